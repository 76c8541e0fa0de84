package dev.tierwise.application.changes;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusAnswer;
import java.time.LocalDate;
import java.util.Optional;

/** What is different between two days, and which portals are behind it? No source is read. */
public final class Changes {

    private final Status status;

    public Changes(Status status) {
        this.status = status;
    }

    /**
     * Compares what the ledger knew after the last refresh on a day or before it with what it knew after the last one on
     * a later day or before it.
     *
     * @param from the one day
     * @param to   the other, not before it
     * @return empty when there was no refresh by the first day
     * @throws IllegalArgumentException when {@code to} lies before {@code from}
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public Optional<ChangesAnswer> changes(Ledger ledger, History history, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " lies before " + from);
        }
        return status.status(ledger, history, Optional.of(from))
                .map(before -> changes(
                        ledger,
                        before,
                        status.status(ledger, history, Optional.of(to)).orElseThrow()));
    }

    private static ChangesAnswer changes(Ledger ledger, StatusAnswer before, StatusAnswer after) {
        Comparison comparison = new Comparison(after.history().programme());
        ledger.forEachPortal(before.history().id(), before.refreshed().day(), comparison::before);
        ledger.forEachPortal(after.history().id(), after.refreshed().day(), comparison::after);
        return new ChangesAnswer(before, after, comparison.result());
    }
}

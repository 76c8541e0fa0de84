package dev.tierwise.application.history;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.RecordedEvent;
import java.time.LocalDate;
import java.util.Optional;

/** Reads from the ledger how the figures and the tiers developed. No source is read. */
public final class ReadHistory {

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    /**
     * What the ledger remembers from one day to another, both included.
     *
     * @param from empty for the beginning of the history
     * @param to   empty for its end
     * @throws IllegalArgumentException when {@code to} lies before {@code from}
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public HistoryAnswer read(Ledger ledger, History history, Optional<LocalDate> from, Optional<LocalDate> to) {
        LocalDate first = from.orElse(BEGINNING);
        LocalDate last = to.orElse(END);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " lies before " + first);
        }
        return new HistoryAnswer(
                history,
                from,
                to,
                from.flatMap(day -> tierBefore(ledger, history, day)),
                ledger.days(history.id(), first, last),
                ledger.events(history.id(), first, last));
    }

    private static Optional<RecordedEvent.TierUpdate> tierBefore(Ledger ledger, History history, LocalDate day) {
        return ledger.lastPublished(history.id(), day.minusDays(1)).map(LastPublished::tier);
    }
}

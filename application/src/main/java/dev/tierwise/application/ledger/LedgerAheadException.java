package dev.tierwise.application.ledger;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.WordedException;
import java.time.LocalDate;

/** The last refreshed day of a history has not come yet: a clock was wrong. Nothing is refreshed until that is repaired. */
public final class LedgerAheadException extends WordedException {

    private static final long serialVersionUID = 1;

    private final transient HistoryId history;

    private LedgerAheadException(HistoryId history, Text text) {
        super(text);
        this.history = history;
    }

    /** The history whose last day has not come yet. */
    public HistoryId history() {
        return history;
    }

    /**
     * Refuses a history that goes on after today.
     *
     * @param last  its last refreshed day
     * @param today today in its time zone
     * @throws LedgerAheadException when the last day lies after today
     */
    public static void check(HistoryId history, LocalDate last, LocalDate today) {
        if (last.isAfter(today)) {
            throw new LedgerAheadException(
                    history,
                    Text.of(
                            LedgerAheadException.class,
                            "ledger.ahead",
                            history.text(),
                            Text.day(last),
                            Text.day(today),
                            today));
        }
    }
}

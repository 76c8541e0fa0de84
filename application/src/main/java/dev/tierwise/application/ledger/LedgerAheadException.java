package dev.tierwise.application.ledger;

import java.time.LocalDate;

/** The last refreshed day of a history has not come yet: a clock was wrong. Nothing is refreshed until that is repaired. */
public final class LedgerAheadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient HistoryId history;

    private LedgerAheadException(HistoryId history, String message) {
        super(message);
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
                    "the ledger's last day of " + history + " is " + last + ", but today is " + today
                            + ": it was refreshed by a wrong clock, or in another time zone. If today is right, take the later days"
                            + " back with 'tierwise ledger forget --after " + today + "'; else set the clock right");
        }
    }
}

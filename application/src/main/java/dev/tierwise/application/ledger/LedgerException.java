package dev.tierwise.application.ledger;

/**
 * A ledger cannot be used, or not in this way. What it held is as it was before.
 *
 * <p>The message is for people: what failed, and what to do. It holds no secret.
 */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why a ledger cannot be used; it decides the exit code. */
    public enum Kind {
        /** There is no ledger, a newer program made it, or it is asked for something that it does not do. */
        MISUSED,
        /** What it holds, or what is to be put into it, is wrong. */
        DAMAGED,
        /** Access is refused. */
        REFUSED,
        /** It cannot be reached, it is locked, or its disk is full. */
        UNAVAILABLE
    }

    private final Kind kind;

    public LedgerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public LedgerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** A history lacks what every refresh writes. */
    public static LedgerException incomplete(HistoryId history) {
        return new LedgerException(
                Kind.DAMAGED,
                "the ledger is damaged: " + history
                        + " was refreshed, but has no monthly report or no update of the tier;"
                        + " see 'tierwise ledger verify', or go back to a backup");
    }

    /** Why the ledger cannot be used. */
    public Kind kind() {
        return kind;
    }
}

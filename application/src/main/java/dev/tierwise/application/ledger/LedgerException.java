package dev.tierwise.application.ledger;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.WordedException;

/**
 * A ledger cannot be used, or not in this way. What it held is as it was before.
 *
 * <p>The message is for users: what failed, and what to do. It holds no secret.
 */
public final class LedgerException extends WordedException {

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

    public LedgerException(Kind kind, Text text) {
        super(text);
        this.kind = kind;
    }

    public LedgerException(Kind kind, Text text, Throwable cause) {
        super(text, cause);
        this.kind = kind;
    }

    /** A history lacks what every refresh writes. */
    public static LedgerException incomplete(HistoryId history) {
        return new LedgerException(Kind.DAMAGED, Text.of(LedgerException.class, "incomplete", history.text()));
    }

    /** A ledger holds the rules of a programme that cannot be read. */
    public static LedgerException unreadableProgramme(Text why) {
        return new LedgerException(Kind.DAMAGED, Text.of(LedgerException.class, "unreadable.programme", why));
    }

    /** Why the ledger cannot be used. */
    public Kind kind() {
        return kind;
    }
}

package dev.tierwise.application.spi;

import java.util.Objects;

/**
 * A source cannot be used at all. For a wrong value among many, report a problem to the sink and go on instead; for a
 * single portal that cannot be read, report a warning and leave its facts unknown.
 *
 * <p>The message is for people, in English and on one line: what failed, and what to do. Neither it nor the cause holds a secret.
 */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1;

    /** Why a source cannot be used; it decides the exit code. */
    public enum Kind {
        /** A setting is wrong. */
        MISCONFIGURED,
        /** Access was refused: not authorised, token expired, scope missing. */
        REFUSED,
        /** The source did not answer: network, rate limit, server error after retries, or not read to its end. */
        UNAVAILABLE,
        /** The data is damaged, cut off or not there: a file that is missing or not in the format that is expected. Since 1.1. */
        MALFORMED
    }

    private final Kind kind;

    /**
     * @param message what failed, and what to do
     * @throws NullPointerException if the kind or the message is null
     */
    public SourceException(Kind kind, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * @param message what failed, and what to do
     * @param cause   for whoever looks for a fault of the adapter; people do not see it
     * @throws NullPointerException if the kind, the message or the cause is null
     */
    public SourceException(Kind kind, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), Objects.requireNonNull(cause, "cause"));
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Why the source cannot be used. */
    public Kind kind() {
        return kind;
    }
}

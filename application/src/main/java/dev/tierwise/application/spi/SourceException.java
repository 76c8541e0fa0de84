package dev.tierwise.application.spi;

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
        UNAVAILABLE
    }

    private final Kind kind;

    /** @param message what failed, and what to do */
    public SourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * @param message what failed, and what to do
     * @param cause   for whoever looks for a fault of the adapter; people do not see it
     */
    public SourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why the source cannot be used. */
    public Kind kind() {
        return kind;
    }
}

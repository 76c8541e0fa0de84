package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.Objects;

/**
 * A source cannot be used at all. For a wrong value among many, report a problem to the sink and go on instead; for a
 * single portal that cannot be read, report a warning and leave its facts unknown.
 *
 * <p>The message is for users, on one line: what failed, and what to do. Neither it nor the cause holds a secret. An adapter whose messages
 * exist in several languages gives a {@link Text}; a {@code String} is English.
 */
public final class SourceException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    /** Why a source cannot be used; it decides the exit code. */
    public enum Kind {
        /** A setting is wrong. */
        MISCONFIGURED,
        /** Access was refused: not authorised, token expired, scope missing. */
        REFUSED,
        /** The source did not answer: network, rate limit, server error after retries, or not read to its end. */
        UNAVAILABLE,
        /** The data is damaged, cut off or not there: a file that is missing or not in the format that is expected. */
        MALFORMED
    }

    private final Kind kind;
    private final transient Text text;

    /**
     * @param message what failed, and what to do
     * @throws NullPointerException if the kind or the message is null
     */
    public SourceException(Kind kind, String message) {
        this(kind, Text.verbatim(Objects.requireNonNull(message, "message")));
    }

    /**
     * @param message what failed, and what to do
     * @param cause   for whoever looks for a fault of the adapter; users do not see it
     * @throws NullPointerException if the kind, the message or the cause is null
     */
    public SourceException(Kind kind, String message, Throwable cause) {
        this(kind, Text.verbatim(Objects.requireNonNull(message, "message")), cause);
    }

    /**
     *
     *
     * @param text what failed, and what to do
     * @throws NullPointerException if the kind or the text is null
     */
    public SourceException(Kind kind, Text text) {
        super(Objects.requireNonNull(text, "text").toString());
        this.kind = Objects.requireNonNull(kind, "kind");
        this.text = text;
    }

    /**
     *
     *
     * @param text  what failed, and what to do
     * @param cause for whoever looks for a fault of the adapter; users do not see it
     * @throws NullPointerException if the kind, the text or the cause is null
     */
    public SourceException(Kind kind, Text text, Throwable cause) {
        super(Objects.requireNonNull(text, "text").toString(), Objects.requireNonNull(cause, "cause"));
        this.kind = Objects.requireNonNull(kind, "kind");
        this.text = text;
    }

    /** Why the source cannot be used. */
    public Kind kind() {
        return kind;
    }

    /** What failed, and what to do. */
    @Override
    public Text text() {
        return text;
    }
}

package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source found out about itself. The texts are for users and hold no secret; a {@code String} is English. Two findings are
 * equal if their English texts are. Immutable.
 */
public final class Finding {

    /** How bad it is. */
    public enum Status {
        /** As it should be. */
        OK,
        /** Facts will be unknown, or something deserves attention; the source can be used. */
        WARNING,
        /** Access is refused, so that the source or a part of it cannot be used. */
        REFUSED,
        /** The data are wrong or damaged, so that nothing can be evaluated. */
        MALFORMED,
        /** There was no usable answer. */
        UNAVAILABLE
    }

    private final Text subject;
    private final Status status;
    private final String check;
    private final Text message;
    private final Text advice;

    /**
     * @param subject what was looked at, such as "the partner's account" or "client 501"
     * @param status  the answer in one word
     * @param check   which question was asked, in lower-case words joined by hyphens, such as {@code access}
     * @param message the answer
     * @param advice  what to do; empty if there is nothing to do
     * @throws NullPointerException if a parameter is null
     */
    public Finding(String subject, Status status, String check, String message, String advice) {
        this(
                Text.verbatim(Objects.requireNonNull(subject, "subject")),
                status,
                check,
                Text.verbatim(Objects.requireNonNull(message, "message")),
                Text.verbatim(Objects.requireNonNull(advice, "advice")));
    }

    /**
     * The same in the language of the user.
     *
     * @param subject what was looked at, such as "the partner's account" or "client 501"
     * @param status  the answer in one word
     * @param check   which question was asked, in lower-case words joined by hyphens, such as {@code access}
     * @param message the answer
     * @param advice  what to do; empty if there is nothing to do
     * @throws NullPointerException if a parameter is null
     */
    public Finding(Text subject, Status status, String check, Text message, Text advice) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.status = Objects.requireNonNull(status, "status");
        this.check = Objects.requireNonNull(check, "check");
        this.message = Objects.requireNonNull(message, "message");
        this.advice = Objects.requireNonNull(advice, "advice");
    }

    /** What was looked at, in English. */
    public String subject() {
        return subject.toString();
    }

    /** What was looked at. */
    public Text subjectText() {
        return subject;
    }

    /** The answer in one word. */
    public Status status() {
        return status;
    }

    /** Which question was asked. */
    public String check() {
        return check;
    }

    /** The answer, in English. */
    public String message() {
        return message.toString();
    }

    /** The answer. */
    public Text messageText() {
        return message;
    }

    /** What to do, in English; empty if there is nothing to do. */
    public String advice() {
        return advice.toString();
    }

    /** What to do; empty in every language if there is nothing to do. */
    public Text adviceText() {
        return advice;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding that
                && status == that.status
                && check.equals(that.check)
                && subject().equals(that.subject())
                && message().equals(that.message())
                && advice().equals(that.advice());
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject(), status, check, message(), advice());
    }

    @Override
    public String toString() {
        return "Finding[subject=" + subject + ", status=" + status + ", check=" + check + ", message=" + message
                + ", advice=" + advice + "]";
    }
}

package dev.tierwise.application.spi;

import java.util.Objects;

/**
 * One thing that a source found out about itself. The texts are for people, in English, and hold no secret.
 *
 * @param subject what was looked at, such as "the partner's account" or "client 501"
 * @param status  the answer in one word
 * @param check   which question was asked, in lower-case words joined by hyphens, such as {@code access}
 * @param message the answer
 * @param advice  what to do; empty where there is nothing to do
 */
public record Finding(String subject, Status status, String check, String message, String advice) {

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

    /** @throws NullPointerException if a component is null */
    public Finding {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(advice, "advice");
    }
}

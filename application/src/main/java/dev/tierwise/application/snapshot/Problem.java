package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about the data that users must know. Two problems are equal if their English texts are.
 *
 * @param severity whether the evaluation went on
 * @param where    the place, for instance {@code app_usage.csv:12:2} or {@code hubspot:record/501}; with several
 *                 sources of files, the source's location precedes the file
 * @param message  what is wrong, what was expected, what to do
 */
public record Problem(Severity severity, String where, Text message) {

    /** What a problem means for the evaluation. */
    public enum Severity {
        /** Nothing is evaluated. */
        ERROR,
        /** The evaluation goes on. */
        WARNING
    }

    /** A problem that is described in English alone. */
    public Problem(Severity severity, String where, String message) {
        this(severity, where, Text.verbatim(message));
    }

    /** The place, and what is wrong there. */
    public Text text() {
        return Text.joined(": ", List.of(Text.verbatim(where), message));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem that
                && severity == that.severity
                && where.equals(that.where)
                && message.toString().equals(that.message.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(severity, where, message.toString());
    }

    @Override
    public String toString() {
        return text().toString();
    }
}

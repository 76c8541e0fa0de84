package dev.tierwise.answers.page;

import dev.tierwise.domain.metric.Count;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Text in a table.
 *
 * @param text    what is written
 * @param style   how
 * @param right   whether it is written towards the right
 * @param verdict whether what it is about counts; empty if it is not about that
 * @param subject what it names; empty if it is no name of which there could be a page
 */
public record Cell(String text, Style style, boolean right, Optional<Count> verdict, Optional<Subject> subject) {

    public static Cell of(String text) {
        return of(text, Style.PLAIN);
    }

    public static Cell of(String text, Style style) {
        return new Cell(text, style, false, Optional.empty(), Optional.empty());
    }

    public static Cell right(String text) {
        return right(text, Style.PLAIN);
    }

    public static Cell right(String text, Style style) {
        return new Cell(text, style, true, Optional.empty(), Optional.empty());
    }

    /** The name of something. */
    public static Cell naming(Subject subject, String text) {
        return new Cell(text, Style.PLAIN, false, Optional.empty(), Optional.of(subject));
    }

    /** Whether something counts, and why. */
    public static Cell verdict(Count count, String why) {
        return new Cell(why, Style.of(count), false, Optional.of(count), Optional.empty());
    }

    /** The same cell with another text. */
    public Cell mapped(UnaryOperator<String> change) {
        return new Cell(change.apply(text), style, right, verdict, subject);
    }
}

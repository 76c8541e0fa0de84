package dev.tierwise.answers.page;

/**
 * Text in a table.
 *
 * @param text  what is written
 * @param style how
 * @param right whether it is written towards the right
 */
public record Cell(String text, Style style, boolean right) {

    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN, false);
    }

    public static Cell of(String text, Style style) {
        return new Cell(text, style, false);
    }

    public static Cell right(String text) {
        return new Cell(text, Style.PLAIN, true);
    }

    public static Cell right(String text, Style style) {
        return new Cell(text, style, true);
    }
}

package dev.tierwise.cli.render;

/**
 * Text in a table.
 *
 * @param text  what is written
 * @param style how
 * @param right whether it is written towards the right
 */
record Cell(String text, Style style, boolean right) {

    static Cell of(String text) {
        return new Cell(text, Style.PLAIN, false);
    }

    static Cell of(String text, Style style) {
        return new Cell(text, style, false);
    }

    static Cell right(String text) {
        return new Cell(text, Style.PLAIN, true);
    }

    static Cell right(String text, Style style) {
        return new Cell(text, style, true);
    }

    /** The text in as many columns, truncated where it is wider. */
    String draw(Paper paper, int columns) {
        String shown = paper.typeface().truncate(text, columns);
        String padding = " ".repeat(columns - paper.typeface().width(shown));
        String painted = paper.paint(style, shown);
        return right ? padding + painted : painted + padding;
    }
}

package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Typeface;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** What a table is written on: a number of columns, a typeface, perhaps colours. */
public record Paper(Writer out, Typeface typeface, boolean colour, int columns) {

    private static final int NARROWEST = 60;
    /** Wider lines are hard to follow with the eye. */
    private static final int WIDEST = 120;

    /** Paper for text: as wide as the options allow and the eye can follow. */
    public static Paper forText(RenderOptions options, Writer out) {
        return new Paper(out, new Typeface(options.unicode()), options.colour(), Math.min(columns(options), WIDEST));
    }

    /** Paper for lists: as wide as the options allow. */
    public static Paper forLists(RenderOptions options, Writer out) {
        return new Paper(out, new Typeface(options.unicode()), options.colour(), columns(options));
    }

    private static int columns(RenderOptions options) {
        return Math.max(NARROWEST, options.columns());
    }

    /** Whom it is about, in bold, and what, at the right or below; then a note, if there is one. */
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        String left = typeface.truncate(whom, columns);
        int gap = columns - typeface.width(left) - typeface.width(what);
        if (gap >= 2) {
            line(paint(Style.BOLD, left) + " ".repeat(gap) + what);
        } else {
            line(paint(Style.BOLD, left));
            wrapped("", what);
        }
        if (note.isPresent()) {
            for (String text : typeface.wrap(note.get(), columns)) {
                line(paint(Style.WARN, text));
            }
        }
    }

    /** A title in bold with text behind it or, where there is no room, below it. */
    public void titled(String indent, String title, String text) throws IOException {
        String start = indent + paint(Style.BOLD, title);
        if (indent.length() + typeface.width(title) + 2 + typeface.width(text) <= columns) {
            line(start + "  " + text);
        } else {
            line(start);
            wrapped(indent + "  ", text);
        }
    }

    public void line(String text) throws IOException {
        out.write(text.replace('\u00A0', ' ').stripTrailing());
        out.write('\n');
    }

    /** Text of any length, each of its lines indented. */
    public void wrapped(String indent, String text) throws IOException {
        for (String line : typeface.wrap(text, columns - indent.length())) {
            line(indent + line);
        }
    }

    public String paint(Style style, String text) {
        return style.paint(text, colour);
    }

    /** The text of a cell in as many columns, truncated where it is wider. */
    public String cell(Cell cell, int columns) {
        String shown = typeface.truncate(cell.text(), columns);
        String padding = " ".repeat(columns - typeface.width(shown));
        String painted = paint(cell.style(), shown);
        return cell.right() ? padding + painted : painted + padding;
    }
}

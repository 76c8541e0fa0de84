package dev.tierwise.cli.render;

import dev.tierwise.domain.metric.State;
import java.io.IOException;
import java.io.Writer;

/** What a table is written on: a number of columns, a typeface, perhaps colours. */
record Paper(Writer out, Typeface typeface, boolean colour, int columns) {

    void line(String text) throws IOException {
        out.write(text.stripTrailing());
        out.write('\n');
    }

    /** Text of any length, each of its lines indented. */
    void wrapped(String indent, String text) throws IOException {
        for (String line : typeface.wrap(text, columns - indent.length())) {
            line(indent + line);
        }
    }

    String paint(Style style, String text) {
        return style.paint(text, colour);
    }

    Style style(State state) {
        return switch (state) {
            case MET -> Style.GOOD;
            case UNMET -> Style.PLAIN;
            case UNDETERMINED -> Style.WARN;
        };
    }
}

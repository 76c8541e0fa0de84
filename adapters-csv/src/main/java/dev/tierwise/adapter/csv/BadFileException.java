package dev.tierwise.adapter.csv;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A file cannot be read any further. */
final class BadFileException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final transient Text text;

    BadFileException(int line, int column, Text text) {
        super(text.toString(), null, false, false);
        this.line = line;
        this.column = column;
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}

package dev.tierwise.adapter.csv;

/** A file cannot be read any further. */
final class BadFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    BadFileException(int line, int column, String message) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}

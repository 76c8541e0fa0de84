package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A workbook or a zip archive cannot be read, or cannot be read any further. The text contains what to do. */
public final class BadWorkbookException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    BadWorkbookException(Text text) {
        super(text.toString(), null, false, false);
        this.text = text;
    }

    static BadWorkbookException of(String key, Object... values) {
        return new BadWorkbookException(Text.of(BadWorkbookException.class, key, values));
    }

    @Override
    public Text text() {
        return text;
    }

    /** Returns 1: the fault concerns the file. */
    public int line() {
        return 1;
    }

    /** Returns 1: the fault concerns the file. */
    public int column() {
        return 1;
    }
}

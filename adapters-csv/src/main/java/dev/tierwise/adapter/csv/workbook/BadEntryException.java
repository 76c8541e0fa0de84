package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;

/** An entry of a zip archive is damaged, or has more bytes than are read. */
public final class BadEntryException extends IOException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    /** @param text why, and what to do */
    public BadEntryException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

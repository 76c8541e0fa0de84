package dev.tierwise.adapter.csv;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;

/** What a file holds cannot be read, for a reason that people can be told. */
final class UnreadableContentException extends IOException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    UnreadableContentException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

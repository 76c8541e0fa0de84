package dev.tierwise.programmes.yaml;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A file that users can correct: the message has a line for each error, with its place. */
public final class InvalidFileException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    InvalidFileException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

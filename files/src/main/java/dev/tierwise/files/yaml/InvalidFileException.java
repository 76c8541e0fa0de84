package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;

/** A file that users can correct: the message has a line for each error, with its place. */
public final class InvalidFileException extends UserException {

    private static final long serialVersionUID = 1;

    InvalidFileException(Text text) {
        super(text);
    }
}

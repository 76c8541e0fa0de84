package dev.tierwise.programmes;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;

/** No programme or template is called what the user wrote: the message suggests those that there are. */
public final class UnknownProgrammeException extends UserException {

    private static final long serialVersionUID = 1;

    UnknownProgrammeException(Text text) {
        super(text);
    }
}

package dev.tierwise.application.simulate;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;

/** A change cannot be made to the facts: the message says which, why, and what to do. */
public final class ChangeRefusedException extends UserException {

    private static final long serialVersionUID = 1;

    ChangeRefusedException(Text text) {
        super(text);
    }
}

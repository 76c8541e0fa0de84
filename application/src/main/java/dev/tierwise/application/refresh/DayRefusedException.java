package dev.tierwise.application.refresh;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;

/** A ledger only goes forward: the day lies before the last refreshed one, in the future, or implausibly long ago. */
public final class DayRefusedException extends UserException {

    private static final long serialVersionUID = 1;

    DayRefusedException(Text text) {
        super(text);
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;

/** No mid-month update lies between today and the day by which a tier is wanted, or that day is past. */
public final class DayTooNearException extends UserException {

    private static final long serialVersionUID = 1;

    DayTooNearException(Text text) {
        super(text);
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** No mid-month update lies between today and the day by which a tier is wanted. */
public final class DayTooNearException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    DayTooNearException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

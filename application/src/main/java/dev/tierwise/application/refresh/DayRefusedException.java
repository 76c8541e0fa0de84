package dev.tierwise.application.refresh;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A ledger only goes forward: the day lies before the last refreshed one, in the future, or implausibly long ago. */
public final class DayRefusedException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    DayRefusedException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

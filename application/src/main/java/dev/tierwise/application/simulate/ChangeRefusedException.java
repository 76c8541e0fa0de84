package dev.tierwise.application.simulate;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A change cannot be made to the facts: the message says which, why, and what to do. */
public final class ChangeRefusedException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    ChangeRefusedException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

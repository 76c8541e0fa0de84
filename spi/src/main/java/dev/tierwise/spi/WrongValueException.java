package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** A value is none that its setting takes. */
final class WrongValueException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    WrongValueException(String key, Object... values) {
        super(key);
        this.text = Text.of(WrongValueException.class, key, values);
    }

    @Override
    public Text text() {
        return text;
    }
}

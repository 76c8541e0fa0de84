package dev.tierwise.domain.text;

/** A value cannot be what it is given for. The message says what it is, and what was expected. */
public final class InvalidValueException extends IllegalArgumentException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    public InvalidValueException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}

package dev.tierwise.application.spi;

/** A confidential text. It prints as {@code ***}, so that no message or log holds it by accident. */
public final class Secret {

    private final String value;

    /** @throws IllegalArgumentException when the value is blank */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is blank");
        }
        this.value = value;
    }

    /** The text itself; for sending it, never for printing it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}

package dev.tierwise.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A confidential text. It prints as {@code ***}, so that no message or log holds it by accident. */
public final class Secret {

    private static final String MASK = "***";

    private final String value;
    private final SecretForms forms;
    private final @Nullable String reference;

    /**
     * @throws NullPointerException     if the value is null
     * @throws IllegalArgumentException if the value is blank
     */
    public Secret(String value) {
        this(Objects.requireNonNull(value, "value"), null);
    }

    /**
     * A text that the configuration refers to.
     *
     * @param reference what the configuration contains in its place, such as {@code ${env:ACME_TOKEN}}
     * @throws NullPointerException     if one of them is null
     * @throws IllegalArgumentException if the value is blank
     */
    public static Secret referredTo(String value, String reference) {
        return new Secret(Objects.requireNonNull(value, "value"), Objects.requireNonNull(reference, "reference"));
    }

    private Secret(String value, @Nullable String reference) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is blank");
        }
        this.value = value;
        this.forms = new SecretForms().add(value.strip());
        this.reference = reference;
    }

    /** The text itself; for sending it, never for printing it. */
    public String reveal() {
        return value;
    }

    /**
     * The text with {@code ***} in place of this secret and of every part of it that is eight characters or longer, or twelve where they
     * are letters, which may be words that other texts have too: in upper or lower case, in Base64, as a part of a URL, in hexadecimal
     * digits, and broken by white space. A secret that is shorter than that is masked where no letter or digit stands beside it.
     *
     * @throws NullPointerException if the text is null
     */
    public String maskedIn(String text) {
        return forms.maskedIn(Objects.requireNonNull(text, "text"));
    }

    /**
     * Whether a text holds the whole secret, in one of the forms that {@link #maskedIn} knows.
     *
     * @throws NullPointerException if the text is null
     */
    public boolean isIn(String text) {
        return forms.areIn(Objects.requireNonNull(text, "text"));
    }

    /** What the configuration contains in its place, for messages; empty if that is unknown. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public String toString() {
        return MASK;
    }
}

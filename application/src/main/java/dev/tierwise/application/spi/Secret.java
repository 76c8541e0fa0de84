package dev.tierwise.application.spi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A confidential text. It prints as {@code ***}, so that no message or log holds it by accident. */
public final class Secret {

    private static final String MASK = "***";

    /** The first so many characters of a secret give it away as the whole does. */
    private static final int SHORTENED = 8;

    private final String value;
    private final List<String> forms;
    private final @Nullable String reference;

    /**
     * @throws NullPointerException     if the value is null
     * @throws IllegalArgumentException if the value is blank
     */
    public Secret(String value) {
        this(Objects.requireNonNull(value, "value"), null);
    }

    /**
     * A text that the configuration refers to. Since 1.1.
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
        this.forms = forms(value.strip());
        this.reference = reference;
    }

    /** The text itself; for sending it, never for printing it. */
    public String reveal() {
        return value;
    }

    /**
     * The text with {@code ***} in place of this secret, in upper or lower case, in Base64, also as a part of what was encoded, and
     * shortened to its first eight characters or more. Since 1.1.
     *
     * @throws NullPointerException if the text is null
     */
    public String maskedIn(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int hidden = shownAt(text, i);
            if (hidden > 0) {
                masked.append(MASK);
                i += hidden;
            } else {
                masked.append(text.charAt(i));
                i++;
            }
        }
        return masked.toString();
    }

    /** How many characters of the text, from a place on, show the secret. */
    private int shownAt(String text, int from) {
        int most = 0;
        for (String form : forms) {
            int same = 0;
            while (same < form.length()
                    && from + same < text.length()
                    && isSame(form.charAt(same), text.charAt(from + same))) {
                same++;
            }
            if (same >= Math.min(form.length(), SHORTENED)) {
                most = Math.max(most, same);
            }
        }
        return most;
    }

    private static boolean isSame(char one, char other) {
        return one == other || Character.toUpperCase(one) == Character.toUpperCase(other);
    }

    private static List<String> forms(String text) {
        List<String> forms = new ArrayList<>();
        forms.add(text);
        forms.add(text.toUpperCase(Locale.ROOT));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.encodeToString(bytes));
            for (int before = 0; before < 3; before++) {
                String part = encodedAfter(before, bytes, encoder);
                if (part.length() >= SHORTENED) {
                    forms.add(part);
                }
            }
        }
        return forms.stream().distinct().toList();
    }

    /** The characters that are the same in the Base64 of every text in which the secret stands after so many bytes of three. */
    private static String encodedAfter(int before, byte[] secret, Base64.Encoder encoder) {
        byte[] text = new byte[before + secret.length];
        System.arraycopy(secret, 0, text, before, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(text);
        int first = (8 * before + 5) / 6;
        int last = 8 * text.length / 6;
        return encoded.substring(first, last);
    }

    /** What the configuration contains in its place, for messages; empty if that is unknown. Since 1.1. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public String toString() {
        return MASK;
    }
}

package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;

/**
 * What people read where the programme has an id, in the two languages that Tierwise speaks.
 *
 * @param en the English label, not blank
 * @param de the German label, not blank
 */
public record Label(String en, String de) {

    /** @throws IllegalArgumentException when a label is blank */
    public Label {
        if (en.isBlank() || de.isBlank()) {
            throw new InvalidValueException(Text.of(Label.class, "label.blank"));
        }
    }

    /** A label that is the same in both languages. */
    public static Label same(String text) {
        return new Label(text, text);
    }
}

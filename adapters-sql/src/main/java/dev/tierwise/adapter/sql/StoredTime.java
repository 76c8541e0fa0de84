package dev.tierwise.adapter.sql;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.DateTimeException;
import java.time.Instant;

/** A time as a text such as {@code 2018-03-15T10:15:30Z}, of the years with four digits. */
final class StoredTime {

    private StoredTime() {}

    /** @throws IllegalArgumentException when the text is not one that {@link Instant#toString} writes for such a year */
    static Instant parse(String text) {
        try {
            Instant time = Instant.parse(text);
            if (text.length() > 4 && text.charAt(4) == '-' && time.toString().equals(text)) {
                return time;
            }
        } catch (DateTimeException e) {
            // of another form
        }
        throw new InvalidValueException(Text.of(StoredTime.class, "no.time", text));
    }
}

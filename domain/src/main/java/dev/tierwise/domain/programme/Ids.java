package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.regex.Pattern;

/** The form of the ids that a programme is written with. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Ids() {}

    /** @param what the id is of: programme, certification, tier, app or metric */
    static String checked(String what, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new InvalidValueException(Text.of(Ids.class, "id." + what, id));
        }
        return id;
    }
}

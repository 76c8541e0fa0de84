package dev.tierwise.domain.programme;

import java.util.regex.Pattern;

/** The form of the ids that a programme is written with. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Ids() {}

    static String checked(String what, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + id + "' is not made of lower-case letters, digits and single hyphens");
        }
        return id;
    }
}

package dev.tierwise.domain.programme;

import java.util.Locale;

/**
 * One of the HubSpot apps whose use a programme looks at.
 *
 * @param id    the id, for instance {@code landing-pages}
 * @param label what people call it
 */
public record App(String id, Label label) {

    /** @throws IllegalArgumentException when the id is not made of lower-case letters, digits and single hyphens */
    public App {
        Ids.checked("app", id);
    }

    /** Whether this is how the name is written in the id or a label: case, spaces, {@code -} and {@code _} do not matter. */
    public boolean answersTo(String name) {
        String form = form(name);
        return form.equals(form(id)) || form.equals(form(label.en())) || form.equals(form(label.de()));
    }

    /** The form in which two ways of writing an app's name are equal. */
    public static String form(String name) {
        StringBuilder form = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c != '-' && c != '_' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(form::appendCodePoint);
        return form.toString();
    }
}

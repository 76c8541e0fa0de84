package dev.tierwise.cli.render;

import dev.tierwise.domain.programme.Label;
import java.util.Locale;

/** The language of what people read. */
public enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The label in this language. */
    String of(Label label) {
        return this == DE ? label.de() : label.en();
    }
}

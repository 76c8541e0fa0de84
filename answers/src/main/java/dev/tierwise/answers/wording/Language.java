package dev.tierwise.answers.wording;

import dev.tierwise.domain.programme.Label;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The language of what people read. */
public enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language that was asked for, or else the one that the locale in the environment variables says: German, or English. */
    public static Language orOf(@Nullable Language asked, Map<String, String> variables) {
        if (asked != null) {
            return asked;
        }
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = variables.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.toLowerCase(Locale.ROOT).startsWith("de") ? DE : EN;
            }
        }
        return EN;
    }

    public Locale locale() {
        return locale;
    }

    /** The label in this language. */
    public String of(Label label) {
        return this == DE ? label.de() : label.en();
    }

    /** As people type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

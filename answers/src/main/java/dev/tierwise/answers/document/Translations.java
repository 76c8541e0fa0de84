package dev.tierwise.answers.document;

import dev.tierwise.domain.text.Text;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message of somebody else's is in other languages than English, for those who read pages. */
public final class Translations {

    private Translations() {}

    /** The text by the code of its language; null if it is the same in every one. */
    public static @Nullable Map<String, String> of(Text text) {
        String german = text.in(Locale.GERMAN);
        return german.equals(text.toString()) ? null : Map.of(Locale.GERMAN.getLanguage(), german);
    }
}

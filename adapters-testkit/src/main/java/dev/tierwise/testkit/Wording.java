package dev.tierwise.testkit;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** What is wrong with what people are told. */
final class Wording {

    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]");

    /** A class with its package, or an exception's simple name. */
    private static final Pattern CLASS = Pattern.compile(
            "\\b[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w*|\\b[A-Z]\\w*(Exception|Error)\\b|\\bat \\w+(\\.\\w+)+\\(");

    /** A word as only a sentence begins it; names such as HubSpot and URL have a capital further on. */
    private static final Pattern CAPITAL = Pattern.compile("^[A-Z][a-z']*\\b(?![.-]).*");

    private Wording() {}

    /** What is wrong with a message that stands behind a place and a colon; empty when nothing is. */
    static List<String> faultsBehindAColon(Text message) {
        List<String> faults = faults(message);
        if (missing(message).isPresent()) {
            return faults;
        }
        String english = message.toString();
        if (CAPITAL.matcher(english).matches()) {
            faults.add("a capital letter at the begin, where a message stands behind a colon: " + english);
        }
        return faults;
    }

    /** What is wrong with a message or a sentence; empty when nothing is. */
    static List<String> faults(Text message) {
        List<String> faults = new ArrayList<>();
        Optional<String> missing = missing(message);
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            String words = message.in(language);
            if (words.isBlank()) {
                faults.add("a blank message");
            }
            if (BREAK.matcher(words).find()) {
                faults.add("more than one line: " + words);
            }
            if (CLASS.matcher(words).find()) {
                faults.add("the name of a class, or a stack trace: " + words);
            }
        }
        return faults;
    }

    /** A key that is not in both message files. */
    private static Optional<String> missing(Text text) {
        if (text instanceof Text.Mapped mapped) {
            return missing(mapped.text());
        }
        if (text instanceof Text.Joined joined) {
            return joined.parts().stream()
                    .flatMap(part -> missing(part).stream())
                    .findFirst();
        }
        if (!(text instanceof Text.Message message)) {
            return Optional.empty();
        }
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            if (!isThere(message, language)) {
                return Optional.of("the message '" + message.key() + "' beside "
                        + message.owner().getName() + " is not there in "
                        + language.getDisplayLanguage(Locale.ENGLISH));
            }
        }
        return message.values().stream()
                .filter(Text.class::isInstance)
                .flatMap(value -> missing((Text) value).stream())
                .findFirst();
    }

    private static boolean isThere(Text.Message message, Locale language) {
        try {
            ResourceBundle messages = ResourceBundle.getBundle(
                    message.owner().getPackageName() + ".messages",
                    language,
                    message.owner().getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return messages.getLocale().equals(language) && messages.containsKey(message.key());
        } catch (MissingResourceException e) {
            return false;
        }
    }

    /** What is wrong with a place; empty when nothing is. */
    static List<String> faults(Origin at) {
        boolean isNamed;
        if (at instanceof Origin.InFile file) {
            isNamed = !file.file().isBlank();
        } else if (at instanceof Origin.OfAnswer answer) {
            isNamed = !answer.record().isBlank() && !answer.request().isBlank();
        } else {
            isNamed = !((Origin.OfRecord) at).id().isBlank();
        }
        return isNamed ? List.of() : List.of("a place without a name: " + at);
    }
}

package dev.tierwise.domain.text;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/**
 * A sentence for users, put into words only when the language of the reader is known. Immutable.
 *
 * <p>{@link Object#toString} returns the English sentence: programs read it, whatever the language of the user.
 */
public sealed interface Text {

    /**
     * A sentence from a message file.
     *
     * <p>The file is {@code messages_en.properties}, in UTF-8, in the package of the owner; {@code messages_de.properties} beside it holds
     * the German sentences. Patterns are those of {@link MessageFormat}: {@code {0}} is the first value, an apostrophe is doubled.
     *
     * @param owner  a class in the package of the message file
     * @param key    the key of the sentence
     * @param values what is put into it: a text in the same language, anything else as {@link String#valueOf} writes it
     * @throws NullPointerException if a parameter or a value is null
     */
    static Text of(Class<?> owner, String key, Object... values) {
        return new Message(owner, key, List.of(values));
    }

    /**
     * A sentence about a number of things: {@code key.one} of the message file if there is one, else {@code key.many}. The number is
     * {@code {0}}, the values follow.
     *
     * @throws NullPointerException if a parameter or a value is null
     */
    static Text counted(Class<?> owner, String key, long count, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = count;
        System.arraycopy(values, 0, all, 1, values.length);
        return of(owner, key + (count == 1 ? ".one" : ".many"), all);
    }

    /**
     * Words that are the same in every language: a name, a value, or a sentence whose author wrote it in one language alone.
     *
     * @throws NullPointerException if the words are null
     */
    static Text verbatim(String words) {
        return new Verbatim(words);
    }

    /**
     * Words that are another text in each language.
     *
     * @throws NullPointerException if a parameter is null
     */
    static Text bilingual(String english, String german) {
        return new Bilingual(english, german);
    }

    /**
     * A day as a sentence names it: {@code 2018-04-01} in English, as in files and on the command line, and {@code 1. April 2018} in German.
     *
     * @throws NullPointerException if the day is null
     */
    static Text day(LocalDate day) {
        return new Day(day);
    }

    /**
     * Several texts in a row.
     *
     * @param separator what stands between two of them
     * @throws NullPointerException if a parameter or a text is null
     */
    static Text joined(String separator, List<Text> parts) {
        return new Joined(separator, parts);
    }

    /**
     * This text with a change that is made to its words in whatever language they are, such as hiding secrets.
     *
     * @throws NullPointerException if the change is null
     */
    default Text mapped(UnaryOperator<String> change) {
        return new Mapped(this, change);
    }

    /**
     * The text in a language; in English if its author did not write it in that language.
     *
     * @throws MissingResourceException if there is no message file, or it lacks the key
     */
    String in(Locale language);

    /** From a message file. */
    record Message(Class<?> owner, String key, List<Object> values) implements Text {

        public Message {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(key, "key");
            values = values.stream()
                    .map(value ->
                            value instanceof Text ? value : String.valueOf(Objects.requireNonNull(value, "value")))
                    .toList();
        }

        @Override
        public String in(Locale language) {
            Object[] shown = values.stream()
                    .map(value -> value instanceof Text text ? text.in(language) : String.valueOf(value))
                    .toArray();
            return new MessageFormat(pattern(language), language).format(shown);
        }

        private String pattern(Locale language) {
            try {
                return messages(language).getString(key);
            } catch (MissingResourceException e) {
                if (language.equals(Locale.ENGLISH)) {
                    throw e;
                }
                return messages(Locale.ENGLISH).getString(key);
            }
        }

        private ResourceBundle messages(Locale language) {
            return ResourceBundle.getBundle(
                    owner.getPackageName() + ".messages",
                    language,
                    owner.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        }

        @Override
        public String toString() {
            return in(Locale.ENGLISH);
        }
    }

    /** In one language alone. */
    record Verbatim(String words) implements Text {

        public Verbatim {
            Objects.requireNonNull(words, "words");
        }

        @Override
        public String in(Locale language) {
            return words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** In both languages. */
    record Bilingual(String english, String german) implements Text {

        public Bilingual {
            Objects.requireNonNull(english, "english");
            Objects.requireNonNull(german, "german");
        }

        @Override
        public String in(Locale language) {
            return isGerman(language) ? german : english;
        }

        @Override
        public String toString() {
            return english;
        }
    }

    private static boolean isGerman(Locale language) {
        return language.getLanguage().equals(Locale.GERMAN.getLanguage());
    }

    /** In the middle of a sentence. */
    record Day(LocalDate day) implements Text {

        public Day {
            Objects.requireNonNull(day, "day");
        }

        @Override
        public String in(Locale language) {
            return isGerman(language)
                    ? DateTimeFormatter.ofPattern("d. MMMM uuuu", language).format(day)
                    : day.toString();
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }

    /** Changed in every language. */
    record Mapped(Text text, UnaryOperator<String> change) implements Text {

        public Mapped {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(change, "change");
        }

        @Override
        public String in(Locale language) {
            return change.apply(text.in(language));
        }

        @Override
        public String toString() {
            return in(Locale.ENGLISH);
        }
    }

    /** In a row. */
    record Joined(String separator, List<Text> parts) implements Text {

        public Joined {
            Objects.requireNonNull(separator, "separator");
            parts = List.copyOf(parts);
        }

        @Override
        public String in(Locale language) {
            return String.join(
                    separator, parts.stream().map(part -> part.in(language)).toList());
        }

        @Override
        public String toString() {
            return in(Locale.ENGLISH);
        }
    }
}

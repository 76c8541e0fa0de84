package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A setting that an adapter takes. Each is a key of the source in the configuration file; one that is a single value and no secret is
 * also the option {@code --<adapter>-<name>} of the commands that read sources.
 *
 * <pre>{@code
 * Setting.path(Setting.LOCATION).description("the text file").required().build()
 * Setting.choice("locale", "en", "de").description("how numbers are written: en or de").byDefault("en").build()
 * Setting.integer("page-size").atLeast(1).atMost(200).description("rows of a page, 1 to 200").byDefault("100").build()
 * }</pre>
 *
 * <p>What a user writes is checked before a source is opened, and complained about with its line and column, or with the name of the
 * option. A source gets values that fit, and the default of what was not given.
 *
 * <p>Two settings are equal if everything but their validators is, descriptions in English. Immutable.
 */
public final class Setting {

    /** The name of the setting that {@code adapter:location} on the command line sets. */
    public static final String LOCATION = "location";

    /** The shape of a setting's value. */
    public enum Kind {
        /** One text. */
        TEXT,
        /** A path; a relative one is taken from the working directory or from the configuration file's folder. */
        PATH,
        /** A whole number. */
        INTEGER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** One of several words; upper and lower case do not matter. */
        CHOICE,
        /** How long: {@code 30s}, {@code 5m}, {@code 2h}, or as ISO 8601 writes it, {@code PT30S}. Not negative. */
        DURATION,
        /** A list of texts. */
        LIST,
        /** A list of records with settings of their own. */
        RECORDS
    }

    private final String name;
    private final Kind kind;
    private final Text description;
    private final boolean required;
    private final boolean secret;
    private final boolean trustedOnly;
    private final Optional<String> byDefault;
    private final OptionalLong least;
    private final OptionalLong most;
    private final List<String> choices;
    private final List<Setting> fields;
    private final Function<String, Optional<Text>> validator;

    private Setting(Builder builder) {
        this.name = builder.name;
        this.kind = builder.kind;
        this.description = Objects.requireNonNull(builder.description, "setting '" + name + "' has no description");
        this.required = builder.required;
        this.secret = builder.secret;
        this.trustedOnly = builder.trustedOnly;
        this.byDefault = Optional.ofNullable(builder.byDefault);
        this.least = builder.least;
        this.most = builder.most;
        this.choices = builder.choices;
        this.fields = builder.fields;
        this.validator = Objects.requireNonNullElse(builder.validator, written -> Optional.empty());
    }

    /** One text. */
    public static Builder text(String name) {
        return new Builder(name, Kind.TEXT);
    }

    /** A path. */
    public static Builder path(String name) {
        return new Builder(name, Kind.PATH);
    }

    /** A whole number, of at most 18 digits. */
    public static Builder integer(String name) {
        return new Builder(name, Kind.INTEGER);
    }

    /** {@code true} or {@code false}. */
    public static Builder bool(String name) {
        return new Builder(name, Kind.BOOLEAN);
    }

    /** One of several words; a source gets it as it is spelled here. */
    public static Builder choice(String name, String... allowed) {
        Builder builder = new Builder(name, Kind.CHOICE);
        builder.choices = List.of(allowed);
        return builder;
    }

    /** How long: {@code 30s}, {@code 5m}, {@code 2h} or {@code PT30S}; not negative. */
    public static Builder duration(String name) {
        return new Builder(name, Kind.DURATION);
    }

    /** A list of texts. */
    public static Builder list(String name) {
        return new Builder(name, Kind.LIST);
    }

    /** A list of records. */
    public static Builder records(String name, Setting... fields) {
        Builder builder = new Builder(name, Kind.RECORDS);
        builder.fields = List.of(fields);
        return builder;
    }

    /** Describes a setting; it must have a description. Without anything else it is optional, no secret and has no default. */
    public static final class Builder {

        private final String name;
        private final Kind kind;
        private @Nullable Text description;
        private boolean required;
        private boolean secret;
        private boolean trustedOnly;
        private @Nullable String byDefault;
        private OptionalLong least = OptionalLong.empty();
        private OptionalLong most = OptionalLong.empty();
        private List<String> choices = List.of();
        private List<Setting> fields = List.of();
        private @Nullable Function<String, Optional<Text>> validator;

        private Builder(String name, Kind kind) {
            this.name = Objects.requireNonNull(name, "name");
            this.kind = kind;
        }

        /** One line for users in English, without a full stop, naming the values allowed. */
        public Builder description(String english) {
            return description(Text.verbatim(english));
        }

        /** One line for users, without a full stop, naming the values allowed. */
        public Builder description(Text text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /** A source cannot be opened without it. */
        public Builder required() {
            required = true;
            return this;
        }

        /** The value is confidential: it is given only by reference, and arrives as a {@link Secret}. Only a text can be. */
        public Builder secret() {
            secret = true;
            return this;
        }

        /**
         * Only the command line or a configuration file that the user chose may change it, because it decides where secrets go. A
         * configuration file that merely lies in the working directory may still repeat the default.
         */
        public Builder trustedOnly() {
            trustedOnly = true;
            return this;
        }

        /**
         * What a source gets where the user gives none; of single values that are neither secret nor required.
         *
         * @param value as a user would write it
         */
        public Builder byDefault(String value) {
            byDefault = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The least number allowed; of integers. */
        public Builder atLeast(long number) {
            least = OptionalLong.of(number);
            return this;
        }

        /** The greatest number allowed; of integers. */
        public Builder atMost(long number) {
            most = OptionalLong.of(number);
            return this;
        }

        /**
         * What is wrong with a value beyond its shape. It answers at once, without I/O, and never sees a secret.
         *
         * @param fault takes the value as the user wrote it, of a list one text after the other, and says what is wrong and what is
         *              expected, in words that stand behind {@code tierwise.yaml:7:12:}; empty if nothing is
         */
        public Builder validator(Function<String, Optional<Text>> fault) {
            validator = Objects.requireNonNull(fault, "fault");
            return this;
        }

        /**
         * The setting.
         *
         * @throws NullPointerException     if it has no description
         * @throws IllegalArgumentException if its name is malformed, what was said of it does not fit its kind, or its default is
         *                                  none of the values allowed
         */
        public Setting build() {
            demand(name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "its name is not made of lower-case words and hyphens");
            demand(!secret || kind == Kind.TEXT, "only a text can be a secret");
            demand(fields.isEmpty() == (kind != Kind.RECORDS), "records, and only they, have fields");
            demand(choices.isEmpty() == (kind != Kind.CHOICE), "choices, and only they, have values allowed");
            demand(
                    kind == Kind.INTEGER || (least.isEmpty() && most.isEmpty()),
                    "only an integer has a least or a greatest value");
            demand(
                    validator == null || (!secret && kind != Kind.RECORDS),
                    "secrets and records have no validator; the fields of records may have one");
            Setting setting = new Setting(this);
            if (byDefault != null) {
                demand(
                        !secret && !required && kind != Kind.LIST && kind != Kind.RECORDS,
                        "only a single value that is neither secret nor required has a default");
                Optional<Text> fault = setting.fault(byDefault);
                demand(
                        fault.isEmpty(),
                        "its default is wrong: " + fault.map(Text::toString).orElse(""));
            }
            return setting;
        }

        private void demand(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException("setting '" + name + "': " + otherwise);
            }
        }
    }

    /** Lower-case words joined by hyphens. */
    public String name() {
        return name;
    }

    /** The shape of its value. */
    public Kind kind() {
        return kind;
    }

    /** One line without a full stop, naming the values allowed. */
    public Text description() {
        return description;
    }

    /** Whether a source cannot be opened without it. */
    public boolean required() {
        return required;
    }

    /** Whether the value is confidential; then it is given only by reference. */
    public boolean secret() {
        return secret;
    }

    /** Whether a configuration file that merely lies in the working directory may not change it. */
    public boolean trustedOnly() {
        return trustedOnly;
    }

    /** What a source gets where it is not given, as a user would write it; empty when it gets nothing. */
    public Optional<String> byDefault() {
        return byDefault;
    }

    /** The words allowed; empty unless the kind is {@link Kind#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** What each record takes; empty unless the kind is {@link Kind#RECORDS}. */
    public List<Setting> fields() {
        return fields;
    }

    /**
     * What is wrong with a value, and what is expected instead. Of a list it is asked about each text; of secrets and records nothing is
     * wrong.
     *
     * @param written the value as a user writes it
     * @return empty if the setting takes it
     */
    public Optional<Text> fault(String written) {
        if (secret || kind == Kind.RECORDS) {
            return Optional.empty();
        }
        try {
            value(written);
        } catch (WrongValueException e) {
            return Optional.of(e.text());
        }
        return validator.apply(written);
    }

    /** The value that a source gets: of a text, a path or a choice a {@code String}, else a {@code Long}, {@code Boolean} or {@code Duration}. */
    Object value(String written) throws WrongValueException {
        String word = written.strip();
        return switch (kind) {
            case INTEGER -> number(word);
            case BOOLEAN -> {
                if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
                    throw new WrongValueException("boolean.wrong", word);
                }
                yield Boolean.parseBoolean(word);
            }
            case CHOICE ->
                choices.stream()
                        .filter(word::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new WrongValueException("choice.wrong", String.join(", ", choices), word));
            case DURATION ->
                WrittenDuration.parse(word).orElseThrow(() -> new WrongValueException("duration.wrong", word));
            case TEXT, PATH, LIST, RECORDS -> written;
        };
    }

    private Long number(String word) throws WrongValueException {
        boolean isNumber = word.matches("-?[0-9]{1,18}");
        long number = isNumber ? Long.parseLong(word) : 0;
        if (isNumber && number >= least.orElse(number) && number <= most.orElse(number)) {
            return number;
        }
        if (least.isPresent() && most.isPresent()) {
            throw new WrongValueException("integer.between", least.getAsLong(), most.getAsLong(), word);
        }
        if (least.isPresent()) {
            throw new WrongValueException("integer.least", least.getAsLong(), word);
        }
        throw most.isPresent()
                ? new WrongValueException("integer.most", most.getAsLong(), word)
                : new WrongValueException("integer.wrong", word);
    }

    /**
     * The same setting, and its fields, where another asks the validators: for an application that guards itself against them.
     *
     * @param change makes the validator that is asked of the one that the adapter gave
     */
    public Setting asking(UnaryOperator<Function<String, Optional<Text>>> change) {
        Builder builder = new Builder(name, kind);
        builder.description = description;
        builder.required = required;
        builder.secret = secret;
        builder.trustedOnly = trustedOnly;
        builder.byDefault = byDefault.orElse(null);
        builder.least = least;
        builder.most = most;
        builder.choices = choices;
        builder.fields = fields.stream().map(field -> field.asking(change)).toList();
        builder.validator = change.apply(validator);
        return new Setting(builder);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting that && Arrays.equals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts());
    }

    private Object[] parts() {
        return new Object[] {
            name, kind, description.toString(), required, secret, trustedOnly, byDefault, least, most, choices, fields
        };
    }

    @Override
    public String toString() {
        return "Setting[name=" + name + ", kind=" + kind + "]";
    }
}

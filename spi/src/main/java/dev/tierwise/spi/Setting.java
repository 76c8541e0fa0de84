package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting that an adapter takes. Each is a key of the source in the configuration file; a {@link Kind#TEXT} that is
 * no secret is also the option {@code --<adapter>-<name>} of the commands that read sources.
 *
 * <p>Descriptions and defaults are for users; a {@code String} is English. Two settings are equal if their English texts and everything else
 * are. Immutable.
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
    private final Optional<Text> byDefault;
    private final List<Setting> fields;

    /**
     * @param name        lower-case words joined by hyphens
     * @param kind        the shape of its value
     * @param description one line, without a full stop, naming the values allowed
     * @param required    whether a source cannot be opened without it
     * @param secret      whether the value is confidential; then it is given only by reference
     * @param trustedOnly whether a configuration file that merely lies in the working directory may not change it, because
     *                    it decides where secrets go; such a file may still repeat the default
     * @param byDefault   what applies when it is not given; empty when nothing does
     * @param fields      what each record takes; empty unless the kind is {@link Kind#RECORDS}
     * @throws NullPointerException     if a parameter or a field is null
     * @throws IllegalArgumentException if the name is malformed, a secret is no text, or fields do not fit the kind
     */
    public Setting(
            String name,
            Kind kind,
            String description,
            boolean required,
            boolean secret,
            boolean trustedOnly,
            Optional<String> byDefault,
            List<Setting> fields) {
        this(
                name,
                kind,
                Text.verbatim(Objects.requireNonNull(description, "description")),
                required,
                secret,
                trustedOnly,
                fields,
                byDefault.map(Text::verbatim));
    }

    /** What tells the two constructors apart is the order of the last two parameters. */
    private Setting(
            String name,
            Kind kind,
            Text description,
            boolean required,
            boolean secret,
            boolean trustedOnly,
            List<Setting> fields,
            Optional<Text> byDefault) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.description = Objects.requireNonNull(description, "description");
        this.required = required;
        this.secret = secret;
        this.trustedOnly = trustedOnly;
        this.byDefault = Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(fields, "fields");
        fields.forEach(field -> Objects.requireNonNull(field, "fields holds null"));
        this.fields = List.copyOf(fields);
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("setting '" + name + "' is not made of lower-case words and hyphens");
        }
        if (secret && kind != Kind.TEXT) {
            throw new IllegalArgumentException("setting '" + name + "': only a text can be a secret");
        }
        if (fields.isEmpty() == (kind == Kind.RECORDS)) {
            throw new IllegalArgumentException("setting '" + name + "': records, and only they, have fields");
        }
    }

    /** One text, optional. */
    public static Setting text(String name, String description) {
        return text(name, Text.verbatim(Objects.requireNonNull(description, "description")));
    }

    /** One text, optional, described in the language of the user. Since 1.2. */
    public static Setting text(String name, Text description) {
        return new Setting(name, Kind.TEXT, description, false, false, false, List.of(), Optional.empty());
    }

    /** One confidential text, optional. */
    public static Setting secret(String name, String description) {
        return secret(name, Text.verbatim(Objects.requireNonNull(description, "description")));
    }

    /** One confidential text, optional, described in the language of the user. Since 1.2. */
    public static Setting secret(String name, Text description) {
        return new Setting(name, Kind.TEXT, description, false, true, false, List.of(), Optional.empty());
    }

    /** A path, optional. */
    public static Setting path(String name, String description) {
        return path(name, Text.verbatim(Objects.requireNonNull(description, "description")));
    }

    /** A path, optional, described in the language of the user. Since 1.2. */
    public static Setting path(String name, Text description) {
        return new Setting(name, Kind.PATH, description, false, false, false, List.of(), Optional.empty());
    }

    /** A list of texts, optional. */
    public static Setting list(String name, String description) {
        return list(name, Text.verbatim(Objects.requireNonNull(description, "description")));
    }

    /** A list of texts, optional, described in the language of the user. Since 1.2. */
    public static Setting list(String name, Text description) {
        return new Setting(name, Kind.LIST, description, false, false, false, List.of(), Optional.empty());
    }

    /** A list of records, optional. */
    public static Setting records(String name, String description, List<Setting> fields) {
        return records(name, Text.verbatim(Objects.requireNonNull(description, "description")), fields);
    }

    /** A list of records, optional, described in the language of the user. Since 1.2. */
    public static Setting records(String name, Text description, List<Setting> fields) {
        return new Setting(name, Kind.RECORDS, description, false, false, false, fields, Optional.empty());
    }

    /** The same setting, but a source cannot be opened without it. */
    public Setting asRequired() {
        return new Setting(name, kind, description, true, secret, trustedOnly, fields, byDefault);
    }

    /** The same setting, naming what applies when it is not given. */
    public Setting withDefault(String value) {
        return withDefault(Text.verbatim(value));
    }

    /** The same setting, naming in the language of the user what applies when it is not given. Since 1.2. */
    public Setting withDefault(Text value) {
        return new Setting(name, kind, description, required, secret, trustedOnly, fields, Optional.of(value));
    }

    /** The same setting, but only the command line or a configuration file that the user chose may change it. */
    public Setting asTrustedOnly() {
        return new Setting(name, kind, description, required, secret, true, fields, byDefault);
    }

    /** Lower-case words joined by hyphens. */
    public String name() {
        return name;
    }

    /** The shape of its value. */
    public Kind kind() {
        return kind;
    }

    /** One line in English, without a full stop, naming the values allowed. */
    public String description() {
        return description.toString();
    }

    /** One line without a full stop, naming the values allowed. Since 1.2. */
    public Text descriptionText() {
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

    /** What applies when it is not given, in English; empty when nothing does. */
    public Optional<String> byDefault() {
        return byDefault.map(Text::toString);
    }

    /** What applies when it is not given; empty when nothing does. Since 1.2. */
    public Optional<Text> byDefaultText() {
        return byDefault;
    }

    /** What each record takes; empty unless the kind is {@link Kind#RECORDS}. */
    public List<Setting> fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting that
                && name.equals(that.name)
                && kind == that.kind
                && required == that.required
                && secret == that.secret
                && trustedOnly == that.trustedOnly
                && fields.equals(that.fields)
                && description().equals(that.description())
                && byDefault().equals(that.byDefault());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, required, secret, trustedOnly);
    }

    @Override
    public String toString() {
        return "Setting[name=" + name + ", kind=" + kind + "]";
    }
}

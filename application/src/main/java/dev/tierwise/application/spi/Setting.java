package dev.tierwise.application.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting that an adapter takes. Each is a key of the source in the configuration file; a {@link Kind#TEXT} that is
 * no secret is also the option {@code --<adapter>-<name>} of the commands that read sources.
 *
 * @param name        lower-case words joined by hyphens
 * @param kind        the shape of its value
 * @param description one line for people, without a full stop, naming the values allowed
 * @param required    whether a source cannot be opened without it
 * @param secret      whether the value is confidential; then it is given only by reference
 * @param trustedOnly whether a configuration file that merely lies in the working directory may not change it, because
 *                    it decides where secrets go; such a file may still repeat the default
 * @param byDefault   what holds when it is not given, for people to read; empty when nothing does
 * @param fields      what each record takes; empty unless the kind is {@link Kind#RECORDS}
 */
public record Setting(
        String name,
        Kind kind,
        String description,
        boolean required,
        boolean secret,
        boolean trustedOnly,
        Optional<String> byDefault,
        List<Setting> fields) {

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

    /**
     * @throws NullPointerException     if a component or a field is null
     * @throws IllegalArgumentException if the name is malformed, a secret is no text, or fields do not fit the kind
     */
    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(fields, "fields");
        fields.forEach(field -> Objects.requireNonNull(field, "fields holds null"));
        fields = List.copyOf(fields);
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
        return new Setting(name, Kind.TEXT, description, false, false, false, Optional.empty(), List.of());
    }

    /** One confidential text, optional. */
    public static Setting secret(String name, String description) {
        return new Setting(name, Kind.TEXT, description, false, true, false, Optional.empty(), List.of());
    }

    /** A path, optional. */
    public static Setting path(String name, String description) {
        return new Setting(name, Kind.PATH, description, false, false, false, Optional.empty(), List.of());
    }

    /** A list of texts, optional. */
    public static Setting list(String name, String description) {
        return new Setting(name, Kind.LIST, description, false, false, false, Optional.empty(), List.of());
    }

    /** A list of records, optional. */
    public static Setting records(String name, String description, List<Setting> fields) {
        return new Setting(name, Kind.RECORDS, description, false, false, false, Optional.empty(), fields);
    }

    /** The same setting, but a source cannot be opened without it. */
    public Setting asRequired() {
        return new Setting(name, kind, description, true, secret, trustedOnly, byDefault, fields);
    }

    /** The same setting, naming what holds when it is not given. */
    public Setting withDefault(String value) {
        return new Setting(name, kind, description, required, secret, trustedOnly, Optional.of(value), fields);
    }

    /** The same setting, but only the command line or a configuration file that the user chose may change it. */
    public Setting asTrustedOnly() {
        return new Setting(name, kind, description, required, secret, true, byDefault, fields);
    }
}

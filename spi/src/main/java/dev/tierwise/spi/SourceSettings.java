package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of an adapter's settings: what the user gave and, of what was not given, the defaults. Only settings that the adapter
 * declares are here, each in the declared shape and of the values allowed, the required ones and those with a default present. Immutable.
 * It prints names, not values. A value that is asked for in another shape than its own is a fault of the adapter and throws a
 * {@link ClassCastException}.
 *
 * <p>Where a value is wrong for a reason that no {@link Setting} can know, {@link #misconfigured} says so with the value's place:
 *
 * <pre>{@code
 * throw settings.misconfigured("base-url", "expected an address that begins with https://");
 * }</pre>
 */
public final class SourceSettings {

    private record GivenPath(String given, Path resolved) {}

    private final Map<String, Object> values;
    private final Map<String, String> places;
    private final Optional<String> place;

    private SourceSettings(Map<String, Object> values, Map<String, String> places, Optional<String> place) {
        this.values = values;
        this.places = places;
        this.place = place;
    }

    /** Begins a set of values; for the application and for tests of adapters. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names of the settings that have a value, in no particular order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** A text, a choice as the adapter spells it, or a path as the user wrote it; empty when it is not given. */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        return Optional.ofNullable(value instanceof GivenPath path ? path.given() : (String) value);
    }

    /** A confidential text; empty when it is not given. */
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable((Secret) values.get(name));
    }

    /** A path, no longer relative; empty when it is not given. */
    public Optional<Path> path(String name) {
        return Optional.ofNullable((GivenPath) values.get(name)).map(GivenPath::resolved);
    }

    /** A whole number; empty when it is not given. */
    public OptionalLong integer(String name) {
        Long value = (Long) values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Yes or no; empty when it is not given. */
    public Optional<Boolean> bool(String name) {
        return Optional.ofNullable((Boolean) values.get(name));
    }

    /** One of the words allowed, as the adapter spells it; empty when it is not given. */
    public Optional<String> choice(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** How long, not negative; empty when it is not given. */
    public Optional<Duration> duration(String name) {
        return Optional.ofNullable((Duration) values.get(name));
    }

    /** A list of texts in the user's order; empty when it is not given. */
    @SuppressWarnings("unchecked")
    public List<String> list(String name) {
        return (List<String>) values.getOrDefault(name, List.of());
    }

    /** A list of records in the user's order, each with its own places; empty when it is not given. */
    @SuppressWarnings("unchecked")
    public List<SourceSettings> records(String name) {
        return (List<SourceSettings>) values.getOrDefault(name, List.of());
    }

    /**
     * Where a setting was given, such as {@code tierwise.yaml:7:12} or {@code --csv-locale}; of one that was not given, where the source
     * or the record as a whole was.
     *
     * @return empty when that is unknown, as in tests
     */
    public Optional<String> place(String name) {
        return Optional.ofNullable(places.get(name)).or(() -> place);
    }

    /**
     * What to throw when a value is wrong: of kind {@link SourceException.Kind#MISCONFIGURED}, with the setting's place before the message.
     *
     * @param message what is wrong with which setting, and what to do
     */
    public SourceException misconfigured(String name, Text message) {
        return new SourceException(
                SourceException.Kind.MISCONFIGURED,
                place(name)
                        .map(where -> Text.joined(": ", List.of(Text.verbatim(where), message)))
                        .orElse(message));
    }

    /** The same in English. */
    public SourceException misconfigured(String name, String message) {
        return misconfigured(name, Text.verbatim(message));
    }

    /**
     * These values, and the defaults of the settings that have none, those of records included. The application does this for a source
     * that it opens; a test that opens one does it too.
     */
    public SourceSettings withDefaults(List<Setting> declared) {
        Builder all = new Builder();
        all.values.putAll(values);
        all.places.putAll(places);
        all.place = place.orElse(null);
        for (Setting setting : declared) {
            String name = setting.name();
            if (setting.kind() == Setting.Kind.RECORDS && values.containsKey(name)) {
                List<SourceSettings> records = new ArrayList<>();
                records(name).forEach(record -> records.add(record.withDefaults(setting.fields())));
                all.records(name, records);
            }
            if (!values.containsKey(name)) {
                setting.byDefault().ifPresent(value -> all.written(setting, value));
            }
        }
        return all.build();
    }

    @Override
    public String toString() {
        return "settings " + values.keySet();
    }

    /** Collects values; a name given twice keeps the later value. */
    public static final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Map<String, String> places = new LinkedHashMap<>();
        private @Nullable String place;

        private Builder() {}

        /** Sets a text or a choice. */
        public Builder text(String name, String value) {
            return put(name, value);
        }

        /** Sets a confidential text. */
        public Builder secret(String name, Secret value) {
            return put(name, value);
        }

        /** Sets a path: as the user wrote it, and made absolute. */
        public Builder path(String name, String given, Path resolved) {
            return put(name, new GivenPath(given, resolved));
        }

        /** Sets a whole number. */
        public Builder integer(String name, long value) {
            return put(name, value);
        }

        /** Sets yes or no. */
        public Builder bool(String name, boolean value) {
            return put(name, value);
        }

        /** Sets how long. */
        public Builder duration(String name, Duration value) {
            return put(name, value);
        }

        /** Sets a list of texts. */
        public Builder list(String name, List<String> value) {
            return put(name, List.copyOf(value));
        }

        /** Sets a list of records. */
        public Builder records(String name, List<SourceSettings> value) {
            return put(name, List.copyOf(value));
        }

        /**
         * Sets a single value that is no secret as a user writes it; a relative path is taken from the working directory. The setting's
         * validator is not asked, see {@link Setting#fault}.
         *
         * @throws IllegalArgumentException if the value is not of the setting's kind, or the setting is a secret, a list or records
         */
        public Builder written(Setting setting, String value) {
            String name = setting.name();
            if (setting.secret() || setting.kind() == Setting.Kind.LIST || setting.kind() == Setting.Kind.RECORDS) {
                throw new IllegalArgumentException("setting '" + name + "' is not written as one value");
            }
            if (setting.kind() == Setting.Kind.PATH) {
                return path(name, value, Path.of(value).toAbsolutePath());
            }
            try {
                return put(name, setting.value(value));
            } catch (WrongValueException e) {
                throw new IllegalArgumentException("setting '" + name + "': " + e.text(), e);
            }
        }

        /** Says where the source or the record as a whole is given, such as {@code tierwise.yaml:5:3}. */
        public Builder at(String where) {
            place = Objects.requireNonNull(where, "where");
            return this;
        }

        /** Says where a setting is given, such as {@code tierwise.yaml:7:12} or {@code --csv-locale}. */
        public Builder at(String name, String where) {
            places.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(where, "where"));
            return this;
        }

        private Builder put(String name, Object value) {
            values.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /** The values so far. */
        public SourceSettings build() {
            return new SourceSettings(
                    new LinkedHashMap<>(values), new LinkedHashMap<>(places), Optional.ofNullable(place));
        }
    }
}

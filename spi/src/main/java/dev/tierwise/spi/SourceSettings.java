package dev.tierwise.spi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that the user gave for an adapter's settings: only settings that the adapter declares, each in the
 * declared shape, the required ones present. Immutable. It prints names, not values. A value that is asked for in another
 * shape than its own is a fault of the adapter and throws a {@link ClassCastException}.
 */
public final class SourceSettings {

    private record GivenPath(String given, Path resolved) {}

    private final Map<String, Object> values;

    private SourceSettings(Map<String, Object> values) {
        this.values = values;
    }

    /** Begins a set of values; for the application and for tests of adapters. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names of the settings that are given, in no particular order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** A text, or a path as the user wrote it; empty when it is not given. */
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

    /** A list of texts in the user's order; empty when it is not given. */
    @SuppressWarnings("unchecked")
    public List<String> list(String name) {
        return (List<String>) values.getOrDefault(name, List.of());
    }

    /** A list of records in the user's order; empty when it is not given. */
    @SuppressWarnings("unchecked")
    public List<SourceSettings> records(String name) {
        return (List<SourceSettings>) values.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return "settings " + values.keySet();
    }

    /** Collects values; a name given twice keeps the later value. */
    public static final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Sets a text. */
        public Builder text(String name, String value) {
            values.put(name, value);
            return this;
        }

        /** Sets a confidential text. */
        public Builder secret(String name, Secret value) {
            values.put(name, value);
            return this;
        }

        /** Sets a path: as the user wrote it, and made absolute. */
        public Builder path(String name, String given, Path resolved) {
            values.put(name, new GivenPath(given, resolved));
            return this;
        }

        /** Sets a list of texts. */
        public Builder list(String name, List<String> value) {
            values.put(name, List.copyOf(value));
            return this;
        }

        /** Sets a list of records. */
        public Builder records(String name, List<SourceSettings> value) {
            values.put(name, List.copyOf(value));
            return this;
        }

        /** The values so far. */
        public SourceSettings build() {
            return new SourceSettings(new LinkedHashMap<>(values));
        }
    }
}

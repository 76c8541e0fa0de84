package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and their values.
 *
 * @param place   where it begins
 * @param entries by key, in order
 */
public record YamlMapping(Place place, Map<String, Entry> entries) implements YamlNode {

    public YamlMapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key; empty when the key is not there. */
    public Optional<YamlNode> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Begins to take values out, key by key. */
    public YamlFields fields(Findings findings) {
        return new YamlFields(this, findings);
    }

    @Override
    public Text kind() {
        return Text.of(YamlMapping.class, "kind.mapping");
    }

    /**
     * A key's value.
     *
     * @param keyPlace where the key is written
     * @param value    what is written for it
     */
    public record Entry(Place keyPlace, YamlNode value) {}
}

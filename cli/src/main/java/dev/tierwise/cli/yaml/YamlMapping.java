package dev.tierwise.cli.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Begins to take values out, key by key. */
    public YamlFields fields(Findings findings) {
        return new YamlFields(this, findings);
    }

    @Override
    public String kind() {
        return "keys with values";
    }

    /**
     * A key's value.
     *
     * @param keyPlace where the key is written
     * @param value    what is written for it
     */
    public record Entry(Place keyPlace, YamlNode value) {}
}

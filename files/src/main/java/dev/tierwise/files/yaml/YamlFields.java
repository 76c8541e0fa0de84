package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the values of a mapping's keys. The keys that are asked for are the known ones: {@link #end} complains about
 * every other. A value that is missing or of the wrong shape is empty, and the findings have an error.
 */
public final class YamlFields {

    private final YamlMapping mapping;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();

    YamlFields(YamlMapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    /** Where the mapping begins. */
    public Place place() {
        return mapping.place();
    }

    /** The value of a key, of whatever shape; empty when the key is not there. */
    public Optional<YamlNode> optional(String key) {
        known.add(key);
        return mapping.value(key);
    }

    /**
     * The value of a key that must be there.
     *
     * @param expected what is expected, for instance {@code "a day"}
     */
    public Optional<YamlNode> required(String key, Text expected) {
        Optional<YamlNode> value = optional(key);
        if (value.isEmpty()) {
            findings.error(place(), YamlFields.class, "key.missing", key, expected);
        }
        return value;
    }

    public Optional<YamlScalar> optionalScalar(String key, Text expected) {
        return optional(key).flatMap(value -> value.asScalar(findings, expected));
    }

    public Optional<YamlScalar> requiredScalar(String key, Text expected) {
        return required(key, expected).flatMap(value -> value.asScalar(findings, expected));
    }

    public Optional<YamlList> optionalList(String key, Text expected) {
        return optional(key).flatMap(value -> value.asList(findings, expected));
    }

    public Optional<YamlList> requiredList(String key, Text expected) {
        return required(key, expected).flatMap(value -> value.asList(findings, expected));
    }

    public Optional<YamlMapping> optionalMapping(String key, Text expected) {
        return optional(key).flatMap(value -> value.asMapping(findings, expected));
    }

    public Optional<YamlMapping> requiredMapping(String key, Text expected) {
        return required(key, expected).flatMap(value -> value.asMapping(findings, expected));
    }

    /** Complains about the keys that were not asked for. */
    public void end() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                Text all = Text.of(YamlFields.class, "key.known", String.join(", ", known));
                findings.error(entry.keyPlace(), YamlFields.class, "key.unknown", key, Suggestion.or(key, known, all));
            }
        });
    }
}

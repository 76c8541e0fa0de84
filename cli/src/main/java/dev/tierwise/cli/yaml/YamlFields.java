package dev.tierwise.cli.yaml;

import dev.tierwise.application.suggest.Nearest;
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
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlMapping.Entry::value);
    }

    /**
     * The value of a key that must be there.
     *
     * @param expected what is expected, for instance {@code "a day"}
     */
    public Optional<YamlNode> required(String key, String expected) {
        Optional<YamlNode> value = optional(key);
        if (value.isEmpty()) {
            findings.error(place(), "the key '" + key + "' is missing: expected " + expected);
        }
        return value;
    }

    public Optional<YamlScalar> optionalScalar(String key, String expected) {
        return optional(key).flatMap(value -> value.asScalar(findings, expected));
    }

    public Optional<YamlScalar> requiredScalar(String key, String expected) {
        return required(key, expected).flatMap(value -> value.asScalar(findings, expected));
    }

    public Optional<YamlList> optionalList(String key, String expected) {
        return optional(key).flatMap(value -> value.asList(findings, expected));
    }

    public Optional<YamlList> requiredList(String key, String expected) {
        return required(key, expected).flatMap(value -> value.asList(findings, expected));
    }

    public Optional<YamlMapping> optionalMapping(String key, String expected) {
        return optional(key).flatMap(value -> value.asMapping(findings, expected));
    }

    public Optional<YamlMapping> requiredMapping(String key, String expected) {
        return required(key, expected).flatMap(value -> value.asMapping(findings, expected));
    }

    /** Complains about the keys that nobody asked for. */
    public void end() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                findings.error(
                        entry.keyPlace(),
                        "unknown key '" + key + "'"
                                + Nearest.to(key, known)
                                        .map(nearest -> "; did you mean '" + nearest + "'?")
                                        .orElseGet(() -> "; known here: " + String.join(", ", known)));
            }
        });
    }
}

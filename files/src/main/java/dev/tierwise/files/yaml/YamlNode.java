package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written in a YAML file where a value can be, and where it begins. */
public sealed interface YamlNode permits YamlMapping, YamlList, YamlScalar, YamlNode.Nothing, YamlNode.Refused {

    /** Where the value begins. */
    Place place();

    /** What people call this. */
    Text kind();

    /**
     * This value if it is a single one; otherwise the findings gain an error.
     *
     * @param expected what is expected here, for instance {@code "a day"}
     */
    default Optional<YamlScalar> asScalar(Findings findings, Text expected) {
        return this instanceof YamlScalar scalar ? Optional.of(scalar) : mismatch(findings, expected);
    }

    /**
     * This value if it is a list, an empty one if nothing is written; otherwise the findings gain an error.
     *
     * @param expected what is expected here, for instance {@code "a list of days"}
     */
    default Optional<YamlList> asList(Findings findings, Text expected) {
        if (this instanceof Nothing) {
            return Optional.of(new YamlList(place(), List.of()));
        }
        return this instanceof YamlList list ? Optional.of(list) : mismatch(findings, expected);
    }

    /**
     * This value if it is made of keys and values, an empty one if nothing is written; otherwise the findings gain an
     * error.
     *
     * @param expected what is expected here, for instance {@code "a rate for each currency"}
     */
    default Optional<YamlMapping> asMapping(Findings findings, Text expected) {
        if (this instanceof Nothing) {
            return Optional.of(new YamlMapping(place(), Map.of()));
        }
        return this instanceof YamlMapping mapping ? Optional.of(mapping) : mismatch(findings, expected);
    }

    private <N> Optional<N> mismatch(Findings findings, Text expected) {
        // what was refused has been complained about already
        if (!(this instanceof Refused)) {
            findings.error(place(), YamlNode.class, "unexpected", expected, kind());
        }
        return Optional.empty();
    }

    /**
     * Nothing is written, or {@code ~} or {@code null}.
     *
     * @param place where the value would begin
     */
    record Nothing(Place place) implements YamlNode {

        @Override
        public Text kind() {
            return Text.of(YamlNode.class, "kind.nothing");
        }
    }

    /**
     * A value in a form that Tierwise does not read; the findings say so.
     *
     * @param place where it begins
     */
    record Refused(Place place) implements YamlNode {

        @Override
        public Text kind() {
            return Text.of(YamlNode.class, "kind.refused");
        }
    }
}

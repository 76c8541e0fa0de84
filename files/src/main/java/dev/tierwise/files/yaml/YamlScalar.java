package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;

/**
 * A single value.
 *
 * @param place where it begins
 * @param text  what is written, without quotes and escapes; never interpreted, so that {@code 1.10} is not {@code 1.1}
 */
public record YamlScalar(Place place, String text) implements YamlNode {

    @Override
    public Text kind() {
        return Text.of(YamlScalar.class, "kind.scalar");
    }

    /** What to say when something else is expected. */
    public Text insteadOf(Text expected) {
        return Text.of(YamlScalar.class, "unexpected.value", expected, text);
    }
}

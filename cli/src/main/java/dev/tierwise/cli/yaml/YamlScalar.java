package dev.tierwise.cli.yaml;

/**
 * A single value.
 *
 * @param place where it begins
 * @param text  what is written, without quotes and escapes; never interpreted, so that {@code 1.10} is not {@code 1.1}
 */
public record YamlScalar(Place place, String text) implements YamlNode {

    @Override
    public String kind() {
        return "a single value";
    }
}

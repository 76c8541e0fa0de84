package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;
import java.util.List;

/**
 * A list.
 *
 * @param place where it begins
 * @param items in order
 */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public Text kind() {
        return Text.of(YamlList.class, "kind.list");
    }
}

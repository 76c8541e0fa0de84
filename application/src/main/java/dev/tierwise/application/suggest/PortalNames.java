package dev.tierwise.application.suggest;

import dev.tierwise.domain.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The portals that can be meant, by id or by name. Of a name, upper and lower case do not matter. */
public final class PortalNames {

    private final Map<String, Optional<String>> namesById = new LinkedHashMap<>();
    private final Map<String, List<String>> idsByName = new HashMap<>();

    /** Adds a portal. */
    public void add(String id, Optional<String> name) {
        namesById.put(id, name);
        name.ifPresent(known -> idsByName
                .computeIfAbsent(form(known), form -> new ArrayList<>())
                .add(id));
    }

    /** The ids of the portals that a text can mean: the one of that id, else all of that name; empty when there is none. */
    public List<String> meant(String written) {
        return namesById.containsKey(written)
                ? List.of(written)
                : List.copyOf(idsByName.getOrDefault(form(written), List.of()));
    }

    /** The id or the name that is written almost like a text; empty when there is none. */
    public Optional<String> nearest(String written) {
        return Nearest.to(
                written,
                Stream.concat(
                                namesById.keySet().stream(),
                                namesById.values().stream().flatMap(Optional::stream))
                        .toList());
    }

    private static String form(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

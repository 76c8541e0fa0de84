package dev.tierwise.adapter.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that stand for the values of an enumeration: those of the reports, for instance {@code does-not-count}.
 *
 * @param <E> the enumeration
 */
final class EnumWords<E extends Enum<E>> {

    private final Map<String, E> values = new HashMap<>();

    EnumWords(Class<E> type) {
        for (E value : type.getEnumConstants()) {
            values.put(of(value), value);
        }
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<E> find(String word) {
        return Optional.ofNullable(values.get(word));
    }

    Set<String> all() {
        return values.keySet();
    }
}

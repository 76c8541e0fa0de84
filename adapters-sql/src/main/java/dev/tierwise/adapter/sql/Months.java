package dev.tierwise.adapter.sql;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.Month;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The months in which tiers are updated, as words in the order of the year such as {@code january july}. */
final class Months {

    private static final EnumWords<Month> WORDS = new EnumWords<>(Month.class);

    private Months() {}

    /** Empty for all months. */
    static Optional<String> text(Set<Month> months) {
        return months.size() == Month.values().length
                ? Optional.empty()
                : Optional.of(months.stream().sorted().map(EnumWords::of).collect(Collectors.joining(" ")));
    }

    /** @throws IllegalArgumentException when the text is not one that {@link #text} would have written */
    static Set<Month> parse(String text) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (String word : text.split(" ", -1)) {
            months.add(WORDS.find(word)
                    .orElseThrow(() -> new InvalidValueException(Text.of(Months.class, "no.month", word))));
        }
        if (!text(months).equals(Optional.of(text))) {
            throw new InvalidValueException(Text.of(Months.class, "no.months", text));
        }
        return months;
    }
}

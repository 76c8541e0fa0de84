package dev.tierwise.adapter.sql;

import java.time.Month;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The months in which tiers are updated, as a ledger keeps them. */
final class TierMonths {

    static final Set<Month> EVERY = Set.of(Month.values());

    private TierMonths() {}

    /** Empty where tiers are updated in every month. */
    static Optional<String> text(Set<Month> months) {
        return months.equals(EVERY) ? Optional.empty() : Optional.of(numbers(EnumSet.copyOf(months)));
    }

    private static String numbers(Set<Month> months) {
        return months.stream().map(month -> String.valueOf(month.getValue())).collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException when the text is not one that {@link #text} would have written */
    static Set<Month> parse(String text) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (String number : text.split(" ", -1)) {
            months.add(month(number));
        }
        if (!numbers(months).equals(text) || months.equals(EVERY)) {
            throw new IllegalArgumentException("'" + text + "' are not some months in the order of the year");
        }
        return months;
    }

    private static Month month(String number) {
        if (!number.matches("[1-9]|1[0-2]")) {
            throw new IllegalArgumentException("'" + number + "' is not the number of a month");
        }
        return Month.of(Integer.parseInt(number));
    }
}

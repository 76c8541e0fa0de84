package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Values in the form in which both databases keep them: texts, days as ISO texts, and numbers as whole cents or tenths. */
final class Storable {

    private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** A text; characters that no database takes, such as U+0000, are replaced. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(replaced::appendCodePoint);
        return replaced.toString();
    }

    /** A day; one that lies outside of the years with four digits stands for the first or the last of those. */
    static String day(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            return FIRST_DAY.toString();
        }
        return day.isAfter(LAST_DAY) ? LAST_DAY.toString() : day.toString();
    }

    /** @throws LedgerException when the amount does not fit into 64 bits */
    static long number(BigDecimal value, Unit unit) {
        try {
            // no tier asks for more decimals of points, so that cut off they reach the same tiers
            return value.setScale(places(unit), unit == Unit.POINTS ? RoundingMode.DOWN : RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new LedgerException(
                    LedgerException.Kind.DAMAGED,
                    Text.of(
                            Storable.class,
                            "amount.unstorable",
                            abridged(value),
                            BigDecimal.valueOf(Long.MAX_VALUE, places(unit)).toPlainString(),
                            places(unit)));
        }
    }

    private static String abridged(BigDecimal value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    static OptionalLong high(Interval interval, Unit unit) {
        return interval.high().map(high -> OptionalLong.of(number(high, unit))).orElse(OptionalLong.empty());
    }

    static Interval interval(long low, OptionalLong high, Unit unit) {
        return high.isPresent()
                ? Interval.between(value(low, unit), value(high.getAsLong(), unit))
                : Interval.from(value(low, unit));
    }

    private static BigDecimal value(long number, Unit unit) {
        BigDecimal value = BigDecimal.valueOf(number, places(unit));
        return switch (unit) {
            case MONEY, PEOPLE, NONE -> value;
            case APPS, POINTS, PERCENT -> withoutTrailingZeros(value);
        };
    }

    private static BigDecimal withoutTrailingZeros(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int places(Unit unit) {
        return switch (unit) {
            case MONEY -> 2;
            case APPS -> 1;
            case PEOPLE -> 0;
            case POINTS, PERCENT -> Requirement.MOST_DECIMALS;
            case NONE -> throw new IllegalArgumentException("a metric that is a yes or a no has no figure");
        };
    }
}

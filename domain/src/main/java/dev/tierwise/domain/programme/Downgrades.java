package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a tier is kept once it is reached: tiers rise on every tier day, but fall on those of some months only.
 *
 * <p>HubSpot describes it on its page on how tiers work, "retention and downgrades": a tier is not lost within six months of
 * reaching it, tiers fall on 15 January and 15 July only, and one that was met in at least one month of the months before is
 * kept.
 *
 * @param months the months on whose tier day a tier can be lost, in the order of the year; at least one
 * @param window how long before such a day, up to it, a tier that was met on a tier day is kept
 * @param hold   for how long after it was reached a tier is never lost; the day exactly so long after it may take it
 */
public record Downgrades(Set<Month> months, Period window, Period hold) {

    /** @throws IllegalArgumentException when there is no month, or a period is zero or negative */
    public Downgrades {
        if (months.isEmpty()) {
            throw new InvalidValueException(Text.of(Downgrades.class, "downgrades.months"));
        }
        months = Collections.unmodifiableSet(EnumSet.copyOf(months));
        check("downgrades.window", window);
        check("downgrades.hold", hold);
    }

    private static void check(String key, Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new InvalidValueException(Text.of(Downgrades.class, key, period));
        }
    }

    /** Whether a tier that was met on a tier day is kept for it on a later one on which tiers fall. */
    public boolean keeps(LocalDate met, LocalDate tierDay) {
        return !met.isBefore(tierDay.minus(window)) && !met.isAfter(tierDay);
    }

    /** Whether a tier that was reached on a day is too new to be lost on a later one. */
    public boolean holds(LocalDate reached, LocalDate tierDay) {
        return tierDay.isBefore(reached.plus(hold));
    }
}

package dev.tierwise.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of a source. Of each day it tells as much as if it had been asked about that day alone.
 *
 * @param zone     the partner's time zone, in which every day is meant
 * @param days     the days that facts are wanted for, ascending, each once, at least one
 * @param lookBack how far back app use matters: for each of the days, that in {@code (day - lookBack, day]}
 * @param deadline when to give up, by the system's clock: a source that has not finished by then ends with an exception of kind
 *                 {@code UNAVAILABLE}, or leaves unknown what it has not read
 */
public record ReadRequest(ZoneId zone, List<LocalDate> days, Period lookBack, Instant deadline) {

    /**
     * @throws NullPointerException     if a component or a day is null
     * @throws IllegalArgumentException if there is no day, or the look-back is not longer than nothing
     */
    public ReadRequest {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(lookBack, "lookBack");
        Objects.requireNonNull(deadline, "deadline");
        days.forEach(day -> Objects.requireNonNull(day, "days holds null"));
        days = days.stream().sorted().distinct().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day is asked about");
        }
        if (lookBack.isNegative() || lookBack.isZero()) {
            throw new IllegalArgumentException("the look-back " + lookBack + " is not longer than nothing");
        }
    }

    /** App use on or before that day matters to none of the days. */
    public LocalDate usedAfter() {
        return usedAfter(days.get(0));
    }

    /**
     * App use on or before that day does not matter to the given day.
     *
     * @throws NullPointerException if the day is null
     */
    public LocalDate usedAfter(LocalDate day) {
        return Objects.requireNonNull(day, "day").minus(lookBack);
    }
}

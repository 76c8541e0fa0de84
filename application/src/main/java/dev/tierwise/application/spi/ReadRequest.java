package dev.tierwise.application.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What is asked of a source.
 *
 * @param zone      the partner's time zone, in which every day is meant
 * @param days      the days that facts are wanted for, ascending, at least one
 * @param usedAfter app use on or before that day matters to none of them
 * @param deadline  when to give up: a source that has not finished by then ends with an exception of kind
 *                  {@code UNAVAILABLE}, or leaves unknown what it has not read
 */
public record ReadRequest(ZoneId zone, List<LocalDate> days, LocalDate usedAfter, Instant deadline) {

    /** @throws IllegalArgumentException when there is no day */
    public ReadRequest {
        days = days.stream().sorted().distinct().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day is asked about");
        }
    }
}

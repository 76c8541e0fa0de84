package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.application.spi.ReadRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days in which use of an app matters.
 *
 * @param after the day before the first of them
 * @param last  the last of them
 */
record Window(ZoneId zone, LocalDate after, LocalDate last) {

    static Window of(ReadRequest request) {
        return new Window(
                request.zone(),
                request.usedAfter(),
                request.days().get(request.days().size() - 1));
    }

    /** The moment at which the first day begins. */
    Instant cutOff() {
        return after.plusDays(1).atStartOfDay(zone).toInstant();
    }

    boolean contains(LocalDate day) {
        return day.isAfter(after) && !day.isAfter(last);
    }

    boolean isAfter(LocalDate day) {
        return day.isAfter(last);
    }
}

package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.spi.ReadRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The days in which use of an app matters to a day that is asked about.
 *
 * @param after the day before the first of them
 * @param last  the last of them, which is the day asked about
 */
record Window(ZoneId zone, LocalDate after, LocalDate last) {

    /** One for each of the days, ascending. */
    static List<Window> each(ReadRequest request) {
        return request.days().stream()
                .map(day -> new Window(request.zone(), request.usedAfter(day), day))
                .toList();
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

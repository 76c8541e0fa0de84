package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.read.ObservedUse.Unknown;
import dev.tierwise.adapter.hubspot.read.ObservedUse.Unused;
import dev.tierwise.adapter.hubspot.read.ObservedUse.Used;
import dev.tierwise.adapter.hubspot.read.ObservedUse.UsedLater;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was found out about a portal's use of one app.
 *
 * @param byDay for each of the days asked about, ascending
 */
record AppReading(Map<LocalDate, ObservedUse> byDay) {

    AppReading {
        byDay = Collections.unmodifiableMap(new TreeMap<>(byDay));
    }

    /** The days on which it was used, as far as they are known and matter to one of the days asked about. */
    SortedSet<LocalDate> usedOn() {
        SortedSet<LocalDate> days = new TreeSet<>();
        all(Used.class).forEach(used -> days.addAll(used.days()));
        return days;
    }

    /** The last of these days, if it was not used since; empty also if that is unknown of a later day asked about. */
    Optional<LocalDate> lastUsedOn() {
        return all(Used.class)
                .filter(Used::latestSeen)
                .map(used -> used.days().last())
                .filter(last -> failedFor().stream().noneMatch(last::isBefore))
                .findFirst();
    }

    /** The days asked about for which it was not used. */
    List<LocalDate> unusedFor() {
        return daysOf(Unused.class);
    }

    /** Whether of one of the days asked about nothing is known. */
    boolean hasGaps() {
        return Stream.concat(all(UsedLater.class), all(Unknown.class)).findAny().isPresent();
    }

    /** The days asked about for which reading failed. */
    List<LocalDate> failedFor() {
        return daysOf(Unknown.class);
    }

    /** The first failure; empty when there is none. */
    Optional<ReadFailure> failure() {
        return all(Unknown.class).map(Unknown::failure).findFirst();
    }

    /** Whether reading failed for every day. */
    boolean hasFailed() {
        return failedFor().size() == byDay.size();
    }

    private <E extends ObservedUse> Stream<E> all(Class<E> kind) {
        return byDay.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    private List<LocalDate> daysOf(Class<? extends ObservedUse> kind) {
        return byDay.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

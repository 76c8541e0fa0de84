package dev.tierwise.application.schedule;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The days on which HubSpot updates what. A day that a month lacks falls on its last day; tiers may be updated in some
 * months of the year only.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert."; "Stufen werden jeweils einmal monatlich (Mitte
 * des Monats) aktualisiert."
 *
 * @param spans when which days of a month hold, in chronological order; at least one. The first holds as far back as anybody
 *              looks
 */
public record Schedule(List<Span> spans) {

    /**
     * Days of a month that hold for some time.
     *
     * @param from       the first day on which they hold; empty for the first
     * @param updateDays the days of a month on which the programme publishes
     */
    record Span(Optional<LocalDate> from, UpdateDays updateDays) {}

    public Schedule {
        spans = List.copyOf(spans);
    }

    /** The same days of a month at all times. */
    public Schedule(UpdateDays updateDays) {
        this(List.of(new Span(Optional.empty(), updateDays)));
    }

    /** That of a programme; of all those of its line, each at its time. */
    public static Schedule of(Programme programme) {
        return programme
                .line()
                .map(line -> new Schedule(line.versions().stream()
                        .map(version ->
                                new Span(version.from(), version.programme().updateDays()))
                        .toList()))
                .orElseGet(() -> new Schedule(programme.updateDays()));
    }

    /**
     * What is published after a day, through another; in chronological order, a report before a tier of the same day.
     *
     * @param after   the last day that does not belong to it
     * @param through the last day that does
     */
    public List<ScheduledEvent> events(LocalDate after, LocalDate through) {
        List<ScheduledEvent> events = new ArrayList<>();
        YearMonth last = YearMonth.from(through);
        for (YearMonth month = YearMonth.from(after); !month.isAfter(last); month = month.plusMonths(1)) {
            for (ScheduledEvent.Kind kind : ScheduledEvent.Kind.values()) {
                for (LocalDate day : daysIn(month, kind)) {
                    if (day.isAfter(after) && !day.isAfter(through)) {
                        events.add(new ScheduledEvent(kind, day));
                    }
                }
            }
        }
        Collections.sort(events);
        return events;
    }

    /**
     * What has to be known for a first look on a day: the latest report before the latest tier, and everything that was
     * published from that report's day on.
     */
    public List<ScheduledEvent> eventsUpTo(LocalDate day) {
        LocalDate tier = latest(ScheduledEvent.Kind.TIER, day);
        LocalDate report = latest(ScheduledEvent.Kind.MONTHLY_REPORT, tier);
        return events(report.minusDays(1), day);
    }

    /** The last day of a kind on a day or before it. */
    public LocalDate latest(ScheduledEvent.Kind kind, LocalDate onOrBefore) {
        YearMonth month = YearMonth.from(onOrBefore);
        while (true) {
            Optional<LocalDate> last = daysIn(month, kind).stream()
                    .filter(day -> !day.isAfter(onOrBefore))
                    .reduce((earlier, later) -> later);
            if (last.isPresent()) {
                return last.get();
            }
            month = month.minusMonths(1);
        }
    }

    /** The first day of a kind after a day. */
    public LocalDate next(ScheduledEvent.Kind kind, LocalDate after) {
        YearMonth month = YearMonth.from(after);
        while (true) {
            Optional<LocalDate> first = daysIn(month, kind).stream()
                    .filter(day -> day.isAfter(after))
                    .findFirst();
            if (first.isPresent()) {
                return first.get();
            }
            month = month.plusMonths(1);
        }
    }

    /** The tier days from one day to another, both included, in chronological order. */
    public List<LocalDate> tierDays(LocalDate from, LocalDate through) {
        return events(from.minusDays(1), through).stream()
                .filter(event -> event.kind() == ScheduledEvent.Kind.TIER)
                .map(ScheduledEvent::day)
                .toList();
    }

    /** Whether a tier can be lost on a tier day. */
    public boolean canFall(LocalDate tierDay) {
        return on(tierDay)
                .downgrades()
                .map(downgrades -> downgrades.months().contains(tierDay.getMonth()))
                .orElse(true);
    }

    /** The first tier day after a day on which a tier can be lost. */
    public LocalDate nextFall(LocalDate after) {
        LocalDate day = next(ScheduledEvent.Kind.TIER, after);
        while (!canFall(day)) {
            day = next(ScheduledEvent.Kind.TIER, day);
        }
        return day;
    }

    /** The last tier day on a day or before it on which a tier could be lost. */
    public LocalDate latestFall(LocalDate onOrBefore) {
        LocalDate day = latest(ScheduledEvent.Kind.TIER, onOrBefore);
        while (!canFall(day)) {
            day = latest(ScheduledEvent.Kind.TIER, day.minusDays(1));
        }
        return day;
    }

    /**
     * For each variable the first day after a day on which it is updated, in the order of {@link Variable}; downgrades only where a
     * programme says how tiers are kept.
     */
    public List<Due> nextDue(LocalDate after) {
        List<Due> next = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            if (variable == Variable.DOWNGRADE && on(after).downgrades().isEmpty()) {
                continue;
            }
            next.add(new Due(
                    variable,
                    switch (variable) {
                        case SOLD_MRR, SOLD_POINTS, SOURCED_POINTS -> next(ScheduledEvent.Kind.MONTHLY_REPORT, after);
                        case TIER -> next(ScheduledEvent.Kind.TIER, after);
                        case DOWNGRADE -> nextFall(after);
                        case MANAGED_MRR, MEDIAN_APP_USAGE, MANAGED_POINTS, TOTAL_POINTS, NEW_CUSTOMERS ->
                            after.plusDays(1);
                    }));
        }
        return next;
    }

    /** The same days of a month, if tiers were updated in every one. */
    public Schedule everyMonth() {
        return new Schedule(spans.stream()
                .map(span -> new Span(
                        span.from(),
                        new UpdateDays(
                                span.updateDays().reportDay(), span.updateDays().tierDay())))
                .toList());
    }

    /** The days of a month that hold on a day. */
    private UpdateDays on(LocalDate day) {
        UpdateDays days = spans.get(0).updateDays();
        for (Span span : spans) {
            days = span.from().filter(day::isBefore).isEmpty() ? span.updateDays() : days;
        }
        return days;
    }

    /** The days of a kind in a month, in chronological order: more than one, or none, where other days hold in the midst of it. */
    private List<LocalDate> daysIn(YearMonth month, ScheduledEvent.Kind kind) {
        return spans.stream()
                .map(Span::updateDays)
                .filter(days -> happensIn(month, kind, days))
                .map(days -> dayIn(month, kind, days))
                .filter(day -> dayIn(month, kind, on(day)).equals(day) && happensIn(month, kind, on(day)))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean happensIn(YearMonth month, ScheduledEvent.Kind kind, UpdateDays days) {
        return switch (kind) {
            case MONTHLY_REPORT -> true;
            case TIER -> days.tierMonths().contains(month.getMonth());
        };
    }

    private static LocalDate dayIn(YearMonth month, ScheduledEvent.Kind kind, UpdateDays days) {
        int day = switch (kind) {
            case MONTHLY_REPORT -> days.reportDay();
            case TIER -> days.tierDay();
        };
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}

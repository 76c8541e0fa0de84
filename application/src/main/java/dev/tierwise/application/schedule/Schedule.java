package dev.tierwise.application.schedule;

import dev.tierwise.domain.programme.UpdateDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The days on which HubSpot updates what. A day that a month lacks falls on its last day; tiers may be updated in some
 * months of the year only.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert."; "Stufen werden jeweils einmal monatlich (Mitte
 * des Monats) aktualisiert."
 *
 * @param updateDays the days of a month on which the programme publishes
 */
public record Schedule(UpdateDays updateDays) {

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
                LocalDate day = dayIn(month, kind);
                if (happensIn(month, kind) && day.isAfter(after) && !day.isAfter(through)) {
                    events.add(new ScheduledEvent(kind, day));
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
        if (dayIn(month, kind).isAfter(onOrBefore)) {
            month = month.minusMonths(1);
        }
        while (!happensIn(month, kind)) {
            month = month.minusMonths(1);
        }
        return dayIn(month, kind);
    }

    /** The first day of a kind after a day. */
    public LocalDate next(ScheduledEvent.Kind kind, LocalDate after) {
        YearMonth month = YearMonth.from(after);
        if (!dayIn(month, kind).isAfter(after)) {
            month = month.plusMonths(1);
        }
        while (!happensIn(month, kind)) {
            month = month.plusMonths(1);
        }
        return dayIn(month, kind);
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
        return updateDays
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

    /** For each variable the first day after a day on which it is updated, in the order of {@link Variable}. */
    public List<Due> nextDue(LocalDate after) {
        List<Due> next = new ArrayList<>();
        for (Variable variable : Variable.values()) {
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
        return new Schedule(new UpdateDays(updateDays.reportDay(), updateDays.tierDay()));
    }

    private boolean happensIn(YearMonth month, ScheduledEvent.Kind kind) {
        return switch (kind) {
            case MONTHLY_REPORT -> true;
            case TIER -> updateDays.tierMonths().contains(month.getMonth());
        };
    }

    private LocalDate dayIn(YearMonth month, ScheduledEvent.Kind kind) {
        int day = switch (kind) {
            case MONTHLY_REPORT -> updateDays.reportDay();
            case TIER -> updateDays.tierDay();
        };
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}

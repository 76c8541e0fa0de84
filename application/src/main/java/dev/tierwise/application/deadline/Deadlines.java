package dev.tierwise.application.deadline;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.forecast.ForecastEvent.Kind;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects the agency's own deadlines in a time to come: the last day of its certification, and the monthly reports that leave
 * a sale out because it is too old. They are those that a forecast lists, the next one of each portal.
 */
public final class Deadlines {

    private final Programme programme;
    private final Schedule schedule;
    private final LocalDate from;
    private final LocalDate through;
    private final List<ForecastEvent> events = new ArrayList<>();

    /**
     * @param from    the first day of that time
     * @param through the last day of it
     */
    public Deadlines(Programme programme, LocalDate from, LocalDate through) {
        this.programme = programme;
        this.schedule = Schedule.of(programme);
        this.from = from;
        this.through = through;
    }

    /** Takes how a portal stands in the published figures before that time or on its first day. */
    public void add(PortalStanding portal) {
        portal.soldThrough()
                .map(last -> new ForecastEvent(
                        schedule.next(ScheduledEvent.Kind.MONTHLY_REPORT, last),
                        Kind.SOLD_EXPIRES,
                        Optional.of(portal.portal()),
                        lost(portal)))
                .ifPresent(this::add);
    }

    /** Takes the last day on which the certification is valid. */
    public void addCertifiedThrough(LocalDate last) {
        add(new ForecastEvent(last, Kind.CERTIFICATION_EXPIRES, Optional.empty(), Optional.empty()));
    }

    private void add(ForecastEvent event) {
        if (!event.day().isBefore(from) && !event.day().isAfter(through)) {
            events.add(event);
        }
    }

    /** What sold MRR loses; empty where that is not known, and under a programme with points. */
    private Optional<BigDecimal> lost(PortalStanding portal) {
        boolean counts =
                portal.sold().map(Verdict::count).filter(Count.UNKNOWN::equals).isEmpty();
        return programme.pointRules().isEmpty() && counts && portal.mrr().isExact()
                ? Optional.of(portal.mrr().low().negate())
                : Optional.empty();
    }

    /** All of them, by day; those of a day in the order in which they were added. */
    public List<ForecastEvent> inOrder() {
        return events.stream().sorted(Comparator.comparing(ForecastEvent::day)).toList();
    }
}

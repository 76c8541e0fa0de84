package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.CertificationEnds;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.forecast.ForecastEvent.Kind;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out, from one day to the next that matters, which known events are behind the figures that change. */
final class EventSearch {

    private final Programme programme;
    private final Function<LocalDate, Snapshot> facts;
    private LocalDate day;
    private Map<String, PortalStanding> before;

    /**
     * @param today  the day from which on it looks ahead
     * @param before how the portals stand today, by id
     */
    EventSearch(
            Programme programme,
            Function<LocalDate, Snapshot> facts,
            LocalDate today,
            Map<String, PortalStanding> before) {
        this.programme = programme;
        this.facts = facts;
        this.day = today;
        this.before = before;
    }

    /** What happens through a day, by day; the next call goes on from there. At most one report lies in between. */
    List<ForecastEvent> until(LocalDate through, Map<String, PortalStanding> standings) {
        Snapshot then = facts.apply(through);
        LocalDate report = Schedule.of(programme).latest(ScheduledEvent.Kind.MONTHLY_REPORT, through);
        List<ForecastEvent> events = new ArrayList<>();
        for (Portal portal : then.portals()) {
            Optional<PortalStanding> to = Optional.of(Objects.requireNonNull(standings.get(portal.id())));
            event(
                            was(portal.id()),
                            to,
                            report,
                            cancelledOn(portal, day, through).orElse(report))
                    .ifPresent(events::add);
            if (portal.relationship().managedExpiresOn().isPresent()
                    || portal.relationship().cancellationExpectedOn().isPresent()) {
                expected(portal, to, through).forEach(events::add);
            }
        }
        before.forEach((id, was) -> {
            PortalStanding is = standings.get(id);
            if (is == null || is.kind() == PortalStanding.Kind.UNLISTED) {
                event(Optional.of(was), Optional.ofNullable(is), report, report).ifPresent(events::add);
            }
        });
        CertificationEnds.from(day, then.certifications(), programme)
                .filter(last -> last.isBefore(through))
                .map(last -> new ForecastEvent(last, Kind.CERTIFICATION_EXPIRES, Optional.empty(), Optional.empty()))
                .forEach(events::add);
        events.sort(Comparator.comparing(ForecastEvent::day));
        before = standings;
        day = through;
        return events;
    }

    /** What HubSpot expects of a portal that counts; no figure allows for it. */
    private Stream<ForecastEvent> expected(Portal portal, Optional<PortalStanding> standing, LocalDate through) {
        Worth is = Worth.of(standing, programme);
        Stream<ForecastEvent> lapse = portal.relationship().managedExpiresOn().stream()
                .filter(on -> is.managed() != Count.DOES_NOT_COUNT)
                .map(on -> expected(on, Kind.MANAGING_LAPSES, portal, is.lostIfNotManaged()));
        Stream<ForecastEvent> cancellation = portal.relationship().cancellationExpectedOn().stream()
                .filter(on -> is.counts())
                .map(on -> expected(on, Kind.CANCELLATION_EXPECTED, portal, is.lostIfCancelled()));
        return Stream.concat(lapse, cancellation)
                .filter(event -> event.day().isAfter(day) && !event.day().isAfter(through))
                .filter(event -> portal.isActiveOn(event.day()));
    }

    private static ForecastEvent expected(LocalDate on, Kind kind, Portal portal, Optional<BigDecimal> amount) {
        return new ForecastEvent(on, kind, Optional.of(new PortalName(portal.id(), portal.name())), amount);
    }

    private Optional<PortalStanding> was(String id) {
        return Optional.ofNullable(before.get(id));
    }

    private static Optional<LocalDate> cancelledOn(Portal portal, LocalDate after, LocalDate through) {
        return portal.cancellation() instanceof Cancellation.On on
                        && on.firstDay().isAfter(after)
                        && !on.firstDay().isAfter(through)
                ? Optional.of(on.firstDay())
                : Optional.empty();
    }

    /** What happens to one portal; empty when nothing does that changes a figure. */
    private Optional<ForecastEvent> event(
            Optional<PortalStanding> before, Optional<PortalStanding> after, LocalDate report, LocalDate cancelled) {
        Worth was = Worth.of(before, programme);
        Worth is = Worth.of(after, programme);
        PortalStanding known = after.or(() -> before).orElseThrow();
        PortalName portal = known.portal();
        if (is.isCancelled() && is.countsForLessThan(was)) {
            return Optional.of(new ForecastEvent(cancelled, Kind.CANCELLED, Optional.of(portal), is.lostSince(was)));
        }
        if (!was.isPublished() && is.counts()) {
            return Optional.of(new ForecastEvent(report, Kind.STARTS_TO_COUNT, Optional.of(portal), is.moreThan(was)));
        }
        if (was.counts()
                && is.counts()
                && !was.total().equals(is.total())
                && !known.mrr().equals(before.orElseThrow().mrr())) {
            return Optional.of(new ForecastEvent(report, Kind.CORRECTED, Optional.of(portal), is.moreThan(was)));
        }
        if (is.isSoldSince(was)) {
            return Optional.of(
                    new ForecastEvent(report, Kind.STARTS_TO_COUNT, Optional.of(portal), is.soldMoreThan(was)));
        }
        if (is.hasExpiredSince(was)) {
            return Optional.of(new ForecastEvent(report, Kind.SOLD_EXPIRES, Optional.of(portal), is.soldMoreThan(was)));
        }
        return is.sold() == was.sold()
                ? Optional.empty()
                : Optional.of(new ForecastEvent(report, Kind.CORRECTED, Optional.of(portal), is.soldMoreThan(was)));
    }
}

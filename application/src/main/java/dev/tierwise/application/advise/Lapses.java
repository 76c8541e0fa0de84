package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Lapse;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the portals that the partner is expected to stop managing soon. */
final class Lapses {

    /** So many days without activity of a partner employee end a managed relationship, as integrators report. */
    private static final int DAYS_OF_REST = 60;

    private Lapses() {}

    /**
     * Those whose day lies between today and a mid-month day, or within the days after which a relationship without activity ends:
     * what is later can still be put off. Both included, by day.
     *
     * @param standings how the portals stand on the mid-month day
     */
    static List<Lapse> of(Snapshot facts, PublishedStandings standings, LocalDate tierDay) {
        LocalDate rested = facts.day().plusDays(DAYS_OF_REST);
        LocalDate through = tierDay.isAfter(rested) ? tierDay : rested;
        List<Lapse> lapses = new ArrayList<>();
        for (Portal portal : facts.portals()) {
            Optional<PortalStanding> managed =
                    standings.find(portal.id()).filter(standing -> standing.countsAsManaged() != Count.DOES_NOT_COUNT);
            portal.relationship()
                    .managedExpiresOn()
                    .filter(day -> !day.isBefore(facts.day()) && !day.isAfter(through) && portal.isActiveOn(day))
                    .ifPresent(day -> managed.ifPresent(standing -> lapses.add(new Lapse(
                            standing.portal(), day, portal.relationship().lastActiveOn(), amount(standing)))));
        }
        lapses.sort(Comparator.comparing(Lapse::by));
        return lapses;
    }

    private static Optional<BigDecimal> amount(PortalStanding standing) {
        Interval worth = standing.points().isEmpty()
                ? standing.mrr()
                : standing.credit(MetricId.MANAGED_POINTS)
                        .map(PortalPoints.Credit::points)
                        .orElseThrow()
                        .inDecimals();
        return standing.countsAsManaged() == Count.COUNTS && worth.isExact()
                ? Optional.of(worth.low())
                : Optional.empty();
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Unmanaged;
import dev.tierwise.application.advise.Member.Place;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.programme.MetricId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the portals stand on the mid-month day if nothing is done: those that a report has published by then. */
final class PublishedStandings {

    private final Map<String, PortalStanding> published = new LinkedHashMap<>();
    private final List<PortalStanding> giving = new ArrayList<>();

    void add(PortalStanding standing) {
        if (standing.points().isPresent() || standing.kind() == PortalStanding.Kind.UNLISTED) {
            giving.add(standing);
        }
        if (standing.kind() == PortalStanding.Kind.PUBLISHED) {
            published.put(standing.id(), standing);
        }
    }

    Iterable<PortalStanding> all() {
        return Collections.unmodifiableCollection(published.values());
    }

    Optional<PortalStanding> find(String id) {
        return Optional.ofNullable(published.get(id));
    }

    /**
     * The points that all portals give for certain.
     *
     * @param metric one of {@link MetricId#POINTS}
     */
    Fraction points(MetricId metric) {
        return giving.stream()
                .flatMap(standing -> standing.credit(metric).stream())
                .map(credit -> credit.points().low())
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** Those that can be managed, and have MRR for certain. */
    List<PortalStanding> manageable() {
        return published.values().stream()
                .filter(PublishedStandings::isManageable)
                .toList();
    }

    private static boolean isManageable(PortalStanding standing) {
        return isUnmanaged(standing)
                && standing.mrr().isExact()
                && standing.mrr().low().signum() > 0;
    }

    /** The portals that are in the median, may be, or can be managed. */
    List<Member> members(ManagedGains gains) {
        List<Member> members = new ArrayList<>();
        for (PortalStanding standing : published.values()) {
            boolean manageable = isManageable(standing);
            Place place = switch (standing.contributes()) {
                case COUNTS -> Place.CERTAIN;
                case UNKNOWN -> Place.POSSIBLE;
                case DOES_NOT_COUNT -> Place.OUTSIDE;
            };
            if (manageable || place != Place.OUTSIDE) {
                members.add(new Member(
                        standing.id(),
                        place,
                        manageable,
                        standing.usedApps().size(),
                        manageable ? gains.of(standing) : gains.nothing()));
            }
        }
        return members;
    }

    /** The portals that are not managed for certain and may have MRR, those with the most points first, else the most MRR. */
    List<Unmanaged> unmanaged() {
        return published.values().stream()
                .filter(PublishedStandings::isUnmanaged)
                .filter(standing ->
                        !standing.mrr().isExact() || standing.mrr().low().signum() > 0)
                .map(standing -> new Unmanaged(
                        standing.portal(),
                        standing.mrr(),
                        reason(standing),
                        standing.points().map(PortalPoints::managed)))
                .sorted(Comparator.comparing(PublishedStandings::leastPoints)
                        .thenComparing(portal -> portal.mrr().low())
                        .reversed())
                .toList();
    }

    private static Fraction leastPoints(Unmanaged portal) {
        return portal.points().map(PointRange::low).orElse(Fraction.ZERO);
    }

    private static boolean isUnmanaged(PortalStanding standing) {
        return standing.countsAsManaged() != Count.COUNTS
                && reason(standing) != ManagedReason.CANCELLED
                && reason(standing) != ManagedReason.NOT_YET_CUSTOMER;
    }

    static ManagedReason reason(PortalStanding standing) {
        return standing.managed().orElseThrow().reason();
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Unmanaged;
import dev.tierwise.application.advise.Member.Place;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.ManagedReason;
import java.math.BigDecimal;
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

    void add(PortalStanding standing) {
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

    /** The portals that are in the median, may be, or can be managed. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (PortalStanding standing : published.values()) {
            boolean manageable = isUnmanaged(standing)
                    && standing.mrr().isExact()
                    && standing.mrr().low().signum() > 0;
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
                        manageable ? standing.mrr().low() : BigDecimal.ZERO));
            }
        }
        return members;
    }

    /** The portals that are not managed for certain and may have MRR, those with the most first. */
    List<Unmanaged> unmanaged() {
        return published.values().stream()
                .filter(PublishedStandings::isUnmanaged)
                .filter(standing ->
                        !standing.mrr().isExact() || standing.mrr().low().signum() > 0)
                .map(standing -> new Unmanaged(standing.portal(), standing.mrr(), reason(standing)))
                .sorted(Comparator.comparing((Unmanaged portal) -> portal.mrr().low())
                        .reversed())
                .toList();
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

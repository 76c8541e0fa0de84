package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.AppList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The facts about a partner on one day.
 *
 * @param day          the day, in the partner's time zone
 * @param partner      the partner
 * @param partnerFacts what is known about the partner itself
 * @param portals      every portal it sold or manages; can be gone through more than once, in the same order
 */
public record Snapshot(LocalDate day, Partner partner, PartnerFacts partnerFacts, Iterable<Portal> portals) {

    /** Of the partner itself nothing but the certifications is known. */
    public Snapshot(LocalDate day, Partner partner, Certifications certifications, Iterable<Portal> portals) {
        this(day, partner, new PartnerFacts(certifications), portals);
    }

    /** What is known about the partner's certifications. */
    public Certifications certifications() {
        return partnerFacts.certifications();
    }

    /** The same facts for the apps of another programme, see {@link AppUsage#among}. */
    public Snapshot among(AppList apps) {
        return new Snapshot(
                day,
                partner,
                partnerFacts,
                () -> StreamSupport.stream(portals.spliterator(), false)
                        .map(portal -> among(portal, apps))
                        .iterator());
    }

    private static Portal among(Portal portal, AppList apps) {
        AppUsage usage = portal.appUsage();
        return usage.used().isOf(apps) ? portal : portal.withAppUsage(usage.among(apps));
    }

    /** The same with portals that are there at once, for those who go through them many times: by then they are worked out. */
    public Snapshot kept() {
        List<Portal> kept = new ArrayList<>();
        portals.forEach(kept::add);
        return new Snapshot(day, partner, partnerFacts, List.copyOf(kept));
    }

    /** The same facts, as if they were those of another day. */
    public Snapshot on(LocalDate other) {
        return new Snapshot(other, partner, partnerFacts, portals);
    }
}

package dev.tierwise.domain.portfolio;

import java.time.LocalDate;

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

    /** The same facts, as if they were those of another day. */
    public Snapshot on(LocalDate other) {
        return new Snapshot(other, partner, partnerFacts, portals);
    }
}

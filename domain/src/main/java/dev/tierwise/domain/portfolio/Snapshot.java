package dev.tierwise.domain.portfolio;

import java.time.LocalDate;

/**
 * The facts about a partner on one day.
 *
 * @param day            the day, in the partner's time zone
 * @param partner        the partner
 * @param certifications what is known about its certifications
 * @param portals        every portal it sold or manages; can be gone through more than once, in the same order
 */
public record Snapshot(LocalDate day, Partner partner, Certifications certifications, Iterable<Portal> portals) {}

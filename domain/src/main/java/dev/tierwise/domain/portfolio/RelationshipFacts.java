package dev.tierwise.domain.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What HubSpot's record of a customer says of the relationship with it. No figure depends on it: it warns of what may come.
 * Each part is empty where it is unknown. Days are days in the partner's time zone.
 *
 * @param managedExpiresOn   the day on which HubSpot expects the partner to stop managing it, unless a partner employee works in the
 *                           portal before
 * @param lastActiveOn       the last day on which a partner employee worked in the portal
 * @param cancellationExpectedOn the day on which HubSpot expects the customer, or a part of what it pays for, to be cancelled
 * @param renewsOn           the day on which its subscription is renewed next
 * @param hubs               what it pays for, product by product
 */
public record RelationshipFacts(
        Optional<LocalDate> managedExpiresOn,
        Optional<LocalDate> lastActiveOn,
        Optional<LocalDate> cancellationExpectedOn,
        Optional<LocalDate> renewsOn,
        List<HubSubscription> hubs) {

    /** Nothing is known. */
    public static final RelationshipFacts UNKNOWN =
            new RelationshipFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public RelationshipFacts {
        hubs = List.copyOf(hubs);
    }
}

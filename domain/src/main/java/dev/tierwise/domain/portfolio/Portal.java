package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer's HubSpot account, with what is known about it on one day.
 *
 * @param id            not empty; unique in a snapshot
 * @param name          empty when unknown
 * @param subscription  empty when unknown
 * @param mrr           monthly recurring revenue; empty when unknown
 * @param sale          whether and when this partner sold it
 * @param customerSince empty when no such day is given
 * @param cancellation  whether and from when it is no customer
 * @param managedFlag   HubSpot's own word on whether the partner manages it; empty when there is none
 * @param users         what is known about its users
 * @param appUsage      which apps it used
 * @param pointFacts    what only programmes with points ask
 * @param reported      HubSpot's own figures
 * @param relationship  what HubSpot says of the relationship
 */
public record Portal(
        String id,
        Optional<String> name,
        Optional<Subscription> subscription,
        Optional<Money> mrr,
        Sale sale,
        Optional<LocalDate> customerSince,
        Cancellation cancellation,
        Optional<Boolean> managedFlag,
        PortalUsers users,
        AppUsage appUsage,
        PointFacts pointFacts,
        ReportedFigures reported,
        RelationshipFacts relationship) {

    /** @throws IllegalArgumentException when the id is empty */
    public Portal {
        if (id.isEmpty()) {
            throw new InvalidValueException(Text.of(Portal.class, "portal.empty"));
        }
    }

    /** A portal of which nothing is known that only points depend on, and for which HubSpot reports no figures. */
    public Portal(
            String id,
            Optional<String> name,
            Optional<Subscription> subscription,
            Optional<Money> mrr,
            Sale sale,
            Optional<LocalDate> customerSince,
            Cancellation cancellation,
            Optional<Boolean> managedFlag,
            PortalUsers users,
            AppUsage appUsage) {
        this(
                id,
                name,
                subscription,
                mrr,
                sale,
                customerSince,
                cancellation,
                managedFlag,
                users,
                appUsage,
                PointFacts.UNKNOWN,
                ReportedFigures.NONE,
                RelationshipFacts.UNKNOWN);
    }

    /** A portal of which nothing is known of the relationship. */
    public Portal(
            String id,
            Optional<String> name,
            Optional<Subscription> subscription,
            Optional<Money> mrr,
            Sale sale,
            Optional<LocalDate> customerSince,
            Cancellation cancellation,
            Optional<Boolean> managedFlag,
            PortalUsers users,
            AppUsage appUsage,
            PointFacts pointFacts,
            ReportedFigures reported) {
        this(
                id,
                name,
                subscription,
                mrr,
                sale,
                customerSince,
                cancellation,
                managedFlag,
                users,
                appUsage,
                pointFacts,
                reported,
                RelationshipFacts.UNKNOWN);
    }

    /** The same portal with another MRR. */
    public Portal withMrr(Optional<Money> other) {
        return with(other, sale, cancellation, users, appUsage, pointFacts);
    }

    /** The same portal, sold otherwise. */
    public Portal withSale(Sale other) {
        return with(mrr, other, cancellation, users, appUsage, pointFacts);
    }

    /** The same portal, a customer until another day. */
    public Portal withCancellation(Cancellation other) {
        return with(mrr, sale, other, users, appUsage, pointFacts);
    }

    /** The same portal with other users. */
    public Portal withUsers(PortalUsers other) {
        return with(mrr, sale, cancellation, other, appUsage, pointFacts);
    }

    /** The same portal with other apps. */
    public Portal withAppUsage(AppUsage other) {
        return with(mrr, sale, cancellation, users, other, pointFacts);
    }

    /** The same portal with other facts that points depend on. */
    public Portal withPointFacts(PointFacts other) {
        return with(mrr, sale, cancellation, users, appUsage, other);
    }

    private Portal with(
            Optional<Money> otherMrr,
            Sale otherSale,
            Cancellation otherCancellation,
            PortalUsers otherUsers,
            AppUsage otherAppUsage,
            PointFacts otherPointFacts) {
        return new Portal(
                id,
                name,
                subscription,
                otherMrr,
                otherSale,
                customerSince,
                otherCancellation,
                managedFlag,
                otherUsers,
                otherAppUsage,
                otherPointFacts,
                reported,
                relationship);
    }

    /**
     * Whether the portal is a customer by a day: since the day it became one, else since this partner sold it, else
     * always. A sale on an unknown day says nothing about it.
     */
    public boolean isCustomerBy(LocalDate day) {
        if (customerSince.isPresent()) {
            return !customerSince.get().isAfter(day);
        }
        return !(sale instanceof Sale.On on) || !on.day().isAfter(day);
    }

    /** Whether the portal is a customer by a day and not yet cancelled. */
    public boolean isActiveOn(LocalDate day) {
        return isCustomerBy(day) && !cancellation.holdsOn(day);
    }
}

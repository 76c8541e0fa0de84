package dev.tierwise.application.changes;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import java.util.Optional;

/** Why a portal adds something else to a figure than before; asked only of portals that do. */
final class Reasons {

    private Reasons() {}

    static ChangeReason ofSoldMrr(Optional<PortalStanding> before, Optional<PortalStanding> after) {
        Count from = before.map(PortalStanding::countsAsSold).orElse(Count.DOES_NOT_COUNT);
        Count to = after.map(PortalStanding::countsAsSold).orElse(Count.DOES_NOT_COUNT);
        if (from == to) {
            return ofMrr(before.orElseThrow().mrr(), after.orElseThrow().mrr());
        }
        return outside(from, before, after).orElseGet(() -> sold(after.orElseThrow()));
    }

    static ChangeReason ofManagedMrr(Optional<PortalStanding> before, Optional<PortalStanding> after) {
        Count from = before.map(PortalStanding::countsAsManaged).orElse(Count.DOES_NOT_COUNT);
        Count to = after.map(PortalStanding::countsAsManaged).orElse(Count.DOES_NOT_COUNT);
        if (from == to) {
            return ofMrr(before.orElseThrow().mrr(), after.orElseThrow().mrr());
        }
        return unlisted(from, before, after)
                .or(() -> outside(from, before, after))
                .orElseGet(() -> managed(from, before.orElseThrow(), after.orElseThrow()));
    }

    static ChangeReason ofAppUsage(Optional<PortalStanding> before, Optional<PortalStanding> after) {
        Count from = before.map(PortalStanding::contributes).orElse(Count.DOES_NOT_COUNT);
        Count to = after.map(PortalStanding::contributes).orElse(Count.DOES_NOT_COUNT);
        return unlisted(from, before, after)
                .or(() -> outside(from, before, after))
                .orElseGet(() -> ofAppUsage(from, to, before.orElseThrow(), after.orElseThrow()));
    }

    /** The reason for a portal that the sources list and the last report published, on both days. */
    private static ChangeReason ofAppUsage(Count from, Count to, PortalStanding before, PortalStanding after) {
        if (from != Count.DOES_NOT_COUNT
                && to != Count.DOES_NOT_COUNT
                && !AppChanges.between(before, after).isEmpty()) {
            return ChangeReason.APPS_CHANGED;
        }
        Count counted = before.countsAsSold().or(before.countsAsManaged());
        Count counts = after.countsAsSold().or(after.countsAsManaged());
        if (counted == counts) {
            return ofMrr(before.mrr(), after.mrr());
        }
        return before.countsAsManaged() == after.countsAsManaged()
                ? sold(after)
                : managed(before.countsAsManaged(), before, after);
    }

    static ChangeReason ofPoints(MetricId metric, Optional<PortalStanding> before, Optional<PortalStanding> after) {
        return outside(Contribution.toPoints(metric, before).count(), before, after)
                .or(() -> ofManaging(before.orElseThrow(), after.orElseThrow()))
                .orElse(ChangeReason.POINTS_CHANGED);
    }

    /** Why a portal is managed that was not, or the other way round, where its points for that are all that changed. */
    private static Optional<ChangeReason> ofManaging(PortalStanding before, PortalStanding after) {
        boolean others = !before.points().equals(after.points());
        return others || before.countsAsManaged() == after.countsAsManaged()
                ? Optional.empty()
                : Optional.of(ofManagedMrr(Optional.of(before), Optional.of(after)));
    }

    /** A portal that only the last report knows is in sold MRR, and in nothing else. */
    private static Optional<ChangeReason> unlisted(
            Count from, Optional<PortalStanding> before, Optional<PortalStanding> after) {
        if (from == Count.DOES_NOT_COUNT) {
            return before.filter(portal -> portal.kind() == Kind.UNLISTED).map(portal -> ChangeReason.LISTED_AGAIN);
        }
        return after.filter(portal -> portal.kind() == Kind.UNLISTED).map(portal -> ChangeReason.UNLISTED);
    }

    /** Why the last report did not publish a portal on the day on which it does not count; empty when it did. */
    private static Optional<ChangeReason> outside(
            Count from, Optional<PortalStanding> before, Optional<PortalStanding> after) {
        if (from == Count.DOES_NOT_COUNT) {
            if (before.isEmpty()) {
                return Optional.of(ChangeReason.NEW_CUSTOMER);
            }
            return switch (before.get().kind()) {
                case PENDING -> Optional.of(ChangeReason.NEW_CUSTOMER);
                case INACTIVE -> Optional.of(began(before.get()));
                case PUBLISHED, UNLISTED -> Optional.empty();
            };
        }
        if (after.isEmpty()) {
            return Optional.of(ChangeReason.UNLISTED);
        }
        return switch (after.get().kind()) {
            case PENDING -> Optional.of(ChangeReason.NOT_IN_REPORT);
            case INACTIVE -> Optional.of(managed(after.get()));
            case PUBLISHED, UNLISTED -> Optional.empty();
        };
    }

    /** What happened to a portal that was no customer and is one. */
    private static ChangeReason began(PortalStanding inactive) {
        return managed(inactive) == ChangeReason.CANCELLED ? ChangeReason.CUSTOMER_AGAIN : ChangeReason.NEW_CUSTOMER;
    }

    private static ChangeReason ofMrr(Interval before, Interval after) {
        if (before.high().isPresent() == after.high().isPresent()) {
            return ChangeReason.MRR_CHANGED;
        }
        return after.high().isPresent() ? ChangeReason.MRR_KNOWN : ChangeReason.MRR_UNKNOWN;
    }

    private static ChangeReason managed(Count from, PortalStanding before, PortalStanding after) {
        boolean wasNoCustomer = before.managed()
                .map(Verdict::reason)
                .filter(reason -> reason == ManagedReason.CANCELLED || reason == ManagedReason.NOT_YET_CUSTOMER)
                .isPresent();
        return from == Count.DOES_NOT_COUNT && wasNoCustomer ? began(before) : managed(after);
    }

    private static ChangeReason managed(PortalStanding portal) {
        return switch (portal.managed().orElseThrow().reason()) {
            case CANCELLED -> ChangeReason.CANCELLED;
            case NOT_YET_CUSTOMER -> ChangeReason.NOT_YET_CUSTOMER;
            case PARTNER_EMPLOYEE -> ChangeReason.PARTNER_EMPLOYEE;
            case MANAGED_FLAG -> ChangeReason.MANAGED_FLAG;
            case USERS_UNKNOWN -> ChangeReason.USERS_UNKNOWN;
            case EMPLOYEE_DOMAIN_NOT_PARTNERS -> ChangeReason.EMPLOYEE_DOMAIN_NOT_PARTNERS;
            case NO_PARTNER_EMPLOYEE -> ChangeReason.NO_PARTNER_EMPLOYEE;
        };
    }

    private static ChangeReason sold(PortalStanding portal) {
        return switch (portal.sold().orElseThrow().reason()) {
            case CANCELLED -> ChangeReason.CANCELLED;
            case NOT_YET_CUSTOMER -> ChangeReason.NOT_YET_CUSTOMER;
            case NEVER_SOLD_BY_PARTNER -> ChangeReason.NEVER_SOLD_BY_PARTNER;
            case SALE_DAY_UNKNOWN -> ChangeReason.SALE_DAY_UNKNOWN;
            case SOLD_LATER -> ChangeReason.SOLD_LATER;
            case SOLD_WITHIN_12_MONTHS -> ChangeReason.SOLD_WITHIN_12_MONTHS;
            case SOLD_TOO_LONG_AGO -> ChangeReason.SOLD_TOO_LONG_AGO;
        };
    }
}

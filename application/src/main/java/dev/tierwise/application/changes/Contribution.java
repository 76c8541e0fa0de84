package dev.tierwise.application.changes;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one portal adds to a figure.
 *
 * @param count  whether it is one of the portals that the figure is made of
 * @param amount what it adds; of app usage the number of its apps. Zero for one that does not count; for one that may
 *               count, money and points are from zero to what it adds if it does
 */
public record Contribution(Count count, Interval amount) {

    private static final BigDecimal NO_MONEY = BigDecimal.ZERO.setScale(2);

    /** What a portal adds to sold MRR; empty for one that the ledger does not know on that day. */
    static Contribution toSoldMrr(Optional<PortalStanding> portal) {
        return ofMrr(portal, portal.map(PortalStanding::countsAsSold).orElse(Count.DOES_NOT_COUNT));
    }

    /** What a portal adds to managed MRR; empty for one that the ledger does not know on that day. */
    static Contribution toManagedMrr(Optional<PortalStanding> portal) {
        return ofMrr(portal, portal.map(PortalStanding::countsAsManaged).orElse(Count.DOES_NOT_COUNT));
    }

    /** The apps with which a portal enters the median; empty for one that the ledger does not know on that day. */
    static Contribution toAppUsage(Optional<PortalStanding> portal) {
        Count count = portal.map(PortalStanding::contributes).orElse(Count.DOES_NOT_COUNT);
        if (portal.isEmpty() || count == Count.DOES_NOT_COUNT) {
            return new Contribution(Count.DOES_NOT_COUNT, Interval.exactly(BigDecimal.ZERO));
        }
        int used = portal.get().usedApps().size();
        int unknown = portal.get().unknownApps().size();
        return new Contribution(count, Interval.between(BigDecimal.valueOf(used), BigDecimal.valueOf(used + unknown)));
    }

    /** What a portal adds to a metric of points; empty for one that the ledger does not know on that day. */
    static Contribution toPoints(MetricId metric, Optional<PortalStanding> portal) {
        return portal.flatMap(standing -> standing.credit(metric))
                .filter(credit -> credit.count() != Count.DOES_NOT_COUNT)
                .map(credit -> new Contribution(credit.count(), credit.points().inDecimals()))
                .orElseGet(() -> new Contribution(Count.DOES_NOT_COUNT, Interval.exactly(BigDecimal.ZERO)));
    }

    private static Contribution ofMrr(Optional<PortalStanding> portal, Count count) {
        if (portal.isEmpty() || count == Count.DOES_NOT_COUNT) {
            return new Contribution(Count.DOES_NOT_COUNT, Interval.exactly(NO_MONEY));
        }
        Interval mrr = portal.get().mrr();
        return new Contribution(count, count == Count.COUNTS ? mrr : new Interval(NO_MONEY, mrr.high()));
    }

    boolean isNone() {
        return count == Count.DOES_NOT_COUNT;
    }

    /** Whether a figure is the same with the one as with the other. */
    boolean isLike(Contribution other) {
        return count == other.count
                && amount.low().compareTo(other.amount.low()) == 0
                && amount.high().isPresent() == other.amount.high().isPresent()
                && amount.high()
                                .orElse(BigDecimal.ZERO)
                                .compareTo(other.amount.high().orElse(BigDecimal.ZERO))
                        == 0;
    }
}

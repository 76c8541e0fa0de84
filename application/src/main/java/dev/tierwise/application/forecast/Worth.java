package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a portal is worth in the figures of a day.
 *
 * @param standing how it stands; empty for a portal that is not there
 * @param sold     whether it counts for its sales
 * @param managed  whether it counts as managed
 * @param ofSales  what it is worth if it counts for its sales: MRR or, under a programme with points, points
 * @param total    what it is worth if it counts: MRR, or the points that it is credited
 */
record Worth(Optional<PortalStanding> standing, Count sold, Count managed, Interval ofSales, Interval total) {

    private static final Interval NOTHING = Interval.exactly(BigDecimal.ZERO.setScale(2));

    static Worth of(Optional<PortalStanding> standing, Programme programme) {
        if (standing.isEmpty()) {
            return new Worth(standing, Count.DOES_NOT_COUNT, Count.DOES_NOT_COUNT, NOTHING, NOTHING);
        }
        PortalStanding portal = standing.get();
        if (programme.pointRules().isEmpty()) {
            return new Worth(standing, portal.countsAsSold(), portal.countsAsManaged(), portal.mrr(), portal.mrr());
        }
        Optional<PortalPoints.Credit> sold = portal.credit(MetricId.SOLD_POINTS);
        return new Worth(
                standing,
                sold.map(PortalPoints.Credit::count).orElse(Count.DOES_NOT_COUNT),
                portal.countsAsManaged(),
                sold.map(credit -> credit.points().inDecimals()).orElse(NOTHING),
                portal.credit(MetricId.TOTAL_POINTS)
                        .map(credit -> credit.points().inDecimals())
                        .orElse(NOTHING));
    }

    boolean counts() {
        return sold.or(managed) != Count.DOES_NOT_COUNT;
    }

    /** Whether a monthly report has published it. */
    boolean isPublished() {
        return standing.filter(portal ->
                        portal.kind() == PortalStanding.Kind.PUBLISHED || portal.kind() == PortalStanding.Kind.UNLISTED)
                .isPresent();
    }

    boolean isCancelled() {
        return standing.flatMap(PortalStanding::managed)
                .filter(verdict -> verdict.reason() == ManagedReason.CANCELLED)
                .isPresent();
    }

    /** Whether it counts for less than another. */
    boolean countsForLessThan(Worth other) {
        return (sold == Count.DOES_NOT_COUNT && other.sold != Count.DOES_NOT_COUNT)
                || (managed == Count.DOES_NOT_COUNT && other.managed != Count.DOES_NOT_COUNT);
    }

    /** Whether its sale, or one of its sales, has come since another. */
    boolean isSoldSince(Worth other) {
        return isNoMore(other, this) && (isPoints() || other.isSold(SoldReason.SOLD_LATER));
    }

    /** Whether its sale, or one of its sales, has left the programme's window since another. */
    boolean hasExpiredSince(Worth other) {
        return isNoMore(this, other) && (isPoints() || isSold(SoldReason.SOLD_TOO_LONG_AGO));
    }

    private static boolean isNoMore(Worth less, Worth more) {
        return more.sold != Count.DOES_NOT_COUNT
                && (less.sold == Count.DOES_NOT_COUNT || less.ofSales.low().compareTo(more.ofSales.low()) < 0);
    }

    private boolean isPoints() {
        return standing.flatMap(PortalStanding::points).isPresent();
    }

    private boolean isSold(SoldReason reason) {
        return standing.flatMap(PortalStanding::sold)
                .filter(verdict -> verdict.reason() == reason)
                .isPresent();
    }

    /** What a portal that is no customer any more has lost since another day; empty where that is not known. */
    Optional<BigDecimal> lostSince(Worth other) {
        return other.isPoints()
                ? moreThan(other)
                : exact(other.sold.or(other.managed), other.total).map(BigDecimal::negate);
    }

    /** By how much its sales are worth more than those of another; empty where that is not known. */
    Optional<BigDecimal> soldMoreThan(Worth other) {
        return difference(sold, ofSales, other.sold, other.ofSales);
    }

    /** By how much it is worth more than another; empty where that is not known. */
    Optional<BigDecimal> moreThan(Worth other) {
        return difference(sold.or(managed), total, other.sold.or(other.managed), other.total);
    }

    /** What would be lost if it were not managed any more, below zero; empty where that is not known. */
    Optional<BigDecimal> lostIfNotManaged() {
        Interval ofManaging = standing.flatMap(
                        portal -> portal.points().isEmpty() ? Optional.empty() : portal.credit(MetricId.MANAGED_POINTS))
                .map(credit -> credit.points().inDecimals())
                .orElse(total);
        return exact(managed, ofManaging).map(BigDecimal::negate);
    }

    /** What would be lost if it were no customer any more, below zero; empty where that is not known. */
    Optional<BigDecimal> lostIfCancelled() {
        return exact(sold.or(managed), total).map(BigDecimal::negate);
    }

    private static Optional<BigDecimal> difference(Count count, Interval value, Count otherCount, Interval other) {
        return exact(count, value).flatMap(is -> exact(otherCount, other).map(is::subtract));
    }

    private static Optional<BigDecimal> exact(Count count, Interval value) {
        return switch (count) {
            case COUNTS -> value.isExact() ? Optional.of(value.low()) : Optional.empty();
            case DOES_NOT_COUNT -> NOTHING.high();
            case UNKNOWN -> Optional.empty();
        };
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What portals add to figures if they are managed, in parts in which all of it is whole: cents, or for instance sixtieths of a
 * point.
 *
 * @param metrics the figures
 * @param parts   into how many parts one is divided
 */
record ManagedGains(List<MetricId> metrics, BigInteger parts) {

    private static final BigInteger CENTS = BigInteger.valueOf(100);

    ManagedGains {
        metrics = List.copyOf(metrics);
    }

    /**
     * In parts that suit some portals and what is missing.
     *
     * @param missing how much of each figure
     */
    static ManagedGains of(List<MetricId> metrics, List<PortalStanding> portals, Function<MetricId, Fraction> missing) {
        BigInteger parts = metrics.stream()
                .flatMap(metric -> Stream.concat(
                        Stream.of(missing.apply(metric)), portals.stream().map(portal -> gain(metric, portal))))
                .map(Fraction::denominator)
                .reduce(CENTS, (one, other) -> one.divide(one.gcd(other)).multiply(other));
        return new ManagedGains(metrics, parts);
    }

    /** What a portal that is not managed for certain adds for certain if it is managed. */
    static Fraction gain(MetricId metric, PortalStanding portal) {
        if (metric.equals(MetricId.MANAGED_MRR)) {
            return Fraction.of(portal.mrr().low());
        }
        PortalPoints points = portal.points().orElse(PortalPoints.UNKNOWN);
        Fraction now = points.credit(metric, portal.countsAsManaged()).points().low();
        return points.credit(metric, Count.COUNTS).points().low().max(now).minus(now);
    }

    Amounts of(PortalStanding portal) {
        return amounts(metric -> gain(metric, portal));
    }

    Amounts nothing() {
        return Amounts.none(metrics.size());
    }

    /**
     * Amounts of the figures; what is less than a part is rounded up.
     *
     * @param figure how much of each
     */
    Amounts amounts(Function<MetricId, Fraction> figure) {
        Fraction scale = Fraction.of(new BigDecimal(parts));
        return new Amounts(metrics.stream()
                .map(metric -> figure.apply(metric).times(scale))
                .map(amount -> amount.rounded(0, RoundingMode.UP).toBigInteger())
                .toList());
    }
}

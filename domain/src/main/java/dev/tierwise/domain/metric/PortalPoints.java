package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The points that one portal gives on one day.
 *
 * @param sold    from its sales within the programme's window
 * @param sourced from those of them that the partner sourced
 * @param managed from managing it, if it counts as managed
 * @param total   from its sales and from managing it, if it counts as managed. Not always the sum of both: the market is
 *                the same for both even if it is unknown
 */
public record PortalPoints(Credit sold, Credit sourced, PointRange managed, PointRange total) {

    /** Nothing is known. */
    public static final PortalPoints UNKNOWN =
            new PortalPoints(Credit.UNKNOWN, Credit.UNKNOWN, PointRange.UNKNOWN, PointRange.UNKNOWN);

    private static final Set<DealKind> ANY_KIND = EnumSet.allOf(DealKind.class);
    private static final Set<DealKind> SOURCED = EnumSet.of(DealKind.SOURCED);

    /**
     * What sales of a portal give.
     *
     * @param count  whether one of them counts, also one that gives no points
     * @param points what they give
     */
    public record Credit(Count count, PointRange points) {

        /** Nothing is known. */
        public static final Credit UNKNOWN = new Credit(Count.UNKNOWN, PointRange.UNKNOWN);
    }

    /**
     * Counts the points of a portal; sales count only as long as it is active.
     *
     * @param rules those of the programme
     * @throws IllegalArgumentException when an MRR that counts is in a currency that has neither a fixed amount nor a rate
     */
    public static PortalPoints of(
            Portal portal, LocalDate day, Programme programme, PointRules rules, ExchangeRates rates) {
        PointTerms terms = new PointTerms(programme, rules, rates, day);
        SaleCounting sales = sales(portal, terms);
        Set<Market> markets =
                portal.pointFacts().market().<Set<Market>>map(EnumSet::of).orElse(EnumSet.allOf(Market.class));
        Optional<PortalPoints> points = Optional.empty();
        for (Market market : markets) {
            PointRange sold = rounded(sales.points(ANY_KIND, market), rules);
            PointRange sourced = rounded(sales.points(SOURCED, market), rules);
            PointRange managed = managed(portal, terms, market);
            PortalPoints inMarket = new PortalPoints(
                    new Credit(sales.count(ANY_KIND), sold),
                    new Credit(sales.count(SOURCED), sourced),
                    managed,
                    sold.plus(managed));
            points = points.map(other -> other.or(inMarket)).or(() -> Optional.of(inMarket));
        }
        return points.orElseThrow();
    }

    /** What is credited, depending on whether the portal counts as managed: without that, what its sales give alone. */
    public PortalPoints creditedWhereManaged(Count counts) {
        return switch (counts) {
            case COUNTS -> this;
            case UNKNOWN -> new PortalPoints(sold, sourced, managed.or(PointRange.ZERO), total.or(sold.points()));
            case DOES_NOT_COUNT -> new PortalPoints(sold, sourced, PointRange.ZERO, sold.points());
        };
    }

    /**
     * What the portal gives to a metric of points.
     *
     * @param metric  one of {@link MetricId#POINTS}
     * @param managed whether the portal counts as managed
     * @throws IllegalArgumentException when the metric does not count points
     */
    public Credit credit(MetricId metric, Count managed) {
        PortalPoints credited = creditedWhereManaged(managed);
        if (metric.equals(MetricId.SOLD_POINTS)) {
            return credited.sold;
        }
        if (metric.equals(MetricId.SOURCED_POINTS)) {
            return credited.sourced;
        }
        if (metric.equals(MetricId.MANAGED_POINTS)) {
            return new Credit(managed, credited.managed);
        }
        if (metric.equals(MetricId.TOTAL_POINTS)) {
            return new Credit(sold.count().or(managed), credited.total);
        }
        throw new IllegalArgumentException("the metric '" + metric + "' does not count points");
    }

    static SaleCounting sales(Portal portal, PointTerms terms) {
        if (!portal.isActiveOn(terms.day())) {
            return new SaleCounting(terms, List.of(), true);
        }
        if (portal.pointFacts().sales() instanceof ProductSales.Given given) {
            return new SaleCounting(terms, given.list(), given.complete());
        }
        if (portal.sale() instanceof Sale.Never) {
            return new SaleCounting(terms, List.of(), true);
        }
        Optional<LocalDate> soldOn = portal.sale() instanceof Sale.On on ? Optional.of(on.day()) : Optional.empty();
        return new SaleCounting(
                terms, List.of(new ProductSale(portal.id(), Optional.empty(), portal.mrr(), soldOn)), true);
    }

    private static PointRange managed(Portal portal, PointTerms terms, Market market) {
        PointRules rules = terms.rules();
        PointRange whole = managedBeforeRounding(portal, terms, market);
        if (!rules.managedSplit() || portal.pointFacts().managingPartners().isPresent()) {
            return rounded(whole, rules);
        }
        Fraction least = terms.points(portal.mrr(), terms.day(), rules.forManaging(market, terms.day()))
                        .low()
                        .isZero()
                ? Fraction.ZERO
                : rules.rounding().map(PortalPoints::ofNextToNothing).orElse(Fraction.ZERO);
        return new PointRange(least, rounded(whole, rules).high());
    }

    /** What managing gives before it is rounded; any part of it where the number of partners is unknown. */
    static PointRange managedBeforeRounding(Portal portal, PointTerms terms, Market market) {
        PointRules rules = terms.rules();
        PointRange whole = terms.points(portal.mrr(), terms.day(), rules.forManaging(market, terms.day()));
        if (!rules.managedSplit()) {
            return whole;
        }
        OptionalInt partners = portal.pointFacts().managingPartners();
        if (partners.isEmpty()) {
            return whole.or(PointRange.ZERO);
        }
        Fraction share = Fraction.of(BigDecimal.valueOf(partners.getAsInt()));
        return new PointRange(whole.low().dividedBy(share), whole.high().map(most -> most.dividedBy(share)));
    }

    /** What is left of a share that is as small as one likes: without rounding it comes as near to zero as one likes. */
    private static Fraction ofNextToNothing(Rounding rounding) {
        return rounding.mode() == RoundingMode.UP || rounding.mode() == RoundingMode.CEILING
                ? Fraction.of(BigDecimal.ONE.movePointLeft(rounding.places()))
                : Fraction.ZERO;
    }

    private static PointRange rounded(PointRange points, PointRules rules) {
        return rules.rounding()
                .map(rounding -> new PointRange(
                        rounded(points.low(), rounding), points.high().map(most -> rounded(most, rounding))))
                .orElse(points);
    }

    private static Fraction rounded(Fraction points, Rounding rounding) {
        return Fraction.of(points.rounded(rounding.places(), rounding.mode()));
    }

    /** Everything that one or the other may be; both have the same sales. */
    private PortalPoints or(PortalPoints other) {
        return new PortalPoints(
                new Credit(sold.count(), sold.points().or(other.sold.points())),
                new Credit(sourced.count(), sourced.points().or(other.sourced.points())),
                managed.or(other.managed),
                total.or(other.total));
    }
}

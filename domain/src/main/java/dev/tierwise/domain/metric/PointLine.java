package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one sale to a customer, or managing it, has to do with the customer's points: an amount, in relation to the amount that
 * rates are for, times a rate. Where everything is known there is one rate, and the points are exact; else each line says what
 * it may give by itself, whatever the others do.
 *
 * @param credit   for what there are points
 * @param product  the product line of a sale; empty where sales are not told apart, and for managing
 * @param soldOn   the day of a sale; empty when unknown, and for managing
 * @param kind     what the partner had to do with a sale; empty when unknown, and for managing
 * @param market   the customer's market; empty when unknown
 * @param mrr      the amount; empty when unknown
 * @param per      what the amount is divided by; empty when the amount or what holds for its currency is unknown
 * @param rates    the rates that may hold, in no order; one where it is known. Where none holds it is zero; none for further sales
 * @param partners between how many partners the points are divided; empty when they are not, or when that is unknown
 * @param points   what it gives, before anything is rounded
 */
public record PointLine(
        Credit credit,
        Optional<String> product,
        Optional<LocalDate> soldOn,
        Optional<DealKind> kind,
        Optional<Market> market,
        Optional<Money> mrr,
        Optional<Per> per,
        List<Rate> rates,
        OptionalInt partners,
        PointRange points) {

    public PointLine {
        rates = List.copyOf(rates);
    }

    /** For what there are points. */
    public enum Credit {
        /** A sale. */
        SALE,
        /** Sales that no source lists, of which nothing is known. */
        FURTHER_SALES,
        /** Managing the portal. */
        MANAGED
    }

    /**
     * A rate.
     *
     * @param kind   what it is for
     * @param from   the first day on which it holds; empty when it holds as far back as anybody looks
     * @param points in the customer's market, or in the one that it may be in
     */
    public record Rate(PointRate.Kind kind, Optional<LocalDate> from, BigDecimal points) {}

    /** What an amount is divided by. */
    public sealed interface Per {}

    /**
     * The amount that rates are for: the MRR is converted before, unless it is in that currency.
     *
     * @param amount       in the programme's currency
     * @param exchangeRate what one unit of the MRR's currency is worth in it; empty when it is the same
     * @param converted    the MRR in it, two places
     */
    public record PerAmount(BigDecimal amount, Optional<BigDecimal> exchangeRate, BigDecimal converted)
            implements Per {}

    /**
     * What counts as that amount in the MRR's currency.
     *
     * @param amount in the MRR's currency
     * @param from   the first day on which it holds; empty when it holds as far back as anybody looks
     */
    public record PerFixedAmount(BigDecimal amount, Optional<LocalDate> from) implements Per {}

    /**
     * The lines behind what a portal gives to a metric of points; none where it gives nothing for certain.
     *
     * @param metric  one of {@link MetricId#POINTS}
     * @param managed whether it counts as managed
     * @throws IllegalArgumentException when the metric does not count points, or an MRR is in a currency that has neither a
     *                                  fixed amount nor a rate
     */
    public static List<PointLine> of(
            Portal portal, LocalDate day, Programme programme, ExchangeRates rates, MetricId metric, Count managed) {
        if (!MetricId.POINTS.contains(metric)) {
            throw new IllegalArgumentException("the metric '" + metric + "' does not count points");
        }
        PointRules rules = programme.pointRules().orElseThrow();
        Lines lines = new Lines(portal, new PointTerms(programme, rules, rates, day));
        List<PointLine> all = new ArrayList<>();
        if (!metric.equals(MetricId.MANAGED_POINTS)) {
            all.addAll(lines.ofSales(
                    metric.equals(MetricId.SOURCED_POINTS)
                            ? EnumSet.of(DealKind.SOURCED)
                            : EnumSet.allOf(DealKind.class)));
        }
        boolean manages = metric.equals(MetricId.MANAGED_POINTS) || metric.equals(MetricId.TOTAL_POINTS);
        if (manages && managed != Count.DOES_NOT_COUNT) {
            all.add(lines.ofManaging(managed));
        }
        return all;
    }

    /** The lines of one portal. */
    private record Lines(Portal portal, PointTerms terms, Set<Market> markets) {

        Lines(Portal portal, PointTerms terms) {
            this(
                    portal,
                    terms,
                    portal.pointFacts().market().<Set<Market>>map(EnumSet::of).orElse(EnumSet.allOf(Market.class)));
        }

        List<PointLine> ofSales(Set<DealKind> kinds) {
            SaleCounting sales = PortalPoints.sales(portal, terms);
            boolean listed = portal.pointFacts().sales() instanceof ProductSales.Given;
            List<PointLine> lines = new ArrayList<>();
            for (ProductSale sale : sales.all()) {
                boolean counts = sale.soldOn().map(terms::saleCounts).orElse(true)
                        && sale.kind().map(kinds::contains).orElse(true);
                if (counts) {
                    lines.add(ofSale(sales, sale, kinds, listed));
                }
            }
            if (sales.mayFurtherSalesGivePoints(kinds, markets)) {
                lines.add(new PointLine(
                        Credit.FURTHER_SALES,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        portal.pointFacts().market(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        OptionalInt.empty(),
                        PointRange.UNKNOWN));
            }
            return lines;
        }

        private PointLine ofSale(SaleCounting sales, ProductSale sale, Set<DealKind> kinds, boolean listed) {
            Set<Rate> rates = new LinkedHashSet<>();
            for (DealKind kind : sale.kind().<Set<DealKind>>map(EnumSet::of).orElse(kinds)) {
                for (LocalDate first : sales.firstDays(sale).headSet(terms.day(), true)) {
                    rates.addAll(inMarkets(terms.rules().saleRate(kind, first), PointRate.Kind.SOLD));
                }
            }
            return new PointLine(
                    Credit.SALE,
                    listed ? Optional.of(sale.product()) : Optional.empty(),
                    sale.soldOn(),
                    sale.kind(),
                    portal.pointFacts().market(),
                    sale.mrr(),
                    sale.mrr().flatMap(mrr -> per(mrr, sales.days(sale))),
                    List.copyOf(rates),
                    OptionalInt.empty(),
                    markets.stream()
                            .map(market -> sales.points(sale, kinds, market))
                            .reduce(PointRange::or)
                            .orElseThrow());
        }

        PointLine ofManaging(Count managed) {
            PointRange whole = markets.stream()
                    .map(market -> PortalPoints.managedBeforeRounding(portal, terms, market))
                    .reduce(PointRange::or)
                    .orElseThrow();
            return new PointLine(
                    Credit.MANAGED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    portal.pointFacts().market(),
                    portal.mrr(),
                    portal.mrr().flatMap(mrr -> per(mrr, terms.day())),
                    List.copyOf(inMarkets(terms.rules().managingRate(terms.day()), PointRate.Kind.MANAGED)),
                    terms.rules().managedSplit() ? portal.pointFacts().managingPartners() : OptionalInt.empty(),
                    managed == Count.COUNTS ? whole : whole.or(PointRange.ZERO));
        }

        private Set<Rate> inMarkets(Optional<PointRate> holding, PointRate.Kind other) {
            PointRate rate =
                    holding.orElseGet(() -> new PointRate(other, Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO));
            Set<Rate> rates = new LinkedHashSet<>();
            markets.forEach(market -> rates.add(new Rate(rate.kind(), rate.from(), rate.in(market))));
            return rates;
        }

        private Optional<Per> per(Money mrr, NavigableSet<LocalDate> days) {
            Set<Optional<Per>> all = new LinkedHashSet<>();
            days.stream().filter(terms::saleCounts).forEach(day -> all.add(per(mrr, day)));
            return all.size() == 1 ? all.iterator().next() : Optional.empty();
        }

        private Optional<Per> per(Money mrr, LocalDate day) {
            return Optional.of(terms.rules()
                    .fixed(mrr.currency(), day)
                    .<Per>map(fixed -> new PerFixedAmount(fixed.amount(), fixed.from()))
                    .orElseGet(() -> new PerAmount(
                            terms.rules().per(),
                            mrr.currency().equals(terms.programme().currency())
                                    ? Optional.empty()
                                    : Optional.ofNullable(terms.rates().rates().get(mrr.currency())),
                            terms.rates().convert(mrr))));
        }
    }
}

package dev.tierwise.domain.reference;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The figures and tiers of a programme with points worked out a second time, by trying: everything that is unknown takes
 * each value that it can have, an unknown day each day of a calendar, and a bound is the smallest or largest result.
 * Numbers are decimals of many places that are rounded to fewer, not fractions.
 */
final class NaiveFigures {

    /** Stands for "however much": a bound that reaches {@link #NO_END} has none. */
    private static final BigDecimal HUGE = new BigDecimal("1e30");

    private static final BigDecimal NO_END = new BigDecimal("1e20");

    /** So many partners that next to nothing is left for each. */
    private static final BigDecimal COUNTLESS = new BigDecimal("1e25");

    private static final MathContext PRECISE = new MathContext(90);

    /** Smallest and largest value; no largest one is null. */
    record Bounds(BigDecimal low, BigDecimal high, int portalsLow, int portalsHigh) {}

    /** What one sale does if it is like this. */
    private record SaleTurnout(LocalDate day, DealKind kind, Function<LocalDate, BigDecimal> units) {}

    /** What the sales of a portal come to. */
    private record SalesTurnout(
            BigDecimal sold, BigDecimal sourced, boolean counts, boolean sourcedCounts, boolean soldMrrCounts) {

        SalesTurnout plus(SalesTurnout other) {
            return new SalesTurnout(
                    sold.add(other.sold),
                    sourced.add(other.sourced),
                    counts || other.counts,
                    sourcedCounts || other.sourcedCounts,
                    soldMrrCounts || other.soldMrrCounts);
        }
    }

    private record PortalTurnout(SalesTurnout sales, BigDecimal managed, boolean isManaged, BigDecimal mrr, int apps) {

        boolean contributes() {
            return (sales.soldMrrCounts || isManaged) && mrr.signum() > 0;
        }
    }

    private static final SalesTurnout NO_SALE = new SalesTurnout(BigDecimal.ZERO, BigDecimal.ZERO, false, false, false);

    private final Snapshot snapshot;
    private final Programme programme;
    private final PointRules rules;
    private final ExchangeRates rates;
    private final List<LocalDate> calendar;
    private final LocalDate day;
    private final List<Collection<PortalTurnout>> portals = new ArrayList<>();

    /** @param calendar every day that an unknown day may be, in order; has to begin before anything changes */
    NaiveFigures(Snapshot snapshot, Programme programme, ExchangeRates rates, List<LocalDate> calendar) {
        this.snapshot = snapshot;
        this.programme = programme;
        this.rules = programme.pointRules().orElseThrow();
        this.rates = rates;
        this.calendar = calendar;
        this.day = snapshot.day();
        snapshot.portals().forEach(portal -> portals.add(turnouts(portal)));
    }

    Map<MetricId, Bounds> figures() {
        Map<MetricId, Bounds> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_POINTS, sum(p -> p.sales.sold, p -> p.sales.counts));
        figures.put(MetricId.SOURCED_POINTS, sum(p -> p.sales.sourced, p -> p.sales.sourcedCounts));
        figures.put(MetricId.MANAGED_POINTS, sum(p -> p.managed, p -> p.isManaged));
        figures.put(MetricId.TOTAL_POINTS, sum(p -> p.sales.sold.add(p.managed), p -> p.sales.counts || p.isManaged));
        figures.put(
                MetricId.SOLD_MRR,
                sum(p -> p.sales.soldMrrCounts ? p.mrr : BigDecimal.ZERO, p -> p.sales.soldMrrCounts));
        figures.put(MetricId.MANAGED_MRR, sum(p -> p.isManaged ? p.mrr : BigDecimal.ZERO, p -> p.isManaged));
        figures.put(MetricId.MEDIAN_APP_USAGE, median());
        figures.put(MetricId.CERTIFIED_PEOPLE, people());
        figures.put(
                MetricId.RETENTION,
                snapshot.partnerFacts()
                        .retention()
                        .map(given -> new Bounds(given, given, 0, 0))
                        .orElse(new Bounds(BigDecimal.ZERO, null, 0, 0)));
        return figures;
    }

    /** What each metric that is a yes or a no may be. */
    Map<MetricId, Set<Boolean>> states() {
        Set<Boolean> invited = snapshot.partnerFacts().invited().map(Set::of).orElse(Set.of(true, false));
        boolean certified = valid().stream().findAny().isPresent();
        Set<Boolean> certification =
                certified ? Set.of(true) : snapshot.certifications().complete() ? Set.of(false) : Set.of(true, false);
        return Map.of(MetricId.INVITATION, invited, MetricId.CERTIFICATION, certification);
    }

    /** Whether a tier is met: by each criterion what it may turn out as. */
    String tier(Tier tier, Map<MetricId, Bounds> figures) {
        List<String> criteria = tier.requirements().stream()
                .map(requirement -> criterion(requirement, figures))
                .toList();
        return criteria.contains("UNMET") ? "UNMET" : criteria.contains("UNDETERMINED") ? "UNDETERMINED" : "MET";
    }

    String criterion(Requirement requirement, Map<MetricId, Bounds> figures) {
        Set<Boolean> ways = new HashSet<>();
        if (requirement instanceof Requirement.AtLeast minimum) {
            Bounds value = figures.get(minimum.metric());
            for (BigDecimal required : required(minimum)) {
                ways.add(value.low.compareTo(required) >= 0);
                ways.add(value.high == null || value.high.compareTo(required) >= 0);
            }
        } else {
            ways.addAll(states().get(requirement.metric()));
        }
        return ways.size() == 2 ? "UNDETERMINED" : ways.contains(true) ? "MET" : "UNMET";
    }

    private List<BigDecimal> required(Requirement.AtLeast minimum) {
        BigDecimal share = programme.growthShares().getOrDefault(minimum.metric(), BigDecimal.ONE);
        List<BigDecimal> required = new ArrayList<>();
        for (Market market : markets(snapshot.partnerFacts().market())) {
            required.add(market == Market.GROWTH ? minimum.minimum().multiply(share) : minimum.minimum());
        }
        return required;
    }

    private static Collection<Market> markets(Optional<Market> known) {
        return known.<Collection<Market>>map(Set::of).orElse(Arrays.asList(Market.values()));
    }

    /** Portals turn out independently of each other, so that the bounds of a sum are the sums of the bounds. */
    private Bounds sum(Function<PortalTurnout, BigDecimal> value, Predicate<PortalTurnout> counts) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        int portalsLow = 0;
        int portalsHigh = 0;
        for (Collection<PortalTurnout> portal : portals) {
            low = low.add(portal.stream().map(value).min(BigDecimal::compareTo).orElseThrow());
            high = high.add(
                    portal.stream().map(value).max(BigDecimal::compareTo).orElseThrow());
            portalsLow += portal.stream().allMatch(counts) ? 1 : 0;
            portalsHigh += portal.stream().anyMatch(counts) ? 1 : 0;
        }
        return new Bounds(
                low.setScale(30, RoundingMode.HALF_UP),
                high.compareTo(NO_END) > 0 ? null : high.setScale(30, RoundingMode.HALF_UP),
                portalsLow,
                portalsHigh);
    }

    private Bounds median() {
        List<List<Integer>> ways = List.of(List.of());
        int portalsLow = 0;
        int portalsHigh = 0;
        for (Collection<PortalTurnout> portal : portals) {
            Set<Optional<Integer>> choices = new LinkedHashSet<>();
            portal.forEach(
                    turnout -> choices.add(turnout.contributes() ? Optional.of(turnout.apps) : Optional.empty()));
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> way : ways) {
                for (Optional<Integer> choice : choices) {
                    longer.add(Stream.concat(way.stream(), choice.stream()).toList());
                }
            }
            ways = longer;
            portalsLow += portal.stream().allMatch(PortalTurnout::contributes) ? 1 : 0;
            portalsHigh += portal.stream().anyMatch(PortalTurnout::contributes) ? 1 : 0;
        }
        List<BigDecimal> medians =
                ways.stream().map(NaiveFigures::median).sorted().toList();
        return new Bounds(medians.get(0), medians.get(medians.size() - 1), portalsLow, portalsHigh);
    }

    private static BigDecimal median(List<Integer> apps) {
        if (apps.isEmpty()) {
            return BigDecimal.ZERO;
        }
        List<Integer> sorted = apps.stream().sorted().toList();
        int twice = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(2));
    }

    /** Each unknown holder is any of the known ones or one of as many strangers. */
    private Bounds people() {
        List<String> everybody = new ArrayList<>();
        List<Certification> unknown = new ArrayList<>();
        for (Certification held : valid()) {
            held.holder().ifPresentOrElse(everybody::add, () -> unknown.add(held));
        }
        Set<Set<String>> ways = Set.of(Set.copyOf(everybody));
        List<String> candidates = new ArrayList<>(everybody);
        for (int i = 0; i < unknown.size(); i++) {
            candidates.add("stranger " + i);
        }
        for (int i = 0; i < unknown.size(); i++) {
            Set<Set<String>> longer = new HashSet<>();
            for (Set<String> way : ways) {
                for (String candidate : candidates) {
                    Set<String> with = new HashSet<>(way);
                    with.add(candidate);
                    longer.add(with);
                }
            }
            ways = longer;
        }
        int low = ways.stream().mapToInt(Set::size).min().orElseThrow();
        int high = ways.stream().mapToInt(Set::size).max().orElseThrow();
        return new Bounds(
                BigDecimal.valueOf(low), snapshot.certifications().complete() ? BigDecimal.valueOf(high) : null, 0, 0);
    }

    private List<Certification> valid() {
        return snapshot.certifications().list().stream()
                .filter(held -> held.id().equals(programme.certification()))
                .filter(held -> !held.awardedOn().isAfter(day))
                .filter(held ->
                        held.expiresOn().isEmpty() || !held.expiresOn().get().isBefore(day))
                .toList();
    }

    private Collection<PortalTurnout> turnouts(Portal portal) {
        Collection<PortalTurnout> turnouts = new LinkedHashSet<>();
        boolean active = portal.isActiveOn(day);
        for (Market market : markets(portal.pointFacts().market())) {
            for (Optional<BigDecimal> mrr : mrrs(portal.mrr())) {
                for (SalesTurnout sales : active ? sales(portal, market, mrr) : List.of(NO_SALE)) {
                    for (boolean managed : active ? managed(portal) : List.of(false)) {
                        for (BigDecimal partners : partners(portal)) {
                            for (int apps = portal.appUsage().low();
                                    apps <= portal.appUsage().high();
                                    apps++) {
                                turnouts.add(new PortalTurnout(
                                        sales,
                                        managed ? managedPoints(portal, market, mrr, partners) : BigDecimal.ZERO,
                                        managed,
                                        mrr.orElseGet(() -> inProgrammesCurrency(
                                                portal.mrr().orElseThrow())),
                                        apps));
                            }
                        }
                    }
                }
            }
        }
        return turnouts;
    }

    /** Nothing for an MRR that is known, else what it may be. */
    private static List<Optional<BigDecimal>> mrrs(Optional<Money> known) {
        return known.isPresent()
                ? List.of(Optional.empty())
                : List.of(Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal("0.01")), Optional.of(HUGE));
    }

    private static List<Boolean> managed(Portal portal) {
        if (portal.users().managing()) {
            return List.of(true);
        }
        if (portal.users().complete()) {
            return List.of(false);
        }
        return portal.managedFlag().map(List::of).orElse(List.of(true, false));
    }

    private List<BigDecimal> partners(Portal portal) {
        if (!rules.managedSplit()) {
            return List.of(BigDecimal.ONE);
        }
        return portal.pointFacts().managingPartners().isPresent()
                ? List.of(BigDecimal.valueOf(
                        portal.pointFacts().managingPartners().getAsInt()))
                : List.of(BigDecimal.ONE, BigDecimal.valueOf(2), COUNTLESS);
    }

    private BigDecimal managedPoints(Portal portal, Market market, Optional<BigDecimal> mrr, BigDecimal partners) {
        BigDecimal units = units(portal.mrr(), mrr.orElse(null)).apply(day);
        return rounded(units.multiply(rate(PointRate.Kind.MANAGED, market, day)).divide(partners, PRECISE));
    }

    private BigDecimal rounded(BigDecimal points) {
        BigDecimal exact = points.setScale(50, RoundingMode.HALF_UP);
        return rules.rounding()
                .map(rounding -> exact.setScale(rounding.places(), rounding.mode()))
                .orElse(exact);
    }

    private Collection<SalesTurnout> sales(Portal portal, Market market, Optional<BigDecimal> mrr) {
        Collection<SalesTurnout> turnouts = new LinkedHashSet<>();
        if (portal.pointFacts().sales() instanceof ProductSales.Given given) {
            Collection<SalesTurnout> sums = Set.of(NO_SALE);
            for (Collection<SalesTurnout> line : lines(given, market)) {
                Collection<SalesTurnout> longer = new HashSet<>();
                sums.forEach(sum -> line.forEach(turnout -> longer.add(sum.plus(turnout))));
                sums = longer;
            }
            for (SalesTurnout sum : sums) {
                for (boolean sold : soldMrrCounts(portal)) {
                    turnouts.add(new SalesTurnout(
                            rounded(sum.sold), rounded(sum.sourced), sum.counts, sum.sourcedCounts, sold));
                }
            }
            return turnouts;
        }
        List<Optional<LocalDate>> days = new ArrayList<>();
        if (portal.sale() instanceof Sale.On on) {
            days.add(Optional.of(on.day()));
        } else if (!(portal.sale() instanceof Sale.Never)) {
            calendar.forEach(candidate -> days.add(Optional.of(candidate)));
        }
        if (portal.sale() instanceof Sale.Never || portal.sale() instanceof Sale.Unknown) {
            days.add(Optional.empty());
        }
        for (Optional<LocalDate> soldOn : days) {
            if (soldOn.isEmpty()) {
                turnouts.add(NO_SALE);
                continue;
            }
            for (DealKind kind : DealKind.values()) {
                SalesTurnout one = line(
                        List.of(new SaleTurnout(soldOn.get(), kind, units(portal.mrr(), mrr.orElse(null)))), market);
                turnouts.add(new SalesTurnout(
                        rounded(one.sold),
                        rounded(one.sourced),
                        one.counts,
                        one.sourcedCounts,
                        inWindow(soldOn.get())));
            }
        }
        return turnouts;
    }

    private Set<Boolean> soldMrrCounts(Portal portal) {
        if (portal.sale() instanceof Sale.On on) {
            return Set.of(inWindow(on.day()));
        }
        return portal.sale() instanceof Sale.Never ? Set.of(false) : Set.of(true, false);
    }

    private List<Collection<SalesTurnout>> lines(ProductSales.Given given, Market market) {
        Map<String, List<ProductSale>> byProduct = new TreeMap<>();
        given.list()
                .forEach(sale -> byProduct
                        .computeIfAbsent(sale.product(), product -> new ArrayList<>())
                        .add(sale));
        List<Collection<SalesTurnout>> lines = new ArrayList<>();
        for (List<ProductSale> sales : byProduct.values()) {
            lines.add(line(sales, given.complete() ? 0 : 1, market));
        }
        if (!given.complete()) {
            lines.add(line(List.of(), 2, market));
        }
        return lines;
    }

    /** Everything that the sales of a line may come to, with up to that many further ones that nobody knows of. */
    private Collection<SalesTurnout> line(List<ProductSale> sales, int further, Market market) {
        List<List<SaleTurnout>> choices = new ArrayList<>();
        for (ProductSale sale : sales) {
            choices.add(choices(sale));
        }
        for (int i = 0; i < further; i++) {
            List<SaleTurnout> unheardOf = new ArrayList<>();
            unheardOf.add(null);
            unheardOf.addAll(
                    choices(new ProductSale("unheard of", Optional.empty(), Optional.empty(), Optional.empty())));
            choices.add(unheardOf);
        }
        Collection<SalesTurnout> turnouts = new HashSet<>();
        tryAll(choices, new ArrayList<>(), way -> turnouts.add(line(way, market)));
        return turnouts;
    }

    private static void tryAll(
            List<List<SaleTurnout>> choices, List<SaleTurnout> chosen, Consumer<List<SaleTurnout>> way) {
        if (choices.isEmpty()) {
            way.accept(chosen);
            return;
        }
        for (SaleTurnout choice : choices.get(0)) {
            if (choice != null) {
                chosen.add(choice);
            }
            tryAll(choices.subList(1, choices.size()), chosen, way);
            if (choice != null) {
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private List<SaleTurnout> choices(ProductSale sale) {
        List<SaleTurnout> choices = new ArrayList<>();
        for (LocalDate soldOn : sale.soldOn().map(List::of).orElse(calendar)) {
            for (DealKind kind : sale.kind().map(List::of).orElse(List.of(DealKind.values()))) {
                if (sale.mrr().isPresent()) {
                    choices.add(new SaleTurnout(soldOn, kind, units(sale.mrr(), null)));
                } else {
                    choices.add(new SaleTurnout(soldOn, kind, at -> BigDecimal.ZERO));
                    choices.add(new SaleTurnout(soldOn, kind, at -> HUGE));
                }
            }
        }
        return choices;
    }

    private SalesTurnout line(List<SaleTurnout> sales, Market market) {
        LocalDate first =
                sales.stream().map(SaleTurnout::day).min(LocalDate::compareTo).orElse(day);
        SalesTurnout sum = NO_SALE;
        for (SaleTurnout sale : sales) {
            if (inWindow(sale.day)) {
                boolean sourced = sale.kind == DealKind.SOURCED;
                BigDecimal points = sale.units.apply(sale.day).multiply(saleRate(sale.kind, market, first));
                sum = sum.plus(new SalesTurnout(points, sourced ? points : BigDecimal.ZERO, true, sourced, false));
            }
        }
        return sum;
    }

    private boolean inWindow(LocalDate soldOn) {
        return !soldOn.isAfter(day) && !soldOn.plus(programme.soldWindow()).isBefore(day);
    }

    private BigDecimal saleRate(DealKind kind, Market market, LocalDate first) {
        PointRate.Kind own = kind == DealKind.SOURCED ? PointRate.Kind.SOURCED : PointRate.Kind.ASSISTED;
        boolean ownHolds = rules.rates().stream()
                .anyMatch(rate -> rate.kind() == own
                        && rate.from().map(from -> !from.isAfter(first)).orElse(true));
        return rate(ownHolds ? own : PointRate.Kind.SOLD, market, first);
    }

    private BigDecimal rate(PointRate.Kind kind, Market market, LocalDate on) {
        BigDecimal points = BigDecimal.ZERO;
        LocalDate since = LocalDate.MIN;
        for (PointRate rate : rules.rates()) {
            LocalDate from = rate.from().orElse(LocalDate.MIN);
            if (rate.kind() == kind && !from.isAfter(on) && !from.isBefore(since)) {
                points = market == Market.STANDARD ? rate.standard() : rate.growth();
                since = from;
            }
        }
        return points;
    }

    /** How many hundreds an MRR is, by the day; a known MRR or one that is being tried. */
    private Function<LocalDate, BigDecimal> units(Optional<Money> known, BigDecimal tried) {
        if (tried != null) {
            return on -> tried.divide(rules.per(), PRECISE);
        }
        return on -> {
            Money money = known.orElseThrow();
            BigDecimal fixed = fixed(money.currency(), on);
            return fixed == null
                    ? rates.convert(money).divide(rules.per(), PRECISE)
                    : money.amount().divide(fixed, PRECISE);
        };
    }

    private BigDecimal fixed(String currency, LocalDate on) {
        BigDecimal amount = null;
        LocalDate since = LocalDate.MIN;
        for (FixedAmount fixed : rules.fixedAmounts()) {
            LocalDate from = fixed.from().orElse(LocalDate.MIN);
            if (fixed.currency().equals(currency) && !from.isAfter(on) && !from.isBefore(since)) {
                amount = fixed.amount();
                since = from;
            }
        }
        return amount;
    }

    private BigDecimal inProgrammesCurrency(Money money) {
        return rates.convert(money);
    }
}

package dev.tierwise.application.rulebook;

import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.Reached;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.rulebook.WorkedExamples.OfKeeping;
import dev.tierwise.application.rulebook.WorkedExamples.OfManaging;
import dev.tierwise.application.rulebook.WorkedExamples.OfMedian;
import dev.tierwise.application.rulebook.WorkedExamples.OfPoints;
import dev.tierwise.application.rulebook.WorkedExamples.OfSale;
import dev.tierwise.application.rulebook.WorkedExamples.OfTier;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out examples of the rules of a programme. */
public final class WorkExamples {

    /** A day on which programmes without points held, and one on which those with points did. */
    private static final LocalDate BEFORE_POINTS = LocalDate.of(2018, 3, 15);

    private static final LocalDate SINCE_POINTS = LocalDate.of(2022, 9, 15);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Programme programme;
    private final LocalDate day;

    private WorkExamples(Programme programme) {
        this.programme = programme;
        NavigableSet<LocalDate> changes =
                programme.pointRules().map(PointRules::changes).orElseGet(TreeSet::new);
        LocalDate usual = programme.pointRules().isPresent() ? SINCE_POINTS : BEFORE_POINTS;
        this.day = changes.isEmpty() || changes.last().isBefore(usual)
                ? usual
                : changes.last().plusMonths(2);
    }

    /** The examples of a programme. */
    public static WorkedExamples of(Programme programme) {
        WorkExamples examples = new WorkExamples(programme);
        List<Clause> clauses = programme.effectiveClauses();
        return new WorkedExamples(
                clauses.contains(Clause.Single.SOLD) ? examples.sales() : List.of(),
                clauses.contains(Clause.Single.PARTNER_EMPLOYEE) ? examples.managed() : List.of(),
                clauses.contains(Clause.Single.MEDIAN) ? examples.medians() : List.of(),
                programme.pointRules().map(examples::points).orElse(List.of()),
                examples.tiers(),
                programme.updateDays().downgrades().map(examples::kept).orElse(List.of()),
                examples.publishing());
    }

    /** A month, from its first day to its last. */
    private List<ScheduledEvent> publishing() {
        LocalDate first = day.withDayOfMonth(1);
        return new Schedule(programme.updateDays())
                .events(first.minusDays(1), first.plusMonths(1).minusDays(1));
    }

    private List<OfSale> sales() {
        LocalDate soldOn = day;
        LocalDate last = soldOn.plus(programme.soldWindow());
        Portal sold = portal(THOUSAND, programme.currency()).withSale(Sale.on(soldOn));
        return Stream.of(soldOn.minusDays(1), soldOn, last, last.plusDays(1))
                .map(looked ->
                        new OfSale(soldOn, looked, assess(sold, looked).sold().count()))
                .toList();
    }

    private List<OfManaging> managed() {
        return Stream.of(WorkedExamples.User.values())
                .map(user -> {
                    PortalAssessment assessment =
                            assess(portal(THOUSAND, programme.currency()).withUsers(users(user)), day);
                    return new OfManaging(
                            user,
                            assessment.managed().count(),
                            assessment.managed().reason());
                })
                .toList();
    }

    private static PortalUsers users(WorkedExamples.User user) {
        return switch (user) {
            case EMPLOYEE -> new PortalUsers(true, false, true);
            case EMPLOYEE_ELSEWHERE -> new PortalUsers(false, true, true);
            case NO_EMPLOYEE -> new PortalUsers(false, false, true);
            case UNKNOWN -> PortalUsers.UNKNOWN;
        };
    }

    private List<OfMedian> medians() {
        return Stream.of(List.of(1, 3, 4), List.of(1, 2, 3, 4))
                .filter(apps -> apps.get(apps.size() - 1) <= programme.apps().size())
                .map(apps -> new OfMedian(
                        apps,
                        value(
                                MetricId.MEDIAN_APP_USAGE,
                                apps.stream().map(this::using).toList())))
                .toList();
    }

    private Portal using(int apps) {
        long bits = IntStream.range(0, apps).mapToLong(app -> 1L << app).sum();
        return portal(THOUSAND, programme.currency())
                .withUsers(users(WorkedExamples.User.EMPLOYEE))
                .withAppUsage(new AppUsage(AppSet.of(programme.apps(), bits), AppSet.of(programme.apps(), 0)));
    }

    private List<OfPoints> points(PointRules rules) {
        BigDecimal amount = rules.per().multiply(BigDecimal.TEN);
        List<OfPoints> points = new ArrayList<>();
        if (hasSales()) {
            for (PointRate rate : rules.rates()) {
                if (rate.kind() != PointRate.Kind.MANAGED) {
                    LocalDate since = rate.from().orElseGet(() -> beforeEveryOther(rules));
                    for (Market market : Market.values()) {
                        points.add(sale(rate.kind(), market, amount, programme.currency(), since));
                    }
                }
            }
            latestAmount(rules)
                    .ifPresent(fixed -> points.add(sale(
                            PointRate.Kind.SOURCED,
                            Market.STANDARD,
                            fixed.amount().multiply(BigDecimal.TEN),
                            fixed.currency(),
                            fixed.from().orElse(day))));
        }
        if (programme.metrics().contains(MetricId.MANAGED_POINTS)
                || programme.metrics().contains(MetricId.TOTAL_POINTS)) {
            for (Market market : Market.values()) {
                points.add(managing(market, 1, amount));
            }
            points.add(managing(Market.STANDARD, 2, amount));
        }
        return points;
    }

    private boolean hasSales() {
        return Stream.of(MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.TOTAL_POINTS)
                .anyMatch(programme.metrics()::contains);
    }

    /** A day before any rate that begins later, so that the one without a day holds. */
    private LocalDate beforeEveryOther(PointRules rules) {
        return rules.rates().stream()
                .flatMap(rate -> rate.from().stream())
                .min(LocalDate::compareTo)
                .map(first -> first.minusDays(1))
                .orElse(day);
    }

    /** The amount of the euro that holds last, else of the first currency. */
    private static Optional<FixedAmount> latestAmount(PointRules rules) {
        String currency = rules.fixedAmounts().stream()
                .map(FixedAmount::currency)
                .filter("EUR"::equals)
                .findFirst()
                .or(() ->
                        rules.fixedAmounts().stream().map(FixedAmount::currency).findFirst())
                .orElse("");
        return rules.fixedAmounts().stream()
                .filter(fixed -> fixed.currency().equals(currency))
                .reduce((first, second) -> second.from()
                                .orElse(LocalDate.MIN)
                                .isBefore(first.from().orElse(LocalDate.MIN))
                        ? first
                        : second);
    }

    private OfPoints sale(PointRate.Kind kind, Market market, BigDecimal amount, String currency, LocalDate since) {
        DealKind deal = kind == PointRate.Kind.ASSISTED ? DealKind.ASSISTED : DealKind.SOURCED;
        Portal sold = portal(BigDecimal.ZERO, programme.currency())
                .withUsers(users(WorkedExamples.User.NO_EMPLOYEE))
                .withPointFacts(new PointFacts(
                        Optional.of(market),
                        OptionalInt.of(1),
                        ProductSales.of(List.of(new ProductSale(
                                "Marketing Hub",
                                Optional.of(deal),
                                Optional.of(new Money(amount, currency)),
                                Optional.of(since))))));
        MetricId metric = Stream.of(MetricId.SOLD_POINTS, MetricId.TOTAL_POINTS, MetricId.SOURCED_POINTS)
                .filter(programme.metrics()::contains)
                .findFirst()
                .orElseThrow();
        return new OfPoints(kind, market, 1, amount, currency, Optional.of(since), value(metric, List.of(sold), since));
    }

    private OfPoints managing(Market market, int partners, BigDecimal amount) {
        Portal managed = portal(amount, programme.currency())
                .withUsers(users(WorkedExamples.User.EMPLOYEE))
                .withPointFacts(
                        new PointFacts(Optional.of(market), OptionalInt.of(partners), ProductSales.of(List.of())));
        MetricId metric =
                programme.metrics().contains(MetricId.MANAGED_POINTS) ? MetricId.MANAGED_POINTS : MetricId.TOTAL_POINTS;
        return new OfPoints(
                PointRate.Kind.MANAGED,
                market,
                partners,
                amount,
                programme.currency(),
                Optional.empty(),
                value(metric, List.of(managed)));
    }

    /** Exactly what a tier requires, then the same with one criterion missed by as little as there is, or not there. */
    private List<OfTier> tiers() {
        Tier tier = programme.tiers().get(Math.min(1, programme.tiers().size() - 1));
        Map<MetricId, BigDecimal> figures = new LinkedHashMap<>();
        List<MetricId> held = new ArrayList<>();
        for (Requirement requirement : tier.requirements()) {
            if (requirement instanceof Requirement.AtLeast figure) {
                figures.put(figure.metric(), programme.minimum(figure, Market.STANDARD));
            } else {
                held.add(requirement.metric());
            }
        }
        List<OfTier> examples = new ArrayList<>(List.of(tier(figures, Optional.empty())));
        figures.entrySet().stream()
                .filter(figure -> figure.getValue().signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(metric -> {
                    Map<MetricId, BigDecimal> less = new LinkedHashMap<>(figures);
                    less.computeIfPresent(
                            metric, (id, figure) -> figure.subtract(least(id)).max(BigDecimal.ZERO));
                    examples.add(tier(less, Optional.empty()));
                });
        held.stream().findFirst().ifPresent(metric -> examples.add(tier(figures, Optional.of(metric))));
        return examples;
    }

    private static BigDecimal least(MetricId metric) {
        return Metrics.get(metric).unit() == Unit.MONEY ? CENT : BigDecimal.ONE;
    }

    private OfTier tier(Map<MetricId, BigDecimal> figures, Optional<MetricId> lacking) {
        Map<MetricId, Measurement> measurements = new LinkedHashMap<>();
        for (MetricId metric : programme.metrics()) {
            measurements.put(
                    metric,
                    Metrics.get(metric).unit() == Unit.NONE
                            ? new Measurement.Status(
                                    lacking.filter(metric::equals).isPresent() ? State.UNMET : State.MET)
                            : new Measurement.Quantity(
                                    Interval.exactly(figures.getOrDefault(metric, BigDecimal.ZERO))));
        }
        return new OfTier(
                figures,
                lacking,
                Evaluation.of(programme, Optional.of(Market.STANDARD), measurements)
                        .answer()
                        .atLeast()
                        .map(Tier::id));
    }

    /** HubSpot's own example, and the same with what protects the tier: none where there are fewer than three tiers. */
    private List<OfKeeping> kept(Downgrades downgrades) {
        int tiers = programme.tiers().size();
        if (tiers < 3) {
            return List.of();
        }
        String low = programme.tiers().get(0).id();
        String middle = programme.tiers().get(1).id();
        String high = programme.tiers().get(2).id();
        Schedule schedule = new Schedule(programme.updateDays());
        LocalDate fall = schedule.nextFall(day);
        List<LocalDate> window = schedule.tierDays(fall.minus(downgrades.window()), fall);
        LocalDate longAgo = fall.minus(downgrades.hold()).minusMonths(6);
        List<OfKeeping> examples = new ArrayList<>();
        if (window.size() > 1) {
            examples.add(kept(low, middle, high, longAgo, window, fall));
            examples.add(kept(low, high, high, longAgo, window, fall));
        }
        examples.add(kept(low, low, high, longAgo, window, fall));
        schedule.tierDays(fall.minus(downgrades.hold()).plusDays(1), fall.minusDays(1)).stream()
                .findFirst()
                .ifPresent(reached -> examples.add(kept(low, low, high, reached, List.of(fall), fall)));
        return examples;
    }

    private OfKeeping kept(
            String met, String best, String before, LocalDate reached, List<LocalDate> window, LocalDate fall) {
        List<MetTier> days = new ArrayList<>();
        for (LocalDate tierDay : window) {
            days.add(new MetTier(
                    tierDay, exactly(tierDay.equals(window.get(0)) && window.size() > 1 ? best : met), State.MET));
        }
        MetTier last = days.remove(days.size() - 1);
        if (days.isEmpty()) {
            days.add(new MetTier(reached, exactly(before), State.MET));
        }
        Crediting crediting = Crediting.of(programme, exactly(before), Optional.of(Reached.on(reached)), days)
                .next(last);
        return new OfKeeping(
                before,
                reached,
                best,
                window.get(0),
                fall,
                met,
                crediting.credited().atLeast());
    }

    private static TierRange exactly(String tier) {
        return new TierRange(Optional.of(tier), Optional.of(tier));
    }

    private BigDecimal value(MetricId metric, List<Portal> portals) {
        return value(metric, portals, day);
    }

    private BigDecimal value(MetricId metric, List<Portal> portals, LocalDate asOf) {
        Snapshot facts = new Snapshot(
                asOf,
                new Partner("Partner", Set.of("partner.example"), ZoneOffset.UTC),
                new PartnerFacts(Certifications.UNKNOWN),
                portals);
        Measurement measured = Objects.requireNonNull(
                Evaluation.of(facts, programme, rates()).measurements().get(metric));
        return ((Measurement.Numeric) measured).value().low();
    }

    private PortalAssessment assess(Portal portal, LocalDate asOf) {
        return PortalAssessment.of(portal, asOf, programme, rates());
    }

    private ExchangeRates rates() {
        return new ExchangeRates(programme.currency(), Map.of());
    }

    private Portal portal(BigDecimal mrr, String currency) {
        AppSet none = AppSet.of(programme.apps(), 0);
        return new Portal(
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Money(mrr, currency)),
                Sale.NEVER,
                Optional.empty(),
                Cancellation.NONE,
                Optional.empty(),
                PortalUsers.UNKNOWN,
                new AppUsage(none, none),
                new PointFacts(Optional.of(Market.STANDARD), OptionalInt.of(1), ProductSales.of(List.of())),
                ReportedFigures.NONE);
    }
}

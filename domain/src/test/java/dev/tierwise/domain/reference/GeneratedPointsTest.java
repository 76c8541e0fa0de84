package dev.tierwise.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.PointProgramme;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointLine;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
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
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small agencies and programmes by chance, judged by the engine and by trying everything. */
@Tag("generated")
class GeneratedPointsTest {

    private static final LocalDate DAY = LocalDate.parse("2024-03-03");
    private static final ExchangeRates RATES = new ExchangeRates(
            "USD",
            Map.of("EUR", new BigDecimal("1.17"), "GBP", new BigDecimal("1.333"), "JPY", new BigDecimal("0.0071")));

    /** Nothing is generated that lies outside. */
    private static final LocalDate FIRST = DAY.minusDays(16);

    private static final LocalDate LAST = DAY.plusDays(3);

    @Test
    void theEngineFindsTheBoundsThatTryingEverythingFinds() {
        GeneratedCases cases = GeneratedCases.of(GeneratedPointsTest.class, "points", 250);
        Map<String, Integer> seen = new LinkedHashMap<>();
        cases.run((seed, random) -> check(seed, random, seen));
        System.out.println(seen);
        if (cases.count() >= 250) {
            assertThat(seen).containsKeys("exact", "range", "unbounded", "MET", "UNMET", "UNDETERMINED");
        }
    }

    private static void check(long seed, Random random, Map<String, Integer> seen) {
        Programme figuresOnly = programme(random);
        Snapshot snapshot = agency(random);
        NaiveFigures naive = new NaiveFigures(
                snapshot,
                figuresOnly,
                RATES,
                FIRST.minusDays(1).datesUntil(LAST).toList());
        Map<MetricId, NaiveFigures.Bounds> expected = naive.figures();
        String which = "case " + seed + " (-Dtierwise.seed=" + seed + "): " + figuresOnly + "\n" + snapshot;

        Programme programme = withTiers(figuresOnly, expected, random);
        Evaluation evaluation = Evaluation.of(snapshot, programme, RATES);

        expected.forEach((metric, bounds) -> {
            Measurement.Numeric figure =
                    (Measurement.Numeric) evaluation.measurements().get(metric);
            assertThat(cut(figure.value().low()))
                    .as(metric + " low of " + which)
                    .isEqualTo(cut(bounds.low()));
            assertThat(figure.value().high().map(GeneratedPointsTest::cut))
                    .as(metric + " high of " + which)
                    .isEqualTo(Optional.ofNullable(bounds.high()).map(GeneratedPointsTest::cut));
            if (figure instanceof Measurement.Figure ofPortals) {
                assertThat(List.of(
                                ofPortals.portals().low(), ofPortals.portals().high()))
                        .as(metric + " portals of " + which)
                        .isEqualTo(List.of(bounds.portalsLow(), bounds.portalsHigh()));
            }
            String kind = bounds.high() == null
                    ? "unbounded"
                    : bounds.low().compareTo(bounds.high()) == 0 ? "exact" : "range";
            seen.merge(kind, 1, Integer::sum);
        });
        NaiveFigures judge = new NaiveFigures(
                new Snapshot(DAY, snapshot.partner(), snapshot.partnerFacts(), List.of()), programme, RATES, List.of());
        for (TierResult tier : evaluation.tiers()) {
            for (CriterionResult criterion : tier.criteria()) {
                State state = criterion.state();
                assertThat(state.name())
                        .as(criterion.requirement() + " of " + which)
                        .isEqualTo(judge.criterion(criterion.requirement(), expected));
                seen.merge(state.name(), 1, Integer::sum);
            }
            assertThat(tier.state().name()).as(which).isEqualTo(judge.tier(tier.tier(), expected));
        }
    }

    @Test
    void theLinesOfAPortalAddUpToItsPointsAndComeOfAmountsAndRates() {
        GeneratedCases cases = GeneratedCases.of(GeneratedPointsTest.class, "lines", 250);
        Map<String, Integer> seen = new LinkedHashMap<>();
        cases.run((seed, random) -> {
            Programme programme = unrounded(programme(random));
            for (Portal portal : agency(random).portals()) {
                PortalAssessment assessment = PortalAssessment.of(portal, DAY, programme, RATES);
                Count managed = assessment.managed().count();
                for (MetricId metric : MetricId.POINTS) {
                    List<PointLine> lines = PointLine.of(portal, DAY, programme, RATES, metric, managed);
                    PointRange points = assessment
                            .points()
                            .orElseThrow()
                            .credit(metric, managed)
                            .points();
                    PointRange sum = lines.stream().map(PointLine::points).reduce(PointRange.ZERO, PointRange::plus);
                    String which =
                            metric + " of case " + seed + ": " + programme.pointRules() + "\n" + portal + "\n" + lines;
                    assertThat(sum.or(points)).as(which).isEqualTo(sum);
                    lines.stream().filter(line -> isKnown(line, managed)).forEach(line -> {
                        assertThat(PointRange.exactly(byHand(line))).as(which).isEqualTo(line.points());
                        seen.merge("known line", 1, Integer::sum);
                    });
                    seen.merge(sum.isExact() ? lines.isEmpty() ? "none" : "exact" : "range", 1, Integer::sum);
                }
            }
        });
        System.out.println("Lines: " + seen);
        if (cases.count() >= 250) {
            assertThat(seen).containsKeys("exact", "range", "known line");
        }
    }

    private static boolean isKnown(PointLine line, Count managed) {
        boolean ofSale = line.soldOn().isPresent() && line.kind().isPresent();
        boolean ofManaging = managed == Count.COUNTS && line.partners().isPresent();
        return (line.credit() == PointLine.Credit.SALE ? ofSale : ofManaging)
                && line.mrr().isPresent()
                && line.rates().size() < 2;
    }

    private static Programme unrounded(Programme programme) {
        PointRules rules = programme.pointRules().orElseThrow();
        return new Programme(
                programme.id(),
                programme.label(),
                programme.currency(),
                programme.metrics(),
                programme.soldWindow(),
                programme.appLookBack(),
                programme.apps(),
                programme.certification(),
                programme.updateDays(),
                programme.tiers(),
                Optional.of(new PointRules(
                        rules.per(), rules.rates(), rules.fixedAmounts(), rules.managedSplit(), Optional.empty())),
                programme.growthShares());
    }

    /** What is said to be divided and multiplied. */
    private static Fraction byHand(PointLine line) {
        BigDecimal rate = line.rates().stream()
                .map(PointLine.Rate::points)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        if (rate.signum() == 0) {
            return Fraction.ZERO;
        }
        Fraction times = line.per().orElseThrow() instanceof PointLine.PerFixedAmount fixed
                ? Fraction.of(line.mrr().orElseThrow().amount()).dividedBy(Fraction.of(fixed.amount()))
                : Fraction.of(((PointLine.PerAmount) line.per().orElseThrow()).converted())
                        .dividedBy(Fraction.of(((PointLine.PerAmount) line.per().orElseThrow()).amount()));
        return times.times(Fraction.of(rate))
                .dividedBy(Fraction.of(BigDecimal.valueOf(line.partners().orElse(1))));
    }

    private static BigDecimal cut(BigDecimal value) {
        return value.setScale(Requirement.MOST_DECIMALS, RoundingMode.DOWN);
    }

    /** Tiers whose figures are often just the ones that may come out, at a share or not. */
    private static Programme withTiers(Programme programme, Map<MetricId, NaiveFigures.Bounds> figures, Random random) {
        Map<MetricId, BigDecimal> shares = new LinkedHashMap<>();
        programme.metrics().stream()
                .filter(metric -> figures.containsKey(metric) && random.nextInt(3) == 0)
                .forEach(metric -> shares.put(metric, pick(random, "0.5", "0.8", "1", "2")));
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Requirement> requirements = new ArrayList<>();
            for (MetricId metric : programme.metrics()) {
                if (!figures.containsKey(metric)) {
                    requirements.add(new Requirement.Holds(metric));
                } else {
                    requirements.add(
                            new Requirement.AtLeast(metric, minimum(figures.get(metric), shares.get(metric), random)));
                }
            }
            tiers.add(new Tier("tier" + i, Label.same("Tier " + i), requirements));
        }
        return new Programme(
                programme.id(),
                programme.label(),
                programme.currency(),
                programme.metrics(),
                programme.soldWindow(),
                programme.appLookBack(),
                programme.apps(),
                programme.certification(),
                programme.updateDays(),
                tiers,
                programme.pointRules(),
                shares);
    }

    private static BigDecimal minimum(NaiveFigures.Bounds bounds, BigDecimal share, Random random) {
        BigDecimal near = bounds.high() == null || random.nextBoolean() ? bounds.low() : bounds.high();
        int places = share == null || random.nextBoolean() ? Requirement.MOST_DECIMALS : 0;
        BigDecimal minimum = near.setScale(places, random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.UP);
        if (share != null) {
            minimum = minimum.divide(share, Requirement.MOST_DECIMALS - 1, RoundingMode.HALF_UP);
        }
        return random.nextInt(4) == 0 ? minimum.add(new BigDecimal("0.000000001")) : minimum;
    }

    private static Programme programme(Random random) {
        List<PointRate> rates = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        int number = 1 + random.nextInt(6);
        while (rates.size() < number) {
            PointRate.Kind kind = List.of(PointRate.Kind.values()).get(random.nextInt(4));
            Optional<LocalDate> from = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(someDay(random));
            if (taken.add(List.of(kind, from))) {
                rates.add(new PointRate(kind, from, points(random), points(random)));
            }
        }
        List<FixedAmount> fixed = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            FixedAmount amount = new FixedAmount(
                    random.nextBoolean() ? "EUR" : "JPY",
                    pick(random, "75", "88", "12000", "62.5"),
                    random.nextBoolean() ? Optional.empty() : Optional.of(someDay(random)));
            if (taken.add(List.of(amount.currency(), amount.from()))) {
                fixed.add(amount);
            }
        }
        Optional<Rounding> rounding = random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new Rounding(
                        random.nextInt(3),
                        List.of(
                                        RoundingMode.HALF_UP,
                                        RoundingMode.HALF_EVEN,
                                        RoundingMode.DOWN,
                                        RoundingMode.UP,
                                        RoundingMode.CEILING)
                                .get(random.nextInt(5))));
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "generated",
                Label.same("Generated"),
                "USD",
                PointProgramme.METRICS,
                List.of(Period.ofDays(1), Period.ofDays(5), Period.ofDays(12), Period.parse("P1D"))
                        .get(random.nextInt(4)),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                new UpdateDays(1, 15),
                usual.tiers().stream()
                        .map(tier -> new Tier(
                                tier.id(), tier.label(), List.of(new Requirement.Holds(MetricId.CERTIFICATION))))
                        .toList(),
                Optional.of(new PointRules(pick(random, "100", "7"), rates, fixed, random.nextBoolean(), rounding)),
                Map.of());
    }

    private static BigDecimal points(Random random) {
        return pick(random, "0", "1", "3", "5", "10", "0.25", "1.1");
    }

    private static Snapshot agency(Random random) {
        List<Portal> portals = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            portals.add(portal("p" + i, random));
        }
        List<Certification> held = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            held.add(new Certification(
                    random.nextInt(4) == 0 ? "another" : "agency-partner",
                    maybe(random, () -> random.nextBoolean() ? "Jana" : "Ole"),
                    DAY.minusDays(random.nextInt(3)),
                    maybe(random, () -> DAY.plusDays(random.nextInt(3)))));
        }
        return new Snapshot(
                DAY,
                new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC),
                new PartnerFacts(
                        new Certifications(held, random.nextInt(4) > 0),
                        maybe(random, () -> market(random)),
                        maybe(random, random::nextBoolean),
                        maybe(random, () -> pick(random, "85", "84.99", "101.5"))),
                portals);
    }

    private static Portal portal(String id, Random random) {
        boolean unsure = random.nextBoolean();
        return new Portal(
                id,
                Optional.empty(),
                Optional.empty(),
                unsure ? maybe(random, () -> money(random)) : Optional.of(money(random)),
                switch (random.nextInt(unsure ? 5 : 3)) {
                    case 0 -> Sale.NEVER;
                    case 1, 2 -> Sale.on(someDay(random));
                    case 3 -> Sale.UNKNOWN;
                    default -> Sale.ON_UNKNOWN_DAY;
                },
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(someDay(random)),
                random.nextInt(8) > 0 ? Cancellation.NONE : Cancellation.on(someDay(random)),
                maybe(random, random::nextBoolean),
                new PortalUsers(random.nextBoolean(), random.nextBoolean(), !unsure || random.nextBoolean()),
                new AppUsage(
                        AppSet.of(BuiltInProgrammes.HUBSPOT_2018_01.apps(), random.nextInt(8)),
                        AppSet.of(
                                BuiltInProgrammes.HUBSPOT_2018_01.apps(), unsure ? (long) random.nextInt(8) << 3 : 0)),
                new PointFacts(
                        unsure ? maybe(random, () -> market(random)) : Optional.of(market(random)),
                        unsure && random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(4)),
                        sales(random, unsure)),
                ReportedFigures.NONE);
    }

    private static ProductSales sales(Random random, boolean unsure) {
        if (random.nextInt(3) == 0) {
            return ProductSales.NOT_GIVEN;
        }
        boolean complete = !unsure || random.nextInt(3) > 0;
        int undated = complete ? 2 : 1;
        List<ProductSale> sales = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean withoutDay = unsure && undated > 0 && random.nextInt(3) == 0;
            undated -= withoutDay ? 1 : 0;
            sales.add(new ProductSale(
                    random.nextInt(3) > 0 ? "Marketing Hub" : "Sales Hub",
                    unsure ? maybe(random, () -> kind(random)) : Optional.of(kind(random)),
                    unsure ? maybe(random, () -> money(random)) : Optional.of(money(random)),
                    withoutDay ? Optional.empty() : Optional.of(someDay(random))));
        }
        return new ProductSales.Given(sales, complete);
    }

    private static DealKind kind(Random random) {
        return random.nextBoolean() ? DealKind.SOURCED : DealKind.ASSISTED;
    }

    private static Market market(Random random) {
        return random.nextBoolean() ? Market.STANDARD : Market.GROWTH;
    }

    private static Money money(Random random) {
        return new Money(
                pick(random, "0", "100", "1000", "99.99", "33.333", "0.01"),
                List.of("USD", "USD", "EUR", "JPY", "GBP").get(random.nextInt(5)));
    }

    private static LocalDate someDay(Random random) {
        return FIRST.plusDays(random.nextInt((int) FIRST.until(LAST, ChronoUnit.DAYS)));
    }

    private static BigDecimal pick(Random random, String... numbers) {
        return new BigDecimal(numbers[random.nextInt(numbers.length)]);
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
    }
}

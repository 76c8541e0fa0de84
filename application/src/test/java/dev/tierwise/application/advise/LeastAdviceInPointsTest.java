package dev.tierwise.application.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.application.simulate.Scenario;
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
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.AppSet;
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
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Advice of small agencies under programmes with points against trying everything that can be done. */
class LeastAdviceInPointsTest {

    private static final ExchangeRates RATES = new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17")));
    private static final int APPS = 3;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal FORTUNE = new BigDecimal("10000000");

    private record Least(int portals, int adoptions) {
        boolean isLessThan(Least other) {
            return portals < other.portals || (portals == other.portals && adoptions < other.adoptions);
        }
    }

    @Test
    @Tag("generated")
    void advice_in_points_typed_into_simulate_reaches_the_tier_and_nothing_smaller_does() {
        GeneratedCases cases = GeneratedCases.of(LeastAdviceInPointsTest.class, "agencies", 400);
        Map<String, Integer> answers = new TreeMap<>();
        cases.run((seed, random) -> {
            Agency agency = new Agency(random);
            Advice advice = Advise.of(agency.today, agency.wanted(random), Optional.empty(), Optional.empty());
            new Check("seed " + seed + ": " + agency, agency, advice)
                    .check()
                    .forEach(answer -> answers.merge(answer, 1, Integer::sum));
        });
        System.out.println("LeastAdviceInPointsTest answers " + answers);
        if (cases.count() >= 100) {
            assertThat(answers)
                    .as("kinds of advice")
                    .containsKeys("manage", "sell", "sell and manage", "assisted takes more", "assisted is not enough");
        }
    }

    /** Tries on the facts what can be done. */
    private static final class Check {

        private final String about;
        private final Agency agency;
        private final Advice advice;
        private final Published published;
        private final Set<MetricId> remaining;

        Check(String about, Agency agency, Advice advice) {
            this.about = about;
            this.agency = agency;
            this.advice = advice;
            published = Forecast.published(agency.today, agency.today.snapshot()::on, Optional.empty());
            remaining = advice.plan() instanceof Advice.Steps steps
                    ? Set.copyOf(steps.remaining())
                    : advice.plan() instanceof Advice.NotPlanned open ? Set.copyOf(open.metrics()) : Set.of();
        }

        List<String> check() {
            if (advice.plan() instanceof Advice.NothingToDo) {
                assertThat(reaches(List.of())).as(about).isTrue();
                return List.of("nothing");
            }
            if (advice.plan() instanceof Advice.NotPlanned open) {
                assertThat(open.metrics()).as(about).isNotEmpty();
                if (open.metrics().equals(List.of(MetricId.RETENTION))) {
                    assertThat(reaches(List.of())).as("all but that, " + about).isTrue();
                    return List.of("not planned");
                }
                remaining.forEach(metric -> assertThat(
                                reachesAllBut(Set.of(MetricId.RETENTION), everything(FORTUNE, DealKind.SOURCED)))
                        .as("nothing gives " + metric + ", " + about)
                        .isFalse());
                return List.of("no sale is enough");
            }
            Advice.Steps plan = (Advice.Steps) advice.plan();
            String planned = about + ", " + plan;
            assertThat(plan.proven()).as(planned).isTrue();
            assertThat(reaches(List.of())).as(planned).isFalse();
            assertThat(reaches(typed(plan.changes()))).as(planned).isTrue();
            assertThat(reachesAllBut(Set.of(), plan.changes())).as(planned).isEqualTo(remaining.isEmpty());
            if (plan.newMrr().signum() > 0) {
                assertThat(least(BigDecimal.ZERO))
                        .as("without a sale, " + planned)
                        .isEmpty();
                assertThat(least(plan.newMrr().subtract(CENT)))
                        .as("with a cent less, " + planned)
                        .isEmpty();
            }
            assertThat(least(plan.newMrr())).as(planned).contains(new Least(plan.portals(), plan.adoptions()));
            List<String> answers = new ArrayList<>(others(plan, planned));
            boolean manages = plan.steps().stream()
                    .anyMatch(step ->
                            step instanceof Step.Care care && care.manage().isPresent());
            answers.add(
                    plan.newMrr().signum() == 0
                            ? manages ? "manage" : "neither"
                            : manages ? "sell and manage" : "sell");
            if (!remaining.isEmpty()) {
                answers.add("all but retention");
            }
            return answers;
        }

        /** What other sales take: a cent less is not enough, nor is any amount where there is none. */
        private List<String> others(Advice.Steps plan, String planned) {
            List<String> answers = new ArrayList<>();
            for (Advice.OtherSale other : plan.others()) {
                BigDecimal mrr = other.newMrr().orElse(FORTUNE);
                assertThat(reaches(instead(plan, other, mrr)))
                        .as("%s, %s", other, planned)
                        .isEqualTo(other.newMrr().isPresent());
                if (other.newMrr().isPresent() && mrr.compareTo(CENT) > 0) {
                    assertThat(reaches(instead(plan, other, mrr.subtract(CENT))))
                            .as("a cent less, %s, %s", other, planned)
                            .isFalse();
                }
                if (other.kind() == DealKind.ASSISTED && other.market().isEmpty()) {
                    answers.add(other.newMrr().isPresent() ? "assisted takes more" : "assisted is not enough");
                }
            }
            return answers;
        }

        private List<Change> instead(Advice.Steps plan, Advice.OtherSale other, BigDecimal mrr) {
            return plan.changes().stream()
                    .map(change -> change instanceof Change.Sell sell
                            ? new Change.Sell(
                                    sell.name(),
                                    new Money(mrr, "USD"),
                                    Optional.of(other.kind()),
                                    other.market(),
                                    sell.on())
                            : change)
                    .toList();
        }

        /** The changes as somebody types them. */
        private static List<Change> typed(List<Change> changes) {
            return changes.stream()
                    .map(change -> ChangeKind.written(change, "USD"))
                    .map(written -> written.kind().parse(written.text(), "USD"))
                    .toList();
        }

        private boolean reaches(List<Change> changes) {
            return reachesAllBut(remaining, changes);
        }

        private boolean reachesAllBut(Set<MetricId> ignored, List<Change> changes) {
            Scenario scenario = new Scenario(agency.today.snapshot(), changes, agency.programme, RATES);
            TierResult result = new Outlook(
                            agency.today.snapshot().day(), scenario::on, published.report(), agency.programme, RATES)
                    .on(advice.tierDay()).tiers().stream()
                            .filter(tier -> tier.tier().equals(advice.tier()))
                            .findFirst()
                            .orElseThrow();
            return result.criteria().stream()
                    .filter(criterion ->
                            !ignored.contains(criterion.requirement().metric()))
                    .allMatch(criterion -> criterion.state() == State.MET);
        }

        private List<Change> everything(BigDecimal mrr, DealKind kind) {
            List<Change> changes = new ArrayList<>(sale(mrr, kind));
            agency.portals.forEach(portal -> changes.add(new Change.Manage(portal.id(), Optional.empty())));
            return changes;
        }

        private List<Change> sale(BigDecimal mrr, DealKind kind) {
            return List.of(
                    new Change.Sell(
                            "new",
                            new Money(mrr, "USD"),
                            Optional.of(kind),
                            Optional.empty(),
                            Optional.of(advice.reportDay())),
                    new Change.Manage("new", Optional.empty()),
                    new Change.Certify(agency.today.snapshot().day(), Optional.empty()));
        }

        /** The least of everything that there is with so much new MRR, sourced or assisted; the certification with it. */
        private Optional<Least> least(BigDecimal newMrr) {
            Optional<Least> least = Optional.empty();
            if (newMrr.signum() == 0) {
                List<Change> certify =
                        List.of(new Change.Certify(agency.today.snapshot().day(), Optional.empty()));
                return least(0, certify, new Least(0, 0), least);
            }
            for (DealKind kind : DealKind.values()) {
                for (int apps = 0; apps <= agency.mostApps; apps++) {
                    List<Change> changes = new ArrayList<>(sale(newMrr, kind));
                    use("new", Set.of(), apps, changes);
                    least = least(0, changes, new Least(1, apps), least);
                }
            }
            return least;
        }

        private Optional<Least> least(int position, List<Change> changes, Least effort, Optional<Least> best) {
            if (best.isPresent() && !effort.isLessThan(best.get())) {
                return best;
            }
            if (position == agency.portals.size()) {
                return reaches(changes) ? Optional.of(effort) : best;
            }
            Optional<Least> least = best;
            Portal portal = agency.portals.get(position);
            int free = agency.mostApps == 0 ? 0 : APPS - portal.appUsage().low();
            for (int apps = 0; apps <= free; apps++) {
                for (boolean manage : new boolean[] {false, true}) {
                    List<Change> more = new ArrayList<>(changes);
                    if (manage) {
                        more.add(new Change.Manage(portal.id(), Optional.empty()));
                    }
                    use(portal.id(), portal.appUsage().used(), apps, more);
                    least = least(
                            position + 1,
                            more,
                            new Least(effort.portals() + (manage || apps > 0 ? 1 : 0), effort.adoptions() + apps),
                            least);
                }
            }
            return least;
        }

        private void use(String id, Set<App> used, int further, List<Change> changes) {
            if (further > 0) {
                List<String> apps = agency.programme.apps().apps().stream()
                        .filter(app -> !used.contains(app))
                        .map(App::id)
                        .limit(further)
                        .toList();
                changes.add(new Change.Use(id, apps, Optional.empty()));
            }
        }
    }

    /** A small agency, some of whose facts may be unknown, and a programme with points whose tiers are near. */
    private static final class Agency {

        private final Programme programme;
        private final EvaluationAnswer today;
        private final List<Portal> portals = new ArrayList<>();
        private final int mostApps;

        Agency(Random random) {
            LocalDate day = LocalDate.of(2025, 6, 20).plusDays(random.nextInt(40));
            boolean median = random.nextInt(4) == 0;
            mostApps = median ? APPS : 0;
            programme = programme(median, random);
            boolean gaps = random.nextInt(3) == 0;
            int number = random.nextInt(random.nextInt(6) == 0 && !median ? 5 : median ? 3 : 4);
            for (int i = 0; i < number; i++) {
                portals.add(portal("p" + i, day, gaps, random));
            }
            Certifications certifications = new Certifications(
                    random.nextInt(4) == 0
                            ? List.of()
                            : List.of(new Certification(
                                    "agency-partner", Optional.empty(), day.minusDays(3), Optional.empty())),
                    true);
            Snapshot facts = new Snapshot(
                    day,
                    new Partner("Agency", Set.of("agency.example"), ZoneOffset.UTC),
                    new PartnerFacts(
                            certifications,
                            gaps ? Optional.empty() : Optional.of(pick(random, Market.values())),
                            Optional.empty(),
                            random.nextBoolean() ? Optional.empty() : Optional.of(new BigDecimal("90"))),
                    portals);
            today = new EvaluationAnswer(
                    programme, RATES, facts, Evaluation.of(facts, programme, RATES), List.of(), List.of());
        }

        @SafeVarargs
        private static <T> T pick(Random random, T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        Optional<Tier> wanted(Random random) {
            return random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(programme.tiers().get(1));
        }

        private static Programme programme(boolean median, Random random) {
            return new Programme(
                    "small",
                    new Label("Small", "Klein"),
                    "USD",
                    List.of(
                            MetricId.TOTAL_POINTS,
                            MetricId.SOURCED_POINTS,
                            MetricId.SOLD_POINTS,
                            MetricId.MANAGED_POINTS,
                            MetricId.MANAGED_MRR,
                            MetricId.MEDIAN_APP_USAGE,
                            MetricId.CERTIFICATION,
                            MetricId.RETENTION),
                    Period.ofMonths(12),
                    Period.ofDays(30),
                    new AppList(IntStream.range(0, APPS)
                            .mapToObj(i -> new App("app-" + i, new Label("App " + i, "App " + i)))
                            .toList()),
                    "agency-partner",
                    new UpdateDays(1 + random.nextInt(3), 15),
                    List.of(tier("one", 1, median, random), tier("two", 3, median, random)),
                    Optional.of(rules(random)),
                    random.nextInt(4) == 0 ? Map.of(MetricId.TOTAL_POINTS, new BigDecimal("0.5")) : Map.of());
        }

        private static PointRules rules(Random random) {
            List<PointRate> rates = new ArrayList<>(List.of(rate(PointRate.Kind.SOLD, Optional.empty(), "3", "6")));
            if (random.nextInt(4) > 0) {
                Optional<LocalDate> from = Optional.of(LocalDate.of(2025, 6, 1).plusDays(random.nextInt(60)));
                rates.add(rate(PointRate.Kind.SOURCED, from, "5", random.nextInt(8) == 0 ? "4" : "10"));
                rates.add(rate(PointRate.Kind.ASSISTED, from, pick(random, "0", "2.5", "3"), "3.3"));
            }
            if (random.nextInt(8) > 0) {
                rates.add(rate(
                        PointRate.Kind.MANAGED, Optional.empty(), pick(random, "1", "0.7"), pick(random, "2", "0.5")));
            }
            return new PointRules(
                    new BigDecimal(pick(random, "100", "75", "62.50")),
                    rates,
                    List.of(new FixedAmount("EUR", new BigDecimal("88"), Optional.of(LocalDate.of(2025, 7, 15)))),
                    random.nextBoolean(),
                    random.nextInt(3) > 0
                            ? Optional.empty()
                            : Optional.of(new Rounding(
                                    random.nextInt(2),
                                    pick(
                                            random,
                                            RoundingMode.HALF_UP,
                                            RoundingMode.HALF_EVEN,
                                            RoundingMode.DOWN,
                                            RoundingMode.UP))));
        }

        private static PointRate rate(PointRate.Kind kind, Optional<LocalDate> from, String standard, String growth) {
            return new PointRate(kind, from, new BigDecimal(standard), new BigDecimal(growth));
        }

        private static Tier tier(String id, int times, boolean median, Random random) {
            List<Requirement> requirements = new ArrayList<>();
            require(requirements, MetricId.TOTAL_POINTS, random.nextInt(40) * times, 8, random);
            require(requirements, MetricId.SOURCED_POINTS, random.nextInt(25) * times, 3, random);
            require(requirements, MetricId.SOLD_POINTS, random.nextInt(25) * times, 2, random);
            require(requirements, MetricId.MANAGED_POINTS, random.nextInt(12) * times, 4, random);
            require(requirements, MetricId.MANAGED_MRR, random.nextInt(900) * times, 2, random);
            if (median) {
                requirements.add(new Requirement.AtLeast(
                        MetricId.MEDIAN_APP_USAGE, new BigDecimal(pick(random, "1", "1.5", "2"))));
            }
            if (random.nextInt(6) == 0) {
                requirements.add(new Requirement.AtLeast(MetricId.RETENTION, new BigDecimal("85")));
            }
            if (requirements.isEmpty() || random.nextBoolean()) {
                requirements.add(new Requirement.Holds(MetricId.CERTIFICATION));
            }
            return new Tier(id, new Label(id, id), requirements);
        }

        /** In so many of nine tiers. */
        private static void require(
                List<Requirement> requirements, MetricId metric, int minimum, int often, Random random) {
            if (random.nextInt(9) < often) {
                requirements.add(new Requirement.AtLeast(
                        metric, new BigDecimal(minimum).add(new BigDecimal(pick(random, "0", "0", "0.5", "0.3333")))));
            }
        }

        private Portal portal(String id, LocalDate day, boolean gaps, Random random) {
            Optional<Money> mrr = gaps && random.nextInt(6) == 0 ? Optional.empty() : Optional.of(money(random));
            Sale sale = random.nextInt(3) == 0 ? Sale.on(day.minusDays(random.nextInt(420))) : Sale.NEVER;
            PortalUsers users = switch (random.nextInt(6)) {
                case 0 -> new PortalUsers(true, false, true);
                case 1 -> gaps ? PortalUsers.UNKNOWN : new PortalUsers(false, true, true);
                default -> new PortalUsers(false, false, true);
            };
            long few = random.nextInt(1 << APPS);
            long used = few & random.nextInt(1 << APPS);
            long unknown = gaps ? random.nextInt(1 << APPS) & ~used : 0;
            return new Portal(
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    mrr,
                    sale,
                    Optional.of(day.minusYears(3)),
                    random.nextInt(10) == 0 ? Cancellation.on(day.plusDays(random.nextInt(40))) : Cancellation.NONE,
                    Optional.empty(),
                    users,
                    new AppUsage(AppSet.of(programme.apps(), used), AppSet.of(programme.apps(), unknown)),
                    pointFacts(day, gaps, random),
                    ReportedFigures.NONE);
        }

        private static PointFacts pointFacts(LocalDate day, boolean gaps, Random random) {
            List<ProductSale> sales = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                sales.add(new ProductSale(
                        pick(random, "Marketing Hub", "Sales Hub"),
                        gaps && random.nextInt(4) == 0
                                ? Optional.empty()
                                : Optional.of(pick(random, DealKind.values())),
                        Optional.of(money(random)),
                        gaps && random.nextInt(4) == 0
                                ? Optional.empty()
                                : Optional.of(day.minusDays(random.nextInt(420)))));
            }
            return new PointFacts(
                    gaps && random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(random, Market.values())),
                    gaps && random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(3)),
                    random.nextInt(3) == 0 ? ProductSales.NOT_GIVEN : ProductSales.of(sales));
        }

        private static Money money(Random random) {
            return new Money(
                    new BigDecimal(pick(random, "0", "100", "250.50", "300", "333.33", "700", "1000")),
                    random.nextInt(3) == 0 ? "EUR" : "USD");
        }

        @Override
        public String toString() {
            return today.snapshot().day() + " " + programme.tiers() + " " + programme.pointRules() + " "
                    + today.snapshot().partnerFacts() + " " + portals;
        }
    }
}

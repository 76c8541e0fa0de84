package dev.tierwise.application.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.Scenario;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Advice on small agencies against trying everything that can be done, on the facts themselves. */
class LeastAdviceTest {

    private static final ExchangeRates RATES = new ExchangeRates("USD", Map.of());
    private static final int APPS = 4;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** The least that was found by trying: portals touched first, then apps adopted. */
    private record Least(int portals, int adoptions) {
        boolean isLessThan(Least other) {
            return portals < other.portals || (portals == other.portals && adoptions < other.adoptions);
        }
    }

    private enum Answer {
        NOTHING,
        STEPS,
        STEPS_WITH_SALE,
        TOO_LATE,
        UNREACHABLE
    }

    @Test
    @Tag("generated")
    void advice_reaches_the_tier_and_nothing_smaller_does() {
        GeneratedCases cases = GeneratedCases.of(LeastAdviceTest.class, "agencies", 250);
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        cases.run((seed, random) -> {
            Case agency = new Case(random);
            String about = "seed " + seed + ": " + agency;
            Advice advice = Advise.of(agency.today, agency.tier(random), agency.by(random), Optional.empty());
            answers.merge(check(about, agency, advice), 1, Integer::sum);
        });
        System.out.println("LeastAdviceTest answers " + answers);
        if (cases.count() >= 100) {
            assertThat(answers).as("kinds of advice").containsKeys(Answer.STEPS, Answer.STEPS_WITH_SALE);
        }
    }

    private static Answer check(String about, Case agency, Advice advice) {
        Trial trial = new Trial(agency, advice);
        if (advice.plan() instanceof Advice.NothingToDo) {
            assertThat(trial.reaches(List.of())).as(about).isTrue();
            return Answer.NOTHING;
        }
        assertThat(trial.reaches(List.of())).as(about).isFalse();
        if (advice.plan() instanceof Advice.Unreachable) {
            assertThat(trial.least(new BigDecimal("100000"))).as(about).isEmpty();
            return Answer.UNREACHABLE;
        }
        if (advice.plan() instanceof Advice.TooLate late) {
            assertThat(advice.reportDay())
                    .as(about)
                    .isBeforeOrEqualTo(agency.today.snapshot().day());
            assertThat(late.newMrr()).as(about).isPositive();
            assertThat(trial.least(BigDecimal.ZERO)).as(about).isEmpty();
            return Answer.TOO_LATE;
        }
        Advice.Steps plan = (Advice.Steps) advice.plan();
        assertThat(trial.reaches(plan.changes())).as("%s, %s", about, plan).isTrue();
        assertThat(plan.proven()).as(about).isTrue();
        if (plan.newMrr().signum() > 0) {
            assertThat(trial.least(BigDecimal.ZERO))
                    .as("without a sale, %s, %s", about, plan)
                    .isEmpty();
            assertThat(trial.least(plan.newMrr().subtract(CENT)))
                    .as("with a cent less, %s, %s", about, plan)
                    .isEmpty();
        }
        assertThat(trial.least(plan.newMrr()))
                .as("%s, %s", about, plan)
                .contains(new Least(plan.portals(), plan.adoptions()));
        return plan.newMrr().signum() > 0 ? Answer.STEPS_WITH_SALE : Answer.STEPS;
    }

    /** Tries on the facts what can be done. */
    private static final class Trial {

        private final Case agency;
        private final Advice advice;
        private final Published published;
        private final List<String> ids = new ArrayList<>();
        private final Map<String, Portal> portals = new HashMap<>();

        Trial(Case agency, Advice advice) {
            this.agency = agency;
            this.advice = advice;
            published = Forecast.published(agency.today, agency.today.snapshot()::on, Optional.empty());
            agency.today.snapshot().portals().forEach(portal -> {
                ids.add(portal.id());
                portals.put(portal.id(), portal);
            });
        }

        boolean reaches(List<Change> changes) {
            Scenario scenario = new Scenario(agency.today.snapshot(), changes, agency.programme, RATES);
            return new Outlook(agency.today.snapshot().day(), scenario::on, published.report(), agency.programme, RATES)
                    .on(advice.tierDay()).tiers().stream()
                            .anyMatch(result -> result.tier().equals(advice.tier()) && result.state() == State.MET);
        }

        /** The least of everything that there is with so much new MRR; all of it together with a new certification. */
        Optional<Least> least(BigDecimal newMrr) {
            List<List<Change>> sales = new ArrayList<>();
            if (newMrr.signum() == 0) {
                sales.add(List.of());
            } else {
                for (int apps = 0; apps <= APPS; apps++) {
                    List<Change> sale = new ArrayList<>(List.of(
                            new Change.Sell("new", new Money(newMrr, "USD"), Optional.of(advice.reportDay())),
                            new Change.Manage("new", Optional.empty())));
                    use("new", 0, apps, sale);
                    sales.add(sale);
                }
            }
            Optional<Least> least = Optional.empty();
            for (int i = 0; i < sales.size(); i++) {
                List<Change> changes = new ArrayList<>(sales.get(i));
                changes.add(new Change.Certify(agency.today.snapshot().day(), Optional.empty()));
                least = least(0, changes, new Least(newMrr.signum(), i), least);
            }
            return least;
        }

        private Optional<Least> least(int portal, List<Change> changes, Least effort, Optional<Least> best) {
            if (best.isPresent() && !effort.isLessThan(best.get())) {
                return best;
            }
            if (portal == ids.size()) {
                return reaches(changes) ? Optional.of(effort) : best;
            }
            Optional<Least> least = best;
            String id = ids.get(portal);
            AppUsage usage = portals.get(id).appUsage();
            for (int apps = 0; apps <= APPS - usage.low(); apps++) {
                for (boolean manage : new boolean[] {false, true}) {
                    List<Change> more = new ArrayList<>(changes);
                    if (manage) {
                        more.add(new Change.Manage(id, Optional.empty()));
                    }
                    use(id, usage.low(), apps, more);
                    boolean touched = manage || apps > 0;
                    least = least(
                            portal + 1,
                            more,
                            new Least(effort.portals() + (touched ? 1 : 0), effort.adoptions() + apps),
                            least);
                }
            }
            return least;
        }

        private void use(String id, int used, int further, List<Change> changes) {
            if (further > 0) {
                List<String> apps = agency.programme.apps().apps().stream()
                        .filter(app ->
                                used == 0 || !portals.get(id).appUsage().used().contains(app))
                        .map(App::id)
                        .limit(further)
                        .toList();
                changes.add(new Change.Use(id, apps, Optional.empty()));
            }
        }
    }

    /** A small agency, some of whose facts may be unknown, and a programme whose tiers are near. */
    private static final class Case {

        private final Programme programme;
        private final EvaluationAnswer today;
        private final List<Portal> portals = new ArrayList<>();

        Case(Random random) {
            LocalDate day = LocalDate.of(2018, 3, 1).plusDays(random.nextInt(60));
            programme = programme(random);
            boolean gaps = random.nextInt(3) == 0;
            int number = random.nextInt(random.nextInt(6) == 0 ? 5 : 4);
            for (int i = 0; i < number; i++) {
                portals.add(portal("p" + i, day, gaps, random));
            }
            Certifications certifications = switch (random.nextInt(5)) {
                case 0 -> new Certifications(List.of(), true);
                case 1 -> gaps ? Certifications.UNKNOWN : new Certifications(List.of(), true);
                default ->
                    new Certifications(
                            List.of(new Certification(
                                    "agency-partner", Optional.empty(), day.minusDays(3), Optional.empty())),
                            true);
            };
            Snapshot facts = new Snapshot(
                    day, new Partner("Agency", Set.of("agency.example"), ZoneOffset.UTC), certifications, portals);
            today = new EvaluationAnswer(
                    programme, RATES, facts, Evaluation.of(facts, programme, RATES), List.of(), List.of());
        }

        Optional<Tier> tier(Random random) {
            return random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(programme.tiers().get(0));
        }

        Optional<LocalDate> by(Random random) {
            LocalDate day = today.snapshot().day();
            return random.nextInt(3) == 0 ? Optional.of(day.plusDays(31L + random.nextInt(60))) : Optional.empty();
        }

        private static Programme programme(Random random) {
            String median = List.of("0", "0.5", "1", "1.5", "2", "2", "2.5", "2.75", "3", "3", "3.5", "4")
                    .get(random.nextInt(12));
            String lower = Integer.toString(random.nextInt(4) * 250);
            return new Programme(
                    "small",
                    new Label("Small", "Klein"),
                    "USD",
                    List.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR, MetricId.MEDIAN_APP_USAGE, MetricId.CERTIFICATION),
                    Period.ofMonths(12),
                    Period.ofDays(30),
                    new AppList(IntStream.range(0, APPS)
                            .mapToObj(i -> new App("app-" + i, new Label("App " + i, "App " + i)))
                            .toList()),
                    "agency-partner",
                    new UpdateDays(1 + random.nextInt(3), 15),
                    List.of(
                            tier("one", lower, lower, median, random),
                            tier("two", "900", Integer.toString(500 + random.nextInt(1500)), median, random)));
        }

        private static Tier tier(String id, String sold, String managed, String median, Random random) {
            List<Requirement> requirements = new ArrayList<>(List.of(
                    new Requirement.AtLeast(MetricId.SOLD_MRR, new BigDecimal(sold)),
                    new Requirement.AtLeast(MetricId.MANAGED_MRR, new BigDecimal(managed)),
                    new Requirement.AtLeast(MetricId.MEDIAN_APP_USAGE, new BigDecimal(median))));
            if (random.nextBoolean()) {
                requirements.add(new Requirement.Holds(MetricId.CERTIFICATION));
            }
            return new Tier(id, new Label(id, id), requirements);
        }

        private Portal portal(String id, LocalDate day, boolean gaps, Random random) {
            Optional<Money> mrr = gaps && random.nextInt(5) == 0
                    ? Optional.empty()
                    : Optional.of(new Money(
                            List.of("0", "100", "250.50", "300", "700", "1000").stream()
                                    .map(BigDecimal::new)
                                    .toList()
                                    .get(random.nextInt(6)),
                            "USD"));
            Sale sale = switch (random.nextInt(5)) {
                case 0, 1 -> Sale.on(day.minusDays(random.nextInt(420)));
                case 2 -> gaps ? Sale.ON_UNKNOWN_DAY : Sale.on(day.minusDays(30));
                default -> Sale.NEVER;
            };
            PortalUsers users = switch (random.nextInt(6)) {
                case 0, 1 -> new PortalUsers(true, false, true);
                case 2 -> gaps ? PortalUsers.UNKNOWN : new PortalUsers(false, true, true);
                default -> new PortalUsers(false, false, true);
            };
            long used = few(random);
            long unknown = gaps ? few(random) & ~used : 0;
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
                    new AppUsage(AppSet.of(programme.apps(), used), AppSet.of(programme.apps(), unknown)));
        }

        /** One app in four. */
        private static long few(Random random) {
            long some = random.nextInt(1 << APPS);
            return some & random.nextInt(1 << APPS);
        }

        @Override
        public String toString() {
            return today.snapshot().day() + " " + programme.tiers() + " " + portals;
        }
    }
}

package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Plan;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out the least that reaches a tier on a mid-month day. */
final class Planning {

    private static final Set<MetricId> PLANNED =
            Set.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR, MetricId.MEDIAN_APP_USAGE, MetricId.CERTIFICATION);
    private static final BigDecimal LEAST_SALE = new BigDecimal("0.01");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final String NEW_CUSTOMER = "New customer";

    private final EvaluationAnswer today;
    private final Programme programme;
    private final LocalDate tierDay;
    private final LocalDate reportDay;
    private final PublishedStandings standings;
    private final TierResult standing;

    Planning(EvaluationAnswer today, LocalDate tierDay, PublishedStandings standings, TierResult standing) {
        this.today = today;
        this.programme = today.programme();
        this.tierDay = tierDay;
        this.reportDay = new Schedule(programme.updateDays()).latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay);
        this.standings = standings;
        this.standing = standing;
    }

    /** The least that reaches the tier on the mid-month day; what is done to customers that are there is done from today on. */
    Plan plan() {
        return plan(Optional.empty());
    }

    /** The same for a tier that is held until then: what is done to customers is done from that day on, not to change what was before. */
    Plan renewal() {
        return plan(Optional.of(tierDay));
    }

    private Plan plan(Optional<LocalDate> from) {
        if (standing.state() == State.MET) {
            return new Advice.NothingToDo();
        }
        List<MetricId> others = standing.criteria().stream()
                .filter(criterion -> criterion.state() != State.MET)
                .map(criterion -> criterion.requirement().metric())
                .filter(metric -> !PLANNED.contains(metric))
                .toList();
        if (!others.isEmpty()) {
            return new Advice.NotPlanned(others);
        }
        List<Member> members = standings.members();
        BigDecimal manageable = members.stream().map(Member::mrr).reduce(NOTHING, BigDecimal::add);
        BigDecimal managed = missing(MetricId.MANAGED_MRR);
        BigDecimal sale = missing(MetricId.SOLD_MRR).max(managed.subtract(manageable));
        int twice = twiceTheMinimum();
        Optional<Effort> effort = effort(members, managed, sale, twice);
        if (effort.isEmpty()
                && sale.signum() == 0
                && twice <= 2 * programme.apps().size()) {
            sale = LEAST_SALE;
            effort = effort(members, managed, sale, twice);
        }
        if (effort.isEmpty()) {
            return new Advice.Unreachable();
        }
        if (sale.signum() > 0 && !reportDay.isAfter(today.snapshot().day())) {
            return new Advice.TooLate(
                    sale,
                    Advise.firstCredit(
                            new Schedule(programme.updateDays()),
                            today.snapshot().day()));
        }
        return steps(effort.get(), sale, managed.signum() > 0, from);
    }

    private Optional<Effort> effort(List<Member> members, BigDecimal managed, BigDecimal sale, int twice) {
        return new LeastEffort(
                        members,
                        managed.subtract(sale).max(NOTHING),
                        sale.signum() > 0,
                        twice,
                        programme.apps().size())
                .find();
    }

    private Optional<CriterionResult> criterion(MetricId metric) {
        return standing.criteria().stream()
                .filter(criterion -> criterion.requirement().metric().equals(metric))
                .findFirst();
    }

    /** What is missing if the unknown facts turn out badly, in whole cents. */
    private BigDecimal missing(MetricId metric) {
        return criterion(metric)
                .flatMap(CriterionResult::shortfall)
                .flatMap(shortfall -> shortfall.high())
                .map(most -> most.setScale(2, RoundingMode.UP))
                .orElse(NOTHING);
    }

    private int twiceTheMinimum() {
        return criterion(MetricId.MEDIAN_APP_USAGE)
                .flatMap(CriterionResult::required)
                .flatMap(required -> required.high())
                .map(most -> most.add(most).setScale(0, RoundingMode.CEILING).intValueExact())
                .orElse(0);
    }

    private Plan steps(Effort effort, BigDecimal sale, boolean manageSale, Optional<LocalDate> from) {
        Adoption adoption = new Adoption(programme, standings);
        LocalDate day = today.snapshot().day();
        List<Step> steps = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        if (sale.signum() > 0) {
            List<String> apps = adoption.of(Set.of(), Set.of(), effort.newApps());
            steps.add(new Step.Sell(sale, reportDay, manageSale, apps));
            String name = newName();
            changes.add(new Change.Sell(name, new Money(sale, programme.currency()), Optional.of(reportDay)));
            changes(name, manageSale, apps, from, changes);
        }
        for (Effort.Touch touch : effort.touches()) {
            PortalStanding portal = standings.find(touch.member().id()).orElseThrow();
            List<String> apps = adoption.of(
                    Set.copyOf(portal.usedApps()),
                    Set.copyOf(portal.unknownApps()),
                    touch.apps() - touch.member().apps());
            steps.add(new Step.Care(
                    portal.portal(),
                    touch.manage() ? Optional.of(PublishedStandings.reason(portal)) : Optional.empty(),
                    apps));
            changes(portal.id(), touch.manage(), apps, from, changes);
        }
        if (criterion(MetricId.CERTIFICATION)
                .filter(criterion -> criterion.state() != State.MET)
                .isPresent()) {
            steps.add(new Step.Certify(tierDay, validThrough()));
            changes.add(new Change.Certify(day, Optional.empty()));
        }
        int portals = effort.touches().size() + (sale.signum() > 0 ? 1 : 0);
        return new Advice.Steps(steps, sale, portals, effort.adoptions(), effort.proven(), changes);
    }

    private static void changes(
            String portal, boolean manage, List<String> apps, Optional<LocalDate> from, List<Change> changes) {
        if (manage) {
            changes.add(new Change.Manage(portal, from));
        }
        if (!apps.isEmpty()) {
            changes.add(new Change.Use(portal, apps, from));
        }
    }

    /** The last day on which the certification that is held is valid; empty where none is held that is valid today or later. */
    private Optional<LocalDate> validThrough() {
        return today.snapshot().certifications().list().stream()
                .filter(held -> held.isOf(programme.certification()))
                .flatMap(held -> held.expiresOn().stream())
                .filter(last -> !last.isBefore(today.snapshot().day()) && last.isBefore(tierDay))
                .max(Comparator.naturalOrder());
    }

    /** A name that no portal has. */
    private String newName() {
        List<String> taken = new ArrayList<>();
        today.snapshot().portals().forEach(portal -> {
            taken.add(portal.id());
            portal.name().ifPresent(name -> taken.add(name.strip()));
        });
        String name = NEW_CUSTOMER;
        for (int i = 2; taken.contains(name); i++) {
            name = NEW_CUSTOMER + " " + i;
        }
        return name;
    }

    /** Which apps are best adopted: those that most of the agency's customers use already. */
    private static final class Adoption {

        private final List<String> popular;

        Adoption(Programme programme, PublishedStandings standings) {
            Map<String, Integer> users = new HashMap<>();
            for (PortalStanding standing : standings.all()) {
                standing.usedApps().forEach(app -> users.merge(app, 1, Integer::sum));
            }
            popular = programme.apps().apps().stream()
                    .map(App::id)
                    .sorted(Comparator.comparing((String app) -> users.getOrDefault(app, 0))
                            .reversed())
                    .toList();
        }

        /** So many apps that are not used; those of which it is unknown only if no others are left. */
        List<String> of(Set<String> used, Set<String> unknown, int number) {
            return popular.stream()
                    .filter(app -> !used.contains(app))
                    .sorted(Comparator.comparing(unknown::contains))
                    .limit(number)
                    .toList();
        }
    }
}

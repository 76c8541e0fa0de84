package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Plan;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Works out the least that reaches a tier on a mid-month day. */
final class Planning {

    /** What managing portals adds to; sales add to it as well. */
    private static final List<MetricId> MANAGED =
            List.of(MetricId.MANAGED_MRR, MetricId.TOTAL_POINTS, MetricId.MANAGED_POINTS);

    /** What only sales add to. */
    private static final List<MetricId> SOLD =
            List.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS);

    private static final List<MetricId> OTHERS = List.of(MetricId.MEDIAN_APP_USAGE, MetricId.CERTIFICATION);
    private static final BigDecimal LEAST_SALE = new BigDecimal("0.01");
    private static final String NEW_CUSTOMER = "New customer";

    private final EvaluationAnswer today;
    private final Programme programme;
    private final LocalDate tierDay;
    private final LocalDate reportDay;
    private final PublishedStandings standings;
    private final TierResult standing;
    private final List<PortalStanding> manageable;
    private final Map<MetricId, Fraction> missing = new LinkedHashMap<>();
    private final Map<MetricId, Fraction> gained;
    private final NewSale sale;

    Planning(EvaluationAnswer today, LocalDate tierDay, PublishedStandings standings, TierResult standing) {
        this.today = today;
        this.programme = today.programme();
        this.tierDay = tierDay;
        this.reportDay = Schedule.of(programme).latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay);
        this.standings = standings;
        this.standing = standing;
        this.manageable = standings.manageable();
        for (CriterionResult criterion : standing.criteria()) {
            MetricId metric = criterion.requirement().metric();
            if (MANAGED.contains(metric) || SOLD.contains(metric)) {
                missing.put(metric, missing(criterion));
            }
        }
        this.gained = gains(manageable);
        boolean points = missing.keySet().stream().anyMatch(MetricId.POINTS::contains);
        this.sale = new NewSale(
                today, dayOfSale(), points ? Optional.of(DealKind.SOURCED) : Optional.empty(), Optional.empty());
    }

    /** The day of the report that publishes what is sold; the next one if that by which the tier is wanted is past. */
    private LocalDate dayOfSale() {
        LocalDate day = today.snapshot().day();
        return reportDay.isAfter(day)
                ? reportDay
                : Schedule.of(programme).next(ScheduledEvent.Kind.MONTHLY_REPORT, day);
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
        List<MetricId> open = standing.criteria().stream()
                .filter(criterion -> criterion.state() != State.MET)
                .map(criterion -> criterion.requirement().metric())
                .toList();
        List<MetricId> remaining =
                open.stream().filter(metric -> !isPlanned(metric)).toList();
        if (remaining.size() == open.size()) {
            return new Advice.NotPlanned(remaining);
        }
        Optional<BigDecimal> least = sale.least(sold -> outOfReach(sold).isEmpty());
        if (least.isEmpty()) {
            return new Advice.NotPlanned(Stream.concat(outOfReach(sale.of(NewSale.MOST)).stream(), remaining.stream())
                    .toList());
        }
        BigDecimal mrr = least.get();
        int twice = twiceTheMinimum();
        Optional<Effort> effort = effort(mrr, twice);
        if (effort.isEmpty()
                && mrr.signum() == 0
                && twice <= 2 * programme.apps().size()) {
            mrr = LEAST_SALE;
            effort = effort(mrr, twice);
        }
        if (effort.isEmpty()) {
            return new Advice.Unreachable();
        }
        if (mrr.signum() > 0 && !reportDay.isAfter(today.snapshot().day())) {
            return new Advice.TooLate(
                    mrr,
                    Advise.firstCredit(Schedule.of(programme), today.snapshot().day()),
                    remaining);
        }
        return steps(effort.get(), mrr, remaining, from);
    }

    private static boolean isPlanned(MetricId metric) {
        return Stream.of(MANAGED, SOLD, OTHERS).anyMatch(planned -> planned.contains(metric));
    }

    /** What a sale does not reach, also if everything is managed that can be. */
    private List<MetricId> outOfReach(NewSale.Sold sold) {
        return missing.entrySet().stream()
                .filter(figure -> sold.adds(figure.getKey(), true)
                                .plus(gained.getOrDefault(figure.getKey(), Fraction.ZERO))
                                .compareTo(figure.getValue())
                        < 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What portals add to the figures if they are managed. */
    private Map<MetricId, Fraction> gains(List<PortalStanding> portals) {
        Map<MetricId, Fraction> gains = new HashMap<>();
        MANAGED.stream()
                .filter(missing::containsKey)
                .forEach(metric -> gains.put(
                        metric,
                        portals.stream()
                                .map(portal -> ManagedGains.gain(metric, portal))
                                .reduce(Fraction.ZERO, Fraction::plus)));
        return gains;
    }

    private Optional<Effort> effort(BigDecimal mrr, int twice) {
        List<MetricId> managed = MANAGED.stream().filter(missing::containsKey).toList();
        List<MetricId> figures = managed.isEmpty() ? List.of(MetricId.MANAGED_MRR) : managed;
        NewSale.Sold sold = sale.of(mrr);
        ManagedGains gains = ManagedGains.of(figures, manageable, this::missing);
        return new LeastEffort(
                        standings.members(gains),
                        gains.amounts(metric -> without(missing(metric), sold.adds(metric, true))),
                        mrr.signum() > 0,
                        twice,
                        programme.apps().size())
                .find();
    }

    private Fraction missing(MetricId metric) {
        return missing.getOrDefault(metric, Fraction.ZERO);
    }

    private static Fraction without(Fraction needed, Fraction there) {
        return needed.max(there).minus(there);
    }

    private Optional<CriterionResult> criterion(MetricId metric) {
        return standing.criteria().stream()
                .filter(criterion -> criterion.requirement().metric().equals(metric))
                .findFirst();
    }

    /** What is missing of a figure if the unknown facts turn out badly; exact also where its decimals do not end. */
    private Fraction missing(CriterionResult criterion) {
        MetricId metric = criterion.requirement().metric();
        if (MetricId.POINTS.contains(metric)) {
            BigDecimal required = criterion.required().orElseThrow().high().orElseThrow();
            return without(Fraction.of(required), standings.points(metric));
        }
        return Fraction.of(criterion.shortfall().orElseThrow().high().orElseThrow());
    }

    private int twiceTheMinimum() {
        return criterion(MetricId.MEDIAN_APP_USAGE)
                .flatMap(CriterionResult::required)
                .flatMap(required -> required.high())
                .map(most -> most.add(most).setScale(0, RoundingMode.CEILING).intValueExact())
                .orElse(0);
    }

    private Plan steps(Effort effort, BigDecimal mrr, List<MetricId> remaining, Optional<LocalDate> from) {
        NewSale.Sold sold = sale.of(mrr);
        boolean manageSale = missing.entrySet().stream()
                .filter(figure -> MANAGED.contains(figure.getKey()))
                .anyMatch(figure -> sold.adds(figure.getKey(), false).compareTo(figure.getValue()) < 0);
        List<PortalStanding> managed = effort.touches().stream()
                .filter(Effort.Touch::manage)
                .map(touch -> standings.find(touch.member().id()).orElseThrow())
                .toList();
        Adoption adoption = new Adoption(programme, standings);
        LocalDate day = today.snapshot().day();
        List<Step> steps = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        if (mrr.signum() > 0) {
            List<String> apps = adoption.of(Set.of(), Set.of(), effort.newApps());
            steps.add(new Step.Sell(
                    mrr,
                    reportDay,
                    manageSale,
                    apps,
                    sale.kind(),
                    points(() -> sold.adds(MetricId.TOTAL_POINTS, manageSale))));
            String name = newName();
            changes.add(sale.change(name, mrr));
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
                    apps,
                    touch.manage()
                            ? points(() -> ManagedGains.gain(MetricId.TOTAL_POINTS, portal))
                            : Optional.empty()));
            changes(portal.id(), touch.manage(), apps, from, changes);
        }
        if (criterion(MetricId.CERTIFICATION)
                .filter(criterion -> criterion.state() != State.MET)
                .isPresent()) {
            steps.add(new Step.Certify(tierDay, validThrough()));
            changes.add(new Change.Certify(day, Optional.empty()));
        }
        int portals = effort.touches().size() + (mrr.signum() > 0 ? 1 : 0);
        return new Advice.Steps(
                steps,
                mrr,
                portals,
                effort.adoptions(),
                effort.proven(),
                changes,
                mrr.signum() > 0 && sale.kind().isPresent() && from.isEmpty()
                        ? otherSales(mrr, manageSale, managed)
                        : List.of(),
                remaining);
    }

    /** The same plan with other sales: assisted ones, and in a growth market where that makes a difference. */
    private List<Advice.OtherSale> otherSales(BigDecimal mrr, boolean manageSale, List<PortalStanding> managed) {
        List<Advice.OtherSale> others = new ArrayList<>();
        for (DealKind kind : DealKind.values()) {
            Optional<BigDecimal> anywhere =
                    kind == DealKind.SOURCED ? Optional.of(mrr) : least(kind, Optional.empty(), manageSale, managed);
            if (!anywhere.equals(Optional.of(mrr))) {
                others.add(new Advice.OtherSale(kind, Optional.empty(), anywhere));
            }
            Optional<BigDecimal> inGrowthMarket = least(kind, Optional.of(Market.GROWTH), manageSale, managed);
            if (!inGrowthMarket.equals(anywhere)) {
                others.add(new Advice.OtherSale(kind, Optional.of(Market.GROWTH), inGrowthMarket));
            }
        }
        return others;
    }

    private Optional<BigDecimal> least(
            DealKind kind, Optional<Market> market, boolean manageSale, List<PortalStanding> managed) {
        NewSale other = new NewSale(today, sale.on(), Optional.of(kind), market);
        Map<MetricId, Fraction> gains = gains(managed);
        return other.least(sold -> missing.entrySet().stream()
                        .allMatch(figure -> sold.adds(figure.getKey(), manageSale)
                                        .plus(gains.getOrDefault(figure.getKey(), Fraction.ZERO))
                                        .compareTo(figure.getValue())
                                >= 0))
                .map(LEAST_SALE::max);
    }

    /** Points, cut off where their decimals do not end; empty where the tier asks for none. */
    private Optional<BigDecimal> points(Supplier<Fraction> points) {
        return sale.kind().map(counted -> points.get().cutOff(Requirement.MOST_DECIMALS));
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

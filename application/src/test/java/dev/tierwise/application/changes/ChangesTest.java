package dev.tierwise.application.changes;

import static dev.tierwise.application.Agency.apps;
import static dev.tierwise.application.Agency.cancelled;
import static dev.tierwise.application.Agency.customerSince;
import static dev.tierwise.application.Agency.managed;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.named;
import static dev.tierwise.application.Agency.sold;
import static dev.tierwise.application.Agency.soldOnUnknownDay;
import static dev.tierwise.application.Agency.usersUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tierwise.application.Agency;
import dev.tierwise.application.ledger.InMemoryLedger;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.snapshot.ScriptedSource;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.status.Status;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2019-12-31T12:00:00Z"));

    private final Agency agency = new Agency();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void nothingIsDifferentBetweenADayAndItself() {
        agency.portal("1", mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-03-16");
        ChangesAnswer report = changes("2018-03-16", "2018-03-20");
        assertThat(report.portals().keySet())
                .containsExactly(MetricId.SOLD_MRR, MetricId.MANAGED_MRR, MetricId.MEDIAN_APP_USAGE);
        assertThat(report.portals().values()).allMatch(List::isEmpty);
    }

    @Test
    void theDaysAreThoseOfTheLastRefreshesByThen() {
        refresh("2018-03-16");
        refresh("2018-04-20");
        ChangesAnswer report = changes("2018-04-19", "2018-12-31");
        assertThat(report.from().asOf()).isEqualTo("2018-04-19");
        assertThat(report.from().refreshed().day()).isEqualTo("2018-03-16");
        assertThat(report.to().refreshed().day()).isEqualTo("2018-04-20");
        assertThat(asked("2018-03-15", "2018-04-20")).isEmpty();
        assertThatThrownBy(() -> changes("2018-04-20", "2018-04-19")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewCustomerCountsFromTheReportOn() {
        refresh("2018-03-16");
        agency.portal("1", named("Alpha"), mrr("900"), sold("2018-03-10"), managed(), apps(3));
        refresh("2018-03-20");
        assertThat(changes("2018-03-16", "2018-03-20").portals().values())
                .as("pending")
                .allMatch(List::isEmpty);
        refresh("2018-04-01");
        for (String from : List.of("2018-03-16", "2018-03-20")) {
            ChangesAnswer report = changes(from, "2018-04-01");
            for (MetricId metric : report.portals().keySet()) {
                assertThat(report.portals().get(metric))
                        .as(metric.value())
                        .singleElement()
                        .satisfies(change -> {
                            assertThat(change.kind()).isEqualTo(PortalChange.Kind.NEW);
                            assertThat(change.reason()).isEqualTo(ChangeReason.NEW_CUSTOMER);
                            assertThat(change.name()).contains("Alpha");
                            assertThat(change.apps()).isEqualTo(AppChanges.NONE);
                        });
            }
            assertThat(only(report, MetricId.SOLD_MRR).to().amount()).isEqualTo(exactly("900.00"));
            assertThat(only(report, MetricId.MEDIAN_APP_USAGE).to().amount()).isEqualTo(exactly("3"));
        }
    }

    @Test
    void aCancelledPortalLeavesManagedMrrAtOnceAndSoldMrrWithTheReport() {
        agency.portal("1", named("Alpha"), mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-03-16");
        agency.portal("1", named("Alpha"), mrr("900"), sold("2018-01-10"), managed(), cancelled("2018-03-20"));
        refresh("2018-03-20");
        ChangesAnswer atOnce = changes("2018-03-16", "2018-03-20");
        assertThat(atOnce.portals().get(MetricId.SOLD_MRR)).isEmpty();
        assertThat(only(atOnce, MetricId.MANAGED_MRR)).satisfies(lost(ChangeReason.CANCELLED, "900.00"));
        assertThat(only(atOnce, MetricId.MEDIAN_APP_USAGE).kind())
                .as("it still contributes through sold MRR")
                .isEqualTo(PortalChange.Kind.CHANGED);
        refresh("2018-04-01");
        ChangesAnswer later = changes("2018-03-20", "2018-04-01");
        assertThat(only(later, MetricId.SOLD_MRR)).satisfies(lost(ChangeReason.CANCELLED, "900.00"));
        assertThat(only(later, MetricId.MEDIAN_APP_USAGE)).satisfies(lost(ChangeReason.CANCELLED, "0"));
        agency.portal("1", named("Alpha"), mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-05-01");
        assertThat(only(changes("2018-04-01", "2018-05-01"), MetricId.SOLD_MRR).reason())
                .isEqualTo(ChangeReason.CUSTOMER_AGAIN);
        assertThat(only(changes("2018-04-01", "2018-05-01"), MetricId.MANAGED_MRR)
                        .reason())
                .isEqualTo(ChangeReason.CUSTOMER_AGAIN);
    }

    @Test
    void aPortalThatComesBackBetweenReportsIsManagedAgain() {
        agency.portal("1", mrr("900"), managed(), apps(3));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), managed(), apps(3), cancelled("2018-03-10"));
        refresh("2018-03-20");
        agency.portal("1", mrr("900"), managed(), apps(3));
        refresh("2018-03-21");
        ChangesAnswer report = changes("2018-03-20", "2018-03-21");
        assertThat(only(report, MetricId.MANAGED_MRR).reason()).isEqualTo(ChangeReason.CUSTOMER_AGAIN);
        assertThat(only(report, MetricId.MEDIAN_APP_USAGE).reason()).isEqualTo(ChangeReason.CUSTOMER_AGAIN);
    }

    @Test
    void aPortalThatNoSourceListsAnyMoreStaysInSoldMrrUntilTheReport() {
        agency.portal("1", named("Alpha"), mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-03-16");
        agency.without("1");
        refresh("2018-03-20");
        ChangesAnswer atOnce = changes("2018-03-16", "2018-03-20");
        assertThat(atOnce.portals().get(MetricId.SOLD_MRR)).isEmpty();
        assertThat(only(atOnce, MetricId.MANAGED_MRR)).satisfies(lost(ChangeReason.UNLISTED, "900.00"));
        assertThat(only(atOnce, MetricId.MANAGED_MRR).name()).contains("Alpha");
        assertThat(only(atOnce, MetricId.MEDIAN_APP_USAGE)).satisfies(lost(ChangeReason.UNLISTED, "3"));
        agency.portal("1", mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-03-25");
        assertThat(only(changes("2018-03-20", "2018-03-25"), MetricId.MANAGED_MRR)
                        .reason())
                .isEqualTo(ChangeReason.LISTED_AGAIN);
        assertThat(only(changes("2018-03-20", "2018-03-25"), MetricId.MEDIAN_APP_USAGE)
                        .reason())
                .isEqualTo(ChangeReason.LISTED_AGAIN);
        agency.without("1");
        refresh("2018-04-01");
        assertThat(only(changes("2018-03-25", "2018-04-01"), MetricId.SOLD_MRR))
                .satisfies(lost(ChangeReason.UNLISTED, "900.00"));
        agency.portal("1", mrr("900"), sold("2018-01-10"), managed(), apps(3));
        refresh("2018-04-02");
        assertThat(only(changes("2018-03-25", "2018-04-02"), MetricId.SOLD_MRR))
                .satisfies(lost(ChangeReason.NOT_IN_REPORT, "900.00"));
    }

    @Test
    void aSaleThatLeavesTheWindowIsGoneWithTheReport() {
        agency.portal("1", mrr("900"), sold("2017-03-20"), apps(3));
        refresh("2018-03-16");
        refresh("2018-03-25");
        assertThat(changes("2018-03-16", "2018-03-25").portals().get(MetricId.SOLD_MRR))
                .isEmpty();
        refresh("2018-04-01");
        ChangesAnswer report = changes("2018-03-25", "2018-04-01");
        assertThat(only(report, MetricId.SOLD_MRR)).satisfies(lost(ChangeReason.SOLD_TOO_LONG_AGO, "900.00"));
        assertThat(only(report, MetricId.MEDIAN_APP_USAGE)).satisfies(lost(ChangeReason.SOLD_TOO_LONG_AGO, "3"));
    }

    @Test
    void whatWasSoldByAnotherOrLaterCountsNoMore() {
        agency.portal("1", mrr("900"), sold("2018-01-10"));
        agency.portal("2", mrr("800"), sold("2018-01-10"));
        agency.portal("3", mrr("700"));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"));
        agency.portal("2", mrr("800"), sold("2018-05-10"), customerSince("2017-01-01"));
        agency.portal("3", mrr("700"), sold("2018-03-20"), customerSince("2017-01-01"));
        refresh("2018-04-01");
        assertThat(changes("2018-03-16", "2018-04-01").portals().get(MetricId.SOLD_MRR))
                .extracting(PortalChange::id, PortalChange::kind, PortalChange::reason)
                .containsExactly(
                        tuple("1", PortalChange.Kind.LOST, ChangeReason.NEVER_SOLD_BY_PARTNER),
                        tuple("2", PortalChange.Kind.LOST, ChangeReason.SOLD_LATER),
                        tuple("3", PortalChange.Kind.NEW, ChangeReason.SOLD_WITHIN_12_MONTHS));
    }

    @Test
    void aCustomerOfLaterThanWasKnownIsNoCustomerYet() {
        agency.portal("1", mrr("900"), managed(), apps(3));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), managed(), apps(3), customerSince("2018-03-20"));
        refresh("2018-03-17");
        assertThat(only(changes("2018-03-16", "2018-03-17"), MetricId.MANAGED_MRR)
                        .reason())
                .isEqualTo(ChangeReason.NOT_YET_CUSTOMER);
        refresh("2018-03-20");
        assertThat(only(changes("2018-03-17", "2018-03-20"), MetricId.MANAGED_MRR)
                        .reason())
                .isEqualTo(ChangeReason.NEW_CUSTOMER);
    }

    @Test
    void managedMrrFollowsTheUsers() {
        agency.portal("1", mrr("900"), managed(), apps(3));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), apps(3));
        refresh("2018-03-17");
        agency.portal("1", mrr("900"), apps(3), usersUnknown());
        refresh("2018-03-18");
        agency.portal("1", mrr("900"), apps(3), usersUnknown(), flag(true));
        refresh("2018-03-19");
        agency.portal("1", mrr("900"), apps(3), usersUnknown(), flag(false));
        refresh("2018-03-20");
        agency.portal("1", mrr("900"), apps(3), otherEmployee());
        refresh("2018-03-21");
        agency.portal("1", mrr("900"), apps(3), managed());
        refresh("2018-03-22");
        assertThat(inManaged("2018-03-16", "2018-03-17")).satisfies(lost(ChangeReason.NO_PARTNER_EMPLOYEE, "900.00"));
        assertThat(inManaged("2018-03-17", "2018-03-18").reason()).isEqualTo(ChangeReason.USERS_UNKNOWN);
        assertThat(inManaged("2018-03-17", "2018-03-18").kind()).isEqualTo(PortalChange.Kind.NEW);
        assertThat(inManaged("2018-03-17", "2018-03-18").to().amount())
                .isEqualTo(Interval.between(new BigDecimal("0.00"), new BigDecimal("900.00")));
        assertThat(inManaged("2018-03-18", "2018-03-19").kind()).isEqualTo(PortalChange.Kind.CHANGED);
        assertThat(inManaged("2018-03-18", "2018-03-19").reason()).isEqualTo(ChangeReason.MANAGED_FLAG);
        assertThat(inManaged("2018-03-19", "2018-03-20")).satisfies(lost(ChangeReason.MANAGED_FLAG, "900.00"));
        assertThat(inManaged("2018-03-16", "2018-03-21"))
                .satisfies(lost(ChangeReason.EMPLOYEE_DOMAIN_NOT_PARTNERS, "900.00"));
        assertThat(inManaged("2018-03-21", "2018-03-22").reason()).isEqualTo(ChangeReason.PARTNER_EMPLOYEE);
        assertThat(only(changes("2018-03-21", "2018-03-22"), MetricId.MEDIAN_APP_USAGE)
                        .reason())
                .isEqualTo(ChangeReason.PARTNER_EMPLOYEE);
        assertThat(only(changes("2018-03-18", "2018-03-19"), MetricId.MEDIAN_APP_USAGE)
                        .reason())
                .isEqualTo(ChangeReason.MANAGED_FLAG);
    }

    @Test
    void anotherMrrIsOneAfterTheReport() {
        agency.portal("1", mrr("900"), managed(), sold("2018-01-10"), apps(3));
        agency.portal("2", managed(), apps(3));
        agency.portal("3", mrr("500"), managed(), apps(3));
        agency.portal("4", mrr("0"), managed(), apps(3));
        refresh("2018-03-16");
        agency.portal("1", mrr("950"), managed(), sold("2018-01-10"), apps(3));
        agency.portal("2", mrr("100"), managed(), apps(3));
        agency.portal("3", managed(), apps(3));
        agency.portal("4", mrr("40"), managed(), apps(3));
        refresh("2018-03-20");
        assertThat(changes("2018-03-16", "2018-03-20").portals().values()).allMatch(List::isEmpty);
        refresh("2018-04-01");
        ChangesAnswer report = changes("2018-03-20", "2018-04-01");
        assertThat(report.portals().get(MetricId.MANAGED_MRR))
                .as("from or to no bound first, then the amounts")
                .extracting(PortalChange::id, PortalChange::reason)
                .containsExactly(
                        tuple("3", ChangeReason.MRR_UNKNOWN),
                        tuple("2", ChangeReason.MRR_KNOWN),
                        tuple("1", ChangeReason.MRR_CHANGED),
                        tuple("4", ChangeReason.MRR_CHANGED));
        assertThat(only(report, MetricId.SOLD_MRR).from().amount()).isEqualTo(exactly("900.00"));
        assertThat(only(report, MetricId.SOLD_MRR).to().amount()).isEqualTo(exactly("950.00"));
        assertThat(report.portals().get(MetricId.MEDIAN_APP_USAGE))
                .extracting(PortalChange::id, PortalChange::kind, PortalChange::reason)
                .containsExactly(
                        tuple("4", PortalChange.Kind.NEW, ChangeReason.MRR_CHANGED),
                        tuple("2", PortalChange.Kind.CHANGED, ChangeReason.MRR_KNOWN),
                        tuple("3", PortalChange.Kind.CHANGED, ChangeReason.MRR_UNKNOWN));
    }

    @Test
    void aSaleWhoseDayIsForgottenMayCount() {
        agency.portal("1", mrr("900"), sold("2018-01-10"));
        agency.portal("2", mrr("800"), soldOnUnknownDay());
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), soldOnUnknownDay());
        agency.portal("2", mrr("800"), sold("2018-02-10"));
        refresh("2018-04-01");
        assertThat(changes("2018-03-16", "2018-04-01").portals().get(MetricId.SOLD_MRR))
                .extracting(
                        PortalChange::id,
                        PortalChange::kind,
                        PortalChange::reason,
                        change -> change.to().amount())
                .containsExactly(
                        tuple(
                                "1",
                                PortalChange.Kind.CHANGED,
                                ChangeReason.SALE_DAY_UNKNOWN,
                                Interval.between(new BigDecimal("0.00"), new BigDecimal("900.00"))),
                        tuple("2", PortalChange.Kind.CHANGED, ChangeReason.SOLD_WITHIN_12_MONTHS, exactly("800.00")));
    }

    @Test
    void pointsThatNoReportKnewYetAreUnknownAndNotNone() {
        agency.portal("1", mrr("900"), sold("2018-01-10"), managed(), apps(3), partners(1))
                .under(rules(Optional.empty()));
        refresh("2018-03-16");
        agency.under(rules(Optional.of(POINT_RULES)));
        refresh("2018-03-20");
        refresh("2018-04-01");
        PortalChange change = only(changes("2018-03-20", "2018-04-01"), MetricId.MANAGED_POINTS);
        assertThat(change.kind()).isEqualTo(PortalChange.Kind.CHANGED);
        assertThat(change.reason()).isEqualTo(ChangeReason.POINTS_CHANGED);
        assertThat(change.from().amount().high()).isEmpty();
        assertThat(change.to().amount().low()).isEqualByComparingTo("9");
    }

    @Test
    void appsThatComeAndGoAreNamed() {
        agency.portal("1", mrr("900"), managed(), used("crm", "email"));
        agency.portal("2", mrr("900"), managed(), used("crm"), unknown("email"));
        agency.portal("3", mrr("900"), managed(), used("crm", "forms"));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), managed(), used("crm", "forms", "lists"));
        agency.portal("2", mrr("900"), managed(), used("crm", "email"));
        agency.portal("3", mrr("900"), managed(), used("crm"), unknown("forms"));
        refresh("2018-03-17");
        assertThat(changes("2018-03-16", "2018-03-17").portals().get(MetricId.MEDIAN_APP_USAGE))
                .extracting(PortalChange::id, PortalChange::reason, PortalChange::apps)
                .containsExactly(
                        tuple(
                                "1",
                                ChangeReason.APPS_CHANGED,
                                new AppChanges(List.of("forms", "lists"), List.of("email"), List.of())),
                        tuple("2", ChangeReason.APPS_CHANGED, new AppChanges(List.of(), List.of(), List.of("email"))),
                        tuple("3", ChangeReason.APPS_CHANGED, new AppChanges(List.of(), List.of(), List.of("forms"))));
    }

    @Test
    void anAppForAnotherIsAChangeAlthoughTheirNumberIsTheSame() {
        agency.portal("1", mrr("900"), managed(), used("crm"));
        refresh("2018-03-16");
        agency.portal("1", mrr("900"), managed(), used("email"));
        refresh("2018-03-17");
        assertThat(only(changes("2018-03-16", "2018-03-17"), MetricId.MEDIAN_APP_USAGE)
                        .apps())
                .isEqualTo(new AppChanges(List.of("email"), List.of("crm"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatThePortalsBoundsMoveByAddsUpToWhatTheFiguresMoveBy(long seed) {
        Random random = new Random(seed);
        for (LocalDate day = LocalDate.of(2018, 1, 20);
                day.isBefore(LocalDate.of(2018, 7, 1));
                day = day.plusDays(1 + random.nextInt(25))) {
            for (int portal = 0; portal < 12; portal++) {
                if (random.nextInt(3) == 0) {
                    shuffle(Integer.toString(portal), day, random);
                }
            }
            refresh(day.toString());
        }
        List<LocalDate> days =
                ledger
                        .days(ledger.histories().get(0).id(), LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 31))
                        .stream()
                        .map(recorded -> recorded.day())
                        .toList();
        int portals = 0;
        for (LocalDate from : days) {
            for (LocalDate to : days.subList(days.indexOf(from), days.size())) {
                ChangesAnswer report = changes(from.toString(), to.toString());
                String where = "seed " + seed + ", " + from + " to " + to + ", ";
                for (MetricId metric : List.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR)) {
                    addsUp(report, metric, where + metric);
                    portals += report.portals().get(metric).size();
                }
                for (MetricId metric : report.portals().keySet()) {
                    countsAddUp(report, metric, where + metric);
                }
            }
        }
        assertThat(portals).as("seed " + seed + ": enough was different").isGreaterThan(50);
    }

    /** Every bound but one that is not there on one of the days: then a portal has none. */
    private static void addsUp(ChangesAnswer report, MetricId metric, String where) {
        List<PortalChange> changes = report.portals().get(metric);
        Interval from = figure(report.from().refreshed().figures().get(metric)).value();
        Interval to = figure(report.to().refreshed().figures().get(metric)).value();
        assertThat(sum(
                        changes,
                        change -> change.to()
                                .amount()
                                .low()
                                .subtract(change.from().amount().low())))
                .as(where)
                .isEqualByComparingTo(to.low().subtract(from.low()));
        if (from.high().isPresent() && to.high().isPresent()) {
            assertThat(sum(
                            changes,
                            change -> change.to()
                                    .amount()
                                    .high()
                                    .orElseThrow()
                                    .subtract(change.from().amount().high().orElseThrow())))
                    .as(where)
                    .isEqualByComparingTo(to.high().get().subtract(from.high().get()));
        } else if (from.high().isPresent() != to.high().isPresent()) {
            assertThat(changes)
                    .as(where)
                    .anyMatch(change -> change.from().amount().high().isPresent()
                            != change.to().amount().high().isPresent());
        }
    }

    private static void countsAddUp(ChangesAnswer report, MetricId metric, String where) {
        List<PortalChange> changes = report.portals().get(metric);
        Measurement.Figure from = figure(report.from().refreshed().figures().get(metric));
        Measurement.Figure to = figure(report.to().refreshed().figures().get(metric));
        assertThat(count(changes, contribution -> contribution.count() == Count.COUNTS ? 1 : 0))
                .as(where)
                .isEqualTo(to.portals().low() - from.portals().low());
        assertThat(count(changes, contribution -> contribution.isNone() ? 0 : 1))
                .as(where)
                .isEqualTo(to.portals().high() - from.portals().high());
    }

    private static int count(List<PortalChange> changes, ToIntFunction<Contribution> counted) {
        return changes.stream()
                .mapToInt(change -> counted.applyAsInt(change.to()) - counted.applyAsInt(change.from()))
                .sum();
    }

    private static BigDecimal sum(List<PortalChange> changes, Function<PortalChange, BigDecimal> amount) {
        return changes.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Measurement.Figure figure(Measurement measurement) {
        return (Measurement.Figure) measurement;
    }

    private void shuffle(String id, LocalDate day, Random random) {
        if (random.nextInt(6) == 0) {
            agency.without(id);
            return;
        }
        List<Agency.Fact> facts = new ArrayList<>();
        if (random.nextInt(5) > 0) {
            facts.add(mrr(random.nextInt(4) == 0 ? "0" : random.nextInt(100_000) / 100 + "." + random.nextInt(10)));
        }
        switch (random.nextInt(4)) {
            case 0 -> facts.add(soldOnUnknownDay());
            case 1, 2 -> facts.add(sold(day.minusDays(random.nextInt(500) - 20).toString()));
            default -> {}
        }
        switch (random.nextInt(4)) {
            case 0 -> facts.add(usersUnknown());
            case 1, 2 -> facts.add(managed());
            default -> {}
        }
        if (random.nextInt(6) == 0) {
            facts.add(cancelled(day.plusDays(random.nextInt(60) - 30).toString()));
        }
        if (random.nextInt(6) == 0) {
            facts.add(customerSince(day.plusDays(random.nextInt(60) - 30).toString()));
        }
        facts.add(apps(random.nextInt(5)));
        if (random.nextInt(3) == 0) {
            facts.add(unknown("workflows"));
        }
        agency.portal(id, facts.toArray(Agency.Fact[]::new));
    }

    private PortalChange inManaged(String from, String to) {
        return only(changes(from, to), MetricId.MANAGED_MRR);
    }

    private static Consumer<PortalChange> lost(ChangeReason reason, String amount) {
        return change -> {
            assertThat(change.kind()).isEqualTo(PortalChange.Kind.LOST);
            assertThat(change.reason()).isEqualTo(reason);
            assertThat(change.from().amount()).isEqualTo(exactly(amount));
            assertThat(change.to().amount().high().orElseThrow()).isEqualByComparingTo(BigDecimal.ZERO);
        };
    }

    private static PortalChange only(ChangesAnswer report, MetricId metric) {
        assertThat(report.portals().get(metric)).as(metric.value()).hasSize(1);
        return report.portals().get(metric).get(0);
    }

    private static final PointRules POINT_RULES = new PointRules(
            new BigDecimal("100"),
            List.of(new PointRate(PointRate.Kind.MANAGED, Optional.empty(), BigDecimal.ONE, BigDecimal.ONE)),
            List.of(),
            true,
            Optional.empty());

    /** The same programme before and after it counts points. */
    private static Programme rules(Optional<PointRules> points) {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        List<MetricId> metrics = new ArrayList<>(usual.metrics());
        points.ifPresent(known -> metrics.add(MetricId.MANAGED_POINTS));
        return new Programme(
                usual.id(),
                usual.label(),
                usual.currency(),
                metrics,
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                usual.tiers(),
                points,
                Map.of());
    }

    private static Agency.Fact partners(int partners) {
        return (request, portal) -> portal.managingPartners(partners);
    }

    private static Interval exactly(String amount) {
        return Interval.exactly(new BigDecimal(amount));
    }

    private static Agency.Fact flag(boolean managed) {
        return (request, portal) -> portal.managedFlag(managed);
    }

    private static Agency.Fact otherEmployee() {
        return (request, portal) -> portal.user(
                new PortalUser(EmailAddress.parse("jana@elsewhere.example"), true), ScriptedSource.at(2, 1));
    }

    /** It used the apps on each day that is asked about. */
    private static Agency.Fact used(String... apps) {
        return (request, portal) -> request.days()
                .forEach(day -> List.of(apps).forEach(app -> portal.appUsed(app, day, ScriptedSource.at(3, 2))));
    }

    private static Agency.Fact unknown(String app) {
        return (request, portal) -> portal.appUnknown(app, ScriptedSource.at(3, 3));
    }

    private void refresh(String day) {
        try {
            new Refresh(new SnapshotReader(CLOCK, new Redaction()))
                    .refresh(new RefreshRequest(agency.asked(day), RefreshRequest.Again.REPLACE, 7, List.of()), ledger);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ChangesAnswer changes(String from, String to) {
        return asked(from, to).orElseThrow();
    }

    private Optional<ChangesAnswer> asked(String from, String to) {
        return new Changes(new Status(CLOCK))
                .changes(ledger, ledger.histories().get(0), LocalDate.parse(from), LocalDate.parse(to));
    }
}

package dev.tierwise.application.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final Partner PARTNER = new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC);
    private static final ExchangeRates RATES = new ExchangeRates("USD", Map.of());
    private static final Programme USUAL = BuiltInProgrammes.HUBSPOT_2018_01;
    private static final Certifications NOT_CERTIFIED = new Certifications(List.of(), true);
    private static final LocalDate TODAY = LocalDate.parse("2018-03-20");
    private static final LocalDate TIER_DAY = LocalDate.parse("2018-04-15");

    @Test
    void aSaleThatGrowsTooOldBeforeTheNextReportCountsNoLonger() {
        Evaluation expected = expected(portal("p").soldOn("2017-03-25"));
        assertThat(soldMrr(expected)).isEqualTo(exactly("0.00"));
        assertThat(managedMrr(expected)).isEqualTo(exactly("3000.00"));
    }

    @Test
    void aSaleThatGrowsTooOldOnlyAfterTheNextReportCountsOnceMore() {
        assertThat(soldMrr(expected(portal("p").soldOn("2017-04-02")))).isEqualTo(exactly("3000.00"));
    }

    @Test
    void aCancellationAfterTheNextReportTakesAwayManagedMrrAlone() {
        Evaluation expected = expected(portal("p").soldOn("2018-01-10").cancelledOn("2018-04-02"));
        assertThat(soldMrr(expected)).isEqualTo(exactly("3000.00"));
        assertThat(managedMrr(expected)).isEqualTo(exactly("0.00"));
    }

    @Test
    void aNewCustomerThatIsPendingTodayCountsByThen() {
        Evaluation expected = expected(portal("p").soldOn("2018-03-10"));
        assertThat(soldMrr(expected)).isEqualTo(exactly("3000.00"));
        assertThat(managedMrr(expected)).isEqualTo(exactly("3000.00"));
    }

    @Test
    void thePartnersMarketItsInvitationAndItsRetentionStayAsTheyAre() {
        Programme programme = ofLaterYears();
        assertThat(tier(programme, new PartnerFacts(NOT_CERTIFIED, Optional.of(Market.GROWTH), yes(), of("85"))))
                .isEqualTo("invited");
        assertThat(tier(programme, new PartnerFacts(NOT_CERTIFIED, Optional.of(Market.GROWTH), no(), of("85"))))
                .isEqualTo("kept");
        assertThat(tier(programme, new PartnerFacts(NOT_CERTIFIED, Optional.of(Market.GROWTH), no(), of("84.9"))))
                .isEqualTo("sold");
        assertThat(tier(programme, new PartnerFacts(NOT_CERTIFIED, Optional.of(Market.STANDARD), yes(), of("85"))))
                .isEqualTo("none");
        assertThat(tier(programme, new PartnerFacts(NOT_CERTIFIED))).isEqualTo("none to invited");
    }

    private static String tier(Programme programme, PartnerFacts facts) {
        Snapshot today = new Snapshot(LocalDate.parse("2018-04-05"), PARTNER, facts, List.of());
        MonthlyReport published = new MonthlyReport(
                LocalDate.parse("2018-04-01"),
                new Measurement.Figure(exactly("500.00"), new PortalCount(1, 1)),
                Map.of());
        TierAnswer answer =
                Outlook.of(today, published, programme, RATES).on(TIER_DAY).answer();
        String atLeast = answer.atLeast().map(Tier::id).orElse("none");
        return answer.settled()
                ? atLeast
                : atLeast + " to " + answer.atMost().map(Tier::id).orElse("none");
    }

    private static Optional<Boolean> yes() {
        return Optional.of(true);
    }

    private static Optional<Boolean> no() {
        return Optional.of(false);
    }

    private static Optional<BigDecimal> of(String perCent) {
        return Optional.of(new BigDecimal(perCent));
    }

    /** Half of its only figure is enough in a growth market. */
    private static Programme ofLaterYears() {
        Requirement sold = new Requirement.AtLeast(MetricId.SOLD_MRR, new BigDecimal("1000"));
        Requirement kept = new Requirement.AtLeast(MetricId.RETENTION, new BigDecimal("85"));
        return new Programme(
                "later",
                USUAL.label(),
                USUAL.currency(),
                List.of(MetricId.SOLD_MRR, MetricId.RETENTION, MetricId.INVITATION),
                USUAL.soldWindow(),
                USUAL.appLookBack(),
                USUAL.apps(),
                USUAL.certification(),
                USUAL.updateDays(),
                List.of(
                        new Tier("sold", Label.same("Sold"), List.of(sold)),
                        new Tier("kept", Label.same("Kept"), List.of(sold, kept)),
                        new Tier(
                                "invited",
                                Label.same("Invited"),
                                List.of(sold, kept, new Requirement.Holds(MetricId.INVITATION)))),
                Optional.empty(),
                Map.of(MetricId.SOLD_MRR, new BigDecimal("0.5")));
    }

    @Test
    void withoutAReportBetweenTheLastOneStillHolds() {
        Snapshot today = facts(LocalDate.parse("2018-04-05"), portal("p").soldOn("2018-04-03"));
        MonthlyReport empty = MonthlyReport.of(LocalDate.parse("2018-04-01"), today, USUAL, RATES);
        Evaluation expected = Outlook.of(today, empty, USUAL, RATES).on(TIER_DAY);
        assertThat(soldMrr(expected)).isEqualTo(exactly("0.00"));
        assertThat(managedMrr(expected)).isEqualTo(exactly("0.00"));
    }

    @Test
    void aReportOfTheSameDayComesFirst() {
        Programme both = withUpdates(15, 15);
        Snapshot today = facts(TODAY, portal("p").soldOn("2018-03-18"));
        MonthlyReport empty = MonthlyReport.of(LocalDate.parse("2018-03-15"), today, both, RATES);
        assertThat(soldMrr(Outlook.of(today, empty, both, RATES).on(TIER_DAY))).isEqualTo(exactly("3000.00"));
    }

    @Test
    void aDayThatIsOverIsRefused() {
        Snapshot today = facts(TODAY, portal("p"));
        MonthlyReport report = MonthlyReport.of(TODAY, today, USUAL, RATES);
        assertThatThrownBy(() -> Outlook.of(today, report, USUAL, RATES).on(TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2018-03-19 lies before 2018-03-20");
    }

    /** Goes from day to day and lets happen what section "when HubSpot updates what" of the rules says. */
    @Test
    void isWhatOneComesToWhoGoesThroughTheDaysOneByOne() {
        GeneratedCases cases = GeneratedCases.of(OutlookTest.class, "agencies", 2_000);
        Map<Optional<String>, Integer> answers = new HashMap<>();
        cases.run((seed, random) -> {
            Programme programme = withUpdates(1 + random.nextInt(31), 1 + random.nextInt(31));
            LocalDate today = LocalDate.of(2019, 12, 1).plusDays(random.nextInt(150));
            List<PortalFacts> portals = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                portals.add(randomPortal("p" + i, today, random));
            }
            Optional<LocalDate> expires =
                    random.nextBoolean() ? Optional.empty() : Optional.of(today.plusDays(random.nextInt(90)));
            Snapshot facts = facts(today, expires, portals.toArray(PortalFacts[]::new));
            Walk walk = new Walk(portals, expires, programme.updateDays());
            LocalDate reportDay = today.minusDays(random.nextInt(20));
            walk.report(reportDay);
            MonthlyReport report = MonthlyReport.of(reportDay, facts, programme, RATES);

            LocalDate tierDay = walk.toTierDay(today, random.nextInt(3));
            Optional<String> expected = Outlook.of(facts, report, programme, RATES)
                    .on(tierDay)
                    .answer()
                    .atLeast()
                    .map(Tier::id);
            assertThat(expected)
                    .as("seed %d: %s to %s, %s", seed, today, tierDay, portals)
                    .isEqualTo(walk.tier(tierDay));
            answers.merge(expected, 1, Integer::sum);
        });
        if (cases.count() >= 1_000) {
            assertThat(answers).hasSize(5);
        }
    }

    /** The rules once more, for facts that are all known. */
    private static final class Walk {

        private final List<PortalFacts> portals;
        private final Optional<LocalDate> certifiedUntil;
        private final UpdateDays updates;
        private final Map<String, Boolean> publishedAsSold = new HashMap<>();

        Walk(List<PortalFacts> portals, Optional<LocalDate> certifiedUntil, UpdateDays updates) {
            this.portals = portals;
            this.certifiedUntil = certifiedUntil;
            this.updates = updates;
        }

        void report(LocalDate day) {
            publishedAsSold.clear();
            for (PortalFacts portal : portals) {
                if (portal.isActive(day)) {
                    publishedAsSold.put(portal.id, portal.isSold(day));
                }
            }
        }

        LocalDate toTierDay(LocalDate today, int tiersBefore) {
            int passed = 0;
            for (LocalDate day = today.plusDays(1); ; day = day.plusDays(1)) {
                if (isDay(day, updates.reportDay())) {
                    report(day);
                }
                if (isDay(day, updates.tierDay()) && passed++ == tiersBefore) {
                    return day;
                }
            }
        }

        private static boolean isDay(LocalDate day, int ofMonth) {
            return day.getDayOfMonth() == ofMonth
                    || (day.getDayOfMonth() == day.lengthOfMonth() && ofMonth > day.lengthOfMonth());
        }

        Optional<String> tier(LocalDate day) {
            int sold = 0;
            int managed = 0;
            List<Integer> usage = new ArrayList<>();
            for (PortalFacts portal : portals) {
                Boolean asSold = publishedAsSold.get(portal.id);
                if (asSold == null) {
                    continue;
                }
                boolean isManaged = portal.managed && portal.isActive(day);
                sold += asSold ? portal.mrr : 0;
                managed += isManaged ? portal.mrr : 0;
                if ((asSold || isManaged) && portal.mrr > 0) {
                    usage.add(portal.apps);
                }
            }
            usage.sort(null);
            int middle = usage.size() / 2;
            double median = usage.isEmpty()
                    ? 0
                    : usage.size() % 2 == 1 ? usage.get(middle) : (usage.get(middle - 1) + usage.get(middle)) / 2.0;
            if (median < 3 || certifiedUntil.filter(day::isAfter).isPresent()) {
                return Optional.empty();
            }
            String tier = null;
            int[][] thresholds = {{1125, 1125}, {2100, 6000}, {3750, 20000}, {10000, 50000}};
            String[] names = {"silver", "gold", "platinum", "diamond"};
            for (int i = 0; i < names.length; i++) {
                tier = sold >= thresholds[i][0] && managed >= thresholds[i][1] ? names[i] : tier;
            }
            return Optional.ofNullable(tier);
        }
    }

    private static PortalFacts randomPortal(String id, LocalDate today, Random random) {
        PortalFacts portal = portal(id);
        int[] sizes = {0, 600, 1200, 2500, 7000, 21000, 30000};
        portal.mrr = sizes[random.nextInt(sizes.length)];
        portal.managed = random.nextInt(4) > 0;
        portal.apps = 1 + random.nextInt(6);
        if (random.nextInt(4) > 0) {
            // around today, and around a year before
            portal.soldOn = today.plusDays(random.nextInt(120) - 60)
                    .minusMonths(random.nextBoolean() ? 12 : random.nextInt(12));
        }
        if (random.nextInt(4) == 0) {
            portal.cancelledOn = today.plusDays(random.nextInt(120) - 40);
        }
        return portal;
    }

    private static PortalFacts portal(String id) {
        return new PortalFacts(id);
    }

    private static final class PortalFacts {

        private final String id;
        private int mrr = 3000;
        private boolean managed = true;
        private int apps = 3;
        private LocalDate soldOn;
        private LocalDate cancelledOn;

        PortalFacts(String id) {
            this.id = id;
        }

        PortalFacts soldOn(String day) {
            soldOn = LocalDate.parse(day);
            return this;
        }

        PortalFacts cancelledOn(String day) {
            cancelledOn = LocalDate.parse(day);
            return this;
        }

        boolean isActive(LocalDate day) {
            return (soldOn == null || !day.isBefore(soldOn)) && (cancelledOn == null || day.isBefore(cancelledOn));
        }

        boolean isSold(LocalDate day) {
            return soldOn != null && !day.isBefore(soldOn) && !day.isAfter(soldOn.plusMonths(12));
        }

        Portal portal() {
            return new Portal(
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Money(BigDecimal.valueOf(mrr), "USD")),
                    soldOn == null ? Sale.NEVER : Sale.on(soldOn),
                    Optional.empty(),
                    cancelledOn == null ? Cancellation.NONE : new Cancellation.On(cancelledOn),
                    Optional.empty(),
                    new PortalUsers(managed, false, true),
                    new AppUsage(AppSet.of(USUAL.apps(), (1L << apps) - 1), AppSet.of(USUAL.apps(), 0)));
        }

        @Override
        public String toString() {
            return id + " mrr " + mrr + " sold " + soldOn + " cancelled " + cancelledOn + " managed " + managed
                    + " apps " + apps;
        }
    }

    private static Evaluation expected(PortalFacts portal) {
        Snapshot today = facts(TODAY, portal);
        MonthlyReport report = MonthlyReport.of(LocalDate.parse("2018-03-01"), today, USUAL, RATES);
        return Outlook.of(today, report, USUAL, RATES).on(TIER_DAY);
    }

    private static Snapshot facts(LocalDate day, PortalFacts... portals) {
        return facts(day, Optional.empty(), portals);
    }

    private static Snapshot facts(LocalDate day, Optional<LocalDate> certifiedUntil, PortalFacts... portals) {
        return new Snapshot(
                day,
                PARTNER,
                new Certifications(
                        List.of(new Certification(
                                "agency-partner", Optional.empty(), LocalDate.parse("2017-01-01"), certifiedUntil)),
                        true),
                List.of(portals).stream().map(PortalFacts::portal).toList());
    }

    private static Programme withUpdates(int reportDay, int tierDay) {
        return new Programme(
                USUAL.id(),
                USUAL.label(),
                USUAL.currency(),
                USUAL.metrics(),
                USUAL.soldWindow(),
                USUAL.appLookBack(),
                USUAL.apps(),
                USUAL.certification(),
                new UpdateDays(reportDay, tierDay),
                USUAL.tiers());
    }

    private static Interval exactly(String amount) {
        return Interval.exactly(new BigDecimal(amount));
    }

    private static Interval soldMrr(Evaluation evaluation) {
        return ((Measurement.Figure) evaluation.measurements().get(MetricId.SOLD_MRR)).value();
    }

    private static Interval managedMrr(Evaluation evaluation) {
        return ((Measurement.Figure) evaluation.measurements().get(MetricId.MANAGED_MRR)).value();
    }
}

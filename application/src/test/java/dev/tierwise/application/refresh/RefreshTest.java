package dev.tierwise.application.refresh;

import static dev.tierwise.application.Agency.apps;
import static dev.tierwise.application.Agency.cancelled;
import static dev.tierwise.application.Agency.managed;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.Agency;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.InMemoryLedger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {

    private static final HistoryId HISTORY = new HistoryId("Nordlicht", "hubspot-2018-01");

    private final Agency agency = new Agency();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private Instant now = Instant.parse("2018-12-31T12:00:00Z");

    @Nested
    class TheVeryFirst {

        @Test
        void startsWithTheLatestTierDayAndTheLatestReportDayByThatTierDay() {
            assertThat(refresh("2018-03-10"))
                    .containsExactly("report 2018-02-01 late", "tier 2018-02-15 late", "report 2018-03-01 late");
        }

        @Test
        void onATierDayEndsWithThatTier() {
            assertThat(refresh("2018-03-15")).containsExactly("report 2018-03-01 late", "tier 2018-03-15");
        }

        @Test
        void takesInEveryTierThatCameOutAfterThatReport() {
            agency.under(updatedOn(31, 30));
            assertThat(refresh("2018-03-30"))
                    .containsExactly("report 2018-02-28 late", "tier 2018-02-28 late", "tier 2018-03-30");
        }

        @Test
        void creditsWithTheTierOfTheFactsOfItsDays() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(3));
            refresh("2018-03-10");
            assertThat(credited()).isEqualTo("silver");
        }
    }

    @Nested
    class Later {

        @Test
        void everyReportAndEveryTierSinceTheLastRefreshHappensInItsOrder() {
            refresh("2018-03-10");
            assertThat(refresh("2018-05-01"))
                    .containsExactly(
                            "tier 2018-03-15 late",
                            "report 2018-04-01 late",
                            "tier 2018-04-15 late",
                            "report 2018-05-01");
        }

        @Test
        void theReportHappensBeforeTheTierOfTheSameDay() {
            agency.under(updatedOn(15, 15));
            refresh("2018-03-14");
            agency.portal("1", mrr("1200.00"), sold("2018-03-15"), managed(), apps(3));
            assertThat(refresh("2018-03-15")).containsExactly("report 2018-03-15", "tier 2018-03-15");
            assertThat(credited()).isEqualTo("silver");
        }

        @Test
        void aDayWithoutEventsPublishesNothing() {
            refresh("2018-03-10");
            assertThat(refresh("2018-03-11")).isEmpty();
        }

        @Test
        void anEventOfTheDayItselfIsOnTimeAndOneOfADayBeforeIsLate() {
            refresh("2018-03-14");
            assertThat(refresh("2018-03-15")).containsExactly("tier 2018-03-15");
            assertThat(refresh("2018-04-02")).containsExactly("report 2018-04-01 late");
        }

        @Test
        void aLateEventIsAsOfItsOwnDayWithTheFactsReadNow() {
            refresh("2018-02-20");
            agency.certified("2017-01-01", "2018-03-20");
            agency.portal(
                    "1", mrr("1200.00"), sold("2017-03-10"), managed(), apps(3, "2018-03-01"), cancelled("2018-04-10"));
            refresh("2018-04-20");
            assertThat(events())
                    .contains("report 2018-03-01 late 1200.00", "tier 2018-03-15 late silver")
                    .contains("report 2018-04-01 late 0.00", "tier 2018-04-15 late none");
        }

        @Test
        void theTierIsThatOfThePublishedSoldMrrAndTheDaysManagedMrrMedianAndCertification() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"));
            refresh("2018-03-02");
            agency.portal("1", mrr("9999.00"), sold("2016-01-10"), managed(), apps(3, "2018-03-15"));
            agency.certified("2018-03-15", "2018-12-31");
            refresh("2018-03-15");
            assertThat(credited()).isEqualTo("silver");
        }

        @Test
        void creditedAndLiveTierAreWhatIsAskedInThePartnersMarket() {
            agency.under(askingForHalfInGrowthMarkets());
            agency.portal("1", mrr("600.00"), sold("2018-01-10"), managed(), apps(3));
            refresh("2018-03-15");
            agency.inMarket(Market.GROWTH);
            refresh("2018-04-15");
            agency.inMarket(Market.STANDARD);
            refresh("2018-05-15");
            Map<String, TierRange> expected = Map.of(
                    "2018-03-15", new TierRange(Optional.empty(), Optional.of("silver")),
                    "2018-04-15", new TierRange(Optional.of("silver"), Optional.of("silver")),
                    "2018-05-15", new TierRange(Optional.empty(), Optional.empty()));
            expected.forEach((day, tier) -> {
                assertThat(creditedOn(day)).as(day).isEqualTo(tier);
                assertThat(day(day).live()).as(day).isEqualTo(tier);
            });
        }

        @Test
        void theCreditedTierStaysUntilTheNextMidMonthDay() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(3));
            refresh("2018-03-15");
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(2));
            refresh("2018-04-14");
            assertThat(credited()).isEqualTo("silver");
            assertThat(day("2018-04-14").live()).isEqualTo(new TierRange(Optional.empty(), Optional.empty()));
            refresh("2018-04-15");
            assertThat(credited()).isEqualTo("none");
        }

        @Test
        void factsCorrectedLaterHaveEffectAtTheNextReportOnly() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"));
            refresh("2018-03-02");
            agency.portal("1", mrr("3000.00"), sold("2018-01-10"));
            refresh("2018-03-31");
            assertThat(figure("2018-03-31", MetricId.SOLD_MRR)).isEqualTo("1200.00");
            refresh("2018-04-01");
            assertThat(figure("2018-04-01", MetricId.SOLD_MRR)).isEqualTo("3000.00");
            assertThat(events()).contains("report 2018-03-01 late 1200.00", "report 2018-04-01 3000.00");
        }

        @Test
        void theMrrOfANewCustomerCountsFromTheNextReport() {
            refresh("2018-03-02");
            agency.portal("new", mrr("500.00"), sold("2018-03-02"), managed(), apps(4));
            refresh("2018-03-31");
            assertThat(figure("2018-03-31", MetricId.SOLD_MRR)).isEqualTo("0.00");
            assertThat(figure("2018-03-31", MetricId.MANAGED_MRR)).isEqualTo("0.00");
            assertThat(standings("2018-03-31")).containsExactly("new PENDING 500.00");
            refresh("2018-04-01");
            assertThat(figure("2018-04-01", MetricId.SOLD_MRR)).isEqualTo("500.00");
            assertThat(figure("2018-04-01", MetricId.MANAGED_MRR)).isEqualTo("500.00");
            assertThat(standings("2018-04-01")).containsExactly("new PUBLISHED 500.00");
        }

        @Test
        void whatAReportPublishedIsRememberedHoweverLongNoSourceListsThePortal() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), apps(3));
            refresh("2018-03-02");
            agency.without("1");
            refresh("2018-03-03");
            refresh("2018-03-04");
            assertThat(standings("2018-03-04")).containsExactly("1 UNLISTED 1200.00");
            agency.portal("1", mrr("7.00"), apps(3));
            refresh("2018-03-05");
            assertThat(standings("2018-03-05")).containsExactly("1 PUBLISHED 1200.00");
            assertThat(figure("2018-03-05", MetricId.MEDIAN_APP_USAGE)).isEqualTo("3");
        }

        @Test
        void aReportForgetsWhatTheOneBeforePublished() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"));
            refresh("2018-03-02");
            agency.without("1");
            refresh("2018-04-01");
            assertThat(standings("2018-04-01")).isEmpty();
            assertThat(figure("2018-04-01", MetricId.SOLD_MRR)).isEqualTo("0.00");
        }

        @Test
        void theLiveTierIsThatOfAllFactsOfTheDay() {
            refresh("2018-03-15");
            agency.portal("1", mrr("1200.00"), sold("2018-03-16"), managed(), apps(3));
            refresh("2018-03-16");
            assertThat(day("2018-03-16").live()).isEqualTo(new TierRange(Optional.of("silver"), Optional.of("silver")));
            assertThat(credited()).isEqualTo("none");
        }

        @Test
        void theRulesMayHaveChangedSinceTheLastRefresh() {
            refresh("2018-03-02");
            agency.under(updatedOn(5, 20));
            assertThat(refresh("2018-03-20")).containsExactly("report 2018-03-05 late", "tier 2018-03-20");
            assertThat(ledger.histories().get(0).programme().updateDays()).isEqualTo(new UpdateDays(5, 20));
        }
    }

    @Nested
    class OfADayAlreadyRefreshed {

        @Test
        void replacesTheDailyValuesAndRedoesNoEvent() {
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(3));
            agency.under(updatedOn(15, 15));
            refresh("2018-03-15");
            agency.portal("1", mrr("9000.00"), sold("2018-01-10"), apps(2));
            agency.portal("2", mrr("9000.00"), sold("2018-01-10"));
            assertThat(refresh("2018-03-15")).isEmpty();
            assertThat(events()).containsExactly("report 2018-03-15 1200.00", "tier 2018-03-15 silver");
            assertThat(days()).containsExactly("2018-03-15");
            assertThat(figure("2018-03-15", MetricId.SOLD_MRR)).isEqualTo("1200.00");
            assertThat(figure("2018-03-15", MetricId.MANAGED_MRR)).isEqualTo("0.00");
            assertThat(figure("2018-03-15", MetricId.MEDIAN_APP_USAGE)).isEqualTo("2");
            assertThat(standings("2018-03-15")).containsExactly("2 PENDING 9000.00", "1 PUBLISHED 1200.00");
            assertThat(day("2018-03-15").live()).isEqualTo(new TierRange(Optional.empty(), Optional.empty()));
        }

        @Test
        void redoesTheEventsOfThatDayWhereThatIsAskedFor() {
            agency.under(updatedOn(15, 15));
            refresh("2018-03-15");
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(3));
            assertThat(refresh("2018-03-15", Again.REDO)).containsExactly("report 2018-03-15", "tier 2018-03-15");
            assertThat(events()).containsExactly("report 2018-03-15 1200.00", "tier 2018-03-15 silver");
            assertThat(days()).containsExactly("2018-03-15");
            assertThat(standings("2018-03-15")).containsExactly("1 PUBLISHED 1200.00");
        }

        @Test
        void redoesNoEventOfAnotherDay() {
            refresh("2018-03-16");
            agency.portal("1", mrr("1200.00"), sold("2018-01-10"), managed(), apps(3));
            assertThat(refresh("2018-03-16", Again.REDO)).isEmpty();
            assertThat(events()).containsExactly("report 2018-03-01 late 0.00", "tier 2018-03-15 late none");
        }

        @Test
        void isTheSameAsAnyOtherWhereRedoIsAskedForOfANewDay() {
            refresh("2018-03-14");
            assertThat(refresh("2018-04-01", Again.REDO)).containsExactly("tier 2018-03-15 late", "report 2018-04-01");
        }

        @Test
        void leavesItAloneWhereThatIsAskedForAndReadsNoFacts() {
            refresh("2018-03-15");
            agency.whileReading(() -> {
                throw new AssertionError("the facts are read");
            });
            RefreshAnswer report = reported("2018-03-15", Again.SKIP);
            assertThat(report.changed()).isFalse();
            assertThat(report.events()).isEmpty();
        }

        @Test
        void isNotLeftAloneOnANewDay() {
            refresh("2018-03-14");
            assertThat(refresh("2018-03-15", Again.SKIP)).containsExactly("tier 2018-03-15");
        }
    }

    @Nested
    class IsRefused {

        @Test
        void forADayBeforeTheLastRefreshedOne() {
            refresh("2018-03-15");
            assertThatThrownBy(() -> refresh("2018-03-14"))
                    .isInstanceOf(DayRefusedException.class)
                    .hasMessageContainingAll("2018-03-15", "2018-03-14", "tierwise status --as-of 2018-03-14");
            assertThat(days()).containsExactly("2018-03-15");
        }

        @Test
        void forADayAfterTodayInThePartnersTimeZone() {
            now = Instant.parse("2018-03-15T20:00:00Z");
            agency.in("America/New_York");
            assertThatThrownBy(() -> refresh("2018-03-16"))
                    .isInstanceOf(DayRefusedException.class)
                    .hasMessageContainingAll("2018-03-16", "today is 2018-03-15");
            assertThat(ledger.histories()).isEmpty();
            agency.in("Asia/Tokyo");
            refresh("2018-03-16");
        }

        @Test
        void whereTheDataIsWrongAndTheLedgerIsAsItWas() {
            refresh("2018-03-14");
            agency.portal("1", mrr("1200.00", "GBP"));
            assertThatThrownBy(() -> refresh("2018-03-15")).hasRootCauseInstanceOf(BadInputException.class);
            assertThat(days()).containsExactly("2018-03-14");
        }
    }

    @Test
    void aRefreshWithoutADayIsThatOfTodayInThePartnersTimeZone() {
        now = Instant.parse("2018-03-15T20:00:00Z");
        agency.in("Asia/Tokyo");
        assertThat(reported(null, Again.REPLACE).day()).isEqualTo("2018-03-16");
        assertThat(days()).containsExactly("2018-03-16");
        assertThat(day("2018-03-16").refreshedAt()).isEqualTo(now);
    }

    @Test
    void a_ledger_that_goes_on_after_today_is_refused_and_says_how_to_repair_it() {
        now = Instant.parse("2030-01-01T12:00:00Z");
        refresh(null);
        now = Instant.parse("2018-03-15T12:00:00Z");

        for (String day : new String[] {null, "2018-03-15", "2018-03-01"}) {
            assertThatThrownBy(() -> refresh(day))
                    .isInstanceOf(LedgerAheadException.class)
                    .hasMessageContaining(
                            "last day of Nordlicht under hubspot-2018-01 is 2030-01-01, but today is 2018-03-15")
                    .hasMessageContaining("'tierwise ledger forget --after 2018-03-15'");
        }
        assertThat(days()).containsExactly("2030-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0218-03-15", "1899-12-31"})
    void a_day_of_a_year_that_is_a_slip_is_refused_in_any_case(String day) {
        for (boolean longAgo : new boolean[] {false, true}) {
            assertThatThrownBy(() -> reported(day, Again.REPLACE, longAgo, report -> report))
                    .isInstanceOf(DayRefusedException.class)
                    .hasMessageContaining("a slip");
        }
        assertThat(ledger.histories()).isEmpty();
    }

    @Test
    void a_history_begins_long_ago_only_where_that_is_asked_for() {
        now = Instant.parse("2018-03-15T12:00:00Z");
        assertThatThrownBy(() -> refresh("2003-03-14"))
                .isInstanceOf(DayRefusedException.class)
                .hasMessage(
                        "the history of Nordlicht under hubspot-2018-01 would begin on 2003-03-14, more than 15 years"
                                + " before today, 2018-03-15; if that is meant, say so with --yes");
        assertThat(ledger.histories()).isEmpty();

        reported("2003-03-14", Again.REPLACE, true, report -> report);
        refresh("2003-03-15");
        assertThat(days()).containsExactly("2003-03-14", "2003-03-15");
    }

    @Test
    void a_history_may_begin_fifteen_years_ago() {
        now = Instant.parse("2018-03-15T12:00:00Z");
        refresh("2003-03-15");
        assertThat(days()).containsExactly("2003-03-15");
    }

    @Test
    void what_is_made_of_a_refresh_sees_it_and_keeps_it_from_the_ledger_by_failing() {
        refresh("2018-03-14");
        assertThatThrownBy(() -> reported("2018-03-15", Again.REPLACE, false, report -> {
                    assertThat(days()).containsExactly("2018-03-14", "2018-03-15");
                    throw new IllegalStateException("nothing can be shown");
                }))
                .hasMessage("nothing can be shown");
        assertThat(days()).containsExactly("2018-03-14");
    }

    @Test
    void aLedgerKeepsOneHistoryPerPartnerNameAndProgramme() {
        refresh("2018-03-15");
        agency.called("Südlicht");
        refresh("2018-03-10");
        agency.under(BuiltInProgrammes.HUBSPOT_2016_11);
        refresh("2018-03-01");
        assertThat(ledger.histories())
                .extracting(history -> history.id() + " until "
                        + ledger.lastRefreshed(history.id()).orElseThrow())
                .containsExactly(
                        "Nordlicht under hubspot-2018-01 until 2018-03-15",
                        "Südlicht under hubspot-2016-11 until 2018-03-01",
                        "Südlicht under hubspot-2018-01 until 2018-03-10");
    }

    @Nested
    class WhereAnotherRefreshComesInBetween {

        @Test
        void onlyWhatIsLeftHappens() {
            refresh("2018-03-10");
            meanwhile(() -> refresh("2018-03-20"));
            assertThat(refresh("2018-04-01")).containsExactly("report 2018-04-01");
            assertThat(events()).contains("tier 2018-03-15 late none");
        }

        @Test
        void thatWentFurtherTheDayIsRefused() {
            refresh("2018-03-10");
            meanwhile(() -> refresh("2018-03-20"));
            assertThatThrownBy(() -> refresh("2018-03-15")).isInstanceOf(DayRefusedException.class);
            assertThat(days()).containsExactly("2018-03-10", "2018-03-20");
        }

        @Test
        void ofTheSameDayItsEventsAreNotRedone() {
            refresh("2018-03-14");
            meanwhile(() -> refresh("2018-03-15"));
            assertThat(refresh("2018-03-15")).isEmpty();
            assertThat(events()).endsWith("tier 2018-03-15 none");
        }

        @Test
        void ofTheSameDayItIsLeftAloneWhereThatIsAskedFor() {
            refresh("2018-03-14");
            meanwhile(() -> {
                agency.portal("1", mrr("1200.00"));
                refresh("2018-03-15");
            });
            assertThat(reported("2018-03-15", Again.SKIP).changed()).isFalse();
            assertThat(standings("2018-03-15")).containsExactly("1 PENDING 1200.00");
        }

        @Test
        void thatBeganTheHistoryOnlyWhatIsLeftHappens() {
            meanwhile(() -> refresh("2018-03-20"));
            assertThat(refresh("2018-04-15")).containsExactly("report 2018-04-01 late", "tier 2018-04-15");
        }

        @Test
        void thatLeftOffSoEarlyThatFactsAreMissingNothingHappens() {
            meanwhile(() -> refresh("2017-12-20"));
            assertThatThrownBy(() -> refresh("2018-04-15"))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.kind()).isEqualTo(LedgerException.Kind.UNAVAILABLE))
                    .hasMessageContaining("try again");
            assertThat(days()).containsExactly("2017-12-20");
            assertThat(refresh("2018-04-15")).hasSize(8);
        }

        private void meanwhile(Runnable other) {
            agency.whileReading(() -> {
                agency.whileReading(() -> {});
                other.run();
            });
        }
    }

    private List<String> refresh(String day) {
        return refresh(day, Again.REPLACE);
    }

    private List<String> refresh(String day, Again again) {
        return reported(day, again).events().stream()
                .map(event -> (event instanceof RecordedEvent.Report ? "report " : "tier ")
                        + event.day()
                        + (event.late() ? " late" : ""))
                .toList();
    }

    private RefreshAnswer reported(String day, Again again) {
        return reported(day, again, false, report -> report);
    }

    private <T> T reported(String day, Again again, boolean longAgo, Refresh.FollowUp<T> followUp) {
        try {
            return new Refresh(new SnapshotReader(InstantSource.fixed(now), new Redaction()))
                    .refresh(new RefreshRequest(agency.asked(day), again, 7, List.of(), longAgo), ledger, followUp);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> events() {
        return ledger.events(HISTORY, LocalDate.MIN, LocalDate.MAX).stream()
                .map(event -> {
                    String late = event.day() + (event.late() ? " late " : " ");
                    return event instanceof RecordedEvent.Report report
                            ? "report " + late + text(report.soldMrr())
                            : "tier " + late
                                    + ((RecordedEvent.TierUpdate) event)
                                            .tier()
                                            .atLeast()
                                            .orElse("none");
                })
                .toList();
    }

    private String credited() {
        List<String> events = new ArrayList<>(events());
        events.removeIf(event -> event.startsWith("report"));
        String last = events.get(events.size() - 1);
        return last.substring(last.lastIndexOf(' ') + 1);
    }

    private TierRange creditedOn(String iso) {
        LocalDate day = LocalDate.parse(iso);
        return ledger.events(HISTORY, day, day).stream()
                .filter(RecordedEvent.TierUpdate.class::isInstance)
                .map(event -> ((RecordedEvent.TierUpdate) event).tier())
                .findFirst()
                .orElseThrow();
    }

    private List<String> days() {
        return ledger.days(HISTORY, LocalDate.MIN, LocalDate.MAX).stream()
                .map(day -> day.day().toString())
                .toList();
    }

    private RecordedDay day(String iso) {
        LocalDate day = LocalDate.parse(iso);
        return ledger.days(HISTORY, day, day).get(0);
    }

    private String figure(String day, MetricId metric) {
        Map<MetricId, Measurement> figures = day(day).figures();
        return text((Measurement.Figure) figures.get(metric));
    }

    private static String text(Measurement.Figure figure) {
        assertThat(figure.value().isExact()).isTrue();
        return figure.value().low().toPlainString();
    }

    private List<String> standings(String day) {
        List<PortalStanding> standings = new ArrayList<>();
        ledger.forEachPortal(HISTORY, LocalDate.parse(day), standings::add);
        return standings.stream()
                .map(portal ->
                        portal.id() + " " + portal.kind() + " " + portal.mrr().low())
                .toList();
    }

    private static Programme updatedOn(int reportDay, int tierDay) {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                usual.id(),
                usual.label(),
                usual.currency(),
                usual.metrics(),
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                new UpdateDays(reportDay, tierDay),
                usual.tiers());
    }

    private static Programme askingForHalfInGrowthMarkets() {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        BigDecimal half = new BigDecimal("0.5");
        return new Programme(
                usual.id(),
                usual.label(),
                usual.currency(),
                usual.metrics(),
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                usual.tiers(),
                Optional.empty(),
                Map.of(MetricId.SOLD_MRR, half, MetricId.MANAGED_MRR, half));
    }
}

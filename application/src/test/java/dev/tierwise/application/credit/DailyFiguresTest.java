package dev.tierwise.application.credit;

import static dev.tierwise.application.Agency.apps;
import static dev.tierwise.application.Agency.cancelled;
import static dev.tierwise.application.Agency.customerSince;
import static dev.tierwise.application.Agency.managed;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.named;
import static dev.tierwise.application.Agency.sold;
import static dev.tierwise.application.Agency.soldOnUnknownDay;
import static dev.tierwise.application.Agency.usersUnknown;
import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static dev.tierwise.domain.programme.MetricId.CERTIFICATION;
import static dev.tierwise.domain.programme.MetricId.MANAGED_MRR;
import static dev.tierwise.domain.programme.MetricId.MEDIAN_APP_USAGE;
import static dev.tierwise.domain.programme.MetricId.SOLD_MRR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.Agency;
import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A report on the first of March, and the figures of the days after it. */
class DailyFiguresTest {

    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    private static final String REPORT_DAY = "2018-03-01";
    private static final String DAY = "2018-03-20";

    private final Agency agency = new Agency();
    private final List<PortalStanding> standings = new ArrayList<>();

    @Nested
    class UntilTheNextReport {

        @Test
        void soldMrrStaysAsPublished() {
            agency.portal("1", mrr("100.00"), sold("2017-03-10"));
            MonthlyReport report = report();
            agency.portal("1", mrr("200.00"), sold("2017-03-10"));
            agency.portal("2", mrr("50.00"), sold("2018-03-02"));
            assertThat(text(figures(report), SOLD_MRR)).isEqualTo("100.00 of 1");
        }

        @Test
        void aPortalWhoseTwelveMonthsEndMeanwhileStillContributesThroughSold() {
            agency.portal("1", mrr("100.00"), sold("2017-03-10"), apps(4));
            Map<MetricId, Measurement> figures = figures(report());
            assertThat(text(figures, SOLD_MRR)).isEqualTo("100.00 of 1");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("4 of 1");
        }

        @Test
        void aPortalCancelledMeanwhileStillContributesThroughSoldAndIsManagedNoLonger() {
            agency.portal("1", mrr("100.00"), sold("2018-01-10"), managed(), apps(4));
            MonthlyReport report = report();
            agency.portal("1", mrr("100.00"), sold("2018-01-10"), managed(), apps(4), cancelled("2018-03-05"));
            Map<MetricId, Measurement> figures = figures(report);
            assertThat(text(figures, SOLD_MRR)).isEqualTo("100.00 of 1");
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("0.00 of 0");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("4 of 1");
            assertThat(standing("1").kind()).isEqualTo(Kind.PUBLISHED);
        }

        @Test
        void aManagedPortalCancelledMeanwhileContributesNoLonger() {
            agency.portal("1", mrr("100.00"), managed(), apps(4), cancelled("2018-03-05"));
            Map<MetricId, Measurement> figures = figures(report());
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("0.00 of 0");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("0 of 0");
        }

        @Test
        void aPortalThatNoSourceListsAnyMoreStaysInSoldMrrButContributesNoLonger() {
            agency.portal("1", mrr("100.00"), sold("2018-01-10"), managed(), apps(4));
            MonthlyReport report = report();
            Map<MetricId, Measurement> figures = figures(report, agency.without("1"));
            assertThat(text(figures, SOLD_MRR)).isEqualTo("100.00 of 1");
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("0.00 of 0");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("0 of 0");
            PortalStanding gone = standing("1");
            assertThat(gone.kind()).isEqualTo(Kind.UNLISTED);
            assertThat(gone.countsAsSold()).isEqualTo(Count.COUNTS);
            assertThat(gone.countsAsManaged()).isEqualTo(Count.DOES_NOT_COUNT);
            assertThat(gone.contributes()).isEqualTo(Count.DOES_NOT_COUNT);
        }

        @Test
        void aPortalThatIsListedAgainContributesAgain() {
            agency.portal("1", mrr("100.00"), sold("2018-01-10"), apps(4));
            MonthlyReport report = report();
            figures(report, new Agency());
            assertThat(text(figures(report), MEDIAN_APP_USAGE)).isEqualTo("4 of 1");
        }

        @Test
        void whichPortalsCountAsSoldIsAsTheReportHasIt() {
            agency.portal("sold, as it turns out", mrr("100.00"), apps(4));
            agency.portal("sold by another, as it turns out", mrr("200.00"), sold("2018-01-10"), apps(2));
            MonthlyReport report = report();
            agency.portal("sold, as it turns out", mrr("100.00"), sold("2018-01-10"), apps(4));
            agency.portal("sold by another, as it turns out", mrr("200.00"), apps(2));
            Map<MetricId, Measurement> figures = figures(report);
            assertThat(text(figures, SOLD_MRR)).isEqualTo("200.00 of 1");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("2 of 1");
        }

        @Test
        void managedMrrTakesTheMrrThatWasPublished() {
            agency.portal("1", mrr("100.00"), managed());
            MonthlyReport report = report();
            agency.portal("1", mrr("900.00"), managed());
            assertThat(text(figures(report), MANAGED_MRR)).isEqualTo("100.00 of 1");
        }

        @Test
        void anMrrPublishedAsUnknownStaysUnknown() {
            agency.portal("1", sold("2018-01-10"), managed(), apps(4));
            MonthlyReport report = report();
            agency.portal("1", mrr("900.00"), sold("2018-01-10"), managed(), apps(4));
            Map<MetricId, Measurement> figures = figures(report);
            assertThat(text(figures, SOLD_MRR)).isEqualTo("from 0.00 of 1");
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("from 0.00 of 1");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("0 to 4 of 0 to 1");
        }

        @Test
        void anMrrThatBecomesUnknownStaysAsPublished() {
            agency.portal("1", mrr("900.00"), managed(), apps(4));
            MonthlyReport report = report();
            agency.portal("1", managed(), apps(4));
            Map<MetricId, Measurement> figures = figures(report);
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("900.00 of 1");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("4 of 1");
        }
    }

    @Nested
    class APortalThatTheLastReportDidNotPublish {

        @Test
        void isPendingWhenItIsActiveAndAddsNothing() {
            agency.portal("old", mrr("100.00"), sold("2018-01-10"), apps(2));
            MonthlyReport report = report();
            agency.portal("new", named("Neu GmbH"), mrr("900.00"), sold("2018-03-02"), managed(), apps(8));
            Map<MetricId, Measurement> figures = figures(report);
            assertThat(text(figures, SOLD_MRR)).isEqualTo("100.00 of 1");
            assertThat(text(figures, MANAGED_MRR)).isEqualTo("0.00 of 0");
            assertThat(text(figures, MEDIAN_APP_USAGE)).isEqualTo("2 of 1");
            PortalStanding pending = standing("new");
            assertThat(pending.kind()).isEqualTo(Kind.PENDING);
            assertThat(pending.name()).contains("Neu GmbH");
            assertThat(pending.mrr().low()).isEqualTo("900.00");
            assertThat(pending.sold()).isEmpty();
            assertThat(pending.countsAsSold()).isEqualTo(Count.DOES_NOT_COUNT);
            assertThat(pending.countsAsManaged()).isEqualTo(Count.DOES_NOT_COUNT);
            assertThat(pending.contributes()).isEqualTo(Count.DOES_NOT_COUNT);
        }

        @Test
        void isPendingAlsoWhenItHasBeenACustomerForLong() {
            MonthlyReport report = report();
            agency.portal("found late", mrr("900.00"), sold("2016-03-02"));
            figures(report);
            assertThat(standing("found late").kind()).isEqualTo(Kind.PENDING);
        }

        @Test
        void isPendingAlsoWhenItsMrrIsUnknown() {
            MonthlyReport report = report();
            agency.portal("new", sold("2018-03-02"));
            assertThat(text(figures(report), SOLD_MRR)).isEqualTo("0.00 of 0");
            assertThat(standing("new").mrr().high()).isEmpty();
        }

        @Test
        void isPendingFromTheFirstDayOnWhichItIsActive() {
            agency.portal("not yet", mrr("900.00"), customerSince("2018-03-21"));
            agency.portal("since today", mrr("900.00"), customerSince(DAY));
            figures(report());
            assertThat(standing("not yet").kind()).isEqualTo(Kind.INACTIVE);
            assertThat(standing("since today").kind()).isEqualTo(Kind.PENDING);
        }

        @Test
        void isNotPendingWhenItWasCancelledBefore() {
            agency.portal("gone", mrr("900.00"), sold("2018-01-10"), cancelled("2018-02-20"));
            assertThat(text(figures(report()), SOLD_MRR)).isEqualTo("0.00 of 0");
            assertThat(standing("gone").kind()).isEqualTo(Kind.INACTIVE);
        }
    }

    @Nested
    class Daily {

        @Test
        void managedMrrIsThatOfTheDaysUsers() {
            agency.portal("managed since", mrr("100.00"));
            agency.portal("managed until", mrr("20.00"), managed());
            agency.portal("perhaps managed", mrr("3.00"), managed());
            MonthlyReport report = report();
            agency.portal("managed since", mrr("100.00"), managed());
            agency.portal("managed until", mrr("20.00"));
            agency.portal("perhaps managed", mrr("3.00"), usersUnknown());
            assertThat(text(figures(report), MANAGED_MRR)).isEqualTo("100.00 to 103.00 of 1 to 2");
        }

        @Test
        void appUsageIsThatOfTheDay() {
            agency.portal("1", mrr("100.00"), managed(), apps(5, "2018-02-20"), apps(2, "2018-03-19"));
            assertThat(text(figures(report()), MEDIAN_APP_USAGE)).isEqualTo("5 of 1");
            assertThat(text(figures(report(), agency, "2018-03-22"), MEDIAN_APP_USAGE))
                    .isEqualTo("2 of 1");
        }

        @Test
        void certificationIsThatOfTheDay() {
            agency.certified("2017-01-01", "2018-03-10");
            MonthlyReport report = report();
            assertThat(figures(report, agency, "2018-03-10").get(CERTIFICATION))
                    .isEqualTo(new Measurement.Status(State.MET));
            assertThat(figures(report, agency, "2018-03-11").get(CERTIFICATION))
                    .isEqualTo(new Measurement.Status(State.UNMET));
        }

        @Test
        void anyPortalThatCountsAsSoldOrAsManagedContributesOnce() {
            agency.portal("sold", mrr("1.00"), sold("2018-01-10"), apps(1));
            agency.portal("managed", mrr("1.00"), managed(), apps(3));
            agency.portal("both", mrr("1.00"), sold("2018-01-10"), managed(), apps(6));
            agency.portal("neither", mrr("1.00"), apps(8));
            agency.portal("free", mrr("0.00"), sold("2018-01-10"), managed(), apps(8));
            agency.portal("perhaps", mrr("1.00"), soldOnUnknownDay(), apps(6));
            assertThat(text(figures(report()), MEDIAN_APP_USAGE)).isEqualTo("3 to 4.5 of 3 to 4");
        }
    }

    @Test
    void theMetricsAreInTheProgrammesOrder() {
        assertThat(figures(report()).keySet()).containsExactlyElementsOf(PROGRAMME.metrics());
    }

    @Test
    void thePortalsAreToldInTheOrderOfTheSourcesThenThoseThatNoSourceListsAnyMore() {
        agency.portal("c", mrr("1.00")).portal("gone", mrr("1.00")).portal("a", mrr("1.00"));
        MonthlyReport report = report();
        agency.without("gone").portal("b", mrr("1.00"), customerSince("2018-03-10"));
        figures(report);
        assertThat(standings).extracting(PortalStanding::id).containsExactly("c", "a", "b", "gone");
    }

    @Test
    void thePortalsSayWhichAppsTheyUse() {
        agency.portal("1", mrr("1.00"), apps(2), (request, portal) -> portal.appUnknown("forms", at(3, 2)));
        figures(report());
        assertThat(standing("1").usedApps()).containsExactly("ads-add-on", "contacts");
        assertThat(standing("1").unknownApps()).containsExactly("forms");
    }

    private MonthlyReport report() {
        return MonthlyReport.of(LocalDate.parse(REPORT_DAY), agency.on(REPORT_DAY), PROGRAMME, Agency.RATES);
    }

    private Map<MetricId, Measurement> figures(MonthlyReport report) {
        return figures(report, agency);
    }

    private Map<MetricId, Measurement> figures(MonthlyReport report, Agency facts) {
        return figures(report, facts, DAY);
    }

    private Map<MetricId, Measurement> figures(MonthlyReport report, Agency facts, String day) {
        standings.clear();
        return DailyFigures.of(facts.on(day), report, PROGRAMME, Agency.RATES, standings::add);
    }

    private PortalStanding standing(String id) {
        return standings.stream()
                .filter(portal -> portal.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Map<MetricId, Measurement> figures, MetricId metric) {
        Measurement.Figure figure = (Measurement.Figure) figures.get(metric);
        String low = figure.value().low().toPlainString();
        String value = figure.value().isExact()
                ? low
                : figure.value()
                        .high()
                        .map(high -> low + " to " + high.toPlainString())
                        .orElse("from " + low);
        PortalCount portals = figure.portals();
        return value + " of "
                + (portals.low() == portals.high() ? portals.low() : portals.low() + " to " + portals.high());
    }
}

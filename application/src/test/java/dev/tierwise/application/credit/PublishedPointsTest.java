package dev.tierwise.application.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.Verdict;
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
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A report on the first of March, and the points of the days after it. */
class PublishedPointsTest {

    private static final LocalDate REPORT_DAY = LocalDate.parse("2025-03-01");
    private static final LocalDate DAY = LocalDate.parse("2025-03-20");
    private static final ExchangeRates RATES = new ExchangeRates("USD", Map.of());
    private static final Programme PROGRAMME = programme();

    private final Map<String, Portal> portals = new LinkedHashMap<>();
    private final List<PortalStanding> standings = new ArrayList<>();

    @Test
    void pointsForSalesStayAsPublished() {
        portal("1", "100", false, 1, sale("100", "2025-01-01"));
        MonthlyReport report = report();
        portal("1", "900", false, 1, sale("900", "2025-01-01"), sale("900", "2025-03-10"));
        Map<MetricId, Measurement> figures = figures(report);
        assertThat(text(figures, MetricId.SOLD_POINTS)).isEqualTo("5 of 1");
        assertThat(text(figures, MetricId.SOURCED_POINTS)).isEqualTo("5 of 1");
        assertThat(text(figures, MetricId.TOTAL_POINTS)).isEqualTo("5 of 1");
    }

    @Test
    void pointsForSalesStayWhereAPortalIsCancelledOrListedNoLonger() {
        portal("1", "100", true, 1, sale("100", "2025-01-01"));
        portal("2", "100", true, 1, sale("100", "2025-01-01"));
        MonthlyReport report = report();
        cancelled("1");
        portals.remove("2");
        Map<MetricId, Measurement> figures = figures(report);
        assertThat(text(figures, MetricId.SOLD_POINTS)).isEqualTo("10 of 2");
        assertThat(text(figures, MetricId.MANAGED_POINTS)).isEqualTo("0 of 0");
        assertThat(text(figures, MetricId.TOTAL_POINTS)).isEqualTo("10 of 2");
    }

    @Test
    void managedPointsFollowTheDaysUsersWithThePublishedValue() {
        portal("1", "1000", false, 1);
        portal("2", "1000", true, 1);
        MonthlyReport report = report();
        assertThat(text(figures(report), MetricId.MANAGED_POINTS)).isEqualTo("10 of 1");
        portal("1", "5000", true, 2);
        portal("2", "1000", false, 1);
        assertThat(text(figures(report), MetricId.MANAGED_POINTS)).isEqualTo("10 of 1");
        assertThat(text(figures(report), MetricId.TOTAL_POINTS)).isEqualTo("10 of 1");
    }

    @Test
    void aPendingPortalAddsNothing() {
        MonthlyReport report = report();
        portal("new", "1000", true, 1, sale("100", "2025-03-10"));
        Map<MetricId, Measurement> figures = figures(report);
        assertThat(text(figures, MetricId.TOTAL_POINTS)).isEqualTo("0 of 0");
        assertThat(standings).singleElement().satisfies(standing -> {
            assertThat(standing.kind()).isEqualTo(Kind.PENDING);
            assertThat(standing.points().orElseThrow().sold().points().low()).hasToString("5");
        });
    }

    @Test
    void thirdsOfManagedCreditAddUpToTheWhole() {
        portal("1", "1000", true, 3);
        portal("2", "1000", true, 3);
        portal("3", "1000", true, 3);
        assertThat(text(figures(report()), MetricId.MANAGED_POINTS)).isEqualTo("10 of 3");
    }

    @Test
    void whatAReportDidNotPublishIsUnknownAndNotNothing() {
        portal("1", "1000", true, 1);
        MonthlyReport withoutPoints = new MonthlyReport(
                REPORT_DAY,
                report().soldMrr(),
                Map.of(
                        "1",
                        new PublishedPortal(
                                Interval.exactly(new BigDecimal("1000.00")),
                                new Verdict<>(Count.DOES_NOT_COUNT, SoldReason.NEVER_SOLD_BY_PARTNER))));
        assertThat(text(figures(withoutPoints), MetricId.SOLD_POINTS)).isEqualTo("0 or more of 0");
    }

    @Test
    void aProgrammeWithoutPointsPublishesNone() {
        portal("1", "1000", true, 1);
        MonthlyReport report =
                MonthlyReport.of(REPORT_DAY, facts(REPORT_DAY), BuiltInProgrammes.HUBSPOT_2018_01, RATES);
        assertThat(report.portals().get("1").points()).isEmpty();
    }

    @Test
    void thePublishedPointsOfAPortalAreThoseOfItsDay() {
        portal("1", "1000", true, 1, sale("100", "2025-01-01"));
        PortalPoints published = report().portals().get("1").points().orElseThrow();
        assertThat(published)
                .isEqualTo(PortalPoints.of(
                        portals.get("1"),
                        REPORT_DAY,
                        PROGRAMME,
                        PROGRAMME.pointRules().orElseThrow(),
                        RATES));
        assertThat(published.total().low()).hasToString("15");
    }

    private void portal(String id, String mrr, boolean managed, int partners, ProductSale... sales) {
        portals.put(id, build(id, mrr, managed, partners, List.of(sales), Cancellation.NONE));
    }

    private void cancelled(String id) {
        portals.put(id, build(id, "100", true, 1, List.of(), Cancellation.on(DAY.minusDays(1))));
    }

    private static Portal build(
            String id, String mrr, boolean managed, int partners, List<ProductSale> sales, Cancellation cancellation) {
        return new Portal(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Money(new BigDecimal(mrr), "USD")),
                Sale.NEVER,
                Optional.empty(),
                cancellation,
                Optional.empty(),
                new PortalUsers(managed, false, true),
                new AppUsage(AppSet.of(PROGRAMME.apps(), 0), AppSet.of(PROGRAMME.apps(), 0)),
                new PointFacts(Optional.of(Market.STANDARD), OptionalInt.of(partners), ProductSales.of(sales)),
                ReportedFigures.NONE);
    }

    private static ProductSale sale(String mrr, String soldOn) {
        return new ProductSale(
                "Sales Hub",
                Optional.of(DealKind.SOURCED),
                Optional.of(new Money(new BigDecimal(mrr), "USD")),
                Optional.of(LocalDate.parse(soldOn)));
    }

    private Snapshot facts(LocalDate day) {
        return new Snapshot(
                day,
                new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC),
                new PartnerFacts(Certifications.UNKNOWN),
                List.copyOf(portals.values()));
    }

    private MonthlyReport report() {
        return MonthlyReport.of(REPORT_DAY, facts(REPORT_DAY), PROGRAMME, RATES);
    }

    private Map<MetricId, Measurement> figures(MonthlyReport report) {
        return DailyFigures.of(facts(DAY), report, PROGRAMME, RATES, standings::add);
    }

    private static String text(Map<MetricId, Measurement> figures, MetricId metric) {
        Measurement.Figure figure = (Measurement.Figure) figures.get(metric);
        String low = figure.value().low().toPlainString();
        return (figure.value().isExact() ? low : low + " or more") + " of "
                + figure.portals().low();
    }

    private static Programme programme() {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "points",
                Label.same("Points"),
                "USD",
                List.of(MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.MANAGED_POINTS, MetricId.TOTAL_POINTS),
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                List.of(new Tier(
                        "any",
                        Label.same("Any"),
                        List.of(new Requirement.AtLeast(MetricId.TOTAL_POINTS, BigDecimal.ONE)))),
                Optional.of(new PointRules(
                        new BigDecimal("100"),
                        List.of(rate(PointRate.Kind.SOURCED, "5", "10"), rate(PointRate.Kind.MANAGED, "1", "2")),
                        List.of(),
                        true,
                        Optional.empty())),
                Map.of());
    }

    private static PointRate rate(PointRate.Kind kind, String standard, String growth) {
        return new PointRate(kind, Optional.empty(), new BigDecimal(standard), new BigDecimal(growth));
    }
}

package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.MetricId.MANAGED_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOLD_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOURCED_POINTS;
import static dev.tierwise.domain.programme.MetricId.TOTAL_POINTS;
import static dev.tierwise.programmes.ProgrammeTemplate.POINTS_2022;
import static dev.tierwise.programmes.ProgrammeTemplate.POINTS_2024;
import static dev.tierwise.programmes.ProgrammeTemplate.POINTS_2025;
import static dev.tierwise.programmes.ProgrammeTemplate.POINTS_2026;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
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
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples that HubSpot gives of its points, under the templates as they are written, filled in and read. */
class PublishedExamplesTest {

    /** Of the apps of 2018, which the templates have too. */
    private static final AppSet NO_APPS = AppSet.of(BuiltInProgrammes.HUBSPOT_2018_01.apps(), 0);

    private static final ProductSale MARKETING_HUB = sourced("Marketing Hub", "1000", "USD", "2021-10-15");
    private static final ProductSale SALES_HUB = sourced("Sales Hub", "1000", "USD", "2024-03-15");
    private static final ProductSale UPSELL = sourced("Marketing Hub", "200", "USD", "2024-04-15");

    @ParameterizedTest
    @EnumSource
    void a_thousand_dollars_managed_are_ten_points_and_twenty_in_a_growth_market(ProgrammeTemplate template) {
        assertThat(points(template, "2026-02-01", MANAGED_POINTS, managed(Market.STANDARD, 1)))
                .isEqualByComparingTo("10");
        assertThat(points(template, "2026-02-01", MANAGED_POINTS, managed(Market.GROWTH, 1)))
                .isEqualByComparingTo("20");
    }

    @ParameterizedTest
    @EnumSource
    void two_managing_partners_have_half_of_the_credit_each(ProgrammeTemplate template) {
        assertThat(points(template, "2026-02-01", MANAGED_POINTS, managed(Market.STANDARD, 2)))
                .isEqualByComparingTo("5");
        assertThat(points(template, "2026-02-01", MANAGED_POINTS, managed(Market.GROWTH, 2)))
                .isEqualByComparingTo("10");
    }

    @Test
    void marketing_hub_sold_in_october_2021_gives_thirty_points() {
        assertThat(points(POINTS_2022, "2022-09-01", SOLD_POINTS, soldTo(Market.STANDARD, MARKETING_HUB)))
                .isEqualByComparingTo("30");
        assertThat(points(POINTS_2022, "2022-09-01", SOLD_POINTS, soldTo(Market.GROWTH, MARKETING_HUB)))
                .isEqualByComparingTo("60");
    }

    @Test
    void sales_hub_cross_sold_in_march_2024_gives_fifty_points() {
        assertThat(points(POINTS_2024, "2024-04-01", SOLD_POINTS, soldTo(Market.STANDARD, MARKETING_HUB, SALES_HUB)))
                .isEqualByComparingTo("50");
        assertThat(points(POINTS_2024, "2024-04-01", TOTAL_POINTS, soldTo(Market.GROWTH, MARKETING_HUB, SALES_HUB)))
                .isEqualByComparingTo("100");
    }

    @Test
    void an_upsell_in_april_2024_of_what_was_sold_in_october_2021_is_still_at_three_points() {
        assertThat(points(POINTS_2024, "2024-05-01", SOLD_POINTS, soldTo(Market.STANDARD, MARKETING_HUB, UPSELL)))
                .isEqualByComparingTo("6");
        assertThat(points(
                        POINTS_2024,
                        "2024-05-01",
                        SOLD_POINTS,
                        soldTo(Market.STANDARD, MARKETING_HUB, SALES_HUB, UPSELL)))
                .isEqualByComparingTo("56");
    }

    @Test
    void eighty_eight_euros_are_a_hundred_dollars_and_so_five_sourced_points_since_15_july_2025() {
        for (ProgrammeTemplate template : List.of(POINTS_2025, POINTS_2026)) {
            assertThat(points(
                            template,
                            "2026-02-01",
                            SOURCED_POINTS,
                            soldTo(Market.STANDARD, sourced("Sales Hub", "88", "EUR", "2025-07-15"))))
                    .isEqualByComparingTo("5");
            assertThat(points(
                            template,
                            "2026-02-01",
                            SOURCED_POINTS,
                            soldTo(Market.STANDARD, sourced("Sales Hub", "75", "EUR", "2025-07-14"))))
                    .isEqualByComparingTo("5");
        }
    }

    private static BigDecimal points(ProgrammeTemplate template, String day, MetricId metric, Portal portal) {
        Programme programme = ProgrammeYaml.parse(ProgrammeTemplateTest.filledIn(template), "p.yaml")
                .programme();
        Snapshot snapshot = new Snapshot(
                LocalDate.parse(day),
                new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC),
                new PartnerFacts(Certifications.UNKNOWN),
                List.of(portal));
        Interval value = ((Measurement.Figure) Evaluation.of(snapshot, programme, new ExchangeRates("USD", Map.of()))
                        .measurements()
                        .get(metric))
                .value();
        assertThat(value.isExact()).as(value.toString()).isTrue();
        return value.low();
    }

    private static Portal managed(Market market, int partners) {
        return portal(
                "1000",
                true,
                new PointFacts(Optional.of(market), OptionalInt.of(partners), ProductSales.of(List.of())));
    }

    private static Portal soldTo(Market market, ProductSale... sales) {
        return portal(
                "0", false, new PointFacts(Optional.of(market), OptionalInt.of(1), ProductSales.of(List.of(sales))));
    }

    private static Portal portal(String mrr, boolean managed, PointFacts facts) {
        return new Portal(
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Money(new BigDecimal(mrr), "USD")),
                Sale.NEVER,
                Optional.empty(),
                Cancellation.NONE,
                Optional.empty(),
                new PortalUsers(managed, false, true),
                new AppUsage(NO_APPS, NO_APPS),
                facts,
                ReportedFigures.NONE);
    }

    private static ProductSale sourced(String product, String mrr, String currency, String soldOn) {
        return new ProductSale(
                product,
                Optional.of(DealKind.SOURCED),
                Optional.of(new Money(new BigDecimal(mrr), currency)),
                Optional.of(LocalDate.parse(soldOn)));
    }
}

package dev.tierwise.domain.metric;

import static dev.tierwise.domain.Agency.portal;
import static dev.tierwise.domain.PointProgramme.rate;
import static dev.tierwise.domain.programme.MetricId.MANAGED_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOLD_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOURCED_POINTS;
import static dev.tierwise.domain.programme.MetricId.TOTAL_POINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.Agency.PortalBuilder;
import dev.tierwise.domain.PointProgramme;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate.Kind;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointsTest {

    private static final String DAY = "2025-08-01";

    private final PointProgramme programme = new PointProgramme();

    @Nested
    class WhatHubSpotSaysInItsExamples {

        @Test
        void aThousandDollarsManagedAreTenManagedPoints() {
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed()))
                    .isEqualTo("10 of 1");
        }

        @Test
        void marketingHubSoldForAThousandDollarsInOctober2021IsThirtyPoints() {
            assertThat(points(SOLD_POINTS, sold(sourced("Marketing Hub", "1000", "2021-10-15"))))
                    .isEqualTo("30 of 1");
        }

        @Test
        void salesHubCrossSoldForAThousandDollarsInMarch2024IsFiftyPointsWhereThePartnerSourcedIt() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(
                                    sourced("Marketing Hub", "1000", "2021-10-15"),
                                    sourced("Sales Hub", "1000", "2024-03-15"))))
                    .isEqualTo("80 of 1");
            assertThat(points(SOLD_POINTS, sold(sourced("Sales Hub", "1000", "2024-03-15"))))
                    .isEqualTo("50 of 1");
        }

        @Test
        void anUpsellOfMarketingHubInApril2024IsStillAtThreePointsPerHundredDollars() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(
                                    sourced("Marketing Hub", "1000", "2021-10-15"),
                                    sourced("Marketing Hub", "200", "2024-04-15"))))
                    .isEqualTo("36 of 1");
        }

        @Test
        void customersInGrowthMarketsGiveTwiceThePoints() {
            PortalBuilder customer = sold(
                            sourced("Marketing Hub", "1000", "2021-10-15"), sourced("Sales Hub", "1000", "2024-03-15"))
                    .mrr("1000")
                    .managed()
                    .market(Market.GROWTH);
            assertThat(points(SOLD_POINTS, customer)).isEqualTo("160 of 1");
            assertThat(points(MANAGED_POINTS, customer)).isEqualTo("20 of 1");
        }

        @Test
        void eightyEightEurosAreAHundredDollarsAndSoFiveSourcedPointsFrom15July2025() {
            assertThat(points(SOURCED_POINTS, sold(sale("Sales Hub", DealKind.SOURCED, "88", "EUR", "2025-07-15"))))
                    .isEqualTo("5 of 1");
            assertThat(points(SOURCED_POINTS, sold(sale("Sales Hub", DealKind.SOURCED, "75", "EUR", "2025-07-14"))))
                    .isEqualTo("5 of 1");
        }

        @Test
        void twoManagingPartnersHaveHalfTheManagedCreditEach() {
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed().managingPartners(2)))
                    .isEqualTo("5 of 1");
        }
    }

    @Nested
    class TheRateOfASale {

        @Test
        void isThatOfItsKindFromTheDayOnWhichTheKindHasOne() {
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-02-26"))))
                    .isEqualTo("3 of 1");
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-02-27"))))
                    .isEqualTo("5 of 1");
            assertThat(points(SOLD_POINTS, sold(assisted("a", "100", "2024-02-27"))))
                    .isEqualTo("3 of 1");
        }

        @Test
        void ofTheKindGoesBeforeALaterOneForAnyKind() {
            programme.rates(
                    rate(Kind.SOURCED, "", "5", "5"),
                    rate(Kind.SOLD, "", "3", "3"),
                    rate(Kind.SOLD, "2025-01-01", "1", "1"));
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2025-02-01"), assisted("b", "100", "2025-02-01"))))
                    .isEqualTo("6 of 1");
        }

        @Test
        void isNothingWhileNoRateHoldsYet() {
            programme.rates(rate(Kind.SOLD, "2025-01-01", "3", "3"));
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-12-31"))))
                    .isEqualTo("0 of 1");
            assertThat(points(MANAGED_POINTS, portal("p").mrr("100").managed())).isEqualTo("0 of 1");
        }

        @Test
        void staysThatOfTheFirstSaleOfTheLineEvenWhereThatCountsNoLonger() {
            programme.soldWindow(Period.ofMonths(12));
            assertThat(points(SOLD_POINTS, sold(assisted("a", "700", "2024-01-01"), sourced("a", "100", "2025-01-01"))))
                    .isEqualTo("3 of 1");
        }

        @Test
        void isItsOwnForEachProductLine() {
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-01-01"), sourced("b", "100", "2025-01-01"))))
                    .isEqualTo("8 of 1");
        }

        @Test
        void mayBeAnyThatHeldWhenALineWithASaleOfUnknownDayMayHaveBegun() {
            // the other sale may have been before the kinds were told apart, and may count itself
            assertThat(points(
                            SOLD_POINTS, sold(sourced("a", "100", "2025-01-01"), sourced("a", "10", Optional.empty()))))
                    .isEqualTo("3 to 5.5 of 1");
        }

        @Test
        void mayBeAnyBetweenThoseOfTheKindsWhereTheKindIsUnknown() {
            assertThat(points(SOLD_POINTS, sold(ofUnknownKind("a", "100", "2025-01-01"))))
                    .isEqualTo("3 to 5 of 1");
            assertThat(points(SOLD_POINTS, sold(ofUnknownKind("a", "100", "2023-01-01"))))
                    .isEqualTo("3 of 1");
        }

        @Test
        void mayBeAnyBetweenThoseOfTheMarketsWhereTheMarketIsUnknown() {
            assertThat(points(
                            SOLD_POINTS, sold(sourced("a", "100", "2025-01-01")).marketUnknown()))
                    .isEqualTo("5 to 10 of 1");
        }
    }

    @Nested
    class ASale {

        @Test
        void countsByItsOwnDayAsLongAsTheWindowLasts() {
            programme.soldWindow(Period.ofMonths(12));
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-08-01"))))
                    .isEqualTo("5 of 1");
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2024-07-31"))))
                    .isEqualTo("0 of 0");
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", "2025-08-02"))))
                    .isEqualTo("0 of 0");
        }

        @Test
        void toACustomerThatIsNoneAnyMoreDoesNotCount() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(sourced("a", "100", "2025-01-01")).cancelled(Cancellation.on(LocalDate.parse(DAY)))))
                    .isEqualTo("0 of 0");
            assertThat(points(
                            SOLD_POINTS, sold(sourced("a", "100", "2025-01-01")).customerSince("2025-08-02")))
                    .isEqualTo("0 of 0");
        }

        @Test
        void ofUnknownMrrGivesAnyNumberOfPoints() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(new ProductSale(
                                    "a", Optional.of(DealKind.SOURCED), Optional.empty(), day("2025-01-01")))))
                    .isEqualTo("0 or more of 1");
        }

        @Test
        void ofUnknownMrrGivesNoPointsAtARateOfZero() {
            programme.rates(rate(Kind.SOLD, "", "0", "0"));
            assertThat(points(
                            SOLD_POINTS,
                            sold(new ProductSale("a", Optional.empty(), Optional.empty(), Optional.empty()))))
                    .isEqualTo("0 of 0 to 1");
        }

        @Test
        void ofAnUnknownDayMayCountOrNot() {
            assertThat(points(SOLD_POINTS, sold(sourced("a", "100", Optional.empty()))))
                    .isEqualTo("0 to 5 of 0 to 1");
        }

        @Test
        void ofAnUnknownDayIsTheFirstOfItsLineOrComesAfterIt() {
            // both may be of now; one of them is the first of the line, so that none is at the old rate alone
            assertThat(points(
                            SOLD_POINTS,
                            sold(sourced("a", "100", Optional.empty()), sourced("a", "10", Optional.empty()))))
                    .isEqualTo("0 to 5.5 of 0 to 1");
        }

        @Test
        void isInTheCurrencyOfItsOwnDayWhateverTheDayOfItsLine() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(
                                    sale("a", DealKind.SOURCED, "75", "EUR", "2025-01-01"),
                                    sale("a", DealKind.SOURCED, "88", "EUR", "2025-07-20"))))
                    .isEqualTo("10 of 1");
        }

        @Test
        void inACurrencyWithoutAFixedAmountIsConvertedToCents() {
            assertThat(points(SOLD_POINTS, sold(sale("a", DealKind.SOURCED, "80.01", "GBP", "2025-01-01"))))
                    .isEqualTo("5.0005 of 1"); // 80.01 GBP are 100.0125, so 100.01 USD
        }

        @Test
        void inACurrencyWithNeitherAFixedAmountNorARateIsRefused() {
            assertThatThrownBy(() -> points(SOLD_POINTS, sold(sale("a", DealKind.SOURCED, "1", "JPY", "2025-01-01"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("JPY");
        }

        @Test
        void mayBeJoinedByFurtherOnesWhereTheListIsNotComplete() {
            assertThat(points(SOLD_POINTS, portal("p").someSales(sourced("a", "100", "2025-01-01"))))
                    .isEqualTo("3 or more of 1"); // a further one may have begun the line earlier
            assertThat(points(SOLD_POINTS, portal("p").someSales())).isEqualTo("0 or more of 0 to 1");
            assertThat(points(SOLD_POINTS, portal("p").sales())).isEqualTo("0 of 0");
        }

        @Test
        void isTakenFromThePortalWhereNoneIsListed() {
            assertThat(points(SOLD_POINTS, portal("p").mrr("100").sold("2023-01-01")))
                    .isEqualTo("3 of 1");
            assertThat(points(SOLD_POINTS, portal("p").mrr("100").sold("2025-01-01")))
                    .isEqualTo("3 to 5 of 1");
            assertThat(points(SOLD_POINTS, portal("p").mrr("100").sale(Sale.NEVER)))
                    .isEqualTo("0 of 0");
            assertThat(points(SOLD_POINTS, portal("p").mrr("100").sale(Sale.ON_UNKNOWN_DAY)))
                    .isEqualTo("0 to 5 of 0 to 1");
            assertThat(points(SOLD_POINTS, portal("p").mrrUnknown().sold("2025-01-01")))
                    .isEqualTo("0 or more of 1");
        }

        @Test
        void thatIsListedGoesBeforeWhatThePortalSays() {
            assertThat(points(
                            SOLD_POINTS,
                            sold(sourced("a", "100", "2025-01-01")).mrr("700").sold("2025-02-01")))
                    .isEqualTo("5 of 1");
            assertThat(points(SOLD_POINTS, portal("p").sales().mrr("700").sold("2025-02-01")))
                    .isEqualTo("0 of 0");
        }
    }

    @Nested
    class SourcedPoints {

        @Test
        void areThoseOfSourcedSalesAtWhateverRate() {
            assertThat(points(
                            SOURCED_POINTS,
                            sold(
                                    sourced("a", "100", "2021-01-01"),
                                    sourced("b", "100", "2025-01-01"),
                                    assisted("c", "100", "2025-01-01"))))
                    .isEqualTo("8 of 1");
            assertThat(points(SOURCED_POINTS, sold(assisted("c", "100", "2025-01-01"))))
                    .isEqualTo("0 of 0");
        }

        @Test
        void mayComeFromASaleOfUnknownKind() {
            assertThat(points(SOURCED_POINTS, sold(ofUnknownKind("a", "100", "2025-01-01"))))
                    .isEqualTo("0 to 5 of 0 to 1");
        }

        @Test
        void haveTheRateOfTheLineEvenWhereAnAssistedSaleBeganIt() {
            assertThat(points(
                            SOURCED_POINTS,
                            sold(assisted("a", "700", "2024-01-01"), sourced("a", "100", "2025-01-01"))))
                    .isEqualTo("3 of 1");
        }
    }

    @Nested
    class ManagedPoints {

        @Test
        void areNotDividedWhereTheProgrammeDoesNotSaySo() {
            programme.unsplit();
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed().managingPartners(2)))
                    .isEqualTo("10 of 1");
        }

        @Test
        void reachAWholeNumberAgainWhenThirdsAreAddedUp() {
            assertThat(points(MANAGED_POINTS, third("a"))).isEqualTo("3.3333333333 of 1");
            assertThat(points(MANAGED_POINTS, third("a"), third("b"), third("c")))
                    .isEqualTo("10 of 3");
        }

        @Test
        void comeAsNearToNothingAsOneLikesWhereNobodyKnowsHowManyPartnersThereAre() {
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed().managingPartnersUnknown()))
                    .isEqualTo("0 to 10 of 1");
            programme.unsplit();
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed().managingPartnersUnknown()))
                    .isEqualTo("10 of 1");
        }

        @Test
        void useTheAmountThatIsFixedOnTheDay() {
            assertThat(points(MANAGED_POINTS, portal("p").mrr("880", "EUR").managed()))
                    .isEqualTo("10 of 1");
            assertThat(pointsOn(
                            "2025-07-14",
                            MANAGED_POINTS,
                            portal("p").mrr("750", "EUR").managed()))
                    .isEqualTo("10 of 1");
        }

        @Test
        void dependOnWhetherThePortalIsManaged() {
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000"))).isEqualTo("0 of 0");
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").usersUnknown()))
                    .isEqualTo("0 to 10 of 0 to 1");
            assertThat(points(MANAGED_POINTS, portal("p").mrrUnknown().managed()))
                    .isEqualTo("0 or more of 1");
        }

        private PortalBuilder third(String id) {
            return portal(id).mrr("1000").managed().managingPartners(3);
        }
    }

    @Nested
    class TotalPoints {

        @Test
        void areSoldAndManagedPointsTogether() {
            assertThat(points(
                            TOTAL_POINTS,
                            sold(sourced("a", "100", "2025-01-01")).mrr("1000").managed(),
                            portal("q").mrr("200").managed(),
                            portal("r").mrr("200")))
                    .isEqualTo("17 of 2");
        }

        @Test
        void haveOneMarketForBothEvenWhereNobodyKnowsIt() {
            // a programme that turns the markets round for managing: low in one is high in the other
            programme.rates(rate(Kind.SOLD, "", "3", "6"), rate(Kind.MANAGED, "", "2", "1"));
            PortalBuilder customer =
                    sold(sourced("a", "100", "2025-01-01")).mrr("100").managed().marketUnknown();
            assertThat(points(SOLD_POINTS, customer)).isEqualTo("3 to 6 of 1");
            assertThat(points(MANAGED_POINTS, customer)).isEqualTo("1 to 2 of 1");
            assertThat(points(TOTAL_POINTS, customer)).isEqualTo("5 to 7 of 1");
        }

        @Test
        void areThoseOfSalesAloneWhereThePortalMayNotBeManaged() {
            assertThat(points(
                            TOTAL_POINTS,
                            sold(sourced("a", "100", "2025-01-01")).mrr("1000").usersUnknown()))
                    .isEqualTo("5 to 15 of 1");
        }
    }

    @Nested
    class RoundingOfPoints {

        @Test
        void isDoneForEachPortalAndForSalesAndManagingOnTheirOwn() {
            programme.rounding(new Rounding(0, RoundingMode.HALF_UP));
            PortalBuilder customer =
                    sold(sourced("a", "10", "2025-01-01")).mrr("50").managed(); // 0.5 and 0.5
            assertThat(points(SOLD_POINTS, customer)).isEqualTo("1 of 1");
            assertThat(points(MANAGED_POINTS, customer)).isEqualTo("1 of 1");
            assertThat(points(TOTAL_POINTS, customer, customer)).isEqualTo("4 of 2");
        }

        @Test
        void upwardsLeavesSomethingOfAShareHoweverSmall() {
            programme.rounding(new Rounding(1, RoundingMode.CEILING));
            assertThat(points(MANAGED_POINTS, portal("p").mrr("1000").managed().managingPartnersUnknown()))
                    .isEqualTo("0.1 to 10 of 1");
        }
    }

    @Test
    void pointsNeedNoExchangeRateForACurrencyWithAFixedAmount() {
        ExchangeRates none = new ExchangeRates("USD", Map.of());
        PortalAssessment assessment = PortalAssessment.of(
                portal("p").mrr("880", "EUR").managed().build(), LocalDate.parse(DAY), programme.build(), none);
        assertThat(assessment.mrr()).isEqualTo(Interval.exactly(new BigDecimal("1000.00")));
        assertThat(assessment.points().orElseThrow().managed().inDecimals())
                .isEqualTo(Interval.exactly(new BigDecimal("10")));
    }

    private String points(MetricId metric, PortalBuilder... portals) {
        return pointsOn(DAY, metric, portals);
    }

    private String pointsOn(String day, MetricId metric, PortalBuilder... portals) {
        Agency agency = new Agency();
        Arrays.stream(portals).forEach(agency::with);
        ExchangeRates rates =
                new ExchangeRates("USD", Map.of("GBP", new BigDecimal("1.25"), "EUR", new BigDecimal("1.17")));
        Measurement.Figure figure =
                (Measurement.Figure) Evaluation.of(agency.on(LocalDate.parse(day)), programme.build(), rates)
                        .measurements()
                        .get(metric);
        return text(figure.value()) + " of " + text(figure.portals());
    }

    private static String text(Interval value) {
        String low = value.low().toPlainString();
        return value.isExact()
                ? low
                : value.high().map(high -> low + " to " + high.toPlainString()).orElse(low + " or more");
    }

    private static String text(PortalCount portals) {
        return portals.low() == portals.high() ? "" + portals.low() : portals.low() + " to " + portals.high();
    }

    private static PortalBuilder sold(ProductSale... sales) {
        return portal("p").sales(sales);
    }

    private static ProductSale sourced(String product, String mrr, String soldOn) {
        return sale(product, DealKind.SOURCED, mrr, "USD", soldOn);
    }

    private static ProductSale sourced(String product, String mrr, Optional<LocalDate> soldOn) {
        return new ProductSale(product, Optional.of(DealKind.SOURCED), dollars(mrr), soldOn);
    }

    private static ProductSale assisted(String product, String mrr, String soldOn) {
        return sale(product, DealKind.ASSISTED, mrr, "USD", soldOn);
    }

    private static ProductSale ofUnknownKind(String product, String mrr, String soldOn) {
        return new ProductSale(product, Optional.empty(), dollars(mrr), day(soldOn));
    }

    private static ProductSale sale(String product, DealKind kind, String mrr, String currency, String soldOn) {
        return new ProductSale(
                product, Optional.of(kind), Optional.of(new Money(new BigDecimal(mrr), currency)), day(soldOn));
    }

    private static Optional<Money> dollars(String amount) {
        return Optional.of(new Money(new BigDecimal(amount), "USD"));
    }

    private static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }
}

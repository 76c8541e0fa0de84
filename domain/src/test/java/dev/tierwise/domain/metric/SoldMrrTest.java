package dev.tierwise.domain.metric;

import static dev.tierwise.domain.Agency.DAY;
import static dev.tierwise.domain.Agency.PROGRAMME;
import static dev.tierwise.domain.Agency.portal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.Agency.PortalBuilder;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoldMrrTest {

    @Test
    void aPortalSoldExactlyTwelveMonthsAgoCounts() {
        assertThat(reason(portal("p").sold("2017-03-15"))).isEqualTo(SoldReason.SOLD_WITHIN_12_MONTHS);
    }

    @Test
    void aPortalSoldTwelveMonthsAndADayAgoDoesNotCount() {
        assertThat(reason(portal("p").sold("2017-03-14"))).isEqualTo(SoldReason.SOLD_TOO_LONG_AGO);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-02-29, 2017-02-28, SOLD_WITHIN_12_MONTHS",
        "2016-02-29, 2017-03-01, SOLD_TOO_LONG_AGO",
        "2019-02-28, 2020-02-28, SOLD_WITHIN_12_MONTHS",
        "2019-02-28, 2020-02-29, SOLD_TOO_LONG_AGO",
        "2019-03-01, 2020-02-29, SOLD_WITHIN_12_MONTHS",
    })
    void monthEndsAreClampedAtTheEndOfTheWindowNotAtItsBeginning(LocalDate soldOn, LocalDate day, SoldReason reason) {
        assertThat(SoldReason.judge(portal("p").sale(Sale.on(soldOn)).build(), day, PROGRAMME)
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void aPortalSoldTodayCountsAndOneSoldTomorrowDoesNotYet() {
        assertThat(reason(portal("p").sold("2018-03-15"))).isEqualTo(SoldReason.SOLD_WITHIN_12_MONTHS);
        assertThat(reason(portal("p").sold("2018-03-16"))).isEqualTo(SoldReason.NOT_YET_CUSTOMER);
        assertThat(reason(portal("p").sold("2018-03-16").customerSince("2015-01-01")))
                .isEqualTo(SoldReason.SOLD_LATER);
    }

    @Test
    void aPortalCancelledTodayDoesNotCountAndOneCancelledTomorrowDoes() {
        assertThat(reason(portal("p").sold("2018-01-01").cancelled(Cancellation.on(DAY))))
                .isEqualTo(SoldReason.CANCELLED);
        assertThat(reason(portal("p").sold("2018-01-01").cancelled(Cancellation.on(DAY.plusDays(1)))))
                .isEqualTo(SoldReason.SOLD_WITHIN_12_MONTHS);
    }

    @Test
    void aPortalInactiveSinceAnUnknownDayDoesNotCount() {
        assertThat(reason(portal("p").sold("2018-01-01").cancelled(Cancellation.SINCE_UNKNOWN_DAY)))
                .isEqualTo(SoldReason.CANCELLED);
    }

    @Test
    void aPortalThatAnotherSoldDoesNotCount() {
        assertThat(reason(portal("p").sale(Sale.NEVER))).isEqualTo(SoldReason.NEVER_SOLD_BY_PARTNER);
    }

    @Test
    void aPortalSoldOnAnUnknownDayHasAlwaysBeenACustomerAndMayOrMayNotCount() {
        assertThat(reason(portal("p").sale(Sale.ON_UNKNOWN_DAY))).isEqualTo(SoldReason.SALE_DAY_UNKNOWN);
        assertThat(reason(portal("p").sale(Sale.UNKNOWN))).isEqualTo(SoldReason.SALE_DAY_UNKNOWN);
        assertThat(reason(portal("p").sale(Sale.ON_UNKNOWN_DAY).customerSince("2018-03-16")))
                .isEqualTo(SoldReason.NOT_YET_CUSTOMER);
    }

    @Test
    void anUnknownMrrIsFromZeroWithoutBoundNotZero() {
        Measurement.Figure figure = sold(new Agency()
                .with(portal("a").mrr("10.00").sold("2018-01-01"))
                .with(portal("b").mrrUnknown().sold("2018-01-01")));
        assertThat(figure.value()).isEqualTo(Interval.from(new BigDecimal("10.00")));
        assertThat(figure.portals()).isEqualTo(new PortalCount(2, 2));
    }

    @Test
    void anUnknownMrrOfAPortalThatDoesNotCountLeavesTheFigureExact() {
        Measurement.Figure figure = sold(new Agency()
                .with(portal("a").mrr("10.00").sold("2018-01-01"))
                .with(portal("b").mrrUnknown().sold("2016-01-01")));
        assertThat(figure.value()).isEqualTo(Interval.exactly(new BigDecimal("10.00")));
        assertThat(figure.portals()).isEqualTo(new PortalCount(1, 1));
    }

    @Test
    void anUnknownSaleDayWidensTheFigureByThePortalsMrr() {
        Measurement.Figure figure = sold(new Agency()
                .with(portal("a").mrr("10.00").sold("2018-01-01"))
                .with(portal("b").mrr("5.50").sale(Sale.ON_UNKNOWN_DAY)));
        assertThat(figure.value()).isEqualTo(Interval.between(new BigDecimal("10.00"), new BigDecimal("15.50")));
        assertThat(figure.portals()).isEqualTo(new PortalCount(1, 2));
    }

    @Test
    void aPortalOfZeroMrrIsCountedAsAPortal() {
        Measurement.Figure figure = sold(new Agency().with(portal("a").mrr("0").sold("2018-01-01")));
        assertThat(figure.value()).isEqualTo(Interval.exactly(new BigDecimal("0.00")));
        assertThat(figure.portals()).isEqualTo(new PortalCount(1, 1));
    }

    @Test
    void anotherCurrencyIsConvertedPerPortalRoundedHalfUpToCents() {
        Measurement.Figure figure = sold(new Agency()
                .with(portal("a").mrr("0.50", "EUR").sold("2018-01-01"))
                .with(portal("b").mrr("0.50", "EUR").sold("2018-01-01")));
        // 0.585 each becomes 0.59 each; together they would be 1.17
        assertThat(figure.value()).isEqualTo(Interval.exactly(new BigDecimal("1.18")));
    }

    private static SoldReason reason(PortalBuilder portal) {
        return SoldReason.judge(portal.build(), DAY, PROGRAMME).reason();
    }

    private static Measurement.Figure sold(Agency agency) {
        return (Measurement.Figure) agency.evaluate().measurements().get(MetricId.SOLD_MRR);
    }
}

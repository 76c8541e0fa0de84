package dev.tierwise.application.credit;

import static dev.tierwise.application.Agency.cancelled;
import static dev.tierwise.application.Agency.customerSince;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.sold;
import static dev.tierwise.application.Agency.soldOnUnknownDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.Agency;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonthlyReportTest {

    private static final String REPORT_DAY = "2018-03-01";

    private final Agency agency = new Agency();

    @Test
    void aReportFixesSoldMrrAsOfItsDay() {
        agency.portal("sold in time", mrr("100.00"), sold("2017-03-01"));
        agency.portal("sold too long ago", mrr("20.00"), sold("2017-02-28"));
        agency.portal("sold later", mrr("3.00"), sold("2018-03-02"), customerSince("2018-01-01"));
        assertThat(report().soldMrr()).isEqualTo(new Measurement.Figure(exactly("100.00"), new PortalCount(1, 1)));
    }

    @Test
    void aReportPublishesTheMrrOfEveryPortalThatIsActiveOnItsDayAndOfNoOther() {
        agency.portal("customer of another", mrr("1.00"));
        agency.portal("new on that day", mrr("2.00"), customerSince("2018-03-01"));
        agency.portal("new a day later", mrr("3.00"), customerSince("2018-03-02"));
        agency.portal("gone a day later", mrr("4.00"), cancelled("2018-03-02"));
        agency.portal("gone on that day", mrr("5.00"), cancelled("2018-03-01"));
        agency.portal("gone since an unknown day", mrr("6.00"), (request, portal) -> portal.inactiveSinceUnknownDay());
        assertThat(report().portals().keySet())
                .containsExactly("customer of another", "new on that day", "gone a day later");
        assertThat(report().portals().get("gone a day later").mrr()).isEqualTo(exactly("4.00"));
    }

    @Test
    void aReportPublishesWhetherAPortalCountsAsSold() {
        agency.portal("sold", sold("2018-01-10"));
        agency.portal("long ago", sold("2015-01-10"));
        agency.portal("by another");
        agency.portal("some day", soldOnUnknownDay());
        assertThat(report().portals().values())
                .extracting(portal -> portal.sold().reason())
                .containsExactly(
                        SoldReason.SOLD_WITHIN_12_MONTHS,
                        SoldReason.SOLD_TOO_LONG_AGO,
                        SoldReason.NEVER_SOLD_BY_PARTNER,
                        SoldReason.SALE_DAY_UNKNOWN);
    }

    @Test
    void anUnknownMrrIsPublishedAsUnknown() {
        agency.portal("1", sold("2018-01-10"));
        Interval unknown = new Interval(new BigDecimal("0.00"), Optional.empty());
        assertThat(report().portals().get("1").mrr()).isEqualTo(unknown);
        assertThat(report().soldMrr()).isEqualTo(new Measurement.Figure(unknown, new PortalCount(1, 1)));
    }

    @Test
    void anMrrIsPublishedInTheCurrencyOfTheProgramme() {
        agency.portal("1", mrr("100.00", "EUR"), sold("2018-01-10"));
        assertThat(report().portals().get("1").mrr()).isEqualTo(exactly("117.00"));
        assertThat(report().soldMrr().value()).isEqualTo(exactly("117.00"));
    }

    @Test
    void aReportThatIsWorkedOutLaterTakesTheFactsOfThenForItsOwnDay() {
        agency.portal("1", mrr("100.00"), sold("2017-03-05"), cancelled("2018-03-10"));
        MonthlyReport late = MonthlyReport.of(
                LocalDate.parse(REPORT_DAY), agency.on("2018-03-20"), BuiltInProgrammes.HUBSPOT_2018_01, Agency.RATES);
        assertThat(late.soldMrr().value()).isEqualTo(exactly("100.00"));
        assertThat(late.day()).isEqualTo(REPORT_DAY);
    }

    private MonthlyReport report() {
        return MonthlyReport.of(
                LocalDate.parse(REPORT_DAY), agency.on(REPORT_DAY), BuiltInProgrammes.HUBSPOT_2018_01, Agency.RATES);
    }

    private static Interval exactly(String dollars) {
        return Interval.exactly(new BigDecimal(dollars));
    }
}

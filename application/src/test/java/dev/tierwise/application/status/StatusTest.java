package dev.tierwise.application.status;

import static dev.tierwise.application.Agency.apps;
import static dev.tierwise.application.Agency.managed;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.named;
import static dev.tierwise.application.Agency.sold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.Agency;
import dev.tierwise.application.ledger.InMemoryLedger;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.schedule.Due;
import dev.tierwise.application.schedule.Variable;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final TierRange SILVER = new TierRange(Optional.of("silver"), Optional.of("silver"));
    private static final TierRange NONE = new TierRange(Optional.empty(), Optional.empty());

    private final Agency agency = new Agency();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private Instant now = Instant.parse("2019-12-31T12:00:00Z");

    @Test
    void isWhatTheLedgerKnewAfterTheLastRefreshOnTheDayOrBefore() {
        silver();
        refresh("2018-03-15");
        lost();
        refresh("2018-04-20");
        for (String day : List.of("2018-03-15", "2018-04-19")) {
            assertThat(status(day).asOf()).isEqualTo(day);
            assertThat(status(day).refreshed().day()).isEqualTo("2018-03-15");
            assertThat(status(day).credited().tier()).isEqualTo(SILVER);
            assertThat(status(day).credited().day()).isEqualTo("2018-03-15");
            assertThat(status(day).published().day()).isEqualTo("2018-03-01");
        }
        assertThat(status("2018-04-20").credited().tier()).isEqualTo(NONE);
        assertThat(status("2018-04-20").published().day()).isEqualTo("2018-04-01");
    }

    @Test
    void isEmptyBeforeTheFirstRefresh() {
        refresh("2018-03-15");
        assertThat(asked("2018-03-14")).isEmpty();
    }

    @Test
    void isThatOfTodayInThePartnersTimeZoneWhereNoDayIsGiven() {
        agency.in("Asia/Tokyo");
        refresh("2018-03-15");
        refresh("2018-03-16");
        now = Instant.parse("2018-03-15T20:00:00Z");
        assertThat(asked(null).orElseThrow().asOf()).isEqualTo("2018-03-16");
        now = Instant.parse("2018-03-15T14:00:00Z");
        assertThat(asked(null).orElseThrow().asOf()).isEqualTo("2018-03-15");
    }

    @Test
    void theTierIsCreditedSinceTheFirstOfTheUnbrokenRunOfUpdatesWithTheSameAnswer() {
        silver();
        refresh("2018-01-15");
        lost();
        refresh("2018-02-15");
        silver();
        refresh("2018-03-15");
        refresh("2018-04-20");
        assertThat(status("2018-04-20").credited().day()).isEqualTo("2018-04-15");
        assertThat(status("2018-04-20").credited().late()).isTrue();
        assertThat(status("2018-04-20").since()).isEqualTo("2018-03-15");
        assertThat(status("2018-03-15").since()).isEqualTo("2018-03-15");
        assertThat(status("2018-02-28").since()).isEqualTo("2018-02-15");
    }

    @Test
    void theLiveTierIsThatOfTheRefreshedDay() {
        silver();
        refresh("2018-03-15");
        lost();
        refresh("2018-03-16");
        assertThat(status("2018-03-20").refreshed().live()).isEqualTo(NONE);
        assertThat(status("2018-03-20").credited().tier()).isEqualTo(SILVER);
    }

    @Test
    void customersOfWhomNoReportToldArePendingInTheOrderOfTheSourcesUntilTheNextReport() {
        agency.portal("old", mrr("1.00"));
        refresh("2018-03-14");
        agency.portal("z", named("Z GmbH"), mrr("900.00"), sold("2018-03-15"));
        agency.portal("a", sold("2018-03-15"));
        refresh("2018-03-15");
        LocalDate nextReport = LocalDate.parse("2018-04-01");
        assertThat(status("2018-03-31").pending())
                .containsExactly(
                        new PendingPortal(
                                "z", Optional.of("Z GmbH"), Interval.exactly(new BigDecimal("900.00")), nextReport),
                        new PendingPortal("a", Optional.empty(), Interval.from(new BigDecimal("0.00")), nextReport));
        assertThat(status("2018-06-30").pending())
                .as("as of the last refresh, however long ago that is")
                .extracting(PendingPortal::countsFrom)
                .containsOnly(nextReport);
        refresh("2018-04-01");
        assertThat(status("2018-04-01").pending()).isEmpty();
        assertThat(status("2018-03-31").pending()).hasSize(2);
    }

    @Test
    void whatFallsDueNextIsCountedFromTheLastRefreshSoThatADayInThePastIsOverdue() {
        refresh("2018-03-15");
        assertThat(status("2018-06-30").next())
                .containsExactly(
                        new Due(Variable.SOLD_MRR, LocalDate.parse("2018-04-01")),
                        new Due(Variable.TIER, LocalDate.parse("2018-04-15")),
                        new Due(Variable.MANAGED_MRR, LocalDate.parse("2018-03-16")),
                        new Due(Variable.MEDIAN_APP_USAGE, LocalDate.parse("2018-03-16")),
                        new Due(Variable.NEW_CUSTOMERS, LocalDate.parse("2018-03-16")));
    }

    private void silver() {
        agency.portal("1", mrr("1200.00"), sold("2018-01-01"), managed(), apps(3));
    }

    private void lost() {
        agency.portal("1", mrr("1200.00"), sold("2018-01-01"), managed(), apps(2));
    }

    private void refresh(String day) {
        try {
            new Refresh(new SnapshotReader(InstantSource.fixed(now), new Redaction()))
                    .refresh(new RefreshRequest(agency.asked(day), RefreshRequest.Again.REPLACE, 7, List.of()), ledger);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private StatusAnswer status(String day) {
        return asked(day).orElseThrow();
    }

    private Optional<StatusAnswer> asked(String day) {
        return new Status(InstantSource.fixed(now))
                .status(
                        ledger,
                        ledger.histories().get(0),
                        Optional.ofNullable(day).map(LocalDate::parse));
    }
}

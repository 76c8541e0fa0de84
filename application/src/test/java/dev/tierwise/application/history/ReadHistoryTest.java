package dev.tierwise.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.Agency;
import dev.tierwise.application.ledger.InMemoryLedger;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.spi.Redaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadHistoryTest {

    private final Agency agency = new Agency();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void refreshNowAndThen() {
        for (String day : List.of("2018-03-15", "2018-03-16", "2018-04-20")) {
            refresh(day);
        }
    }

    @Test
    void withoutEndsEverythingIsRemembered() {
        HistoryAnswer report = read(null, null);
        assertThat(report.days())
                .extracting(RecordedDay::day)
                .extracting(LocalDate::toString)
                .containsExactly("2018-03-15", "2018-03-16", "2018-04-20");
        assertThat(report.events())
                .extracting(RecordedEvent::day)
                .extracting(LocalDate::toString)
                .containsExactly("2018-03-01", "2018-03-15", "2018-04-01", "2018-04-15");
        assertThat(report.events()).extracting(RecordedEvent::late).containsExactly(true, false, true, true);
    }

    @Test
    void bothEndsBelongToIt() {
        HistoryAnswer report = read("2018-03-15", "2018-04-01");
        assertThat(report.days()).hasSize(2);
        assertThat(report.events()).hasSize(2);
        assertThat(read("2018-03-17", "2018-03-31").days()).isEmpty();
        assertThat(read("2018-04-20", null).days()).hasSize(1);
        assertThat(read(null, "2018-03-15").days()).hasSize(1);
    }

    @Test
    void theTierThatHeldWhenItBeganIsKnown() {
        assertThat(read("2018-03-15", null).before()).isEmpty();
        assertThat(read("2018-03-16", null).before())
                .hasValueSatisfying(update -> assertThat(update.day()).isEqualTo("2018-03-15"));
        assertThat(read("2018-04-18", null).before())
                .hasValueSatisfying(update -> assertThat(update.day()).isEqualTo("2018-04-15"));
        assertThat(read(null, null).before()).isEmpty();
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        assertThatThrownBy(() -> read("2018-03-16", "2018-03-15")).isInstanceOf(IllegalArgumentException.class);
    }

    private HistoryAnswer read(String from, String to) {
        return new ReadHistory()
                .read(
                        ledger,
                        ledger.histories().get(0),
                        Optional.ofNullable(from).map(LocalDate::parse),
                        Optional.ofNullable(to).map(LocalDate::parse));
    }

    private void refresh(String day) {
        try {
            new Refresh(new SnapshotReader(InstantSource.fixed(Instant.parse("2019-12-31T12:00:00Z")), new Redaction()))
                    .refresh(new RefreshRequest(agency.asked(day), RefreshRequest.Again.REPLACE, 7, List.of()), ledger);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

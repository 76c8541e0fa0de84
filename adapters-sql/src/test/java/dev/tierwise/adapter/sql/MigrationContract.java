package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.LedgerContract.portals;
import static dev.tierwise.adapter.sql.LedgerContract.stand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that the first version made is brought up to date, and loses nothing. */
abstract class MigrationContract {

    private static final HistoryId ID = new HistoryId("Nordlicht, \"Köln\"", "hubspot-2018-01");
    private static final LocalDate LAST = LocalDate.of(2018, 4, 17);

    @TempDir
    Path folder;

    private Place place;

    abstract Place freshPlace();

    @BeforeEach
    void makeAnOldLedger() {
        place = freshPlace();
        VersionOne.makeLedger(place);
    }

    @Test
    void everyRowIsKept() throws Exception {
        place.openExisting().close();
        place.care().exportTo(folder.resolve("now"));
        for (Table table : Table.all(1)) {
            List<String> before = Files.readAllLines(VersionOne.exported().resolve(table.file()));
            List<String> now = Files.readAllLines(folder.resolve("now").resolve(table.file()));
            int added = table.header(Export.VERSION).size() - table.header(1).size();
            List<String> wanted = new ArrayList<>(List.of(String.join(",", table.header(Export.VERSION))));
            before.subList(1, before.size()).forEach(row -> wanted.add(row + ",".repeat(added)));
            assertThat(now).as(table.file()).isEqualTo(wanted);
        }
        assertThat(place.care().verify()).isEmpty();
    }

    @Test
    void isReadAsIfItHadAlwaysBeenLikeThis() throws Exception {
        Place imported = Place.inFile(folder.resolve("imported.db"));
        imported.care().importFrom(VersionOne.exported());
        try (Ledger ledger = place.openExisting();
                Ledger other = imported.openExisting()) {
            List<RecordedDay> days = ledger.days(ID, LocalDate.MIN, LocalDate.MAX);
            assertThat(days).hasSize(4).isEqualTo(other.days(ID, LocalDate.MIN, LocalDate.MAX));
            for (RecordedDay day : days) {
                assertThat(portals(ledger, ID, day.day()))
                        .isEqualTo(portals(other, ID, day.day()))
                        .allSatisfy(portal -> assertThat(portal.points()).isEmpty());
            }
            assertThat(ledger.histories()).hasSize(2).isEqualTo(other.histories());
            ledger.change(ID, change -> {
                assertThat(change.lastReport().orElseThrow().portals())
                        .hasSize(4)
                        .allSatisfy((id, portal) -> assertThat(portal.points()).isEmpty());
                return 0;
            });
        }
    }

    @Test
    void goesOnWithPointsAndWithFiguresThatNoPortalsMakeUp() {
        Map<MetricId, Measurement> figures =
                Map.of(MetricId.RETENTION, new Measurement.Quantity(Interval.exactly(new BigDecimal("91.5"))));
        RecordedDay next =
                new RecordedDay(LAST.plusDays(1), Instant.parse("2018-04-18T10:00:00Z"), figures, LedgerContract.GOLD);
        try (Ledger ledger = place.openExisting()) {
            List<PortalStanding> before = portals(ledger, ID, LAST);
            List<PortalStanding> now = before.stream().map(Standing::withPoints).toList();
            ledger.change(ID, change -> {
                change.describe(ledger.histories().stream()
                        .filter(history -> history.id().equals(ID))
                        .findFirst()
                        .orElseThrow());
                stand(change, next.day(), now);
                change.refreshed(next);
                return 0;
            });
            assertThat(ledger.latestDay(ID, LocalDate.MAX)).contains(next);
            assertThat(portals(ledger, ID, next.day())).isEqualTo(now);
            assertThat(portals(ledger, ID, LAST)).isEqualTo(before);
        }
    }

    @Test
    void figuresStillBelongToADay() {
        place.openExisting().close();
        try (Session session = Schema.CURRENT.open(Database.at(place.location()), IfMissing.FAIL)) {
            for (String wrong : List.of(
                    "insert into metric_value (history_id, day, place, metric, state) values (1, '1999-01-01', 0, 'x', 'met')",
                    "insert into metric_value (history_id, day, place, metric, state) values (1, '2018-04-17', 0, 'x', 'met')",
                    "insert into metric_value (history_id, day, place, metric) values (1, '2018-04-17', 9, 'x')",
                    "update metric_value set portals_low = null where metric = 'sold-mrr'",
                    "delete from refresh")) {
                assertThatThrownBy(() -> session.change(() -> session.sql(wrong).execute()))
                        .as(wrong)
                        .isInstanceOf(ContradictionException.class);
            }
        }
    }
}

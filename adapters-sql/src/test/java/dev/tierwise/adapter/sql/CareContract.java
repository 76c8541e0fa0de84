package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.SqliteFilesTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that was planted is found, and what is no export is not taken for one. */
abstract class CareContract {

    private static final String LAST = "(select max(day) from refresh)";
    private static final String CHANGED_PORTAL =
            "portal = (select max(portal) from portal_standing where until_day is not null)";

    private static final Measurement.Figure NOTHING =
            new Measurement.Figure(Standing.exactly("0.00"), new PortalCount(0, 0));

    @TempDir
    Path folder;

    private Path exported;
    private Place place;
    private String last = "";

    abstract Place freshPlace();

    /** An exported history, by the name of each file, and its last day; lived through once for all tests. */
    private record Lived(Map<String, byte[]> files, String last) {

        private static final Lived ONCE = live();

        private static Lived live() {
            try {
                Path folder = Files.createTempDirectory("history");
                Generated generated = new Generated(new Random(4), 12, false, "Nordlicht", 1, 15);
                Place original = Place.inFile(folder.resolve("original.db"));
                try (Ledger ledger = original.open()) {
                    for (int i = 0; i < 25; i++) {
                        generated.refresh(ledger);
                    }
                }
                Path exported = folder.resolve("exported");
                original.care().exportTo(exported);
                assertThat(original.care().verify()).isEmpty();
                Map<String, byte[]> files = new HashMap<>();
                for (String name : exported.toFile().list()) {
                    files.put(name, Files.readAllBytes(exported.resolve(name)));
                    Files.delete(exported.resolve(name));
                }
                Files.delete(exported);
                for (String name : folder.toFile().list()) {
                    Files.delete(folder.resolve(name));
                }
                Files.delete(folder);
                return new Lived(files, generated.days.lastKey().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void liveThroughAHistory() throws IOException {
        last = Lived.ONCE.last();
        exported = Files.createDirectory(folder.resolve("exported"));
        for (Map.Entry<String, byte[]> file : Lived.ONCE.files().entrySet()) {
            Files.write(exported.resolve(file.getKey()), file.getValue());
        }
        place = freshPlace();
        place.open().close();
    }

    @Test
    void findsEachKindOfDamage() throws Exception {
        finds(
                "update event set late = 1 - late where day = (select min(day) from event) and kind = 'monthly-report'",
                "the monthly report came with the refresh of",
                "but it is marked as in time");
        finds(
                "delete from event where kind = 'tier' and day = (select max(day) from event where kind = 'tier')",
                "Nordlicht under rules, ",
                "-15: the update of the tier is missing");
        finds("""
                insert into event (history_id, day, kind, late, at_least, at_most)
                select id, '2014-12-24', 'tier', 0, 'gold', 'gold' from history
                """, "Nordlicht under rules, 2014-12-24: the update of the tier is kept, but none was due on that day");
        finds(
                "delete from refresh where day = (select min(day) from refresh)",
                "the standing of portal",
                "begins on a day that was not refreshed");
        finds("delete from metric_value where day = " + LAST, last + ": the day was refreshed, but its figures are");
        finds(
                "update metric_value set portals_high = portals_high + 1 where metric = 'managed-mrr' and day = "
                        + LAST,
                last + ": managed MRR is recorded as",
                "but the portals come to");
        finds(
                "update metric_value set low = low + 1, high = high + 1 where metric = 'sold-mrr' and day = " + LAST,
                last + ": sold MRR is not what the monthly report of");
        finds(
                "update event set portals_high = portals_high + 1 where kind = 'monthly-report'",
                "sold MRR of the report of");
        finds(
                "update portal_standing set mrr_high = null where until_day is null and sold = 'counts'",
                last + ": managed MRR is recorded as",
                "no bound");
        finds("delete from portal_standing where sold = 'counts' and until_day is null", last + ": sold MRR of");
        finds(
                "update portal_standing set until_day = null where until_day is not null and " + CHANGED_PORTAL,
                "stands in two ways at once");
        finds(
                "update portal_standing set from_day = '2014-12-24' where from_day = (select min(from_day) from portal_standing)",
                "2014-12-24: the standing of portal",
                "begins on a day that was not refreshed");
        finds(
                "update portal_standing set until_day = '2099-12-24' where until_day is null",
                "2099-12-24: the standing of portal",
                "ends on a day that was not refreshed");
        finds("update history set time_zone = 'Europe/Atlantis'", "'Europe/Atlantis' is no time zone");
        finds("update history set rules = 'x'", "'x' is not a programme");
        finds("update history set rules = 'others 1 15'", "the rules that are kept are those of others");
        finds("update delivery set day = '2014-12-24'", "2014-12-24: the announcement to 'team' is not what it was");
        finds("update portal_standing set points = 'counts 1/0' where sold is not null", "'counts 1/0' as points");
        finds("update portal_standing set sold_reason = 'luck' where sold is not null", "'luck' as sold reason");
        finds("update refresh set refreshed_at = 'soon'", "'soon' as the time of a refresh");
        finds("update metric_value set metric = 'luck' where place = 0", "a metric 'luck', which is not known");
        finds("update event set day = '2016-02-30' where day = (select min(day) from event)", "'2016-02-30' as day");
    }

    @Test
    void finds_ids_that_the_programme_does_not_have() throws Exception {
        String now = last + ": ";
        finds("update refresh set live_at_most = 'goldd' where day = " + LAST, now + "the programme rules has no tier");
        finds(
                "update refresh set live_at_least = 'gold', live_at_most = 'silver' where day = " + LAST,
                now,
                "is lower");
        finds("update refresh set live_at_least = 'gold', live_at_most = null", "at least gold, but at most no tier");
        finds(
                "update portal_standing set used_apps = 'crm gossip' where until_day is null and managed is not null",
                "the programme rules has no app 'gossip'");
        finds(
                "update metric_value set metric = 'invitation' where metric = 'certification'",
                "has no metric 'invitation'");
        finds(
                "update metric_value set low = null, high = null, portals_low = null, portals_high = null, state = 'met'"
                        + " where metric = 'sold-mrr'",
                "nothing as low");
    }

    /** The rules of a programme of one's own may have had other tiers and apps once. */
    @Test
    void finds_nothing_wrong_with_ids_of_earlier_rules_unless_the_rules_are_built_in() throws Exception {
        String[] earlier = {
            "update refresh set live_at_most = 'bronze', live_at_least = null where day = (select min(day) from refresh)",
            "update portal_standing set used_apps = 'gossip' where until_day is not null and managed is not null",
            "update event set at_most = 'bronze', at_least = null"
                    + " where kind = 'tier' and day = (select min(day) from event where kind = 'tier')"
        };
        place.care().importFrom(exported);
        place.run(earlier);
        assertThat(place.care().verify()).isEmpty();
        Path again = folder.resolve("with-earlier-rules");
        place.care().exportTo(again);
        Place.inFile(folder.resolve("again.db")).care().importFrom(again);

        place.run(
                "update history set rules = 'hubspot-2018-01', programme = 'hubspot-2018-01'", "delete from delivery");
        assertThat(place.care().verify())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("hubspot-2018-01 has no tier 'bronze'"))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("hubspot-2018-01 has no app 'gossip'"));
    }

    @Test
    void refuses_ids_that_the_programme_does_not_have() throws Exception {
        refuses("refreshes.csv", -1, ",gold,", ",bronze,", "the programme rules has no tier 'bronze'");
        refuses("metric_values.csv", 2, "sold-mrr", "certification", "certification is a state and no figure");
        refuses(
                "metric_values.csv",
                -1,
                "certification",
                "invitation",
                "the programme rules has no metric 'invitation'");
        refuses("portal_standings.csv", standingOfNow(), "crm", "gossip", "the programme rules has no app 'gossip'");
    }

    /** The line of a portal that uses apps now. */
    private int standingOfNow() throws IOException {
        List<String> lines = List.of(
                Files.readString(exported.resolve("portal_standings.csv")).split("(?<=\n)"));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.matches("(?s)1,p[0-9]+,[-0-9]+,,.*crm.*"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void refuses_numbers_and_days_of_absurd_size_at_once() throws Exception {
        String digits = "9".repeat(1000);
        refuses("refreshes.csv", 4, "Z,2", "Z," + digits, "expected a whole number as times, found '999");
        refuses("events.csv", 2, ",1,", "," + digits + ",", "expected 0 or 1 as late, found '999");
        refuses("events.csv", 2, "1,2", "1,+99999999-12-31,2", "expected ");
        refuses("refreshes.csv", 4, "20", "+9999999", "expected a ");
        refuses("metric_values.csv", 2, ",0,sold", ",1e999999999,sold", "expected a whole number as place");
        Path copy = copy();
        Files.writeString(
                copy.resolve("refreshes.csv"),
                Files.readString(copy.resolve("refreshes.csv"))
                        .replaceFirst("T[^,]*Z", "T00:00:00Z")
                        .replaceFirst(",[-0-9]+T", ",+999999999-12-31T"));
        refuses(copy, "refreshes.csv:2: expected a time such as 2018-03-15T10:15:30Z as refreshed_at, found '+99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tierwise_schema_history set version = 'abc' where version = '2'",
                "update tierwise_schema_history set version = null where version = '1'",
                "update tierwise_schema_history set version = '99999999999999999999' where version = '3'",
                "update tierwise_schema_history set version = '1.5' where version = '2'",
                "update tierwise_schema_history set version = '3' where version = '2'",
                "update tierwise_schema_history set success = false where version = '3'",
                "update tierwise_schema_history set type = 'JDBC' where version = '3'",
                "delete from tierwise_schema_history where version = '2'",
                "delete from tierwise_schema_history where version = '1'",
                "delete from tierwise_schema_history",
                "update tierwise_schema_history set version = '-1' where version = '1'"
            })
    void a_damaged_table_of_versions_is_damage(String damage) throws Exception {
        place.run(damage);
        assertFails(place::open, Kind.DAMAGED, place.location().name(), "is damaged", "backup");
        assertFails(place::openExisting, Kind.DAMAGED, "is damaged");
        assertFails(() -> place.care().verify(), Kind.DAMAGED, "is damaged");
        assertFails(() -> place.care().importFrom(exported), Kind.DAMAGED, "is damaged");
    }

    @Test
    void findsDamagedPoints() throws Exception {
        liveThroughAHistoryWithPoints();
        String known = " where points is not null and until_day is null and sold is not null";
        for (String wrong : List.of(
                "",
                "counts 1 1 counts 1 1 1 1 1",
                "counts 1/0 1 counts 1 1 1 1 1 1",
                "counts 2/4 1 counts 1 1 1 1 1 1",
                "counts 1 1 counts 7/2 10/3 1 1 1 1",
                "counts 1 1 counts 1 1 -1 1 1 1",
                "counts 1 1 counts 1 1 1 1 1.5 2",
                "perhaps 1 1 counts 1 1 1 1 1 1",
                "counts " + "9".repeat(1000) + " 1 counts 1 1 1 1 1 1")) {
            finds("update portal_standing set points = '" + wrong + "'" + known, "'" + wrong + "' as points");
        }
        finds(
                "update portal_standing set points = 'counts 1000001/3 1000001/3 counts 1 1 1 1 1 1'" + known,
                last + ": sold-points are recorded as");
        finds("update portal_standing set points = null" + known, last + ": sold-points are recorded as", "no bound");
        finds(
                "update metric_value set low = low + 1, high = high + 1 where metric = 'sold-points' and day = " + LAST,
                last + ": sold-points are recorded as");
        finds("update refresh set tier_months = 'july january'", "'july january' as tier months");
        finds("update refresh set tier_months = null", "-15: the update of the tier is missing");
    }

    @Test
    void findsNothingWrongWithADayThatWasDoneOverByRulesWithOtherDays() {
        LocalDate day = LocalDate.of(2018, 3, 20);
        Programme before = Programmes.programme("rules", 1, 15);
        Programme after = Programmes.programme("rules", 20, 20);
        try (Ledger ledger = place.open()) {
            for (Programme rules : List.of(before, after)) {
                Schedule schedule = new Schedule(rules.updateDays());
                History history = new History("Nordlicht", ZoneId.of("Europe/Berlin"), rules);
                ledger.change(history.id(), change -> {
                    change.describe(history);
                    for (ScheduledEvent due :
                            rules.equals(before) ? schedule.eventsUpTo(day) : schedule.events(day.minusDays(1), day)) {
                        boolean late = due.day().isBefore(day);
                        change.publish(
                                due.kind() == ScheduledEvent.Kind.TIER
                                        ? new RecordedEvent.TierUpdate(due.day(), late, LedgerContract.GOLD)
                                        : new RecordedEvent.Report(due.day(), late, NOTHING));
                    }
                    change.refreshed(new RecordedDay(
                            day,
                            Instant.parse("2018-03-20T10:00:00Z"),
                            Map.of(MetricId.SOLD_MRR, NOTHING),
                            LedgerContract.GOLD));
                    return 0;
                });
            }
        }
        assertThat(place.care().verify()).isEmpty();
    }

    private void liveThroughAHistoryWithPoints() {
        Generated generated = new Generated(new Random(5), 12, true, "Nordlicht", 1, 15, Month.JANUARY, Month.JULY);
        Place original = Place.inFile(folder.resolve("points.db"));
        try (Ledger ledger = original.open()) {
            for (int i = 0; i < 25; i++) {
                generated.refresh(ledger);
            }
        }
        last = generated.days.lastKey().toString();
        exported = folder.resolve("exported-points");
        original.care().exportTo(exported);
    }

    private void finds(String damage, String... words) throws Exception {
        place.run(
                "delete from delivery",
                "delete from portal_standing",
                "delete from portal",
                "delete from event",
                "delete from metric_value",
                "delete from refresh",
                "delete from history");
        place.care().importFrom(exported);
        assertThat(place.care().verify()).isEmpty();
        if (damage.startsWith("delete from refresh")) {
            place.run("delete from metric_value where day = (select min(day) from refresh)");
        }
        place.run(damage);
        assertThat(place.care().verify())
                .as(damage)
                .anySatisfy(problem -> assertThat(problem.toString()).contains(words));
    }

    @Test
    void saysWhereAnExportIsWrongAndImportsNothing() throws Exception {
        refuses("ledger.csv", 2, "tierwise/ledger/4", "tierwise/ledger/9", "expected the schema tierwise/ledger/4");
        refuses("events.csv", 1, "history,day", "history,date", "expected the header history,day,kind");
        refuses("events.csv", 2, ",", ",,", "expected 12 fields, found 13");
        refuses("events.csv", 3, ",tier,", ",cheer,", "expected one of monthly-report, tier as kind, found 'cheer'");
        refuses("events.csv", 2, "1,2", "2,2", "'2' is not the number of a history in histories.csv");
        refuses("events.csv", 2, "1,2", "x,2", "'x' is not the number of a history");
        refuses("events.csv", 2, "-01,", "-00,", "expected a day such as 2018-03-15 as day, found '");
        refuses("refreshes.csv", 4, ":", ";", "expected a time such as");
        refuses("refreshes.csv", 4, "Z,2", "Z,-2", "expected a whole number as times, found '-");
        refuses("refreshes.csv", 4, "Z,2", "Z,99999999999999999999", "expected a whole number as times");
        refuses("histories.csv", 2, "Nordlicht", "", "expected a text as partner, found nothing");
        refuses("histories.csv", 2, "Europe/Berlin", "Europe/Atlantis", "expected a time zone");
        refuses("histories.csv", 2, "rules 1 15", "x", "'x' is not a programme");
        refuses("histories.csv", 2, "rules 1 15", "others 1 15", "the rules are those of 'others', not of 'rules'");
        refuses("metric_values.csv", 3, "managed-mrr", "luck", "expected the id of a metric as metric");
        refuses("metric_values.csv", 2, "1,2", "1,1", "this row contradicts itself or another one");
        refuses("portal_standings.csv", 3, "1,p", "1,\"p", "this is not CSV");
        refuses("portal_standings.csv", 3, "1,p", "1,A", "this row is not in order, or it is there twice");
        refuses("portal_standings.csv", 2, "published", "pending", "this row contradicts itself or another one");
        refuses("deliveries.csv", 2, ",0", ",2", "expected 0 or 1 as delivered");
    }

    /** @param at the line that is at fault, first = 1, last = -1 */
    private void refuses(String file, int at, String right, String wrong, String words) throws Exception {
        Path copy = copy();
        List<String> lines = List.of(Files.readString(copy.resolve(file)).split("(?<=\n)"));
        int line = at < 0 ? lines.size() + 1 + at : at;
        assertThat(lines.get(line - 1)).contains(right);
        List<String> changed = new ArrayList<>(lines);
        changed.set(line - 1, lines.get(line - 1).replaceFirst(Pattern.quote(right), wrong));
        Files.writeString(copy.resolve(file), String.join("", changed));
        refuses(copy, file + ":" + line + ": ", words);
    }

    private void refuses(Path copy, String... words) {
        assertFails(() -> place.care().importFrom(copy), Kind.DAMAGED, words);
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.histories()).isEmpty();
        }
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        try (Stream<Path> files = Files.list(exported)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    @Test
    void saysWherePointsOfAnExportAreWrong() throws Exception {
        liveThroughAHistoryWithPoints();
        refuses(
                "portal_standings.csv",
                "[^ ]* [^ ,]*(,[^,]*)\r\n$",
                "4/2 4/2$1\r\n",
                "expected the points of a portal as points, found '");
        refuses(
                "portal_standings.csv",
                ",[^,]*\r\n$",
                ",2018-02-30\r\n",
                "expected a day such as 2018-03-15 as sold_through, found '2018-02-30'");
        refuses("refreshes.csv", ",[^,]*(,[^,]*\r?\n)$", ",july january$1", "expected some months of the year such as");
        refuses(
                "refreshes.csv",
                ",[^,]*\r?\n$",
                ",soon\n",
                "expected a day such as 2018-03-15 as certified_through, found 'soon'");
        Files.writeString(exported.resolve("ledger.csv"), "schema\ntierwise/ledger/1\n");
        refuses(exported, "refreshes.csv:1: expected the header history,day");
    }

    /** Changes the first row, of the standings the first one that ends with points. */
    private void refuses(String file, String right, String wrong, String words) throws Exception {
        Path copy = copy();
        List<String> lines =
                new ArrayList<>(List.of(Files.readString(copy.resolve(file)).split("(?<=\n)")));
        int line = 1;
        while (file.startsWith("portal") && !lines.get(line).matches("1,p.*( [^ ]+){9},[^,]*\r\n")) {
            line++;
        }
        lines.set(line, lines.get(line).replaceFirst(right, wrong));
        Files.writeString(copy.resolve(file), String.join("", lines));
        refuses(copy, file + ":" + (line + 1) + ": ", words);
    }

    @Test
    void importsWhatAnEarlierVersionExported() throws Exception {
        place.care().importFrom(VersionOne.exported());
        assertThat(place.care().verify()).isEmpty();
        Path now = folder.resolve("now");
        place.care().exportTo(now);
        assertThat(Files.readString(now.resolve("ledger.csv"))).contains("tierwise/ledger/4");
        Place other = Place.inFile(folder.resolve("other.db"));
        other.care().importFrom(now);
        other.care().exportTo(folder.resolve("again"));
        assertThat(GeneratedContract.content(folder.resolve("again"))).isEqualTo(GeneratedContract.content(now));
    }

    @Test
    void refusesAnExportThatIsNotWholeOrNotText() throws Exception {
        Path copy = copy();
        Files.write(copy.resolve("deliveries.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        refuses(copy, "deliveries.csv:1: ", "not UTF-8");
        Files.delete(copy.resolve("deliveries.csv"));
        refuses(copy, "deliveries.csv: there is no such file; name the folder of an export");
        refuses(folder.resolve("nowhere"), "ledger.csv: there is no such file");
    }

    @Test
    void refusesAStandingThatBeginsBeforeTheOneBeforeItHasEnded() throws Exception {
        Path copy = copy();
        Path file = copy.resolve("portal_standings.csv");
        String text = Files.readString(file);
        String[] lines = text.split("(?<=\n)");
        int line = 2;
        while (!lines[line].startsWith(String.join(
                        ",", List.of(lines[line - 1].split(",")).subList(0, 2)) + ",")) {
            line++;
        }
        String[] fields = lines[line - 1].split(",", 5);
        lines[line - 1] = String.join(",", fields[0], fields[1], fields[2], "2099-12-24", fields[4]);
        Files.writeString(file, String.join("", lines), StandardCharsets.UTF_8);
        refuses(copy, "portal_standings.csv:", ": this standing begins before the one in the row above has ended");
    }

    @Test
    void importsIntoAnEmptyLedgerOnly() throws Exception {
        place.care().importFrom(exported);
        assertFails(
                () -> place.care().importFrom(exported),
                Kind.MISUSED,
                place.location().name(),
                "is not empty");
        assertThat(place.care().verify()).isEmpty();
    }

    @Test
    void exportsIntoANewOrEmptyFolderAndTheSameEveryTime() throws Exception {
        place.care().importFrom(exported);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path fresh = folder.resolve("fresh");
        place.care().exportTo(empty);
        place.care().exportTo(fresh);
        assertThat(GeneratedContract.content(empty)).isEqualTo(GeneratedContract.content(exported));
        assertThat(GeneratedContract.content(fresh)).isEqualTo(GeneratedContract.content(exported));
        assertFails(() -> place.care().exportTo(fresh), Kind.MISUSED, "fresh is not an empty folder");
        assertFails(
                () -> place.care().exportTo(exported.resolve("events.csv")), Kind.MISUSED, "is not an empty folder");
        assertFails(() -> place.care().exportTo(folder.resolve("no/where")), Kind.MISUSED, "does not exist");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().endsWith(".part"));
        }
    }

    @Test
    void tellsNoValueFromAnEmptyText() throws Exception {
        String standings = Files.readString(exported.resolve("portal_standings.csv"));
        assertThat(standings).contains(",\"\",published,").contains(",,published,");
    }
}

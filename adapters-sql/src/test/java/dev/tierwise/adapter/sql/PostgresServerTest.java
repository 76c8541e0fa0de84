package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.LedgerContract.DAY;
import static dev.tierwise.adapter.sql.LedgerContract.ID;
import static dev.tierwise.adapter.sql.LedgerContract.NORDLICHT;
import static dev.tierwise.adapter.sql.LedgerContract.day;
import static dev.tierwise.adapter.sql.LedgerContract.refresh;
import static dev.tierwise.adapter.sql.LedgerContract.stand;
import static dev.tierwise.adapter.sql.SqliteFilesTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.testing.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server can answer instead of what it was asked. */
@Tag("process")
class PostgresServerTest {

    private static final ServerLimits HASTY = new ServerLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final String PASSWORD = "correct horse";

    @BeforeAll
    static void letAGuestIn() {
        Server.run("do $$ begin if not exists (select 1 from pg_roles where rolname = 'guest') then"
                + " create role guest login password '" + PASSWORD + "'; end if; end $$");
    }

    @Test
    void saysThatThePasswordIsWrongAndNeverWhichItIs() {
        LedgerLocation wrong = Server.guest(Optional.of("battery staple"));
        assertFails(() -> open(wrong), Kind.REFUSED, wrong.name(), "'guest'", "password");
        StringWriter everything = new StringWriter();
        catchThrowable(() -> open(wrong)).printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain("battery");
        assertThat(Database.at(wrong).toString() + wrong).doesNotContain("battery");
    }

    @Test
    void saysThatAPasswordIsMissing() {
        assertFails(() -> open(Server.guest(Optional.empty())), Kind.REFUSED, "'guest'", "password");
    }

    @Test
    void saysThatAPrivilegeIsMissing() {
        assertFails(() -> open(Server.guest(Optional.of(PASSWORD))), Kind.REFUSED, "permission denied", "privilege");
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        LedgerLocation nowhere =
                new LedgerLocation.OnServer(Server.url("nowhere"), Optional.of("postgres"), Optional.empty());
        assertFails(() -> open(nowhere), Kind.MISUSED, nowhere.name(), "\"nowhere\" does not exist", "create");
    }

    @Test
    void saysThatTheServerIsNotReached() {
        LedgerLocation nobody = new LedgerLocation.OnServer(
                "jdbc:postgresql://localhost:1/x", Optional.of("postgres"), Optional.empty());
        assertFails(() -> open(nobody), Kind.UNAVAILABLE, "localhost:1", "cannot be reached");
    }

    @Test
    void saysThatAUrlIsNone() {
        LedgerLocation odd =
                new LedgerLocation.OnServer("jdbc:postgresql://host:port/x", Optional.empty(), Optional.empty());
        assertFails(() -> open(odd), Kind.MISUSED, "jdbc:postgresql://host:port/x", "not the URL of a database");
    }

    @Test
    void makesTheSchemaThatTheUrlNames() throws Exception {
        Place fresh = Server.inSchema("not_there_yet");
        assertFails(fresh::openExisting, Kind.MISUSED, "tierwise refresh");
        fresh.open().close();
        fresh.run("select * from not_there_yet.history");
        fresh.openExisting().close();
    }

    @Test
    void refusesASchemaOfSomebodyElseAndLeavesItAsItIs() throws Exception {
        Place place = Server.freshPlace();
        place.run("create table event (id integer)");
        assertFails(place::openExisting, Kind.MISUSED, "tierwise refresh");
        assertFails(place::open, Kind.MISUSED, place.location().name(), "currentSchema", "it was left as it is");
        place.run("drop table event");
        place.open().close();
    }

    @Test
    void livesInTheFirstSchemaOfTheSearchPath() throws Exception {
        Server.run("create schema first", "create schema second");
        Place both = Server.inSchema("first,second");
        try (Ledger ledger = both.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
        }
        try (Ledger ledger = Server.inSchema("first").openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
        }
        assertFails(() -> Server.inSchema("second").openExisting(), Kind.MISUSED, "tierwise refresh");
    }

    @Test
    void losesNothingWhenTheConnectionIsLost() {
        Place place = Server.freshPlace();
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            assertFails(
                    () -> ledger.change(ID, change -> {
                        change.describe(NORDLICHT);
                        stand(change, DAY.plusDays(1), List.of(Standing.inactive("a", "1.00")));
                        cutOffWhoeverChanges(place);
                        change.refreshed(day(DAY.plusDays(1), "2.00"));
                        return 0;
                    }),
                    Kind.UNAVAILABLE,
                    place.location().name(),
                    "Nothing was changed");
            assertFails(
                    () -> ledger.lastRefreshed(ID),
                    Kind.UNAVAILABLE,
                    place.location().name());
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
        }
    }

    @Test
    void a_connection_that_was_lost_without_a_word_is_given_up_and_nothing_is_half_done() throws Exception {
        Place place = Server.freshPlace();
        place.open().close();
        try (Line line = new Line(Server.port());
                Ledger ledger = hasty(place, line)) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            line.freeze();
            assertFails(() -> ledger.lastRefreshed(ID), Kind.UNAVAILABLE, "does not answer", "socketTimeout=");
            assertFails(() -> hasty(place, line), Kind.UNAVAILABLE, "cannot be reached");
            line.thaw();
            try (Ledger again = hasty(place, line)) {
                refresh(again, NORDLICHT, day(DAY.plusDays(1), "2.00"), List.of());
                assertThat(again.lastRefreshed(ID)).contains(DAY.plusDays(1));
            }
        }
    }

    @Test
    void nobody_knows_whether_a_change_was_kept_whose_connection_was_lost_meanwhile() throws Exception {
        Place place = Server.freshPlace();
        place.open().close();
        for (boolean cut : new boolean[] {true, false}) {
            try (Line line = new Line(Server.port());
                    Ledger ledger = hasty(place, line)) {
                assertFails(
                        () -> ledger.change(ID, change -> {
                            change.describe(NORDLICHT);
                            lose(line, cut);
                            return 0;
                        }),
                        Kind.UNAVAILABLE,
                        "nobody knows whether it was");
            }
        }
    }

    private static void lose(Line line, boolean cut) {
        try {
            if (cut) {
                line.cut();
            } else {
                line.freeze();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_lock_is_waited_for_longer_than_an_answer() throws Exception {
        Place place = Server.freshPlace();
        place.open().close();
        CountDownLatch locked = new CountDownLatch(1);
        try (Line line = new Line(Server.port());
                Ledger patient = hasty(place, line);
                Ledger first = place.openExisting()) {
            Thread holder = new Thread(() -> first.change(ID, change -> {
                locked.countDown();
                sleep(HASTY.answer().plusMillis(500));
                return 0;
            }));
            holder.start();
            locked.await();
            refresh(patient, NORDLICHT, day(DAY, "1.00"), List.of());
            holder.join();
            assertThat(patient.lastRefreshed(ID)).contains(DAY);
        }
    }

    @Test
    void a_url_that_sets_a_time_limit_of_its_own_has_it() throws Exception {
        String url = Server.url("postgres");
        for (String own : new String[] {"?socketTimeout=0", "?socketTimeout=45"}) {
            LedgerLocation location = new LedgerLocation.OnServer(url + own, Optional.of("postgres"), Optional.empty());
            try (Connection connection = Database.at(location).connect()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(own.endsWith("45") ? 45_000 : 0);
            }
        }
        LedgerLocation usual = new LedgerLocation.OnServer(url, Optional.of("postgres"), Optional.empty());
        try (Connection connection = Database.at(usual).connect()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(20_000);
        }
        try (Connection connection = Database.at(usual).connectAlone()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(600_000);
        }
    }

    private static Ledger hasty(Place place, Line line) {
        LedgerLocation.OnServer direct = (LedgerLocation.OnServer) place.location();
        String url = direct.url().replace(":" + Server.port() + "/", ":" + line.port() + "/");
        return new SqlLedgerFactory(HASTY, SqlSharedWork.Pace.USUAL)
                .open(
                        new LedgerLocation.OnServer(url, direct.user(), direct.password()),
                        Programmes.CODEC,
                        IfMissing.FAIL);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves alone who changes something in another schema: other tests do at the same time. */
    private static void cutOffWhoeverChanges(Place place) {
        Server.run("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'tierwise' and state = 'idle in transaction' and pid in ("
                + "select l.pid from pg_locks l join pg_class c on c.oid = l.relation"
                + " where c.relnamespace = '" + Server.schema(place) + "'::regnamespace)");
    }

    @Test
    void isNotCopiedIntoAFile(@TempDir Path folder) {
        Place place = Server.freshPlace();
        place.open().close();
        assertFails(
                () -> place.care().backupTo(folder.resolve("copy.db")),
                Kind.MISUSED,
                "pg_dump",
                "tierwise ledger export");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void explainsWhatServersSay() {
        Database database =
                Database.at(new LedgerLocation.OnServer("jdbc:postgresql://h/d", Optional.empty(), Optional.empty()));
        assertExplained(database, "53100", Kind.UNAVAILABLE, "could not extend file");
        assertExplained(database, "53300", Kind.UNAVAILABLE, "too many clients");
        assertExplained(database, "55P03", Kind.UNAVAILABLE, "another process");
        assertExplained(database, "40P01", Kind.UNAVAILABLE, "another process");
        assertExplained(database, "25006", Kind.UNAVAILABLE, "replica");
        assertExplained(database, "57P01", Kind.UNAVAILABLE, "terminating");
        assertExplained(database, "XX001", Kind.DAMAGED, "invalid page");
        assertExplained(database, "22P05", Kind.MISUSED, "UTF8");
        assertThat(database.explain(new SQLException("syntax error", "42601")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertExplained(Database database, String state, Kind kind, String words) {
        assertFails(
                () -> {
                    throw database.explain(new SQLException(
                            "FATAL: could not extend file, too many clients, terminating, invalid page\nDetail",
                            state));
                },
                kind,
                "jdbc:postgresql://h/d",
                words);
    }

    private static void open(LedgerLocation location) {
        new SqlLedgerFactory()
                .open(location, Programmes.CODEC, IfMissing.CREATE)
                .close();
    }

    @Test
    void opensFilesAndPostgresAlone() {
        SqlLedgerFactory factory = new SqlLedgerFactory();
        assertThat(factory.opens(new LedgerLocation.InFile("x", Path.of("x")))).isTrue();
        assertThat(factory.opens(new LedgerLocation.OnServer("jdbc:postgresql:x", Optional.empty(), Optional.empty())))
                .isTrue();
        assertThat(factory.opens(new LedgerLocation.OnServer("jdbc:mysql://h/x", Optional.empty(), Optional.empty())))
                .isFalse();
    }
}

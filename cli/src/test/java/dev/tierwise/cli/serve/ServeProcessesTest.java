package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.programmes.RememberedProgrammes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Several real processes on one ledger, some of which are killed. */
@Tag("process")
@Isolated("has up to five processes of its own, whose heartbeats must not be late")
class ServeProcessesTest {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2018-03-13");
    private static final LocalDate SOLD = LocalDate.parse("2018-01-10");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int PORTALS_TO_READ = 400;

    /** After this the work of a day has begun and mostly ended: kills are spread over all of it. */
    private static final int WORKS_MILLIS = ServeProcess.LOOKS_EVERY_MILLIS * 3 / 2;

    @TempDir
    private Path folder;

    private final List<ServeProcess> processes = new ArrayList<>();
    private Random random;
    private long seed;
    private Path clock;
    private String url;
    private String[] options;

    @BeforeEach
    void seed() {
        seed = Long.getLong("tierwise.seed", System.nanoTime());
        System.out.println("ServeProcessesTest: -Dtierwise.seed=" + seed);
        random = new Random(seed);
        clock = folder.resolve("clock");
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (ServeProcess process : processes) {
            process.kill();
        }
    }

    @Test
    void twoProcessesOnOnePostgresDoEachRefreshOnceThoughSomeAreKilled() throws Exception {
        try (EmbeddedPostgres postgres = postgres()) {
            onPostgres(postgres);
            serveAndKill(2, 12, 3, 1);
        }
    }

    @Test
    void fiveProcessesOnOnePostgresDoEachRefreshOnceThoughSomeAreKilled() throws Exception {
        try (EmbeddedPostgres postgres = postgres()) {
            onPostgres(postgres);
            serveAndKill(5, 12, 3, 2);
        }
    }

    @Test
    void oneProcessOnSqliteThatIsKilledAndStartedAgainDoesEachRefreshOnce() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("ledger.db");
        options = new String[] {"--config", "tierwise.yaml", "--ledger", "ledger.db"};
        serveAndKill(1, 4, 3, 1);
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException e) {
            String whyNot = "no PostgreSQL starts here: " + e;
            System.out.println("Skipping a test: " + whyNot);
            Assumptions.abort(whyNot);
            throw new AssertionError(e);
        }
    }

    private void onPostgres(EmbeddedPostgres postgres) {
        String ledger = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
        url = ledger + "?user=postgres";
        options = new String[] {"--config", "tierwise.yaml", "--ledger", ledger, "--ledger-user", "postgres"};
    }

    private void serveAndKill(int count, int accounts, int days, int kills) throws Exception {
        configure(accounts);
        setClock(FIRST_DAY);
        for (int i = 0; i < count; i++) {
            start();
        }
        awaitRefreshed(FIRST_DAY, accounts);
        LocalDate day = FIRST_DAY;
        for (int i = 1; i < days; i++) {
            day = day.plusDays(1);
            setClock(day);
            for (int kill = 0; kill < kills; kill++) {
                Thread.sleep(random.nextInt(WORKS_MILLIS));
                processes.remove(random.nextInt(processes.size())).kill();
                start();
            }
            awaitRefreshed(day, accounts);
        }

        // the last day begins, and before it is done with everybody is asked to stop
        day = day.plusDays(1);
        setClock(day);
        Thread.sleep(random.nextInt(WORKS_MILLIS));
        stopAll();

        // a long time later somebody starts again
        LocalDate later = day.plusDays(40);
        setClock(later);
        start();
        awaitRefreshed(later, accounts);
        stopAll();

        check(accounts, day, later);
    }

    private void check(int accounts, LocalDate lastDay, LocalDate later) throws Exception {
        Map<String, Integer> times = new TreeMap<>();
        for (Row row : rows("select h.partner, r.day, r.times from refresh r join history h on h.id = r.history_id")) {
            times.put(row.partner() + " " + row.day(), row.times());
        }
        assertThat(times.values()).as("seed %d: %s", seed, times).containsOnly(1);
        for (int account = 0; account < accounts; account++) {
            for (LocalDate day = FIRST_DAY; day.isBefore(lastDay); day = day.plusDays(1)) {
                assertThat(times).as("seed %d", seed).containsKey(name(account) + " " + day);
            }
            assertThat(times).as("seed %d", seed).containsKey(name(account) + " " + later);
        }
        assertThat(CommandLineRun.in(folder)
                        .run(Stream.concat(Stream.of("ledger", "verify"), Stream.of(options))
                                .toArray(String[]::new))
                        .exitCode())
                .as("seed %d", seed)
                .isZero();
        checkAgainstAnUndisturbedLedger(accounts, times);
    }

    /** The same days, one after the other, by one process that nobody disturbs. */
    private void checkAgainstAnUndisturbedLedger(int accounts, Map<String, Integer> times) throws Exception {
        LedgerLocation undisturbed = new LedgerLocation.InFile("undisturbed", folder.resolve("undisturbed.db"));
        for (int account = 0; account < accounts; account++) {
            String name = name(account);
            for (String day : times.keySet().stream()
                    .filter(key -> key.startsWith(name + " "))
                    .map(key -> key.substring(name.length() + 1))
                    .toList()) {
                CommandLineRun refresh = CommandLineRun.in(folder)
                        .at(day + "T12:00:00Z")
                        .run(
                                "refresh",
                                "--config",
                                "tierwise.yaml",
                                "--partner",
                                name,
                                "--ledger",
                                "undisturbed.db",
                                "--format",
                                "json");
                assertThat(refresh.exitCode()).as(refresh.err()).isZero();
            }
        }
        assertThat(remembered(location())).as("seed %d", seed).isEqualTo(remembered(undisturbed));
    }

    private LedgerLocation location() {
        return options[3].startsWith("jdbc:")
                ? new LedgerLocation.OnServer(options[3], Optional.of("postgres"), Optional.empty())
                : new LedgerLocation.InFile(options[3], folder.resolve(options[3]));
    }

    /** Everything that a ledger remembers but when it was read. */
    private static Map<String, List<Object>> remembered(LedgerLocation location) {
        LocalDate from = LocalDate.parse("2018-01-01");
        LocalDate to = LocalDate.parse("2018-12-31");
        Map<String, List<Object>> all = new TreeMap<>();
        try (Ledger ledger = new Ledgers(ServeProcessesTest.class.getClassLoader())
                .at(location)
                .open(location, new RememberedProgrammes(), LedgerFactory.IfMissing.FAIL)) {
            ledger.histories().forEach(history -> {
                List<Object> known = new ArrayList<>();
                for (RecordedDay day : ledger.days(history.id(), from, to)) {
                    known.add(List.of(day.day(), day.figures(), day.live()));
                    ledger.forEachPortal(history.id(), day.day(), known::add);
                }
                List<RecordedEvent> events = ledger.events(history.id(), from, to);
                known.addAll(events);
                all.put(history.id().toString(), known);
            });
        }
        return all;
    }

    private void configure(int accounts) throws IOException {
        StringBuilder configuration = new StringBuilder("partners:\n");
        for (int account = 0; account < accounts; account++) {
            String name = name(account);
            Agencies.write(folder.resolve(name), name, 1200 + account, SOLD, PORTALS_TO_READ);
            configuration.append("  - {partner: {name: ").append(name);
            configuration
                    .append("}, sources: [{adapter: csv, location: ")
                    .append(name)
                    .append("}]}\n");
        }
        Files.writeString(folder.resolve("tierwise.yaml"), configuration);
    }

    private static String name(int account) {
        return "agency" + (char) ('a' + account);
    }

    private void setClock(LocalDate day) throws IOException {
        Path beside = Files.writeString(folder.resolve("clock.new"), day + "T12:00:00Z");
        Files.move(beside, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void start() throws IOException {
        processes.add(ServeProcess.start(folder, clock, options));
    }

    private void stopAll() throws Exception {
        for (ServeProcess process : processes) {
            process.awaitServing();
            assertThat(process.stop()).as("seed %d: %s", seed, process.err()).isZero();
            assertThat(process.err()).endsWith(" stopped\n");
        }
        processes.clear();
    }

    private void awaitRefreshed(LocalDate day, int accounts) throws Exception {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        while (refreshedOn(day) < accounts) {
            for (ServeProcess process : processes) {
                assertThat(process.isAlive())
                        .as("seed %d: %s", seed, process.err())
                        .isTrue();
            }
            assertThat(Instant.now())
                    .as("seed %d: everything refreshed on %s", seed, day)
                    .isBefore(end);
            Thread.sleep(50);
        }
    }

    private long refreshedOn(LocalDate day) throws SQLException {
        return rows("select '' as partner, day, times from refresh where day = '" + day + "'")
                .size();
    }

    private record Row(String partner, String day, int times) {}

    /** Looks behind the ledger's back; as long as there is no ledger, there are no rows. */
    private List<Row> rows(String query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(new Row(result.getString("partner"), result.getString("day"), result.getInt("times")));
            }
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).matches("(?s).*(does not exist|no such table).*")) {
                throw e;
            }
        }
        return rows;
    }
}

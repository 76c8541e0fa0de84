package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.LedgerContract.DAY;
import static dev.tierwise.adapter.sql.LedgerContract.ID;
import static dev.tierwise.adapter.sql.LedgerContract.NORDLICHT;
import static dev.tierwise.adapter.sql.LedgerContract.day;
import static dev.tierwise.adapter.sql.LedgerContract.portals;
import static dev.tierwise.adapter.sql.LedgerContract.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a file, and what becomes of it. */
class SqliteFilesTest {

    @TempDir
    Path folder;

    private Path file;
    private Place place;

    @BeforeEach
    void findAPlace() {
        file = folder.resolve("ledger.db");
        place = Place.inFile(file);
    }

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        Path deep = folder.resolve("data/tierwise/ledger.db");
        try (Ledger ledger = Place.inFile(deep).open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            try (Stream<Path> files = Files.list(deep.getParent())) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(path -> assertThat(permissions(path)).isEqualTo("rw-------"));
            }
        }
        assertThat(permissions(deep.getParent())).isEqualTo("rwx------");
        assertThat(permissions(deep.getParent().getParent())).isEqualTo("rwx------");
        place.care();
        Place.inFile(deep).care().backupTo(folder.resolve("copy.db"));
        Place.inFile(deep).care().exportTo(folder.resolve("export"));
        assertThat(permissions(folder.resolve("copy.db"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("export"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("export/events.csv"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isWrittenToTheDiskBeforeAChangeEnds() throws Exception {
        try (Session session = Schema.CURRENT.open(Database.at(place.location()), IfMissing.CREATE)) {
            assertThat(pragma(session, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(session, "synchronous")).isEqualTo("2");
            assertThat(pragma(session, "foreign_keys")).isEqualTo("1");
            assertThat(session.sql("pragma busy_timeout").first(row -> row.text("timeout")))
                    .contains("10000");
        }
    }

    private static String pragma(Session session, String name) {
        return session.sql("pragma " + name).first(row -> row.text(name)).orElseThrow();
    }

    @Test
    void leavesNothingBesideTheFileWhenItIsClosed() throws Exception {
        place.open().close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void takesAnyNameOfAFile() {
        for (String name : List.of("ä ö.db", "50%25#?mode=memory&x.db", "'quoted' \"twice\".db")) {
            Place odd = Place.inFile(folder.resolve(name));
            odd.open().close();
            assertThat(folder.resolve(name)).isNotEmptyFile();
            odd.openExisting().close();
        }
    }

    @Test
    void takesAnEmptyFileForALedgerThatIsYetToBeMade() throws Exception {
        Files.createFile(file);
        assertFails(place::openExisting, Kind.MISUSED, "there is no ledger at ledger.db yet");
        place.open().close();
        place.openExisting().close();
    }

    @Test
    void doesNotCreateAnythingWhereNothingMayBeCreated() throws Exception {
        assertFails(place::openExisting, Kind.MISUSED, "tierwise refresh");
        assertFails(() -> place.care().verify(), Kind.MISUSED, "tierwise refresh");
        assertFails(() -> place.care().exportTo(folder.resolve("out")), Kind.MISUSED, "tierwise refresh");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesAFileOfSomebodyElseAndLeavesItAsItIs() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Dear diary\n".repeat(1000));
        Path tiny = Files.writeString(folder.resolve("tiny.txt"), "x");
        Path other = folder.resolve("other.db");
        Place.inFile(other).run("create table history (id integer)", "pragma journal_mode = wal");
        for (Path path : List.of(text, tiny, other)) {
            byte[] before = Files.readAllBytes(path);
            FileTime changed = Files.getLastModifiedTime(path);
            for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                    () -> Place.inFile(path).open(),
                    () -> Place.inFile(path).openExisting(),
                    () -> Place.inFile(path).care().verify(),
                    () -> Place.inFile(path).care().importFrom(folder))) {
                assertFails(attempt, Kind.MISUSED, path.getFileName().toString(), "it was left as it is", "--ledger");
            }
            assertThat(Files.readAllBytes(path)).isEqualTo(before);
            assertThat(Files.getLastModifiedTime(path)).isEqualTo(changed);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(text, tiny, other);
        }
    }

    @Test
    void refusesAFolder() {
        assertFails(() -> Place.inFile(folder).open(), Kind.MISUSED, "is a folder, but a ledger is a file");
    }

    @Test
    void a_link_that_leads_to_no_file_is_refused() throws Exception {
        Files.createSymbolicLink(file, folder.resolve("nowhere.db"));
        Path loop = Files.createSymbolicLink(folder.resolve("loop.db"), folder.resolve("pool.db"));
        Files.createSymbolicLink(folder.resolve("pool.db"), loop);
        Path linked = Files.createSymbolicLink(folder.resolve("linked.db"), Files.createDirectory(folder.resolve("d")));
        Path within = Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"))
                .resolve("ledger.db");
        for (Path path : List.of(file, loop, linked, within, loop.resolve("ledger.db"))) {
            String name = path.getFileName().toString();
            assertFails(() -> Place.inFile(path).open(), Kind.MISUSED, name, "Name another place");
            assertFails(() -> Place.inFile(path).openExisting(), Kind.MISUSED, name);
            assertFails(() -> Place.inFile(path).care().importFrom(folder), Kind.MISUSED, name);
        }
        assertFails(place::open, Kind.MISUSED, "ledger.db is a link that leads to no file");
        assertThat(folder.resolve("nowhere.db")).doesNotExist();
    }

    @Test
    void a_link_to_a_ledger_is_the_ledger() throws Exception {
        place.open().close();
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        try (Ledger ledger = Place.inFile(link).open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
        }
    }

    @Test
    void a_device_is_refused() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device));
        assertFails(() -> Place.inFile(device).open(), Kind.MISUSED, "is a device or a pipe, but a ledger is a file");
    }

    @Test
    void saysWhatStandsInTheWayOfItsFolder() throws Exception {
        Files.writeString(folder.resolve("taken"), "x");
        assertFails(
                () -> Place.inFile(folder.resolve("taken/ledger.db")).open(),
                Kind.MISUSED,
                "ledger.db",
                "not a folder");
    }

    @Test
    void saysThatItIsDamaged() throws Exception {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), many("1.00"));
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4096; page < bytes.length(); page += 4096) {
                bytes.seek(page);
                bytes.write(new byte[2048]);
            }
        }
        assertFails(place::openExisting, Kind.DAMAGED, "ledger.db is damaged", "backup");
    }

    @Test
    void waitsForAnotherProcessAndThenSaysSo() throws Exception {
        place.open().close();
        LedgerLocation.InFile location = (LedgerLocation.InFile) place.location();
        try (Connection other = place.connect();
                Statement statement = other.createStatement();
                Ledger ledger = new SqlLedger(
                        Schema.CURRENT.open(new SqliteDatabase(location, 50), IfMissing.FAIL), Programmes.CODEC)) {
            statement.execute("begin immediate");
            assertFails(
                    () -> refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of()),
                    Kind.UNAVAILABLE,
                    "ledger.db",
                    "another process",
                    "try again");
            assertThat(ledger.histories()).isEmpty();
            statement.execute("rollback");
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
        }
    }

    @Test
    void staysReadableWhenItCannotGrow() throws Exception {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(Standing.inactive("a", "1.00")));
        }
        Session session = Schema.CURRENT.open(Database.at(place.location()), IfMissing.FAIL);
        try (Ledger ledger = new SqlLedger(session, Programmes.CODEC)) {
            session.run("pragma max_page_count = 1");
            assertFails(
                    () -> refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "2.00"), many("2.00")),
                    Kind.UNAVAILABLE,
                    "ledger.db",
                    "disk is full",
                    "Nothing was changed");
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
            assertThat(portals(ledger, ID, DAY)).containsExactly(Standing.inactive("a", "1.00"));
            session.run("pragma max_page_count = 1000000");
            refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "2.00"), many("2.00"));
        }
        assertThat(place.care().verify())
                .noneMatch(problem -> problem.toString().contains("damaged"));
        try (Ledger ledger = place.openExisting()) {
            assertThat(portals(ledger, ID, DAY.plusDays(1))).isEqualTo(many("2.00"));
        }
    }

    @Test
    void copiesALedgerThatIsInUse() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), many("1.00"));
            place.care().backupTo(copy);
            refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "2.00"), List.of());
        }
        try (Ledger ledger = Place.inFile(copy).openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
            assertThat(portals(ledger, ID, DAY)).isEqualTo(many("1.00"));
            refresh(ledger, NORDLICHT, day(DAY.plusDays(2), "3.00"), List.of());
        }
        assertFails(() -> place.care().backupTo(copy), Kind.MISUSED, "copy.db exists already");
        assertFails(
                () -> place.care().backupTo(folder.resolve("no/copy.db")),
                Kind.MISUSED,
                "the folder that it is to be in does not exist");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, copy);
        }
    }

    private static List<PortalStanding> many(String mrr) {
        return IntStream.range(1000, 3000)
                .mapToObj(i -> Standing.inactive("portal-" + i, mrr))
                .toList();
    }

    static void assertFails(ThrowingCallable attempt, Kind kind, String... words) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContainingAll(words);
    }
}

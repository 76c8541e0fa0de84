package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.LedgerContract.DAY;
import static dev.tierwise.adapter.sql.LedgerContract.ID;
import static dev.tierwise.adapter.sql.LedgerContract.NORDLICHT;
import static dev.tierwise.adapter.sql.LedgerContract.day;
import static dev.tierwise.adapter.sql.LedgerContract.portals;
import static dev.tierwise.adapter.sql.LedgerContract.refresh;
import static dev.tierwise.adapter.sql.SqliteFilesTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that may only be read is read, from a copy that nobody sees. */
class ReadOnlyLedgerTest {

    @TempDir
    Path folder;

    private Path shelf;
    private Path file;
    private Place place;

    @BeforeEach
    void liveThroughADay() throws IOException {
        shelf = Files.createDirectory(folder.resolve("shelf"));
        file = shelf.resolve("ledger.db");
        place = Place.inFile(file);
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(Standing.inactive("a", "1.00")));
        }
    }

    @AfterEach
    void giveEverythingBack() throws IOException {
        permit(shelf, "rwx------");
        permit(file, "rw-------");
    }

    @Test
    void a_ledger_in_a_folder_that_may_only_be_read_is_read() throws Exception {
        permit(shelf, "r-x------");
        assumeReadOnly(shelf);

        assertCanBeReadButNotChanged();
    }

    @Test
    void a_file_that_may_only_be_read_is_read() throws Exception {
        permit(file, "r--------");
        assumeReadOnly(file);

        assertCanBeReadButNotChanged();
    }

    @Test
    void a_ledger_of_an_earlier_version_that_may_only_be_read_is_read() throws Exception {
        Place old = Place.inFile(shelf.resolve("old.db"));
        VersionOne.makeLedger(old);
        permit(shelf, "r-x------");
        assumeReadOnly(shelf);

        assertThat(old.care().verify()).isEmpty();
        try (Ledger ledger = old.openExisting()) {
            assertThat(ledger.histories()).hasSize(2);
        }
    }

    /** As after a crash: what was committed last is only in the file beside it. */
    @Test
    void what_lies_beside_the_file_is_read_too() throws Exception {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (Ledger ledger = place.openExisting()) {
            refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "2.00"), List.of());
            for (String part : List.of("", "-wal")) {
                Files.copy(shelf.resolve("ledger.db" + part), crashed.resolve("ledger.db" + part));
            }
        }
        assertThat(crashed.resolve("ledger.db-wal")).isNotEmptyFile();

        SqliteDatabase original = database(crashed.resolve("ledger.db"));
        try (Ledger ledger =
                new SqlLedger(new Session(SqliteCopy.of(original, crashed.resolve("ledger.db"))), Programmes.CODEC)) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY.plusDays(1));
        }
    }

    @Test
    void a_copy_takes_no_changes_and_leaves_nothing() throws Exception {
        SqliteCopy copy = SqliteCopy.of(database(file), file);
        Path hidden = Path.of(new Session(copy)
                .sql("pragma database_list")
                .first(row -> row.text("file"))
                .orElseThrow());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hidden)))
                .isEqualTo("rw-------");
        try (Ledger ledger = new SqlLedger(new Session(copy), Programmes.CODEC)) {
            assertFails(
                    () -> refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "2.00"), List.of()),
                    Kind.REFUSED,
                    "the ledger ledger.db may not be changed");
            assertThat(portals(ledger, ID, DAY)).containsExactly(Standing.inactive("a", "1.00"));
        }
        assertThat(hidden.getParent()).doesNotExist();
    }

    private void assertCanBeReadButNotChanged() throws IOException {
        assertThat(new SqlLedgerFactory().isReadOnly(place.location())).isTrue();
        byte[] before = Files.readAllBytes(file);
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
            assertThat(portals(ledger, ID, DAY)).containsExactly(Standing.inactive("a", "1.00"));
        }
        place.care().exportTo(folder.resolve("exported"));
        place.care().backupTo(folder.resolve("copy.db"));
        try (Ledger ledger = Place.inFile(folder.resolve("copy.db")).openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
        }
        assertFails(place::open, Kind.REFUSED, "may not be changed", "who may write");
        assertFails(() -> place.care().importFrom(folder.resolve("exported")), Kind.REFUSED, "may not be changed");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(shelf)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static SqliteDatabase database(Path file) {
        return new SqliteDatabase(new LedgerLocation.InFile(file.getFileName().toString(), file));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void assumeReadOnly(Path path) {
        assumeFalse(Files.isWritable(path), "whoever runs this test may write everywhere");
    }
}

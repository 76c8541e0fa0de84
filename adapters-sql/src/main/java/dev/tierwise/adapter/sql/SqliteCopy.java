package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of a ledger that may only be read. SQLite keeps the last changes in a file of their own and cannot read them without
 * writing beside them; so what is read is a copy of both, which nobody else can read and which is deleted at the end.
 */
final class SqliteCopy extends SqliteDatabase {

    /** What SQLite may keep beside a file, each of which belongs to what the file holds. */
    private static final List<String> PARTS = List.of("", "-wal", "-journal");

    private static final int MOST_TRIES = 3;

    private final Path folder;

    private SqliteCopy(String name, Path folder) {
        super(new LedgerLocation.InFile(name, folder.resolve("ledger.db")));
        this.folder = folder;
    }

    /** How a file looked: one that was not changed meanwhile still looks so. */
    private record Look(long size, FileTime changed) {}

    static SqliteCopy of(SqliteDatabase original, Path file) {
        try {
            SqliteCopy copy = new SqliteCopy(original.name(), Files.createTempDirectory("tierwise-ledger"));
            boolean done = false;
            try {
                copy.copy(file.toRealPath());
                done = true;
                return copy;
            } finally {
                if (!done) {
                    copy.letGo();
                }
            }
        } catch (IOException e) {
            throw original.unavailable("no.copy.to.read", Worded.of(e));
        }
    }

    private void copy(Path file) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            List<Look> before = look(file);
            delete();
            for (String part : PARTS) {
                copy(beside(file, part), folder.resolve("ledger.db" + part));
            }
            if (look(file).equals(before)) {
                return;
            }
        }
        throw unavailable("busy.reading");
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            OwnerOnly.createFile(to);
            try (InputStream in = Files.newInputStream(from);
                    OutputStream out = Files.newOutputStream(to)) {
                in.transferTo(out);
            }
        }
    }

    private static List<Look> look(Path file) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (String part : PARTS) {
            Path path = beside(file, part);
            if (Files.exists(path)) {
                looks.add(new Look(Files.size(path), Files.getLastModifiedTime(path)));
            }
        }
        return looks;
    }

    private static Path beside(Path file, String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    /** What would be written here would be lost. */
    @Override
    Connection connect() throws SQLException {
        Connection connection = super.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** SQLite takes the writing of another file for a change too. */
    @Override
    void copyTo(Session session, Path file) {
        session.run("pragma query_only = false");
        super.copyTo(session, file);
    }

    @Override
    void letGo() {
        try {
            delete();
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // what is left is the owner's alone, and the system clears away temporary files
        }
    }

    private void delete() throws IOException {
        for (String part : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(folder.resolve("ledger.db" + part));
        }
    }
}

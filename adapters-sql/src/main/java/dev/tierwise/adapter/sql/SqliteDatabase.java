package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A ledger in a file. It carries a mark of its own in its header, so that a file of somebody else is known before
 * anything is written to it.
 */
class SqliteDatabase extends Database {

    /** "Tier" in ASCII. */
    private static final int MARK = 0x54696572;

    private static final int PRIMARY_CODE = 0xFF;
    private static final int MOST_PROBLEMS = 100;

    /** How long one of several waits who want the file for themselves, before it lets the others go first. */
    private static final int TURN_MILLIS = 100;

    private final Path file;
    private final int busyMillis;

    SqliteDatabase(LedgerLocation.InFile location) {
        this(location, 10_000);
    }

    /** @param busyMillis how long to wait for another process that changes the ledger */
    SqliteDatabase(LedgerLocation.InFile location, int busyMillis) {
        super(location);
        this.file = location.path();
        this.busyMillis = busyMillis;
    }

    @Override
    void checkPlace(IfMissing ifMissing) {
        checkFolders();
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                throw foreign(found.isDirectory() ? "is.folder" : "is.device");
            }
            if (found.size() > 0) {
                checkMark();
            }
            if (ifMissing == IfMissing.CREATE) {
                checkChangeable();
            }
        } catch (AccessDeniedException e) {
            throw unreachable(e);
        } catch (IOException e) {
            if (Files.isSymbolicLink(file)) {
                throw foreign("is.dead.link");
            }
            if (!(e instanceof NoSuchFileException)) {
                throw unreachable(e);
            }
            if (ifMissing == IfMissing.FAIL) {
                throw missing();
            }
            create();
        }
    }

    private void checkFolders() {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw foreign("no.place", folder);
            }
        }
    }

    /** Whether the file is there but cannot be changed: SQLite also needs to write files beside it. */
    final boolean isReadOnly() {
        try {
            Path real = file.toRealPath();
            Path folder = real.getParent();
            return !Files.isWritable(real) || (folder != null && !Files.isWritable(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private LedgerException unchangeable() {
        return refused("unchangeable");
    }

    @Override
    void checkChangeable() {
        if (isReadOnly()) {
            throw unchangeable();
        }
    }

    @Override
    Database toRead() {
        return isReadOnly() ? SqliteCopy.of(this, file) : this;
    }

    private void create() {
        try {
            OwnerOnly.createFolders(file.getParent());
            OwnerOnly.createFile(file);
        } catch (FileAlreadyExistsException e) {
            checkPlace(IfMissing.CREATE); // another process has just begun the same ledger
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private LedgerException unreachable(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return unavailable("no.folder.made", missing.getFile());
        }
        return e instanceof AccessDeniedException denied
                ? refused("access.denied", denied.getFile())
                : unavailable("unreachable", Worded.of(e));
    }

    /**
     * Reads the mark as from a file that nobody changes: without locks and without files beside it. The driver does it,
     * because a file that is opened and closed by other means loses the locks that this process holds on it.
     */
    private void checkMark() {
        SQLiteConfig untouched = new SQLiteConfig();
        untouched.setReadOnly(true);
        try (Connection connection = JDBC.createConnection(url() + "?immutable=1&mode=ro", untouched.toProperties());
                Statement statement = connection.createStatement();
                ResultSet mark = statement.executeQuery("pragma application_id")) {
            if (!mark.next() || mark.getInt(1) != MARK) {
                throw foreign("is.no.ledger");
            }
        } catch (SQLiteException e) {
            if (code(e) == SQLiteErrorCode.SQLITE_NOTADB) {
                throw foreign("is.no.file");
            }
            throw explain(e);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    /** With the path percent-encoded, so that no character of it means something else. */
    private String url() {
        return JDBC.PREFIX + "file:" + file.toUri().getRawPath();
    }

    @Override
    Connection connect() throws SQLException {
        return JDBC.createConnection(url(), settings().toProperties());
    }

    /**
     * Those who want the file for themselves at the same time each get a part of its lock, and would wait for the other parts
     * for ever. So nobody waits long: who does not get all of it lets go of what it has, and tries again.
     */
    @Override
    Connection connectAlone() throws SQLException {
        long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(busyMillis);
        while (true) {
            try {
                return tryToConnectAlone();
            } catch (SQLiteException e) {
                if (code(e) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() - patience > 0 || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** Waits for a while that is another one for everybody; answers whether it was not interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(TURN_MILLIS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection tryToConnectAlone() throws SQLException {
        SQLiteConfig settings = settings();
        settings.setBusyTimeout(Math.min(TURN_MILLIS, busyMillis));
        settings.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        Connection connection = JDBC.createConnection(url(), settings.toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            if (isEmpty(statement)) {
                statement.execute("pragma application_id = " + MARK);
            }
            statement.execute("commit");
            // The file itself remembers this.
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma busy_timeout = " + busyMillis);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery("select 1 from sqlite_schema")) {
            return !tables.next();
        }
    }

    private SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(busyMillis);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        return settings;
    }

    @Override
    boolean hasTable(Session session, String table) {
        return session.sql("select 1 as found from sqlite_schema where type = 'table' and name = :name")
                .with("name", table)
                .first(row -> row.flag("found"))
                .isPresent();
    }

    @Override
    Map<String, String> placeholders() {
        return Map.of(
                "number", "integer",
                "numbered", "integer primary key",
                "ordered", "text",
                "bytes", "blob",
                "instant", "timestamp",
                "table", "strict",
                "keyed", "strict, without rowid");
    }

    @Override
    String collation() {
        return "binary";
    }

    @Override
    void beginReading(Connection connection) throws SQLException {
        run(connection, "begin");
    }

    @Override
    void beginChange(Connection connection) throws SQLException {
        run(connection, "begin immediate");
    }

    @Override
    void commit(Connection connection) throws SQLException {
        run(connection, "commit");
    }

    /** Some failures, such as that of a full disk, have undone everything already. */
    @Override
    void rollback(Connection connection) throws SQLException {
        try {
            run(connection, "rollback");
        } catch (SQLiteException e) {
            if (code(e) != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
        }
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    @Override
    void lock(Session session, String name) {
        // whoever changes anything in the file has it for itself
    }

    @Override
    void lockAll(Session session) {
        // whoever changes anything in the file has it for itself
    }

    @Override
    List<Text> problems(Session session) {
        List<Text> problems = new ArrayList<>();
        session.sql("pragma integrity_check(" + MOST_PROBLEMS + ")").forEach(row -> {
            String found = row.text("integrity_check");
            if (!found.equals("ok")) {
                problems.add(Text.of(SqliteDatabase.class, "file.damaged", found));
            }
        });
        session.sql("select \"table\" as child, parent from pragma_foreign_key_check limit " + MOST_PROBLEMS)
                .forEach(row -> problems.add(
                        Text.of(SqliteDatabase.class, "row.orphan", row.text("child"), row.text("parent"))));
        return problems;
    }

    @Override
    void copyTo(Session session, Path copy) {
        session.sql("vacuum into :file").with("file", copy.toString()).execute();
    }

    @Override
    RuntimeException explain(SQLException failure) {
        if (!(failure instanceof SQLiteException known)) {
            // a column by which a row is asked, and that a damaged schema calls otherwise
            return String.valueOf(failure.getMessage()).contains("no such column")
                    ? damaged(Worded.of(failure))
                    : new IllegalStateException("the ledger's database driver failed", failure);
        }
        String detail = known.getResultCode().message;
        return switch (code(known)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> unavailable("busy");
            case SQLITE_FULL -> unavailable("disk.full");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> unchangeable();
            case SQLITE_CANTOPEN -> Files.isReadable(file) ? unavailable("unopened") : refused("unreadable");
            case SQLITE_IOERR, SQLITE_PROTOCOL, SQLITE_NOLFS -> unavailable("unread", detail);
            case SQLITE_CONSTRAINT -> new ContradictionException(known);
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> damaged(Text.verbatim(detail));
            case SQLITE_ERROR, SQLITE_SCHEMA ->
                isWrongStatement(known)
                        ? new IllegalStateException("a statement to the ledger failed", known)
                        : damaged(Worded.of(known));
            // a length that was changed asks for any amount of memory
            case SQLITE_NOMEM, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_INTERNAL -> damaged(Text.verbatim(detail));
            default -> new IllegalStateException("a statement to the ledger failed", known);
        };
    }

    /** The statements are always the same: what SQLite does not find in tables of its own making is damage. */
    private static boolean isWrongStatement(SQLiteException failure) {
        return String.valueOf(failure.getMessage()).contains("syntax error");
    }

    /** The driver tells finer codes, whose lowest byte is the one that matters. */
    private static SQLiteErrorCode code(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & PRIMARY_CODE);
    }
}

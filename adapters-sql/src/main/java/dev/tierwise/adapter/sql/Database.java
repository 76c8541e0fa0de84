package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A place for a ledger: what differs from one database to the other. */
abstract class Database {

    private final LedgerLocation location;

    Database(LedgerLocation location) {
        this.location = location;
    }

    static Database at(LedgerLocation location) {
        return at(location, ServerLimits.USUAL);
    }

    /** @param limits count where there is a server */
    static Database at(LedgerLocation location, ServerLimits limits) {
        return location instanceof LedgerLocation.InFile file
                ? new SqliteDatabase(file)
                : new PostgresDatabase((LedgerLocation.OnServer) location, limits);
    }

    /** What people call the place. */
    final String name() {
        return location.name();
    }

    /**
     * Looks before anything is touched whether a ledger can be there.
     *
     * @throws LedgerException when there is none and none may be created, or when there is something else
     */
    abstract void checkPlace(IfMissing ifMissing);

    /** Where to read what is there: this place or, where it cannot be read without changing it, a copy. */
    Database toRead() {
        return this;
    }

    /** @throws LedgerException when what is there can be read but not changed, as far as that can be told beforehand */
    void checkChangeable() {
        // the server tells when it is asked
    }

    /** Lets go of what is only there to be read from. */
    void letGo() {
        // there is nothing
    }

    /** Connects, each change being its own transaction until a transaction is begun. */
    abstract Connection connect() throws SQLException;

    /** Connects for a change of the tables themselves; as far as possible nobody else is connected meanwhile. */
    abstract Connection connectAlone() throws SQLException;

    /** Whether a table of this name is there. */
    abstract boolean hasTable(Session session, String table);

    /** What stands for the placeholders of the schema's scripts. */
    abstract Map<String, String> placeholders();

    /** The collation that orders texts by the codes of their characters. */
    abstract String collation();

    /** Begins a transaction that sees one state of the ledger. */
    abstract void beginReading(Connection connection) throws SQLException;

    /** Begins a transaction that changes the ledger. */
    abstract void beginChange(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    abstract void rollback(Connection connection) throws SQLException;

    /** Waits until nobody else changes what has this name; until the end of the transaction nobody else does. */
    abstract void lock(Session session, String name);

    /** Waits until nobody else changes anything; until the end of the transaction nobody else does. */
    abstract void lockAll(Session session);

    /** What is wrong with the database itself, in words for users. */
    abstract List<Text> problems(Session session);

    /** Writes a copy into an empty file. */
    abstract void copyTo(Session session, Path file);

    /** What people are told when a change could not be kept. */
    RuntimeException explainCommit(SQLException failure) {
        return explain(failure);
    }

    /** What people are told of a failure; a fault of ours stays one. */
    abstract RuntimeException explain(SQLException failure);

    final LedgerException missing() {
        return new LedgerException(Kind.MISUSED, Text.of(Database.class, "missing", name()));
    }

    /** @param key of what is there instead, in the message files */
    final LedgerException foreign(String key, Object... values) {
        return new LedgerException(Kind.MISUSED, text("foreign", name(), text(key, values)));
    }

    /** @param key of what is damaged, in the message files */
    final LedgerException damaged(String key, Object... values) {
        return damaged(text(key, values));
    }

    final LedgerException damaged(Text how) {
        return new LedgerException(Kind.DAMAGED, text("damaged", name(), how));
    }

    /** @param key of what is refused, in the message files */
    final LedgerException refused(String key, Object... values) {
        return refused(text(key, values));
    }

    final LedgerException refused(Text how) {
        return new LedgerException(Kind.REFUSED, text("the.ledger", name(), how));
    }

    /** @param key of what does not work, in the message files */
    final LedgerException unavailable(String key, Object... values) {
        return new LedgerException(Kind.UNAVAILABLE, text("the.ledger", name(), text(key, values)));
    }

    private static Text text(String key, Object... values) {
        return Text.of(Database.class, key, values);
    }
}

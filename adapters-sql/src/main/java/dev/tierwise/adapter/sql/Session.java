package dev.tierwise.adapter.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** A connection to a ledger's database. What fails is explained to people. */
final class Session implements AutoCloseable {

    private enum Transaction {
        NONE,
        READING,
        CHANGE
    }

    private final Database database;
    private final Connection connection;
    private Transaction transaction = Transaction.NONE;

    Session(Database database) {
        this.database = database;
        try {
            this.connection = database.connect();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    Database database() {
        return database;
    }

    Sql sql(String text) {
        return new Sql(connection, database, text);
    }

    /** Reads one state of the ledger, whatever others change meanwhile. */
    <T> T read(Supplier<T> work) {
        return transaction == Transaction.NONE ? transact(Transaction.READING, work) : work.get();
    }

    /** Changes the ledger: all of it or, if something fails, nothing. */
    <T> T change(Supplier<T> work) {
        if (transaction != Transaction.NONE) {
            throw new IllegalStateException("a change cannot begin while another or a reading goes on");
        }
        return transact(Transaction.CHANGE, work);
    }

    private <T> T transact(Transaction kind, Supplier<T> work) {
        boolean done = false;
        try {
            transaction = kind;
            if (kind == Transaction.CHANGE) {
                database.beginChange(connection);
            } else {
                database.beginReading(connection);
            }
            T result = work.get();
            commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw database.explain(e);
        } finally {
            if (!done) {
                undo();
            }
            transaction = Transaction.NONE;
        }
    }

    private void commit() {
        try {
            database.commit(connection);
        } catch (SQLException e) {
            throw database.explainCommit(e);
        }
    }

    /** What led here is what people have to know; a database that cannot even undo does so when the connection ends. */
    private void undo() {
        try {
            database.rollback(connection);
        } catch (SQLException e) {
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException e) {
            // there is nothing left to close
        }
    }

    /** The connection itself, for statements without parameters. */
    void run(String statement) {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    /** Does something during which the database may be silent for so much longer than usual. */
    void waitLonger(Duration more, Runnable wait) {
        try {
            int usual = connection.getNetworkTimeout();
            boolean forEver = usual == 0;
            connection.setNetworkTimeout(Runnable::run, forEver ? 0 : usual + Math.toIntExact(more.toMillis()));
            try {
                wait.run();
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            }
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    /** Ends the connection; the place is used further. */
    void disconnect() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public void close() {
        try {
            disconnect();
        } finally {
            database.letGo();
        }
    }
}

package dev.tierwise.adapter.jdbc;

import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that only reads, in one transaction, so that all queries tell of the same moment. Calls of JDBC hear no interrupt and
 * know no deadline: they run on a thread of their own, which is left behind where they do not come back.
 */
final class ReadTransaction implements AutoCloseable {

    /** How long a database may take to stop a query, or to say good-bye. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Login login;
    private final Driver driver;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> daemon("jdbc", work));
    private volatile @Nullable Connection connection;
    private volatile @Nullable Statement running;
    private volatile boolean givenUp;

    ReadTransaction(Login login, Driver driver) {
        this.login = login;
        this.driver = driver;
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Something that is done on the thread that talks to the database. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws SourceException;
    }

    /**
     * Asks a query.
     *
     * @throws SourceException when the database or the query cannot be used
     */
    QueryTable ask(TableKind kind, String sql, Instant deadline) throws SourceException {
        return within(deadline, () -> {
            Connection open = connection == null ? connect() : Objects.requireNonNull(connection);
            try {
                Statement statement = open.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                statement.setFetchSize(QueryTable.AT_ONCE);
                running = statement;
                if (!statement.execute(sql)) {
                    throw JdbcSourceFactory.misconfigured(
                            Text.of(ReadTransaction.class, "no.rows", Queries.setting(kind)));
                }
                return new QueryTable(this, login, kind, statement.getResultSet(), deadline);
            } catch (SQLException e) {
                rollBack(open);
                throw Failures.asking(Queries.setting(kind), e, login);
            }
        });
    }

    /** After a failure some databases answer nothing else before it. */
    private static void rollBack(Connection open) {
        try {
            if (!open.getAutoCommit()) {
                open.rollback();
            }
        } catch (SQLException e) {
            // what failed is told already
        }
    }

    private Connection connect() throws SourceException {
        try {
            Connection opened = driver.connect(login.url(), login.properties());
            if (opened == null) {
                throw JdbcSourceFactory.misconfigured(Text.of(ReadTransaction.class, "url.refused"));
            }
            connection = opened;
            if (givenUp) {
                opened.close();
            } else {
                onlyReadAtOneMoment(opened, login.isOfPostgresql());
            }
            return opened;
        } catch (SQLException e) {
            throw Failures.connecting(e, login);
        }
    }

    /** Where a database can; in others each query tells of its own moment. */
    private static void onlyReadAtOneMoment(Connection opened, boolean isPostgresql) throws SQLException {
        try {
            if (!opened.isReadOnly()) {
                opened.setReadOnly(true);
            }
            if (opened.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
                opened.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            if (isPostgresql) {
                // the session too, whatever the URL says: a statement could end the transaction
                try (Statement statement = opened.createStatement()) {
                    statement.execute("set session characteristics as transaction read only");
                }
            }
            opened.setAutoCommit(false);
        } catch (SQLFeatureNotSupportedException e) {
            // a warehouse without transactions
        }
    }

    /**
     * Makes a call and waits for it.
     *
     * @throws SourceException what the call threw, or one of kind {@code UNAVAILABLE} when it did not come back in time or this
     *                         thread was interrupted, whose flag is then set
     */
    <T> T within(Instant deadline, Call<T> call) throws SourceException {
        try {
            if (Thread.interrupted()) {
                // an answer that is there already would be given all the same
                throw new InterruptedException();
            }
            Future<T> answer = thread.submit(call::make);
            return answer.get(
                    Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            throw unavailable(Text.of(ReadTransaction.class, "interrupted"));
        } catch (TimeoutException e) {
            giveUp();
            throw unavailable(Text.of(ReadTransaction.class, "too.slow"));
        } catch (RejectedExecutionException e) {
            throw unavailable(Text.of(ReadTransaction.class, "given.up"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException told) {
                throw told;
            }
            throw unavailable(Text.of(
                    ReadTransaction.class,
                    "driver.failed",
                    Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName()));
        }
    }

    private static SourceException unavailable(Text message) {
        return new SourceException(SourceException.Kind.UNAVAILABLE, message);
    }

    /** Stops what runs. Even that may hang, where the network does. */
    private void giveUp() {
        givenUp = true;
        thread.shutdownNow();
        Thread stopping = daemon("jdbc-stop", () -> {
            stop(running, Statement::cancel);
            stop(connection, Connection::close);
        });
        stopping.start();
        try {
            stopping.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Stop<T> {
        void stop(T what) throws SQLException;
    }

    private static <T> void stop(@Nullable T what, Stop<T> how) {
        try {
            if (what != null) {
                how.stop(what);
            }
        } catch (SQLException e) {
            // it has ended already, or ends with the program
        }
    }

    /** Says good-bye to the database; nothing that a query may have written stays. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        Future<?> goodBye = thread.submit(() -> {
            try (Connection open = connection) {
                if (open != null) {
                    rollBack(open);
                }
            } catch (SQLException e) {
                // it is gone already
            }
        });
        thread.shutdown();
        try {
            goodBye.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it ends with the program
        }
    }
}

package dev.tierwise.adapter.sql;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.SharedWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Work that is shared by way of a table in the ledger's database, with db-scheduler: each job is a task of its own, so
 * that a process leaves alone what it does not know.
 */
final class SqlSharedWork implements SharedWork {

    /**
     * How fast things go.
     *
     * @param poll      how often a process looks for jobs that have come up
     * @param heartbeat how often it shows that it is alive while it does one. When four signs of life are missing, it is
     *                  taken for dead; whether there are such is looked at every second time
     * @param upkeep    how often it looks whether every job will come up
     * @param connect   how long it waits for a connection before the database counts as unreachable
     */
    record Pace(Duration poll, Duration heartbeat, Duration upkeep, Duration connect) {

        /**
         * Who dies is replaced after 20 to 30 seconds: a pause of the network or for collecting garbage does not take so
         * long, and a refresh that is half a minute late bothers nobody.
         */
        static final Pace USUAL =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    private static final String INSTANCE = "job";
    private static final int MOST_THREADS = 8;
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration PATIENCE_WITH_INTERRUPTED = Duration.ofSeconds(10);

    /** What one process does not know for ever another one may be doing all the time. */
    private static final Duration NEVER = Duration.ofDays(365_000);

    private final Database database;
    private final JdbcCustomization dialect;
    private final int connections;
    private final Pace pace;
    private final Running running = new Running();
    private @Nullable HikariDataSource pool;
    private @Nullable Scheduler scheduler;
    private @Nullable Thread upkeep;

    SqlSharedWork(LedgerLocation location, ServerLimits limits, Pace pace) {
        this.database = Database.at(location, limits);
        this.pace = pace;
        boolean inFile = location instanceof LedgerLocation.InFile;
        this.dialect = inFile ? new SqliteJdbcCustomization() : new PostgreSqlJdbcCustomization(false, false);
        // only one connection at a time can change a file; the other is for looking
        this.connections = inFile ? 2 : 4;
    }

    @Override
    public void start(List<Job> jobs, Listener listener) {
        List<Task<?>> tasks = new ArrayList<>();
        jobs.forEach(job -> tasks.add(task(job, listener)));
        HikariDataSource opened = pool();
        pool = opened;
        Scheduler started = Scheduler.create(new Connections(() -> connect(opened, listener)), tasks)
                .jdbcCustomization(dialect)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(Math.max(1, Math.min(MOST_THREADS, jobs.size())))
                .pollingInterval(pace.poll())
                .enableImmediateExecution()
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(PATIENCE_WITH_INTERRUPTED)
                .failureLogging(LogLevel.OFF, false)
                .build();
        scheduler = started;
        upkeep = new Thread(() -> keepUp(jobs, started), "tierwise-upkeep");
        upkeep.start();
        started.start();
    }

    /** Needs no database to begin with, nor minds if it goes away. */
    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Connections(database::connect));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(pace.connect().toMillis());
        // so that who waits for a connection gets past one that no longer answers
        config.setValidationTimeout(pace.connect().toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private Connection connect(DataSource from, Listener listener) throws SQLException {
        try {
            return from.getConnection();
        } catch (SQLException e) {
            SQLException first = e;
            while (first.getCause() instanceof SQLException cause) {
                first = cause;
            }
            if (!running.isEnding()) {
                listener.unreachable(
                        first instanceof SQLTransientConnectionException
                                ? database.unavailable("silent")
                                : database.explain(first));
            }
            throw e;
        }
    }

    private Task<Void> task(Job job, Listener listener) {
        return Tasks.custom(job.name(), Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            boolean finished = running.run(job, listener);
            CompletionHandler<Void> comesUpAgain = (completed, operations) -> operations.reschedule(
                    completed, finished ? completed.getTimeDone().plus(job.every()) : completed.getTimeDone());
            return comesUpAgain;
        });
    }

    private void keepUp(List<Job> jobs, Scheduler in) {
        try {
            while (true) {
                jobs.forEach(job -> keepUp(job, in));
                Thread.sleep(pace.upkeep().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sees to it that a job comes up: also in a database that was replaced by an older copy of itself, and when it was put
     * off for longer than is wanted now, or by a clock that was wrong.
     */
    private void keepUp(Job job, Scheduler in) {
        TaskInstance<Void> instance = new TaskInstance<>(job.name(), INSTANCE);
        Instant now = Instant.now();
        try {
            Optional<ScheduledExecution<Object>> scheduled = in.getScheduledExecution(instance);
            if (scheduled.isEmpty()) {
                in.scheduleIfNotExists(instance, now);
            } else if (!scheduled.get().isPicked()
                    && scheduled.get().getExecutionTime().isAfter(now.plus(job.every()))) {
                in.reschedule(instance, now);
            }
        } catch (RuntimeException e) {
            // a database that does not answer is told of elsewhere, somebody else may have been quicker, and in either
            // case it is looked at again later
        }
    }

    @Override
    public void close() {
        running.end();
        if (upkeep != null) {
            upkeep.interrupt();
        }
        if (scheduler != null) {
            scheduler.stop();
        }
        if (pool != null) {
            pool.close();
        }
    }

    /** The jobs that are being done in this process. */
    private static final class Running {

        private final Set<Thread> threads = new HashSet<>();
        private boolean ending;

        /** Does a job unless it is too late for that; answers whether it was done to its end. */
        boolean run(Job job, Listener listener) {
            if (!begin()) {
                return false;
            }
            Throwable failure = null;
            try {
                job.work().run();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            boolean finished = end(Thread.currentThread());
            if (failure != null && finished) {
                listener.failed(job.name(), failure);
            }
            return finished;
        }

        private synchronized boolean begin() {
            return !ending && threads.add(Thread.currentThread());
        }

        /** Takes an interrupt back too: what is noted in the database afterwards must not fail because of it. */
        private synchronized boolean end(Thread thread) {
            threads.remove(thread);
            Thread.interrupted();
            return !ending;
        }

        synchronized boolean isEnding() {
            return ending;
        }

        /** Interrupts what is being done; nothing begins any more. */
        synchronized void end() {
            ending = true;
            threads.forEach(Thread::interrupt);
        }
    }
}

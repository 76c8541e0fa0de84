package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.adapter.sql.SqlSharedWork.Pace;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.SharedWork;
import dev.tierwise.application.ledger.SharedWork.Job;
import dev.tierwise.testing.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("process")
@Isolated("beats against short time limits")
class SqlSharedWorkTest {

    private static final Pace FAST =
            new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Pace FAST_TO_GIVE_UP =
            new Pace(FAST.poll(), FAST.heartbeat(), FAST.upkeep(), Duration.ofMillis(500));
    private static final ServerLimits HASTY = new ServerLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration HARDLY_EVER = Duration.ofDays(1);

    @Test
    void theUsualPaceReplacesADeadProcessWithinHalfAMinute() {
        assertThat(Pace.USUAL)
                .isEqualTo(new Pace(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(5)));
    }

    @Nested
    class InSqlite extends Rules {

        @TempDir
        private Path folder;

        @Override
        Place place() {
            return Place.inFile(folder.resolve("ledger.db"));
        }
    }

    @Nested
    class InPostgres extends Rules {

        @Override
        Place place() {
            return Server.freshPlace();
        }

        @Test
        void workGoesOnWhenTheDatabaseWasAway() throws Exception {
            try (Line line = line()) {
                BlockingQueue<String> done = new LinkedBlockingQueue<>();
                start(behind(line), FAST_TO_GIVE_UP, job("a", AT_ONCE, () -> done.add("a")));
                assertThat(take(done)).isEqualTo("a");
                line.cut();
                assertUnavailable(take(troubles));
                done.clear();
                line.mend();
                assertThat(take(done)).isEqualTo("a");
            }
        }

        @Test
        void workGoesOnWhenConnectionsWereLostWithoutAWord() throws Exception {
            try (Line line = line()) {
                BlockingQueue<String> done = new LinkedBlockingQueue<>();
                start(behind(line), FAST_TO_GIVE_UP, job("a", AT_ONCE, () -> done.add("a")));
                assertThat(take(done)).isEqualTo("a");
                line.freeze();
                assertUnavailable(take(troubles));
                done.clear();
                line.thaw();
                assertThat(done.poll(15, TimeUnit.SECONDS)).isEqualTo("a");
            }
        }

        private Line line() throws IOException {
            return new Line(Server.port());
        }

        private LedgerLocation behind(Line line) {
            LedgerLocation.OnServer direct = (LedgerLocation.OnServer) place.location();
            String url = direct.url().replace(":" + Server.port() + "/", ":" + line.port() + "/");
            return new LedgerLocation.OnServer(url, direct.user(), direct.password());
        }

        private static void assertUnavailable(Object trouble) {
            assertThat(trouble)
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            told -> assertThat(told.kind()).isEqualTo(LedgerException.Kind.UNAVAILABLE));
        }
    }

    /** What holds in every database. */
    abstract static class Rules {

        final BlockingQueue<Object> troubles = new LinkedBlockingQueue<>();
        private final List<SharedWork> processes = new ArrayList<>();

        Place place;

        abstract Place place();

        @BeforeEach
        void makeALedger() {
            place = place();
            place.open().close();
        }

        @AfterEach
        void end() {
            processes.forEach(SharedWork::close);
        }

        @Test
        void eachJobComesUpAgainAndAgain() throws Exception {
            BlockingQueue<String> often = new LinkedBlockingQueue<>();
            BlockingQueue<String> seldom = new LinkedBlockingQueue<>();
            start(job("a", AT_ONCE, () -> often.add("a")), job("b", HARDLY_EVER, () -> seldom.add("b")));
            take(seldom);
            for (int i = 0; i < 10; i++) {
                take(often);
            }
            assertThat(seldom).isEmpty();
        }

        @Test
        void aJobIsDoneByOneProcessAtATime() throws Exception {
            AtomicInteger at = new AtomicInteger();
            BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
            for (int process = 0; process < 3; process++) {
                start(job("a", AT_ONCE, () -> {
                    seen.add(at.incrementAndGet());
                    sleep(20);
                    at.decrementAndGet();
                }));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(take(seen)).isEqualTo(1);
            }
        }

        @Test
        void aJobThatAProcessDoesNotKnowIsLeftToThoseThatDo() throws Exception {
            BlockingQueue<String> one = new LinkedBlockingQueue<>();
            BlockingQueue<String> other = new LinkedBlockingQueue<>();
            start(job("a", AT_ONCE, () -> one.add("a")));
            start(job("b", AT_ONCE, () -> other.add("b")));
            for (int i = 0; i < 5; i++) {
                take(one);
                take(other);
            }
        }

        @Test
        void aJobOfAProcessThatGivesNoSignOfLifeIsTakenOver() throws Exception {
            change(
                    "insert into scheduled_tasks(task_name, task_instance, execution_time, picked, picked_by,"
                            + " last_heartbeat, version) values ('a', 'job', ?, true, 'somebody dead', ?, 7)",
                    Instant.now().minusSeconds(60),
                    Instant.now());
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            start(job("a", HARDLY_EVER, () -> done.add("a")));
            assertThat(take(done)).isEqualTo("a");
        }

        @Test
        void aJobThatTakesLongerThanSignsOfLifeMayBeMissingIsNotTakenOver() throws Exception {
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            for (int process = 0; process < 2; process++) {
                start(job("a", HARDLY_EVER, () -> {
                    done.add("begun");
                    sleep(FAST.heartbeat().multipliedBy(8).toMillis());
                    done.add("done");
                }));
            }
            assertThat(take(done)).isEqualTo("begun");
            assertThat(take(done)).isEqualTo("done");
            assertThat(done).isEmpty();
        }

        @Test
        void aJobThatFailsIsToldAndComesUpAgain() throws Exception {
            RuntimeException failure = new IllegalStateException("does not work");
            start(job("a", AT_ONCE, () -> {
                throw failure;
            }));
            for (int i = 0; i < 2; i++) {
                assertThat(take(troubles)).isEqualTo("a: " + failure);
            }
        }

        @Test
        void theEndInterruptsAJobAndWaitsForItAndAnotherProcessTakesItUpAtOnce() throws Exception {
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            SharedWork ending = start(job("a", HARDLY_EVER, () -> {
                done.add("begun");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    sleep(50);
                    done.add("interrupted");
                }
            }));
            assertThat(take(done)).isEqualTo("begun");
            ending.close();
            assertThat(done).containsExactly("interrupted");
            done.clear();
            start(job("a", HARDLY_EVER, () -> done.add("taken up")));
            assertThat(take(done)).isEqualTo("taken up");
            assertThat(troubles).isEmpty();
        }

        @Test
        void aJobThatIsMissingFromTheDatabaseIsPutThereAgain() throws Exception {
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            start(job("a", HARDLY_EVER, () -> done.add("a")));
            assertThat(take(done)).isEqualTo("a");
            change("delete from scheduled_tasks");
            assertThat(take(done)).isEqualTo("a");
        }

        @Test
        void aJobThatWasPutOffForLongerThanIsWantedNowComesUp() throws Exception {
            BlockingQueue<String> done = new LinkedBlockingQueue<>();
            SharedWork first = start(job("a", HARDLY_EVER, () -> done.add("a")));
            assertThat(take(done)).isEqualTo("a");
            first.close();
            start(job("a", Duration.ofMinutes(1), () -> done.add("a")));
            assertThat(take(done)).isEqualTo("a");
        }

        @Test
        void nothingHappensBeforeTheStartOrWithoutAJob() throws Exception {
            SharedWork unused = new SqlSharedWork(place.location(), ServerLimits.USUAL, FAST);
            unused.close();
            start();
        }

        SharedWork start(Job... jobs) {
            return start(place.location(), FAST, jobs);
        }

        SharedWork start(LedgerLocation at, Pace pace, Job... jobs) {
            SharedWork work = new SqlSharedWork(at, HASTY, pace);
            processes.add(work);
            work.start(List.of(jobs), new SharedWork.Listener() {
                @Override
                public void failed(String job, Throwable why) {
                    troubles.add(job + ": " + why);
                }

                @Override
                public void unreachable(Throwable why) {
                    troubles.add(why);
                }
            });
            return work;
        }

        private void change(String sql, Instant... parameters) throws SQLException {
            try (Connection connection = Database.at(place.location()).connect();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setTimestamp(i + 1, Timestamp.from(parameters[i]));
                }
                statement.execute();
            }
        }
    }

    private static Job job(String name, Duration every, Runnable work) {
        return new Job(name, every, work);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something, but not for ever. */
    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T taken = queue.poll(60, TimeUnit.SECONDS);
        assertThat(taken).as("within a minute").isNotNull();
        return taken;
    }
}

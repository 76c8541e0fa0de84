package dev.tierwise.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.server.http.ExchangeThreads.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExchangeThreadsTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger brokenOff = new AtomicInteger();

    private void hang() {
        seen.add(Thread.currentThread());
        try {
            Thread.sleep(NEVER.toMillis());
        } catch (InterruptedException e) {
            brokenOff.incrementAndGet();
        }
    }

    @Test
    void however_many_hang_a_few_threads_are_enough_for_the_last_one() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        try (ExchangeThreads threads = new ExchangeThreads(new Limits(4, Duration.ofMillis(20), NEVER))) {
            for (int i = 0; i < 40; i++) {
                threads.execute(this::hang);
            }
            threads.execute(last::countDown);
            assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(seen).hasSizeLessThanOrEqualTo(4);
        assertThat(brokenOff).hasValueGreaterThanOrEqualTo(37);
    }

    @Test
    void one_that_hangs_is_left_alone_as_long_as_there_is_room() throws Exception {
        CountDownLatch done = new CountDownLatch(20);
        try (ExchangeThreads threads = new ExchangeThreads(new Limits(2, Duration.ofMillis(500), NEVER))) {
            threads.execute(this::hang);
            for (int i = 0; i < 20; i++) {
                threads.execute(done::countDown);
            }
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(brokenOff).hasValue(0);
        }
    }

    @Test
    void an_interrupt_hits_the_exchange_alone_that_it_was_meant_for() throws Exception {
        LinkedBlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        try (ExchangeThreads threads = new ExchangeThreads(new Limits(1, NEVER, Duration.ofMillis(20)))) {
            threads.execute(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            threads.execute(() -> interrupted.add(Thread.currentThread().isInterrupted()));
            assertThat(interrupted.poll(1, TimeUnit.MINUTES)).isFalse();
        }
    }
}

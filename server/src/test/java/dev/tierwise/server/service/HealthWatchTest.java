package dev.tierwise.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthWatchTest {

    private static final ServiceHealth FINE = health(Optional.empty());
    private static final ServiceHealth SILENT = health(Optional.of("does not answer"));
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    private ServiceHealth look() {
        looks.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FINE;
    }

    @Test
    void each_question_is_a_look_of_its_own() {
        answers.countDown();
        try (HealthWatch watch = new HealthWatch(this::look, () -> SILENT, LONG)) {
            assertThat(watch.health()).isSameAs(FINE);
            assertThat(watch.health()).isSameAs(FINE);
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void a_ledger_that_does_not_answer_holds_one_look_however_many_ask() {
        try (HealthWatch watch = new HealthWatch(this::look, () -> SILENT, SHORT)) {
            for (int i = 0; i < 20; i++) {
                assertThat(watch.health()).isSameAs(SILENT);
            }
            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void who_asks_while_a_look_goes_on_waits_no_longer_than_it_was_given() {
        try (HealthWatch watch = new HealthWatch(this::look, () -> SILENT, Duration.ofSeconds(1))) {
            assertThat(watch.health()).isSameAs(SILENT);
            long began = System.nanoTime();
            assertThat(watch.health()).isSameAs(SILENT);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));
        }
    }

    @Test
    void a_ledger_that_answers_again_is_looked_at_again() {
        try (HealthWatch watch = new HealthWatch(this::look, () -> SILENT, SHORT)) {
            assertThat(watch.health()).isSameAs(SILENT);
            answers.countDown();
            while (watch.health() == SILENT) {
                Thread.onSpinWait();
            }
            assertThat(watch.health()).isSameAs(FINE);
        }
    }

    @Test
    void a_fault_is_one() {
        try (HealthWatch watch = new HealthWatch(
                () -> {
                    throw new IllegalArgumentException("x");
                },
                () -> SILENT,
                LONG)) {
            assertThatThrownBy(watch::health)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("x");
        }
    }

    @Test
    void probes_get_an_answer_within_two_seconds() {
        assertThat(HealthWatch.USUAL_PATIENCE).isEqualTo(Duration.ofMillis(1_500));
    }

    private static ServiceHealth health(Optional<String> error) {
        return new ServiceHealth(Instant.EPOCH, Instant.EPOCH, error, List.of(), Map.of());
    }
}

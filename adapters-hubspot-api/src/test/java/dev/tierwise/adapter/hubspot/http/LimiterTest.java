package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.adapter.hubspot.http.RollingWindow.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LimiterTest {

    private final Lifetime lifetime = new Lifetime(InstantSource.system());

    @Test
    void theFirstToComeIsTheFirstToGo() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofMillis(1), lifetime);
        Place held = limiter.enter().orElseThrow();
        BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    Place place = limiter.enter().orElseThrow();
                    order.add(number);
                    limiter.leave(place, RateHeaders.NONE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            untilItWaits(thread);
            waiting.add(thread);
        }
        limiter.leave(held, RateHeaders.NONE);
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(List.copyOf(order)).isSorted().hasSize(20);
    }

    @Test
    void anInterruptEndsTheWaitAndLetsTheNextOneGo() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofMillis(1), lifetime);
        Place held = limiter.enter().orElseThrow();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread first = new Thread(() -> {
            try {
                limiter.enter();
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        first.start();
        untilItWaits(first);
        CompletableFuture<Optional<Place>> second = waiting(limiter);
        first.interrupt();
        assertThat(interrupted.get()).isTrue();
        limiter.leave(held, RateHeaders.NONE);
        assertThat(second.get()).isPresent();
    }

    @Test
    void theDeadlineEndsTheWait() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofHours(1), lifetime);
        limiter.leave(limiter.enter().orElseThrow(), RateHeaders.NONE);
        lifetime.endAt(lifetime.clock().plusMillis(50));
        assertThat(limiter.enter()).isEmpty();
    }

    @Test
    void aPauseBeyondTheDeadlineIsNotWaitedFor() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofSeconds(1), lifetime);
        lifetime.endAt(lifetime.clock().plusSeconds(3600));
        Place held = limiter.enter().orElseThrow();
        CompletableFuture<Optional<Place>> waiting = waiting(limiter);
        limiter.pause(Duration.ofHours(2));
        assertThat(waiting.get()).isEmpty();
        assertThat(limiter.enter()).isEmpty();
        limiter.giveBack(held);
    }

    @Test
    void closingEndsTheWait() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofHours(1), lifetime);
        Place held = limiter.enter().orElseThrow();
        CompletableFuture<Optional<Place>> waiting = waiting(limiter);
        lifetime.close();
        limiter.wake();
        assertThat(waiting.get()).isEmpty();
        limiter.giveBack(held);
    }

    @Test
    void aLearntLimitCountsAtOnce() throws Exception {
        Limiter limiter = new Limiter(1, Duration.ofHours(1), lifetime);
        Place held = limiter.enter().orElseThrow();
        CompletableFuture<Optional<Place>> waiting = waiting(limiter);
        limiter.leave(held, RateHeaders.of(Headers.of("X-HubSpot-RateLimit-Max", "2")));
        assertThat(waiting.get()).isPresent();
    }

    @Test
    void aThreadAlreadyInterruptedDoesNotEnter() {
        Limiter limiter = new Limiter(1, Duration.ofHours(1), lifetime);
        Thread.currentThread().interrupt();
        assertThatThrownBy(limiter::enter).isInstanceOf(InterruptedException.class);
    }

    private static CompletableFuture<Optional<Place>> waiting(Limiter limiter) throws InterruptedException {
        CompletableFuture<Optional<Place>> entered = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                entered.complete(limiter.enter());
            } catch (InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        thread.start();
        untilItWaits(thread);
        return entered;
    }

    private static void untilItWaits(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}

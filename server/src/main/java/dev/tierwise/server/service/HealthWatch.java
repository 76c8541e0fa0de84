package dev.tierwise.server.service;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the health of the service for whoever asks, and waits for the ledger so long and no longer. One look goes on at a time,
 * on one thread, however many ask: a ledger that does not answer holds this thread alone.
 */
final class HealthWatch implements AutoCloseable {

    /** Who probes a service usually waits for 2 to 10 seconds. */
    static final Duration USUAL_PATIENCE = Duration.ofMillis(1_500);

    static final String THREAD_NAME = "tierwise-health";

    private final Supplier<ServiceHealth> looking;
    private final Supplier<ServiceHealth> silence;
    private final Duration patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, THREAD_NAME);
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Look look;

    /** A look that goes on, or was the last one. */
    private record Look(Future<ServiceHealth> result, long until) {}

    /**
     * A watch.
     *
     * @param looking  may take as long as the ledger does
     * @param silence  what is said as long as the ledger does not answer
     * @param patience how long a look may take before that is said
     */
    HealthWatch(Supplier<ServiceHealth> looking, Supplier<ServiceHealth> silence, Duration patience) {
        this.looking = looking;
        this.silence = silence;
        this.patience = patience;
    }

    /** The health of now, if the ledger tells it in time. */
    ServiceHealth health() {
        Look now = look();
        try {
            return now.result().get(Math.max(0, now.until() - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return silence.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silence.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the health cannot be told", e.getCause());
        }
    }

    private synchronized Look look() {
        if (look == null || look.result().isDone()) {
            look = new Look(thread.submit(looking::get), System.nanoTime() + patience.toNanos());
        }
        return look;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package dev.tierwise.cli.plugin;

import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a plug-in on a thread of its own, with the plug-in's class loader, for so long and no longer. The thread is a daemon:
 * a plug-in that never comes back keeps nobody from ending.
 */
final class Guard implements AutoCloseable {

    private final PluginFaults faults;
    private final Duration grace;
    private final ExecutorService thread;
    private volatile boolean gaveUp;

    /**
     * @param faults  what to tell when it fails
     * @param grace   how long it may take to stop after an interrupt
     */
    Guard(PluginFaults faults, ClassLoader loader, Duration grace) {
        this.faults = faults;
        this.grace = grace;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(faults.threads(), work, faults.plugin().toString());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /** What a plug-in is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SourceException;
    }

    /**
     * Asks and waits.
     *
     * @throws SourceException what the plug-in threw, or one of kind {@code UNAVAILABLE} when it failed otherwise, took too
     *                         long, or this thread was interrupted, whose flag is then set
     */
    <T> T call(Duration atMost, Question<T> question) throws SourceException {
        Future<T> answer = thread.submit(question::ask);
        try {
            return answer.get(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            letGo(answer);
            throw faults.unavailable("late");
        } catch (InterruptedException e) {
            letGo(answer);
            Thread.currentThread().interrupt();
            throw faults.unavailable("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException told) {
                throw told;
            }
            throw faults.of(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private void letGo(Future<?> answer) {
        answer.cancel(true);
        thread.shutdownNow();
        try {
            gaveUp = !thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            gaveUp = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a call took too long and has not come back yet. */
    boolean isLeftBehind() {
        return gaveUp && !thread.isTerminated();
    }

    /** What to say as long as that is so. */
    SourceException leftBehind() {
        return faults.unavailable("left-behind");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

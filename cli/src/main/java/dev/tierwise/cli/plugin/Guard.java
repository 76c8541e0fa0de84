package dev.tierwise.cli.plugin;

import dev.tierwise.application.spi.SourceException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a plug-in on a thread of its own, with the plug-in's class loader, for so long and no longer. The thread is a daemon:
 * a plug-in that never comes back keeps nobody from ending.
 */
final class Guard implements AutoCloseable {

    private final String plugin;
    private final Duration grace;
    private final ExecutorService thread;

    /**
     * @param plugin what people call it, for messages
     * @param grace  how long it may take to stop after an interrupt
     */
    Guard(String plugin, ClassLoader loader, Duration grace) {
        this.plugin = plugin;
        this.grace = grace;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, plugin);
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
            throw unavailable("did not answer in time and was left behind", null);
        } catch (InterruptedException e) {
            letGo(answer);
            Thread.currentThread().interrupt();
            throw unavailable("was interrupted", null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException told) {
                throw told;
            }
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private void letGo(Future<?> answer) {
        answer.cancel(true);
        thread.shutdownNow();
        try {
            thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a plug-in throws may hold anything: only its kind is told. */
    private SourceException failed(Throwable fault) {
        String kind = fault.getClass().getSimpleName();
        return fault instanceof LinkageError
                ? unavailable(
                        "failed (" + kind + "): a class or method is missing, perhaps because it was made for"
                                + " another version of Tierwise or is incomplete",
                        fault)
                : unavailable("failed (" + kind + "); this is a fault of the plug-in, tell its author", fault);
    }

    private SourceException unavailable(String what, @Nullable Throwable cause) {
        String message = plugin + " " + what;
        return cause == null
                ? new SourceException(SourceException.Kind.UNAVAILABLE, message)
                : new SourceException(SourceException.Kind.UNAVAILABLE, message, cause);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

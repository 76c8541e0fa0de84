package dev.tierwise.server.http;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which an endpoint reads requests and writes answers. A client that sends or reads slowly holds its thread for a
 * while only: an exchange is broken off when its time is over, and sooner if another one waits for a thread and this one has been
 * running longest.
 */
public final class ExchangeThreads implements Executor, AutoCloseable {

    /**
     * Limits of exchanges.
     *
     * @param threads how many exchanges run at once
     * @param turn    how long an exchange waits for a thread before another one is broken off for it
     * @param whole   how long an exchange may run
     */
    public record Limits(int threads, Duration turn, Duration whole) {

        /** Those of a service. */
        public static final Limits USUAL = new Limits(32, Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    static final String THREAD_NAME = "tierwise-endpoint";

    private static final int IDLE_SECONDS = 10;

    private final Limits limits;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor alarms;

    /** Oldest first, without those that are broken off; guarded by this object. */
    private final Set<Exchange> running = new LinkedHashSet<>();

    ExchangeThreads(Limits limits) {
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                ExchangeThreads::thread);
        threads.allowCoreThreadTimeOut(true);
        this.alarms = new ScheduledThreadPoolExecutor(1, ExchangeThreads::thread);
        alarms.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, THREAD_NAME);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(new Exchange(work));
    }

    private synchronized void makeRoom(Exchange waiting) {
        Iterator<Exchange> oldest = running.iterator();
        if (waiting.thread == null && oldest.hasNext()) {
            breakOff(oldest.next());
        }
    }

    /** An interrupt closes the connection that the thread reads from or writes to. */
    private synchronized void breakOff(Exchange exchange) {
        if (running.remove(exchange) && exchange.thread != null) {
            exchange.thread.interrupt();
        }
    }

    private final class Exchange implements Runnable {

        private final Runnable work;
        private Future<?> alarm = alarms.scheduleWithFixedDelay(
                () -> makeRoom(this), limits.turn().toMillis(), limits.turn().toMillis(), TimeUnit.MILLISECONDS);
        private @Nullable Thread thread;

        Exchange(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            begin();
            try {
                work.run();
            } finally {
                end();
            }
        }

        private void begin() {
            synchronized (ExchangeThreads.this) {
                thread = Thread.currentThread();
                running.add(this);
                alarm.cancel(false);
                alarm = alarms.schedule(() -> breakOff(this), limits.whole().toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Takes an interrupt back too: it was meant for this exchange alone. */
        private void end() {
            synchronized (ExchangeThreads.this) {
                running.remove(this);
                alarm.cancel(false);
                Thread.interrupted();
            }
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        threads.shutdownNow();
    }
}

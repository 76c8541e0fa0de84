package dev.tierwise.adapter.hubspot.read;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that wait for HubSpot's answers. Many, because each portal has limits of its own: a portal that waits for its
 * limit must not keep another one waiting. They do little but wait, and do not keep the program alive.
 */
final class Workers {

    private static final int MOST = 512;
    private static final int STACK_BYTES = 512 * 1024;

    private Workers() {}

    static ExecutorService start() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(MOST, MOST, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "hubspot-" + count.incrementAndGet(), STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** How many threads each of some portals gets, so that none waits for another one's threads. */
    static int perPortal(int portals) {
        return Math.max(1, MOST / Math.max(1, portals));
    }
}

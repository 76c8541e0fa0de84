package dev.tierwise.adapter.hubspot.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A request's way through a rolling window of 190 in ten seconds that is nearly full, against one that takes no notice of how long
 * requests are under way. Lies where it does because nobody else may use the window.
 */
@State(Scope.Benchmark)
public class RollingWindowBenchmark {

    private static final int LIMIT = 190;
    private static final long INTERVAL = 10_000_000_000L;

    /** A little slower than the limit: there is always a place. */
    private static final long STEP = INTERVAL / (LIMIT - 1);

    private final RollingWindow window = new RollingWindow(LIMIT, INTERVAL);
    private final Deque<Long> sent = new ArrayDeque<>();
    private long now;

    @Benchmark
    public long ours() {
        now += STEP;
        long wait = window.waitAt(now);
        window.answered(window.take(now), now);
        return wait;
    }

    @Benchmark
    public long peer() {
        now += STEP;
        while (!sent.isEmpty() && now - sent.peek() >= INTERVAL) {
            sent.remove();
        }
        long wait = sent.size() < LIMIT ? 0 : sent.element() + INTERVAL - now;
        sent.add(now);
        return wait;
    }
}

package dev.tierwise.adapter.hubspot.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** How long requests may be made: until the deadline, or until the API is closed. */
final class Lifetime {

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long beginning;
    private volatile long end = Long.MAX_VALUE;
    private volatile boolean closed;

    Lifetime(InstantSource clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanoTime nanoseconds since whenever, as {@link System#nanoTime} counts them */
    Lifetime(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.beginning = nanoTime.getAsLong();
    }

    /** The time of day. */
    Instant clock() {
        return clock.instant();
    }

    /** Nanoseconds since the beginning; unlike the clock they never jump. */
    long now() {
        return nanoTime.getAsLong() - beginning;
    }

    void endAt(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        end = left.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : now() + left.toNanos();
    }

    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    /** How many nanoseconds are left; none when it is over. */
    long left() {
        return closed ? 0 : Math.max(0, end - now());
    }
}

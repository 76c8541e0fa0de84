package dev.tierwise.server.service;

import java.time.Duration;
import java.time.Instant;

/** How long to leave something alone that did not work: twice as long each time. Used from any thread. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Duration next = FIRST;
    private Instant until = Instant.MIN;

    /** It did not work. */
    synchronized void lose(Instant now) {
        until = now.plus(next);
        next = min(next.multipliedBy(2));
    }

    /** It did not work, and somebody says when to try again. */
    synchronized void lose(Instant now, Duration wait) {
        lose(now);
        until = now.plus(min(wait));
    }

    /** It did not work, and will hardly do so soon. */
    synchronized void loseAll(Instant now) {
        next = LONGEST;
        lose(now);
    }

    /** It worked. */
    synchronized void regain() {
        next = FIRST;
        until = Instant.MIN;
    }

    /** Whether it is to be left alone; never for longer than the longest wait, also when a clock is put back. */
    synchronized boolean isWaiting(Instant now) {
        return now.isBefore(until) && !now.plus(LONGEST).isBefore(until);
    }

    private static Duration min(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}

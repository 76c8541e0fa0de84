package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.adapter.hubspot.http.RollingWindow.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where requests wait for their place in a {@link RollingWindow}: first come, first served. */
final class Limiter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Condition> queue = new ArrayDeque<>();
    private final RollingWindow window;
    private final Lifetime lifetime;

    Limiter(int limit, Duration interval, Lifetime lifetime) {
        this.window = new RollingWindow(limit, interval.toNanos());
        this.lifetime = lifetime;
    }

    /** Waits for a place; empty when the lifetime ends before there is one, which may be known at once. */
    Optional<Place> enter() throws InterruptedException {
        lock.lockInterruptibly();
        Condition turn = lock.newCondition();
        queue.add(turn);
        try {
            while (true) {
                long now = lifetime.now();
                long left = lifetime.left();
                if (left == 0 || window.pauseAt(now) >= left) {
                    return Optional.empty();
                }
                long wait = turn == queue.peek() ? window.waitAt(now) : RollingWindow.UNTIL_ANSWERED;
                if (wait == 0) {
                    return Optional.of(window.take(now));
                }
                long unused = turn.awaitNanos(Math.min(wait, left));
            }
        } finally {
            queue.remove(turn);
            wakeFirst();
            lock.unlock();
        }
    }

    /** Notes the end of a request, and what its answer said about the limit. */
    void leave(Place place, RateHeaders said) {
        lock.lock();
        try {
            long now = lifetime.now();
            said.max().ifPresent(window::allow);
            said.interval().ifPresent(interval -> window.countIn(interval.toNanos()));
            said.used().ifPresent(used -> window.serverCounted(used, place, now));
            window.answered(place, now);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the place of a request that was not sent. */
    void giveBack(Place place) {
        lock.lock();
        try {
            window.giveBack(place);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Holds everything back for a while. */
    void pause(Duration duration) {
        lock.lock();
        try {
            window.pauseUntil(lifetime.now() + duration.toNanos());
            queue.forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait see that the lifetime is over. */
    void wake() {
        lock.lock();
        try {
            queue.forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        Condition first = queue.peek();
        if (first != null) {
            first.signal();
        }
    }
}

package dev.tierwise.adapter.hubspot.fake;

import java.time.Duration;
import java.util.ArrayDeque;

/** Lets through so many in any span of a length; those that it turns away do not count. Not thread safe. */
final class RequestQuota {

    private final int most;
    private final long span;
    private final ArrayDeque<Long> granted = new ArrayDeque<>();

    RequestQuota(int most, Duration span) {
        this.most = most;
        this.span = span.toNanos();
    }

    boolean hasRoom(long now) {
        while (!granted.isEmpty() && now - granted.getFirst() >= span) {
            granted.removeFirst();
        }
        return granted.size() < most;
    }

    void take(long now) {
        granted.addLast(now);
    }

    int most() {
        return most;
    }

    int left() {
        return most - granted.size();
    }
}

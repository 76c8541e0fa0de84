package dev.tierwise.adapter.hubspot.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * So many requests in any interval, as the server sees it, and the full number at once where nothing was sent lately.
 *
 * <p>The server counts a request when it arrives, some time between sending it and its answer. A place is therefore
 * free again one interval after the <em>answer</em>: of the requests that arrive within one interval, whichever was
 * sent last saw all others still in their places. Freeing it one interval after sending would let through too many
 * whenever a slow request is followed by fast ones.
 *
 * <p>Times are nanoseconds of one clock that never goes back. Not safe for several threads.
 */
final class RollingWindow {

    /** The wait when only an answer can make room. */
    static final long UNTIL_ANSWERED = Long.MAX_VALUE;

    /** The place that one request takes, from its sending on. */
    static final class Place {

        private final long sentAt;

        private Place(long sentAt) {
            this.sentAt = sentAt;
        }
    }

    private int limit;
    private long interval;
    private long pausedUntil;
    private final Set<Place> unanswered = new LinkedHashSet<>();
    private final Deque<Long> answers = new ArrayDeque<>();

    RollingWindow(int limit, long interval) {
        this.limit = limit;
        this.interval = interval;
    }

    /** How long until the next request may be sent: 0 when it may be at once. */
    long waitAt(long now) {
        return Math.max(pauseAt(now), fullAt(now));
    }

    /** How much is left of a pause. */
    long pauseAt(long now) {
        return Math.max(0, pausedUntil - now);
    }

    private long fullAt(long now) {
        int toBeFreed = takenAt(now) - limit + 1;
        if (toBeFreed <= 0) {
            return 0;
        }
        for (long answeredAt : answers) {
            if (now - answeredAt < interval && --toBeFreed == 0) {
                return answeredAt + interval - now;
            }
        }
        return UNTIL_ANSWERED;
    }

    private int takenAt(long time) {
        int taken = unanswered.size();
        for (long answeredAt : answers) {
            if (time - answeredAt < interval) {
                taken++;
            }
        }
        return taken;
    }

    /** Takes a place, for a request that is about to be sent. */
    Place take(long now) {
        Place place = new Place(now);
        unanswered.add(place);
        return place;
    }

    /** Notes that a request was answered, or will never be. */
    void answered(Place place, long now) {
        if (unanswered.remove(place)) {
            answers.add(now);
            long oldestOfInterest =
                    unanswered.isEmpty() ? now : unanswered.iterator().next().sentAt;
            while (!answers.isEmpty() && oldestOfInterest - answers.peek() >= interval) {
                answers.remove();
            }
        }
    }

    /** Gives a place back at once, because its request was not sent after all. */
    void giveBack(Place place) {
        unanswered.remove(place);
    }

    /** From now on the server allows this many requests per interval. */
    void allow(int newLimit) {
        limit = newLimit;
    }

    /** From now on the server counts requests in this interval. */
    void countIn(long newInterval) {
        interval = newInterval;
    }

    /**
     * Respects what others use: the answer to this request said how many requests the server had counted by then. What
     * exceeds everything that it can have counted of ours came from others with the same token, at the latest now.
     */
    void serverCounted(int used, Place place, long now) {
        for (int others = used - takenAt(place.sentAt); others > 0; others--) {
            answers.add(now);
        }
    }

    /** Lets nothing through before then. */
    void pauseUntil(long time) {
        pausedUntil = Math.max(pausedUntil, time);
    }
}

package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.adapter.hubspot.http.RollingWindow.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits of one account. Searches are counted apart from all other requests, so each kind has a window of its own
 * and neither waits for the other; should HubSpot count a search among the rest after all, the rate headers of the
 * other answers say so.
 */
final class Limits {

    private final Limiter general;
    private final Limiter searches;

    Limits(TimeLimits timeLimits, Lifetime lifetime) {
        general = new Limiter(100, timeLimits.rollingInterval(), lifetime);
        searches = new Limiter(5, timeLimits.searchInterval(), lifetime);
    }

    /** Waits until a request may be sent; empty when the lifetime ends before. */
    Optional<Admission> admit(boolean search) throws InterruptedException {
        Limiter limiter = search ? searches : general;
        return limiter.enter().map(place -> new Admission(limiter, place));
    }

    /** Holds back the searches, or everything else. */
    void pause(boolean search, Duration duration) {
        (search ? searches : general).pause(duration);
    }

    /** Holds back every request of the account. */
    void pauseAll(Duration duration) {
        general.pause(duration);
        searches.pause(duration);
    }

    void wake() {
        general.wake();
        searches.wake();
    }

    /** The permission to send one request. */
    final class Admission implements AutoCloseable {

        private final Limiter limiter;
        private final Place place;
        private RateHeaders said = RateHeaders.NONE;
        private boolean sent;
        private boolean over;

        private Admission(Limiter limiter, Place place) {
            this.limiter = limiter;
            this.place = place;
        }

        /** From now on the request may have reached HubSpot, whatever comes back. */
        synchronized void sending() {
            sent = true;
        }

        /** Notes what the answer says about the limits. */
        synchronized void heard(RateHeaders headers) {
            said = limiter == general ? headers : RateHeaders.NONE;
        }

        /** Ends it; to be called when the answer begins to arrive, and in any case in the end. */
        @Override
        public synchronized void close() {
            if (over) {
                return;
            }
            over = true;
            if (sent) {
                limiter.leave(place, said);
            } else {
                limiter.giveBack(place);
            }
        }
    }
}

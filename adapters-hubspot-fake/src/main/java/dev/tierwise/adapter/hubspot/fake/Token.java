package dev.tierwise.adapter.hubspot.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One way into an account, with a rate limit of its own. The account guards it. */
final class Token {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final RequestQuota window;
    private final boolean oauth;
    private final List<Long> arrivals = new ArrayList<>();
    private long tooMany;

    Token(int perTenSeconds, boolean oauth) {
        this.window = new RequestQuota(perTenSeconds, INTERVAL);
        this.oauth = oauth;
    }

    RequestQuota window() {
        return window;
    }

    boolean isOauth() {
        return oauth;
    }

    void arrived(long now) {
        arrivals.add(now);
    }

    void turnedAway() {
        tooMany++;
    }

    long requests() {
        return arrivals.size();
    }

    long tooMany() {
        return tooMany;
    }

    int mostInAnyInterval() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last) - arrivals.get(first) >= INTERVAL.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}

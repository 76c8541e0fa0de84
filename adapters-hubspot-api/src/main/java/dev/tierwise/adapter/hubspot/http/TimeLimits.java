package dev.tierwise.adapter.hubspot.http;

import java.time.Duration;

/**
 * How long what may take.
 *
 * @param connecting      to make a connection
 * @param reading         between two pieces of an answer
 * @param calling         one request with its whole answer
 * @param attempts        how often a request is sent at most
 * @param firstBackOff    the wait before the first repetition, doubled for each further one
 * @param longestBackOff  where doubling ends
 * @param locked          how long an account that is locked for the moment is left alone
 * @param rollingPause    how long to wait after too many requests when HubSpot does not say
 * @param searchPause     the same for what is counted by the second
 * @param rollingInterval what requests are counted in until HubSpot says otherwise
 * @param searchInterval  what searches are counted in
 */
public record TimeLimits(
        Duration connecting,
        Duration reading,
        Duration calling,
        int attempts,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration locked,
        Duration rollingPause,
        Duration searchPause,
        Duration rollingInterval,
        Duration searchInterval) {

    /** What applies outside of tests. */
    public static final TimeLimits DEFAULT = new TimeLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            5,
            Duration.ofMillis(500),
            Duration.ofSeconds(8),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1));
}

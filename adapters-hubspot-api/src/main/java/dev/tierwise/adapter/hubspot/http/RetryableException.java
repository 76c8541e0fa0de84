package dev.tierwise.adapter.hubspot.http;

import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that may pass: repeating it is worth it. */
final class RetryableException extends Exception {

    private static final long serialVersionUID = 1;

    private final ApiException failure;
    private final transient Optional<Duration> pause;

    /** @param pause how long HubSpot wants to be left alone; empty: back off */
    RetryableException(ApiException failure, Optional<Duration> pause) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.pause = pause;
    }

    /** What the call ends with when repeating does not help. */
    ApiException failure() {
        return failure;
    }

    /** How long HubSpot wants to be left alone; empty: back off. */
    Optional<Duration> pause() {
        return pause;
    }
}

package dev.tierwise.adapter.hubspot.http;

import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that may pass: repeating it is worth it. */
final class Setback extends Exception {

    private static final long serialVersionUID = 1;

    private final ApiException failure;
    private final transient Optional<Duration> wait;

    /** @param wait how long HubSpot wants to be left alone; empty: back off */
    Setback(ApiException failure, Optional<Duration> wait) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.wait = wait;
    }

    /** What the call ends with when repeating does not help. */
    ApiException failure() {
        return failure;
    }

    Optional<Duration> pause() {
        return wait;
    }
}

package dev.tierwise.adapter.hubspot.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the limits; nothing where it is silent or makes no sense.
 *
 * @param max            requests allowed per interval, at least 1
 * @param interval       the interval that they are counted in
 * @param used           requests of the interval that HubSpot has counted
 * @param dailyRemaining requests that are left today
 */
record RateHeaders(OptionalInt max, Optional<Duration> interval, OptionalInt used, OptionalLong dailyRemaining) {

    static final RateHeaders NONE =
            new RateHeaders(OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());

    private static final long LONGEST_INTERVAL = Duration.ofMinutes(1).toMillis();

    static RateHeaders of(Headers headers) {
        long max = number(headers.get("X-HubSpot-RateLimit-Max"));
        long remaining = number(headers.get("X-HubSpot-RateLimit-Remaining"));
        long interval = number(headers.get("X-HubSpot-RateLimit-Interval-Milliseconds"));
        long daily = number(headers.get("X-HubSpot-RateLimit-Daily-Remaining"));
        boolean limited = max > 0 && max <= Integer.MAX_VALUE;
        return new RateHeaders(
                limited ? OptionalInt.of((int) max) : OptionalInt.empty(),
                interval > 0 && interval <= LONGEST_INTERVAL
                        ? Optional.of(Duration.ofMillis(interval))
                        : Optional.empty(),
                limited && remaining >= 0 && remaining <= max
                        ? OptionalInt.of((int) (max - remaining))
                        : OptionalInt.empty(),
                daily >= 0 ? OptionalLong.of(daily) : OptionalLong.empty());
    }

    private static long number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,15}") ? Long.parseLong(text.strip()) : -1;
    }
}

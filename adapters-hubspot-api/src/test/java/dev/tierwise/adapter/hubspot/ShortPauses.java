package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.TimeLimits;
import java.time.Duration;

/** The usual time-outs and numbers of attempts, with pauses of milliseconds: for servers that count no requests. */
final class ShortPauses {

    private static final Duration PAUSE = Duration.ofMillis(5);

    static final TimeLimits TIME_LIMITS = new TimeLimits(
            TimeLimits.DEFAULT.connecting(),
            TimeLimits.DEFAULT.reading(),
            TimeLimits.DEFAULT.calling(),
            TimeLimits.DEFAULT.attempts(),
            PAUSE,
            PAUSE.multipliedBy(4),
            PAUSE,
            PAUSE,
            PAUSE,
            PAUSE,
            PAUSE);

    private ShortPauses() {}
}

package dev.tierwise.application.architecture.offender;

import java.time.Instant;

/** What the application must not do. */
public class ReadsTheClock {
    Instant now() {
        return Instant.now();
    }
}

package dev.tierwise.domain.architecture.offender;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the domain must not do. */
public class ReadsTheClock {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

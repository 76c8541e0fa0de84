package dev.tierwise.domain.portfolio;

import java.time.LocalDate;

/** Whether and when this partner sold a portal. */
public sealed interface Sale {

    /** Whether the partner sold it is unknown. */
    Sale UNKNOWN = new Unknown();

    /** Another sold it. */
    Sale NEVER = new Never();

    /** The partner sold it, on an unknown day. */
    Sale ON_UNKNOWN_DAY = new OnUnknownDay();

    /** The partner sold it on that day. */
    static Sale on(LocalDate day) {
        return new On(day);
    }

    record Unknown() implements Sale {}

    record Never() implements Sale {}

    record OnUnknownDay() implements Sale {}

    /** @param day the day of the sale, in the partner's time zone */
    record On(LocalDate day) implements Sale {}
}

package dev.tierwise.domain.portfolio;

import java.time.LocalDate;

/** Whether and from when a portal is no customer any more. */
public sealed interface Cancellation {

    /** Not cancelled as far as anybody knows. */
    Cancellation NONE = new None();

    /** Inactive, since an unknown day. */
    Cancellation SINCE_UNKNOWN_DAY = new SinceUnknownDay();

    /** Cancelled: not active from that day on. */
    static Cancellation on(LocalDate day) {
        return new On(day);
    }

    /** Whether the portal is gone on a day. */
    boolean holdsOn(LocalDate day);

    record None() implements Cancellation {
        @Override
        public boolean holdsOn(LocalDate day) {
            return false;
        }
    }

    record SinceUnknownDay() implements Cancellation {
        @Override
        public boolean holdsOn(LocalDate day) {
            return true;
        }
    }

    /** @param firstDay the first day on which the portal is not active, in the partner's time zone */
    record On(LocalDate firstDay) implements Cancellation {
        @Override
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(firstDay);
        }
    }
}

package dev.tierwise.application.schedule;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that HubSpot publishes once a month, or in some months of the year. In the order of days; on the same day the
 * report comes before the tier.
 *
 * @param kind what is published
 * @param day  the day, in the partner's time zone
 */
public record ScheduledEvent(Kind kind, LocalDate day) implements Comparable<ScheduledEvent> {

    private static final Comparator<ScheduledEvent> ORDER =
            Comparator.comparing(ScheduledEvent::day).thenComparing(ScheduledEvent::kind);

    /** What is published; on the same day in this order. */
    public enum Kind {
        /** Sold MRR, and the MRR of every portal. */
        MONTHLY_REPORT,
        /** The tier. */
        TIER
    }

    @Override
    public int compareTo(ScheduledEvent other) {
        return ORDER.compare(this, other);
    }
}

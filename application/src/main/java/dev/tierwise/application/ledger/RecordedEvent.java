package dev.tierwise.application.ledger;

import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import java.time.LocalDate;
import java.util.Optional;

/** Something that HubSpot published on a day of its schedule, as Tierwise worked it out. */
public sealed interface RecordedEvent {

    /** The day on which it was published. */
    LocalDate day();

    /** What was published. */
    ScheduledEvent.Kind kind();

    /** Whether it was worked out on a later day, with the facts of then. */
    boolean late();

    /**
     * A monthly report.
     *
     * @param soldMrr what sold MRR came to
     */
    record Report(LocalDate day, boolean late, Measurement.Figure soldMrr) implements RecordedEvent {

        @Override
        public ScheduledEvent.Kind kind() {
            return ScheduledEvent.Kind.MONTHLY_REPORT;
        }
    }

    /**
     * The mid-month update of the tier.
     *
     * @param tier  the tier that the partner is credited with from that day on
     * @param reached when it was reached, where that is known otherwise than from earlier updates
     */
    record TierUpdate(LocalDate day, boolean late, TierRange tier, Optional<Reached> reached) implements RecordedEvent {

        /** When the tier was reached is to be told from earlier updates, if at all. */
        public TierUpdate(LocalDate day, boolean late, TierRange tier) {
            this(day, late, tier, Optional.empty());
        }

        @Override
        public ScheduledEvent.Kind kind() {
            return ScheduledEvent.Kind.TIER;
        }
    }
}

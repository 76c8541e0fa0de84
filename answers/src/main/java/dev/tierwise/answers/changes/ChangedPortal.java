package dev.tierwise.answers.changes;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Range;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A portal that adds something else to a figure than before.
 *
 * @param id      as HubSpot knows it
 * @param name    as people know it; null if unknown
 * @param change  what became of its part
 * @param reason  why
 * @param from    what it added
 * @param to      what it adds
 * @param added   the apps that it uses and did not use; left out of other figures than app usage
 * @param removed the apps that it used and does not use
 * @param unclear the apps of which it is unknown now, or was
 */
public record ChangedPortal(
        String id,
        @Nullable String name,
        Kind change,
        String reason,
        Part from,
        Part to,
        @LeftOutIfNull @Nullable List<String> added,
        @LeftOutIfNull @Nullable List<String> removed,
        @LeftOutIfNull @Nullable List<String> unclear) {

    /** What became of a portal's part in a figure. */
    public enum Kind {
        /** It did not count. */
        NEW,
        /** It counted, or may have, and does not any more. */
        LOST,
        /** It counts on both days, or may. */
        CHANGED
    }

    /**
     * What a portal adds to a figure.
     *
     * @param state whether it counts
     * @param low   the least; of app usage a whole number
     * @param high  the most; null if there is no bound
     */
    public record Part(Count state, Number low, @Nullable Number high) {

        /** What it adds, with as many decimals as the unit of the figure is written with. */
        public static Part of(Contribution contribution, Unit unit) {
            Range range = Range.of(unit, contribution.amount());
            return new Part(contribution.count(), range.low(), range.high());
        }

        private static Part of(Contribution contribution, MetricId metric) {
            Unit unit = Metrics.get(metric).unit();
            return unit == Unit.APPS
                    ? new Part(
                            contribution.count(),
                            contribution.amount().low().intValueExact(),
                            contribution.amount().high().orElseThrow().intValueExact())
                    : of(contribution, unit);
        }

        /** The same for computing with it. */
        public Interval amount() {
            return new Interval(exact(low), Optional.ofNullable(high).map(Part::exact));
        }

        private static BigDecimal exact(Number number) {
            return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.intValue());
        }
    }

    static ChangedPortal of(PortalChange change, MetricId metric) {
        boolean apps = metric.equals(MetricId.MEDIAN_APP_USAGE);
        return new ChangedPortal(
                change.id(),
                change.name().orElse(null),
                Kind.valueOf(change.kind().name()),
                MachineForm.code(change.reason()),
                Part.of(change.from(), metric),
                Part.of(change.to(), metric),
                apps ? change.apps().added() : null,
                apps ? change.apps().removed() : null,
                apps ? change.apps().unclear() : null);
    }
}

package dev.tierwise.application.compare;

import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two snapshots under one programme.
 *
 * @param first         the one
 * @param second        the other; differences are what it has more than the first
 * @param portals       those that are not the same in both, new ones first, then those that are gone
 * @param contributions for each metric that is made of portals, in the programme's order, those that add something else to
 *                      it, the largest effect first. What their bounds differ by adds up to what the bounds of sold and of
 *                      managed MRR differ by
 */
public record SnapshotComparison(
        Side first, Side second, List<PortalDifference> portals, Map<MetricId, List<PortalChange>> contributions) {

    /**
     * A snapshot.
     *
     * @param sources where it was read from, as the user wrote it
     * @param report  what it comes to
     */
    public record Side(List<String> sources, EvaluationAnswer report) {

        public Side {
            sources = List.copyOf(sources);
        }
    }

    public SnapshotComparison {
        portals = List.copyOf(portals);
        contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    /** The rules. */
    public Programme programme() {
        return first.report().programme();
    }

    /** Whether both name the same partner. */
    public boolean isOfOnePartner() {
        return first.report()
                .snapshot()
                .partner()
                .name()
                .equals(second.report().snapshot().partner().name());
    }

    /** What the second has more of a metric than the first; empty where either is not exact, or no number. */
    public Optional<BigDecimal> difference(MetricId metric) {
        if (first.report().evaluation().measurements().get(metric) instanceof Measurement.Numeric from
                && second.report().evaluation().measurements().get(metric) instanceof Measurement.Numeric to
                && from.value().isExact()
                && to.value().isExact()) {
            return Optional.of(to.value().low().subtract(from.value().low()));
        }
        return Optional.empty();
    }

    /** Whether neither figures nor portals differ. */
    public boolean isOfOneContent() {
        return portals.isEmpty()
                && contributions.values().stream().allMatch(List::isEmpty)
                && first.report()
                        .evaluation()
                        .answer()
                        .equals(second.report().evaluation().answer())
                && first.report()
                        .evaluation()
                        .measurements()
                        .equals(second.report().evaluation().measurements());
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.programme.MetricId;
import java.util.List;
import java.util.Optional;

/** The metrics that can be computed. A new one is a class of its own and a line here. */
public final class Metrics {

    private static final List<Metric> ALL = List.of(
            new SoldMrr(),
            new ManagedMrr(),
            new MedianAppUsage(),
            new CertificationHeld(),
            new Points(MetricId.SOLD_POINTS),
            new Points(MetricId.SOURCED_POINTS),
            new Points(MetricId.MANAGED_POINTS),
            new Points(MetricId.TOTAL_POINTS),
            new CertifiedPeople(),
            new Retention(),
            new Invitation());

    private Metrics() {}

    /** Every metric. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric of a name; empty when there is none. */
    public static Optional<Metric> find(MetricId id) {
        return ALL.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }

    /** @throws IllegalArgumentException when there is no metric of that name */
    public static Metric get(MetricId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no metric '" + id + "'"));
    }
}

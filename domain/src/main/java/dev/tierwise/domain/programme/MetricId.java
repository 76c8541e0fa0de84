package dev.tierwise.domain.programme;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name by which a programme asks for a metric. The metrics that can be computed are in
 * {@code dev.tierwise.domain.metric.Metrics}; a programme may name only those.
 *
 * @param value lower-case words joined by hyphens, for instance {@code sold-mrr}
 */
public record MetricId(String value) {

    public static final MetricId SOLD_MRR = new MetricId("sold-mrr");
    public static final MetricId MANAGED_MRR = new MetricId("managed-mrr");
    public static final MetricId MEDIAN_APP_USAGE = new MetricId("median-app-usage");
    public static final MetricId CERTIFICATION = new MetricId("certification");
    public static final MetricId SOLD_POINTS = new MetricId("sold-points");
    public static final MetricId SOURCED_POINTS = new MetricId("sourced-points");
    public static final MetricId MANAGED_POINTS = new MetricId("managed-points");
    public static final MetricId TOTAL_POINTS = new MetricId("total-points");
    public static final MetricId CERTIFIED_PEOPLE = new MetricId("certified-people");
    public static final MetricId RETENTION = new MetricId("retention");
    public static final MetricId INVITATION = new MetricId("invitation");

    /** The metrics that only a programme with point rules can have. */
    public static final Set<MetricId> POINTS = Set.of(SOLD_POINTS, SOURCED_POINTS, MANAGED_POINTS, TOTAL_POINTS);

    /** @throws IllegalArgumentException when the value is not made of lower-case letters, digits and single hyphens */
    public MetricId {
        Ids.checked("metric", value);
    }

    /** Written out, as is {@link #hashCode}: every start would wait for Java to make them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricId metric && metric.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.tierwise.domain.programme;

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

    /** @throws IllegalArgumentException when the value is not made of lower-case letters, digits and single hyphens */
    public MetricId {
        Ids.checked("metric", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

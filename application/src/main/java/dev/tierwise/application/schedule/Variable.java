package dev.tierwise.application.schedule;

import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Optional;

/** A figure that HubSpot updates on days of its own, in the order in which reports list what falls due. */
public enum Variable {
    /** FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert." */
    SOLD_MRR(MetricId.SOLD_MRR),
    /** With the monthly report, like sold MRR. */
    SOLD_POINTS(MetricId.SOLD_POINTS),
    /** With the monthly report, like sold MRR. */
    SOURCED_POINTS(MetricId.SOURCED_POINTS),
    /** FAQ: "Stufen werden jeweils einmal monatlich (Mitte des Monats) aktualisiert." */
    TIER,
    /** Daily. */
    MANAGED_MRR(MetricId.MANAGED_MRR),
    /** Daily. */
    MEDIAN_APP_USAGE(MetricId.MEDIAN_APP_USAGE),
    /** Daily. */
    MANAGED_POINTS(MetricId.MANAGED_POINTS),
    /** Daily. */
    TOTAL_POINTS(MetricId.TOTAL_POINTS),
    /** Daily: new customers appear at once, but their MRR counts only from the next monthly report on. */
    NEW_CUSTOMERS;

    private final Optional<MetricId> metric;

    Variable() {
        this.metric = Optional.empty();
    }

    Variable(MetricId metric) {
        this.metric = Optional.of(metric);
    }

    /** The metric that is updated; empty where it is something else. */
    public Optional<MetricId> metric() {
        return metric;
    }

    /** Whether a programme has it: whether it looks at the metric. */
    public boolean isOf(Programme programme) {
        return metric.isEmpty() || programme.metrics().contains(metric.get());
    }
}

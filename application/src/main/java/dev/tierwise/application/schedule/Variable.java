package dev.tierwise.application.schedule;

import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Optional;

/** A figure that HubSpot updates on days of its own, in the order in which reports list what falls due. */
public enum Variable {
    /** FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert." */
    SOLD_MRR,
    /** With the monthly report, like sold MRR. */
    SOLD_POINTS,
    /** With the monthly report, like sold MRR. */
    SOURCED_POINTS,
    /** FAQ: "Stufen werden jeweils einmal monatlich (Mitte des Monats) aktualisiert." */
    TIER,
    /** On the tier days of some months, where a programme says how tiers are kept. */
    DOWNGRADE,
    /** Daily. */
    MANAGED_MRR,
    /** Daily. */
    MEDIAN_APP_USAGE,
    /** Daily. */
    MANAGED_POINTS,
    /** Daily. */
    TOTAL_POINTS,
    /** Daily: new customers appear at once, but their MRR counts only from the next monthly report on. */
    NEW_CUSTOMERS;

    /** The metric that is updated; empty where it is something else. */
    public Optional<MetricId> metric() {
        return switch (this) {
            case SOLD_MRR -> Optional.of(MetricId.SOLD_MRR);
            case SOLD_POINTS -> Optional.of(MetricId.SOLD_POINTS);
            case SOURCED_POINTS -> Optional.of(MetricId.SOURCED_POINTS);
            case MANAGED_MRR -> Optional.of(MetricId.MANAGED_MRR);
            case MEDIAN_APP_USAGE -> Optional.of(MetricId.MEDIAN_APP_USAGE);
            case MANAGED_POINTS -> Optional.of(MetricId.MANAGED_POINTS);
            case TOTAL_POINTS -> Optional.of(MetricId.TOTAL_POINTS);
            case TIER, DOWNGRADE, NEW_CUSTOMERS -> Optional.empty();
        };
    }

    /** Whether a programme has it: whether it looks at the metric, or says how tiers are kept. */
    public boolean isOf(Programme programme) {
        if (this == DOWNGRADE) {
            return programme.updateDays().downgrades().isPresent();
        }
        return metric().map(programme.metrics()::contains).orElse(true);
    }
}

package dev.tierwise.domain.programme;

import java.math.BigDecimal;

/** One thing that a tier asks for. */
public sealed interface Requirement {

    /** The metric that decides whether the requirement is met. */
    MetricId metric();

    /**
     * The metric reaches a figure.
     *
     * @param metric  a metric that is a number
     * @param minimum the least value that is enough, not negative; in the metric's unit
     */
    record AtLeast(MetricId metric, BigDecimal minimum) implements Requirement {

        /** @throws IllegalArgumentException when the minimum is negative */
        public AtLeast {
            if (minimum.signum() < 0) {
                throw new IllegalArgumentException(metric + ": the minimum " + minimum + " is negative");
            }
        }
    }

    /**
     * The metric holds.
     *
     * @param metric a metric that is a yes or a no, such as the certification
     */
    record Holds(MetricId metric) implements Requirement {}
}

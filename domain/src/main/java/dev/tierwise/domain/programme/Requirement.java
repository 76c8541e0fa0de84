package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;

/** One thing that a tier asks for. */
public sealed interface Requirement {

    /** As many decimals as a figure that is asked for can have, so that figures can be compared exactly. */
    int MOST_DECIMALS = 10;

    /** The metric that decides whether the requirement is met. */
    MetricId metric();

    /**
     * The metric reaches a figure.
     *
     * @param metric  a metric that is a number
     * @param minimum the least value that is enough, not negative; in the metric's unit, with at most
     *                {@link #MOST_DECIMALS} decimals
     */
    record AtLeast(MetricId metric, BigDecimal minimum) implements Requirement {

        /** @throws IllegalArgumentException when the minimum is negative or has too many decimals */
        public AtLeast {
            if (minimum.signum() < 0) {
                throw new InvalidValueException(Text.of(Requirement.class, "minimum.negative", metric, minimum));
            }
            if (minimum.stripTrailingZeros().scale() > MOST_DECIMALS) {
                throw new InvalidValueException(
                        Text.of(Requirement.class, "minimum.decimals", metric, minimum, MOST_DECIMALS));
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

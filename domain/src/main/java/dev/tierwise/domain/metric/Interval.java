package dev.tierwise.domain.metric;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The values that a figure may have: every fact known, both ends are the same.
 *
 * @param low  the smallest value, not negative
 * @param high the largest value, not below {@code low}; empty when there is no bound
 */
public record Interval(BigDecimal low, Optional<BigDecimal> high) {

    /** @throws IllegalArgumentException when {@code low} is negative or above {@code high} */
    public Interval {
        if (low.signum() < 0 || (high.isPresent() && high.get().compareTo(low) < 0)) {
            throw new InvalidValueException(Text.of(
                    Interval.class,
                    "not.an.interval",
                    low,
                    high.map(BigDecimal::toString).orElse("?")));
        }
    }

    /** From one value to another. */
    public static Interval between(BigDecimal low, BigDecimal high) {
        return new Interval(low, Optional.of(high));
    }

    /** A value or more. */
    public static Interval from(BigDecimal low) {
        return new Interval(low, Optional.empty());
    }

    /** Exactly one value. */
    public static Interval exactly(BigDecimal value) {
        return between(value, value);
    }

    /** Whether only one value is possible. */
    public boolean isExact() {
        return high.isPresent() && high.get().compareTo(low) == 0;
    }

    /** Whether a minimum is reached: surely, surely not, or depending on what is unknown. */
    public State reaches(BigDecimal minimum) {
        if (low.compareTo(minimum) >= 0) {
            return State.MET;
        }
        return high.isPresent() && high.get().compareTo(minimum) < 0 ? State.UNMET : State.UNDETERMINED;
    }

    /** The same where it is not certain which of two minima holds: reached surely only when the higher one is. */
    public State reaches(Interval minimum) {
        State lower = reaches(minimum.low());
        State higher = minimum.high().map(this::reaches).orElse(State.UNDETERMINED);
        return lower == higher ? lower : State.UNDETERMINED;
    }

    /**
     * What is missing to reach a minimum: {@code low} if the unknowns turn out well, {@code high} if badly. It is zero
     * where the minimum is reached, and always bounded.
     */
    public Interval shortfallTo(BigDecimal minimum) {
        BigDecimal atBest = high.map(best -> missing(minimum, best)).orElse(BigDecimal.ZERO);
        return between(atBest, missing(minimum, low));
    }

    /** The same where it is not certain which of two minima holds, the higher of which has to be bounded. */
    public Interval shortfallTo(Interval minimum) {
        return between(
                shortfallTo(minimum.low()).low(),
                shortfallTo(minimum.high().orElseThrow()).high().orElseThrow());
    }

    private static BigDecimal missing(BigDecimal minimum, BigDecimal value) {
        return minimum.subtract(value).max(BigDecimal.ZERO);
    }
}

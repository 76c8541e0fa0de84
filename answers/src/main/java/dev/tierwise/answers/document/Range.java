package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a number may be.
 *
 * @param low  the least
 * @param high the most; null if there is no bound
 */
public record Range(BigDecimal low, @Nullable BigDecimal high) {

    /** The interval with as many decimals as its unit is written with. */
    public static Range of(Unit unit, Interval interval) {
        BigDecimal low = number(unit, interval.low());
        return new Range(
                low,
                interval.isExact()
                        ? low
                        : interval.high().map(high -> number(unit, high)).orElse(null));
    }

    /** A number with as many decimals as its unit is written with. */
    public static BigDecimal number(Unit unit, BigDecimal value) {
        return unit == Unit.MONEY
                ? value.setScale(2, RoundingMode.UP)
                : new BigDecimal(MachineForm.number(unit, value));
    }

    /** The same for computing with it. */
    public Interval interval() {
        return new Interval(low, Optional.ofNullable(high));
    }

    /** Whether only one number is possible. */
    public boolean isExact() {
        return interval().isExact();
    }
}

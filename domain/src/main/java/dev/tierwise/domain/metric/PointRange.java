package dev.tierwise.domain.metric;

import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.Optional;

/**
 * The points that there may be, exactly, so that they can be added up before anything is cut off.
 *
 * @param low  the least, not negative
 * @param high the most, not below {@code low}; empty when there is no bound
 */
public record PointRange(Fraction low, Optional<Fraction> high) {

    /** No points. */
    public static final PointRange ZERO = exactly(Fraction.ZERO);

    /** Any number of points. */
    public static final PointRange UNKNOWN = new PointRange(Fraction.ZERO, Optional.empty());

    /** @throws IllegalArgumentException when {@code high} is below {@code low} */
    public PointRange {
        if (high.isPresent() && high.get().compareTo(low) < 0) {
            throw new InvalidValueException(Text.of(PointRange.class, "not.a.range", low, high.get()));
        }
    }

    /** Exactly that many. */
    public static PointRange exactly(Fraction points) {
        return new PointRange(points, Optional.of(points));
    }

    /** From one number to another. */
    public static PointRange between(Fraction low, Fraction high) {
        return new PointRange(low, Optional.of(high));
    }

    /** Whether only one number is possible. */
    public boolean isExact() {
        return high.isPresent() && high.get().equals(low);
    }

    /** What both come to together, where they do not depend on the same unknown. */
    public PointRange plus(PointRange other) {
        return new PointRange(low.plus(other.low), high.flatMap(mine -> other.high.map(mine::plus)));
    }

    /** Everything that one or the other may be. */
    public PointRange or(PointRange other) {
        return new PointRange(low.min(other.low), high.flatMap(mine -> other.high.map(mine::max)));
    }

    /**
     * The same in decimals. A number whose decimals do not end is cut off after {@link Requirement#MOST_DECIMALS}: since
     * no tier asks for more decimals, it reaches exactly those figures that the number itself reaches.
     */
    public Interval inDecimals() {
        return new Interval(
                low.cutOff(Requirement.MOST_DECIMALS), high.map(most -> most.cutOff(Requirement.MOST_DECIMALS)));
    }
}

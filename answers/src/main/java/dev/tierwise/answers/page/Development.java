package dev.tierwise.answers.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How something developed.
 *
 * @param label  what it is called
 * @param points its values, in the order of their days, at least one
 * @param bottom the lowest value of its scale
 * @param top    the highest value of its scale
 * @param last   the last value, in words
 * @param range  the values that it lies between, in words; empty where there is nothing to say
 */
public record Development(
        String label, List<Point> points, BigDecimal bottom, BigDecimal top, String last, String range) {

    /**
     * A value that is known.
     *
     * @param day  of which day
     * @param low  the least that it is
     * @param open whether it may be more
     * @param high the most that it is; empty if there is no bound
     */
    public record Point(LocalDate day, BigDecimal low, boolean open, Optional<BigDecimal> high) {

        /** A value that is certain, or one that may be more without a bound. */
        public Point(LocalDate day, BigDecimal low, boolean open) {
            this(day, low, open, open ? Optional.empty() : Optional.of(low));
        }
    }

    public Development {
        points = List.copyOf(points);
    }

    /** The same with other texts. */
    public Development mapped(UnaryOperator<String> change) {
        return new Development(change.apply(label), points, bottom, top, change.apply(last), change.apply(range));
    }

    /** Whether any of its values may be more than its points say. */
    public boolean isOpen() {
        return points.stream().anyMatch(Point::open);
    }
}

package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Development.Point;
import dev.tierwise.answers.wording.Typeface;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a figure developed, as a line of blocks: each stands for a stretch of days, about as long as it usually takes until
 * the figure is known again, and shows the last value of it that is known. A stretch of which nothing is known stays empty. Where only a range was known, the line shows its low end, and a
 * second line marks the stretch.
 */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BLOCKS = "_.:-=+*#";
    private static final int LEVELS = 8;
    private static final String MARK = "?";

    private final List<Point> points;
    private final LocalDate first;
    private final int span;
    private final BigDecimal bottom;
    private final BigDecimal top;

    /**
     * @param points in the order of their days, at least one
     * @param first  the day with which the line begins
     * @param last   the day with which it ends
     * @param bottom the value of the lowest block
     * @param top    the value of the highest block
     */
    Sparkline(List<Point> points, LocalDate first, LocalDate last, BigDecimal bottom, BigDecimal top) {
        this.points = List.copyOf(points);
        this.first = first;
        this.span = Math.toIntExact(last.toEpochDay() - first.toEpochDay()) + 1;
        this.bottom = bottom;
        this.top = top;
    }

    /** How many blocks there are when there is room for so many. */
    int length(int columns) {
        int step = usualStep();
        return Math.min(columns, (span + step - 1) / step);
    }

    /** The blocks; no more of them than there are columns. */
    String line(Typeface typeface, int columns) {
        String blocks = typeface.unicode() ? BLOCKS : ASCII_BLOCKS;
        StringBuilder line = new StringBuilder();
        for (Optional<Point> point : stretches(columns)) {
            line.append(point.map(value -> blocks.charAt(level(value.low()))).orElse(' '));
        }
        return line.toString();
    }

    /** The marks below the blocks; empty when every value is exact. */
    Optional<String> marks(int columns) {
        StringBuilder line = new StringBuilder();
        for (Optional<Point> point : stretches(columns)) {
            line.append(point.filter(Point::open).isPresent() ? MARK : " ");
        }
        return Optional.of(line.toString()).filter(text -> !text.isBlank());
    }

    private List<Optional<Point>> stretches(int columns) {
        int width = length(columns);
        List<Optional<Point>> stretches = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            stretches.add(Optional.empty());
        }
        for (Point point : points) {
            long offset = point.day().toEpochDay() - first.toEpochDay();
            int column = Math.toIntExact(offset * width / span);
            boolean open =
                    point.open() || stretches.get(column).filter(Point::open).isPresent();
            stretches.set(column, Optional.of(new Point(point.day(), point.low(), open)));
        }
        return stretches;
    }

    /** The median of the days from one value to the next: longer gaps are then seen, shorter ones closed. */
    private int usualStep() {
        int[] steps = new int[points.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.toIntExact(
                    points.get(i + 1).day().toEpochDay() - points.get(i).day().toEpochDay());
        }
        Arrays.sort(steps);
        return steps.length == 0 ? span : steps[steps.length / 2];
    }

    private int level(BigDecimal value) {
        double height = top.subtract(bottom).doubleValue();
        if (height == 0) {
            return value.signum() == 0 ? 0 : LEVELS / 2;
        }
        return (int) Math.round(value.subtract(bottom).doubleValue() / height * (LEVELS - 1));
    }
}

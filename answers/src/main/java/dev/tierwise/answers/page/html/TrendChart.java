package dev.tierwise.answers.page.html;

import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Development.Point;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * How a figure developed, as a line of steps: a value holds until the next one is known. A value that may be more is a hatched band.
 *
 * @param development what developed
 * @param first       the day with which the line begins
 * @param last        the day with which it ends
 */
public record TrendChart(Development development, LocalDate first, LocalDate last) {

    private static final double TOP = 4;
    private static final double BOTTOM = 30;

    /** Draws it as a decoration: the figures are said beside it. */
    public void draw(Chart chart) throws IOException {
        List<Point> points = development.points();
        chart.decoration(34, "trend");
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double from = x(point.day());
            double to = i + 1 < points.size() ? x(points.get(i + 1).day()) : 1;
            double y = y(point.low().doubleValue());
            if (point.open()) {
                double top = point.high().map(high -> y(high.doubleValue())).orElse(TOP);
                chart.band(from, top, to - from, Math.max(1, y - top), "sacc w1");
            }
            chart.line(from, y, to, y, "sacc w15");
            if (i > 0) {
                chart.line(from, y(points.get(i - 1).low().doubleValue()), from, y, "sacc w15");
            }
        }
        Point now = points.get(points.size() - 1);
        chart.circle(1, y(now.low().doubleValue()), 3, "facc");
        chart.end();
    }

    private double x(LocalDate day) {
        double days = (double) last.toEpochDay() - first.toEpochDay();
        return days == 0 ? 0 : Math.min(1, Math.max(0, (day.toEpochDay() - first.toEpochDay()) / days));
    }

    private double y(double value) {
        double bottom = development.bottom().doubleValue();
        double top = development.points().stream()
                .mapToDouble(point -> point.high().orElse(point.low()).doubleValue())
                .reduce(development.top().doubleValue(), Math::max);
        return top == bottom ? (TOP + BOTTOM) / 2 : BOTTOM - (value - bottom) / (top - bottom) * (BOTTOM - TOP);
    }
}

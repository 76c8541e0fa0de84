package dev.tierwise.answers.wire;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import org.jspecify.annotations.Nullable;

/** Values that take several columns of a row, side by side and in the same order in every table. */
public final class RowValues {

    private RowValues() {}

    /** Two columns: from where to where; what is unbounded stays empty. */
    public static void interval(@Nullable String[] row, int at, Unit unit, Interval interval) {
        row[at] = MachineForm.number(unit, interval.low());
        row[at + 1] = MachineForm.bound(unit, interval.high());
    }

    /** Three columns: the state of what has one, from where to where of what is a number. */
    public static void measurement(@Nullable String[] row, int at, MetricId metric, @Nullable Measurement measurement) {
        if (measurement instanceof Measurement.Numeric number) {
            interval(row, at + 1, Metrics.get(metric).unit(), number.value());
        } else if (measurement instanceof Measurement.Status status) {
            row[at] = MachineForm.code(status.state());
        }
    }

    /** Five columns: the metric, its measurement as above, and the unit of a number. */
    public static void figure(
            @Nullable String[] row, int at, MetricId metric, Measurement measurement, String currency) {
        row[at] = metric.value();
        measurement(row, at + 1, metric, measurement);
        if (measurement instanceof Measurement.Numeric) {
            row[at + 4] = MachineForm.unit(Metrics.get(metric).unit(), currency);
        }
    }
}

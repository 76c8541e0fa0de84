package dev.tierwise.answers.wire;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Values that take several columns of a row, side by side and in the same order in every table. */
public final class RowValues {

    private RowValues() {}

    /** A number as it is; null stays null. */
    public static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** A day as it is; null stays null. */
    public static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Two columns: from where to where; what is unbounded stays empty. */
    public static void range(@Nullable String[] row, int at, Range range) {
        range(row, at, range.low(), range.high());
    }

    /** The same of two bounds. */
    public static void range(@Nullable String[] row, int at, BigDecimal low, @Nullable BigDecimal high) {
        row[at] = text(low);
        row[at + 1] = text(high);
    }

    /** Two columns: how many portals certainly, and possibly. */
    public static void portals(@Nullable String[] row, int at, @Nullable Portals portals) {
        if (portals != null) {
            row[at] = Integer.toString(portals.low());
            row[at + 1] = Integer.toString(portals.high());
        }
    }

    /** Three columns: the state of what has one, from where to where of what is a number. */
    public static void measured(@Nullable String[] row, int at, @Nullable Measured measured) {
        if (measured instanceof Measured.Figure number) {
            range(row, at + 1, number.low(), number.high());
        } else if (measured instanceof Measured.Status status) {
            row[at] = MachineForm.code(status.state());
        }
    }

    /** Five columns: the metric, its measurement as above, and the unit of a number. */
    public static void metric(@Nullable String[] row, int at, MetricId metric, Measured measured) {
        row[at] = metric.value();
        measured(row, at + 1, measured);
        if (measured instanceof Measured.Figure number) {
            row[at + 4] = number.unit();
        }
    }
}

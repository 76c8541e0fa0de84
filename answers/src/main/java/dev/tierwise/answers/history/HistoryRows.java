package dev.tierwise.answers.history;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history for spreadsheets: one row per day and metric, one per day for the live tier, and one per event. */
final class HistoryRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.day("day"),
            Column.text("late"),
            Column.text("metric"),
            Column.text("state"),
            Column.number("low"),
            Column.number("high"),
            Column.text("unit"),
            Column.number("portals_low"),
            Column.number("portals_high"),
            Column.text("tier_at_least"),
            Column.text("tier_at_most"));

    private HistoryRows() {}

    static Rows of(HistoryDocument history) {
        return new Rows("history", COLUMNS, rows -> tell(history, rows));
    }

    private static void tell(HistoryDocument history, Rows.Sink rows) throws IOException {
        for (HistoryDocument.Day day : history.days()) {
            for (Map.Entry<MetricId, Measured> metric : day.metrics().entrySet()) {
                @Nullable String[] row = row("metric", day.day());
                metric(row, metric.getKey(), metric.getValue());
                rows.row(row);
            }
            @Nullable String[] live = row("live-tier", day.day());
            tier(live, day.live().tier());
            rows.row(live);
        }
        for (HistoryDocument.Event event : history.events()) {
            @Nullable String[] row = row(event.event(), event.day());
            row[2] = Boolean.toString(event.late());
            if (event.soldMrr() != null) {
                metric(row, MetricId.SOLD_MRR, event.soldMrr());
            }
            if (event.tier() != null) {
                tier(row, event.tier());
            }
            rows.row(row);
        }
    }

    private static @Nullable String[] row(String record, LocalDate day) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = day.toString();
        return row;
    }

    private static void metric(@Nullable String[] row, MetricId metric, Measured measured) {
        RowValues.metric(row, 3, metric, measured);
        if (measured instanceof Measured.Figure figure) {
            RowValues.portals(row, 8, figure.portals());
        }
    }

    private static void tier(@Nullable String[] row, HeldTier tier) {
        row[10] = tier.atLeast();
        row[11] = tier.atMost();
    }
}

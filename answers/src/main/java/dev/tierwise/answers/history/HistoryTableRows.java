package dev.tierwise.answers.history;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history for spreadsheets: one row per day and metric, one per day for the live tier, and one per event. */
final class HistoryTableRows {

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

    private final String currency;
    private final Rows.Sink rows;

    private HistoryTableRows(String currency, Rows.Sink rows) {
        this.currency = currency;
        this.rows = rows;
    }

    static Rows of(HistoryReport report) {
        return new Rows(
                "history",
                COLUMNS,
                rows -> new HistoryTableRows(report.history().programme().currency(), rows).tell(report));
    }

    private void tell(HistoryReport report) throws IOException {
        for (RecordedDay day : report.days()) {
            for (Map.Entry<MetricId, Measurement> figure : day.figures().entrySet()) {
                @Nullable String[] row = row("metric", day.day().toString());
                measurement(row, figure.getKey(), figure.getValue());
                rows.row(row);
            }
            @Nullable String[] live = row("live-tier", day.day().toString());
            tier(live, day.live());
            rows.row(live);
        }
        for (RecordedEvent event : report.events()) {
            @Nullable String[] row = row(MachineForm.code(event.kind()), event.day().toString());
            row[2] = Boolean.toString(event.late());
            if (event instanceof RecordedEvent.Report published) {
                measurement(row, MetricId.SOLD_MRR, published.soldMrr());
            } else if (event instanceof RecordedEvent.TierUpdate update) {
                tier(row, update.tier());
            }
            rows.row(row);
        }
    }

    private static @Nullable String[] row(String record, String day) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = day;
        return row;
    }

    private void measurement(@Nullable String[] row, MetricId metric, Measurement measurement) {
        RowValues.figure(row, 3, metric, measurement, currency);
        if (measurement instanceof Measurement.Figure figure) {
            row[8] = Integer.toString(figure.portals().low());
            row[9] = Integer.toString(figure.portals().high());
        }
    }

    private static void tier(@Nullable String[] row, TierRange tier) {
        row[10] = tier.atLeast().orElse(null);
        row[11] = tier.atMost().orElse(null);
    }
}

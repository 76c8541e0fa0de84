package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A forecast for spreadsheets: one row per update for the tier, one per update and metric, and one per event. */
final class ForecastRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.day("day"),
            Column.text("tier_at_least"),
            Column.text("tier_at_most"),
            Column.text("metric"),
            Column.text("state"),
            Column.number("low"),
            Column.number("high"),
            Column.text("unit"),
            Column.text("event"),
            Column.text("portal_id"),
            Column.text("name"),
            Column.number("amount"));
    private static final int METRIC = 4;
    private static final int UNIT = 8;

    private ForecastRows() {}

    static Rows of(ForecastDocument forecast) {
        return new Rows("forecast", COLUMNS, rows -> tell(forecast, rows));
    }

    private static void tell(ForecastDocument forecast, Rows.Sink rows) throws IOException {
        for (ComingUpdate month : forecast.months()) {
            @Nullable String[] tier = row("tier", month.day());
            tier[2] = month.tier().atLeast();
            tier[3] = month.tier().atMost();
            rows.row(tier);
            for (Map.Entry<MetricId, Measured> metric : month.metrics().entrySet()) {
                @Nullable String[] row = row("metric", month.day());
                RowValues.metric(row, METRIC, metric.getKey(), metric.getValue());
                rows.row(row);
            }
        }
        Unit unit = DatedEvent.unit(forecast.programmeRules().countPoints());
        for (DatedEvent event : forecast.events()) {
            rows.row(event(
                    event, MachineForm.unit(unit, forecast.programmeRules().currency())));
        }
    }

    private static @Nullable String[] row(String record, LocalDate day) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = day.toString();
        return row;
    }

    private static @Nullable String[] event(DatedEvent event, String unit) {
        @Nullable String[] row = row("event", event.day());
        row[9] = MachineForm.code(event.event());
        if (event.portal() != null) {
            row[10] = event.portal().id();
            row[11] = event.portal().name();
        }
        row[12] = RowValues.text(event.amount());
        row[UNIT] = event.amount() == null ? null : unit;
        return row;
    }
}

package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.forecast.ForecastMonth;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private final ForecastReport report;
    private final String currency;

    private ForecastRows(ForecastReport report) {
        this.report = report;
        this.currency = report.today().programme().currency();
    }

    static Rows of(ForecastReport report) {
        return new Rows("forecast", COLUMNS, new ForecastRows(report)::tell);
    }

    private void tell(Rows.Sink rows) throws IOException {
        for (ForecastMonth month : report.months()) {
            @Nullable String[] tier = row("tier", month.day().toString());
            tier[2] = month.tier().atLeast().orElse(null);
            tier[3] = month.tier().atMost().orElse(null);
            rows.row(tier);
            for (Map.Entry<MetricId, Measurement> figure :
                    month.evaluation().measurements().entrySet()) {
                rows.row(figure(month, figure.getKey(), figure.getValue()));
            }
        }
        for (ForecastEvent event : Stream.concat(
                        report.months().stream().flatMap(month -> month.events().stream()),
                        report.afterwards().stream())
                .toList()) {
            rows.row(event(event));
        }
    }

    private static @Nullable String[] row(String record, String day) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = day;
        return row;
    }

    private @Nullable String[] figure(ForecastMonth month, MetricId metric, Measurement measurement) {
        @Nullable String[] row = row("metric", month.day().toString());
        RowValues.figure(row, METRIC, metric, measurement, currency);
        return row;
    }

    private @Nullable String[] event(ForecastEvent event) {
        Unit unit = ForecastAnswer.unit(report.today().programme());
        @Nullable String[] row = row("event", event.day().toString());
        row[9] = MachineForm.code(event.kind());
        row[10] = event.portal().map(PortalName::id).orElse(null);
        row[11] = event.portal().flatMap(PortalName::name).orElse(null);
        row[12] = event.amount().map(amount -> MachineForm.number(unit, amount)).orElse(null);
        row[UNIT] = event.amount().isPresent() ? MachineForm.unit(unit, currency) : null;
        return row;
    }
}

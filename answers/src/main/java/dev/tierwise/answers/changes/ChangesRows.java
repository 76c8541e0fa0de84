package dev.tierwise.answers.changes;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes for spreadsheets: one row per metric, and one per metric and portal that changed it. */
final class ChangesRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.text("metric"),
            Column.text("portal_id"),
            Column.text("name"),
            Column.text("change"),
            Column.text("reason"),
            Column.text("from_state"),
            Column.number("from_low"),
            Column.number("from_high"),
            Column.text("to_state"),
            Column.number("to_low"),
            Column.number("to_high"),
            Column.text("unit"),
            Column.number("from_portals_low"),
            Column.number("from_portals_high"),
            Column.number("to_portals_low"),
            Column.number("to_portals_high"),
            Column.text("apps_added"),
            Column.text("apps_removed"),
            Column.text("apps_unclear"));
    private static final int FROM = 6;
    private static final int TO = 9;
    private static final int UNIT = 12;
    private static final int FROM_PORTALS = 13;
    private static final int TO_PORTALS = 15;
    private static final int APPS = 17;

    private final ChangesReport report;
    private final Rows.Sink rows;

    private ChangesRows(ChangesReport report, Rows.Sink rows) {
        this.report = report;
        this.rows = rows;
    }

    static Rows of(ChangesReport report) {
        return new Rows("changes", COLUMNS, rows -> new ChangesRows(report, rows).tell());
    }

    private void tell() throws IOException {
        for (MetricId metric : report.to().refreshed().figures().keySet()) {
            @Nullable String[] row = row("metric", metric);
            measurement(row, metric, report.from(), FROM, FROM_PORTALS);
            measurement(row, metric, report.to(), TO, TO_PORTALS);
            rows.row(row);
            for (PortalChange change : report.portals().getOrDefault(metric, List.of())) {
                rows.row(portal(metric, change));
            }
        }
    }

    private @Nullable String[] row(String record, MetricId metric) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = metric.value();
        Unit unit = Metrics.get(metric).unit();
        if (unit != Unit.NONE) {
            row[UNIT] = MachineForm.unit(unit, report.to().history().programme().currency());
        }
        return row;
    }

    private static void measurement(
            @Nullable String[] row, MetricId metric, StatusReport status, int values, int portals) {
        @Nullable Measurement measurement = status.refreshed().figures().get(metric);
        RowValues.measurement(row, values, metric, measurement);
        if (measurement instanceof Measurement.Figure figure) {
            row[portals] = Integer.toString(figure.portals().low());
            row[portals + 1] = Integer.toString(figure.portals().high());
        }
    }

    private @Nullable String[] portal(MetricId metric, PortalChange change) {
        @Nullable String[] row = row("portal", metric);
        row[2] = change.id();
        row[3] = change.name().orElse(null);
        row[4] = MachineForm.code(change.kind());
        row[5] = MachineForm.code(change.reason());
        contribution(row, metric, change.from(), FROM);
        contribution(row, metric, change.to(), TO);
        if (metric.equals(MetricId.MEDIAN_APP_USAGE)) {
            row[APPS] = String.join(";", change.apps().added());
            row[APPS + 1] = String.join(";", change.apps().removed());
            row[APPS + 2] = String.join(";", change.apps().unclear());
        }
        return row;
    }

    private static void contribution(@Nullable String[] row, MetricId metric, Contribution contribution, int values) {
        row[values] = MachineForm.code(contribution.count());
        RowValues.interval(row, values + 1, Metrics.get(metric).unit(), contribution.amount());
    }
}

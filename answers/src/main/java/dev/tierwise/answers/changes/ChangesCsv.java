package dev.tierwise.answers.changes;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one row per metric, and one per metric and portal that changed it, as RFC 4180 has it. */
final class ChangesCsv {

    private static final List<String> COLUMNS = List.of(
            "record",
            "metric",
            "portal_id",
            "name",
            "change",
            "reason",
            "from_state",
            "from_low",
            "from_high",
            "to_state",
            "to_low",
            "to_high",
            "unit",
            "from_portals_low",
            "from_portals_high",
            "to_portals_low",
            "to_portals_high",
            "apps_added",
            "apps_removed",
            "apps_unclear");
    private static final int FROM = 6;
    private static final int TO = 9;
    private static final int UNIT = 12;
    private static final int FROM_PORTALS = 13;
    private static final int TO_PORTALS = 15;
    private static final int APPS = 17;

    private final ChangesReport report;
    private final CsvWriter csv;

    private ChangesCsv(ChangesReport report, CsvWriter csv) {
        this.report = report;
        this.csv = csv;
    }

    static void write(ChangesReport report, Writer out) throws IOException {
        CsvRows.write(out, COLUMNS, csv -> new ChangesCsv(report, csv).write());
    }

    private void write() {
        for (MetricId metric : report.to().refreshed().figures().keySet()) {
            @Nullable String[] row = row("metric", metric);
            measurement(row, metric, report.from(), FROM, FROM_PORTALS);
            measurement(row, metric, report.to(), TO, TO_PORTALS);
            csv.writeRecord(row);
            for (PortalChange change : report.portals().getOrDefault(metric, List.of())) {
                csv.writeRecord(portal(metric, change));
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
        if (measurement instanceof Measurement.Numeric number) {
            Unit unit = Metrics.get(metric).unit();
            row[values + 1] = MachineForm.number(unit, number.value().low());
            row[values + 2] = MachineForm.bound(unit, number.value().high());
            if (number instanceof Measurement.Figure figure) {
                row[portals] = Integer.toString(figure.portals().low());
                row[portals + 1] = Integer.toString(figure.portals().high());
            }
        } else if (measurement instanceof Measurement.Status state) {
            row[values] = MachineForm.code(state.state());
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
        Unit unit = Metrics.get(metric).unit();
        row[values] = MachineForm.code(contribution.count());
        row[values + 1] = MachineForm.number(unit, contribution.amount().low());
        row[values + 2] = MachineForm.bound(unit, contribution.amount().high());
    }
}

package dev.tierwise.answers.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one row per day and metric, one per day for the live tier, and one per event, as RFC 4180 has it. */
final class HistoryCsv {

    private static final List<String> COLUMNS = List.of(
            "record",
            "day",
            "late",
            "metric",
            "state",
            "low",
            "high",
            "unit",
            "portals_low",
            "portals_high",
            "tier_at_least",
            "tier_at_most");

    private final String currency;
    private final CsvWriter csv;

    private HistoryCsv(String currency, CsvWriter csv) {
        this.currency = currency;
        this.csv = csv;
    }

    static void write(HistoryReport report, Writer out) throws IOException {
        CsvRows.write(
                out, COLUMNS, csv -> new HistoryCsv(report.history().programme().currency(), csv).write(report));
    }

    private void write(HistoryReport report) {
        for (RecordedDay day : report.days()) {
            day.figures().forEach((metric, measurement) -> {
                @Nullable String[] row = row("metric", day.day().toString());
                measurement(row, metric, measurement);
                csv.writeRecord(row);
            });
            @Nullable String[] live = row("live-tier", day.day().toString());
            tier(live, day.live());
            csv.writeRecord(live);
        }
        for (RecordedEvent event : report.events()) {
            @Nullable String[] row = row(MachineForm.code(event.kind()), event.day().toString());
            row[2] = Boolean.toString(event.late());
            if (event instanceof RecordedEvent.Report published) {
                measurement(row, MetricId.SOLD_MRR, published.soldMrr());
            } else if (event instanceof RecordedEvent.TierUpdate update) {
                tier(row, update.tier());
            }
            csv.writeRecord(row);
        }
    }

    private static @Nullable String[] row(String record, String day) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = day;
        return row;
    }

    private void measurement(@Nullable String[] row, MetricId metric, Measurement measurement) {
        row[3] = metric.value();
        if (measurement instanceof Measurement.Numeric number) {
            Unit unit = Metrics.get(metric).unit();
            row[5] = MachineForm.number(unit, number.value().low());
            row[6] = MachineForm.bound(unit, number.value().high());
            row[7] = MachineForm.unit(unit, currency);
            if (number instanceof Measurement.Figure figure) {
                row[8] = Integer.toString(figure.portals().low());
                row[9] = Integer.toString(figure.portals().high());
            }
        } else if (measurement instanceof Measurement.Status status) {
            row[4] = MachineForm.code(status.state());
        }
    }

    private static void tier(@Nullable String[] row, TierRange tier) {
        row[10] = tier.atLeast().orElse(null);
        row[11] = tier.atMost().orElse(null);
    }
}

package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciliationReport;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation for spreadsheets: for each figure a row with the total over the portals that can be compared, one for
 * those of which HubSpot reports nothing, and one for each portal of which it does.
 */
final class ReconciliationCsv {

    private static final List<String> COLUMNS = List.of(
            "record",
            "metric",
            "unit",
            "portal_id",
            "name",
            "state",
            "reported",
            "by_rules_low",
            "by_rules_high",
            "difference_low",
            "difference_high",
            "portals",
            "updated_on",
            "explained_by",
            "other_reasons");

    private static final int STATE = 5;
    private static final int REPORTED = 6;
    private static final int BY_RULES = 7;
    private static final int DIFFERENCE = 9;
    private static final int PORTALS = 11;
    private static final int UPDATED_ON = 12;
    private static final int EXPLAINED_BY = 13;
    private static final int OTHER_REASONS = 14;

    private ReconciliationCsv() {}

    static void write(ReconciliationReport report, Writer out) throws IOException {
        CsvRows.write(out, COLUMNS, csv -> {
            for (ReconciledFigure figure : report.figures()) {
                csv.writeRecord(total(report, figure));
                csv.writeRecord(notReported(report, figure));
                figure.portals().forEach(portal -> csv.writeRecord(portal(report, figure, portal)));
            }
        });
    }

    private static @Nullable String[] row(
            String record, ReconciliationReport report, ReconciledFigure figure, Interval byRules) {
        Unit unit = unit(figure);
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = figure.metric().value();
        row[2] = MachineForm.unit(unit, report.programme().currency());
        row[BY_RULES] = MachineForm.number(unit, byRules.low());
        row[BY_RULES + 1] = MachineForm.bound(unit, byRules.high());
        return row;
    }

    private static @Nullable String[] total(ReconciliationReport report, ReconciledFigure figure) {
        @Nullable String[] row = row("total", report, figure, figure.byRules());
        row[REPORTED] = MachineForm.number(unit(figure), figure.reported());
        difference(row, unit(figure), figure.difference());
        row[PORTALS] = Long.toString(figure.portals().size() - figure.count(ReconciledPortal.State.NOT_COMPARABLE));
        return row;
    }

    private static @Nullable String[] notReported(ReconciliationReport report, ReconciledFigure figure) {
        @Nullable String[] row = row("not-reported", report, figure, figure.notReported().byRules());
        row[PORTALS] = Integer.toString(figure.notReported().portals());
        return row;
    }

    private static @Nullable String[] portal(
            ReconciliationReport report, ReconciledFigure figure, ReconciledPortal portal) {
        Unit unit = unit(figure);
        @Nullable String[] row = row("portal", report, figure, portal.byRules());
        row[3] = portal.id();
        row[4] = portal.name().orElse(null);
        row[STATE] = MachineForm.code(portal.state());
        row[REPORTED] = portal.reported()
                .map(amount -> MachineForm.number(unit, amount))
                .orElse(null);
        portal.difference().ifPresent(difference -> difference(row, unit, difference));
        row[UPDATED_ON] = portal.updatedOn().map(LocalDate::toString).orElse(null);
        row[EXPLAINED_BY] = reasons(portal, true);
        row[OTHER_REASONS] = reasons(portal, false);
        return row;
    }

    private static String reasons(ReconciledPortal portal, boolean explaining) {
        return portal.reasons().stream()
                .filter(given -> given.explains() == explaining)
                .map(given -> ReasonForm.of(given.reason()).inOneField())
                .collect(Collectors.joining(";"));
    }

    private static void difference(@Nullable String[] row, Unit unit, Difference difference) {
        row[DIFFERENCE] = MachineForm.number(unit, difference.low());
        row[DIFFERENCE + 1] = MachineForm.bound(unit, difference.high());
    }

    private static Unit unit(ReconciledFigure figure) {
        return Metrics.get(figure.metric()).unit();
    }
}

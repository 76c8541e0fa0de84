package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciliationReport;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation for spreadsheets: for each figure a row with the total over the portals that can be compared, one for
 * those of which HubSpot reports nothing, and one for each portal of which it does.
 */
final class ReconciliationRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.text("metric"),
            Column.text("unit"),
            Column.text("portal_id"),
            Column.text("name"),
            Column.text("state"),
            Column.number("reported"),
            Column.number("by_rules_low"),
            Column.number("by_rules_high"),
            Column.number("difference_low"),
            Column.number("difference_high"),
            Column.number("portals"),
            Column.day("updated_on"),
            Column.text("explained_by"),
            Column.text("other_reasons"));

    private static final int STATE = 5;
    private static final int REPORTED = 6;
    private static final int BY_RULES = 7;
    private static final int DIFFERENCE = 9;
    private static final int PORTALS = 11;
    private static final int UPDATED_ON = 12;
    private static final int EXPLAINED_BY = 13;
    private static final int OTHER_REASONS = 14;

    private ReconciliationRows() {}

    static Rows of(ReconciliationReport report) {
        return new Rows("reconciliation", COLUMNS, rows -> {
            for (ReconciledFigure figure : report.figures()) {
                rows.row(total(report, figure));
                rows.row(notReported(report, figure));
                for (ReconciledPortal portal : figure.portals()) {
                    rows.row(portal(report, figure, portal));
                }
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
        RowValues.interval(row, BY_RULES, unit, byRules);
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

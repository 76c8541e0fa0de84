package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Figure;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Portal;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.programme.MetricId;
import java.util.List;
import java.util.Map;
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

    static Rows of(ReconciliationDocument reconciliation) {
        return new Rows("reconciliation", COLUMNS, rows -> {
            for (Map.Entry<MetricId, Figure> metric : reconciliation.figures().entrySet()) {
                Figure figure = metric.getValue();
                rows.row(total(metric.getKey(), figure));
                rows.row(notReported(metric.getKey(), figure));
                for (Portal portal : figure.portals()) {
                    rows.row(portal(metric.getKey(), figure, portal));
                }
            }
        });
    }

    private static @Nullable String[] row(String record, MetricId metric, Figure figure, Range byRules) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = metric.value();
        row[2] = figure.unit();
        RowValues.range(row, BY_RULES, byRules);
        return row;
    }

    private static @Nullable String[] total(MetricId metric, Figure figure) {
        @Nullable String[] row = row("total", metric, figure, figure.byRules());
        row[REPORTED] = RowValues.text(figure.reported());
        RowValues.range(row, DIFFERENCE, figure.difference());
        row[PORTALS] = Long.toString(figure.portals().size() - figure.compared().notComparable());
        return row;
    }

    private static @Nullable String[] notReported(MetricId metric, Figure figure) {
        @Nullable String[] row = row("not-reported", metric, figure, figure.notReported().byRules());
        row[PORTALS] = Integer.toString(figure.notReported().portals());
        return row;
    }

    private static @Nullable String[] portal(MetricId metric, Figure figure, Portal portal) {
        @Nullable String[] row = row("portal", metric, figure, portal.byRules());
        row[3] = portal.id();
        row[4] = portal.name();
        row[STATE] = MachineForm.code(portal.state());
        row[REPORTED] = RowValues.text(portal.reported());
        if (portal.difference() != null) {
            RowValues.range(row, DIFFERENCE, portal.difference());
        }
        row[UPDATED_ON] = RowValues.text(portal.updatedOn());
        row[EXPLAINED_BY] = reasons(portal, true);
        row[OTHER_REASONS] = reasons(portal, false);
        return row;
    }

    private static String reasons(Portal portal, boolean explaining) {
        return portal.reasons().stream()
                .filter(reason -> reason.explains() == explaining)
                .map(DifferenceReason::inOneField)
                .collect(Collectors.joining(";"));
    }
}

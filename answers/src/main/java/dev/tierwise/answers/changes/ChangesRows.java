package dev.tierwise.answers.changes;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

    private ChangesRows() {}

    static Rows of(ChangesDocument changes) {
        return new Rows("changes", COLUMNS, rows -> {
            for (Map.Entry<MetricId, ChangesDocument.Change> metric :
                    changes.metrics().entrySet()) {
                tell(changes, metric.getKey(), metric.getValue(), rows);
            }
        });
    }

    private static void tell(ChangesDocument changes, MetricId metric, ChangesDocument.Change change, Rows.Sink rows)
            throws IOException {
        @Nullable String[] row = row("metric", metric, changes);
        measured(row, change.from(), FROM, FROM_PORTALS);
        measured(row, change.to(), TO, TO_PORTALS);
        rows.row(row);
        if (change.portals() != null) {
            for (ChangedPortal portal : change.portals()) {
                rows.row(portal(row("portal", metric, changes), portal));
            }
        }
    }

    private static @Nullable String[] row(String record, MetricId metric, ChangesDocument changes) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = metric.value();
        Unit unit = Metrics.get(metric).unit();
        if (unit != Unit.NONE) {
            row[UNIT] = MachineForm.unit(unit, changes.programmeRules().currency());
        }
        return row;
    }

    private static void measured(@Nullable String[] row, @Nullable Measured measured, int values, int portals) {
        RowValues.measured(row, values, measured);
        if (measured instanceof Measured.Figure figure) {
            RowValues.portals(row, portals, figure.portals());
        }
    }

    private static @Nullable String[] portal(@Nullable String[] row, ChangedPortal portal) {
        row[2] = portal.id();
        row[3] = portal.name();
        row[4] = MachineForm.code(portal.change());
        row[5] = portal.reason();
        part(row, portal.from(), FROM);
        part(row, portal.to(), TO);
        row[APPS] = apps(portal.added());
        row[APPS + 1] = apps(portal.removed());
        row[APPS + 2] = apps(portal.unclear());
        return row;
    }

    private static @Nullable String apps(@Nullable List<String> apps) {
        return apps == null ? null : String.join(";", apps);
    }

    private static void part(@Nullable String[] row, ChangedPortal.Part part, int values) {
        row[values] = MachineForm.code(part.state());
        Interval amount = part.amount();
        RowValues.range(row, values + 1, amount.low(), amount.high().orElse(null));
    }
}

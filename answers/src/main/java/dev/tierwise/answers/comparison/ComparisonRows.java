package dev.tierwise.answers.comparison;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Programmes side by side, for spreadsheets: under each one row for the tier, one per metric, and one per portal. */
final class ComparisonRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.text("programme"),
            Column.text("tier_at_least"),
            Column.text("tier_at_most"),
            Column.text("metric"),
            Column.text("state"),
            Column.number("low"),
            Column.number("high"),
            Column.text("unit"),
            Column.text("portal_id"),
            Column.text("name"),
            Column.text("sold"),
            Column.text("sold_reason"),
            Column.text("managed"),
            Column.text("managed_reason"),
            Column.number("apps_low"),
            Column.number("apps_high"));
    private static final int METRIC = 4;
    private static final int LOW = 6;
    private static final int PORTAL = 9;
    private static final int SOLD = 11;
    private static final int MANAGED = 13;
    private static final int APPS = 15;

    private ComparisonRows() {}

    static Rows of(ComparisonDocument comparison) {
        return new Rows("comparison", COLUMNS, rows -> tell(comparison, rows));
    }

    private static void tell(ComparisonDocument comparison, Rows.Sink rows) throws IOException {
        for (ComparisonDocument.Under under : comparison.programmes()) {
            @Nullable String[] tier = row("tier", under);
            tier[2] = under.tier().atLeast();
            tier[3] = under.tier().atMost();
            rows.row(tier);
            for (Map.Entry<MetricId, Measured> metric : under.metrics().entrySet()) {
                @Nullable String[] row = row("metric", under);
                RowValues.metric(row, METRIC, metric.getKey(), metric.getValue());
                rows.row(row);
            }
        }
        for (ComparisonDocument.Portal portal : comparison.portals()) {
            for (int i = 0; i < portal.under().size(); i++) {
                rows.row(portal(
                        comparison.programmes().get(i), portal, portal.under().get(i)));
            }
        }
    }

    private static @Nullable String[] row(String record, ComparisonDocument.Under under) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = under.programme();
        return row;
    }

    private static @Nullable String[] portal(
            ComparisonDocument.Under under,
            ComparisonDocument.Portal portal,
            ComparisonDocument.@Nullable Standing assessed) {
        @Nullable String[] row = row("portal", under);
        row[PORTAL] = portal.id();
        row[PORTAL + 1] = portal.name();
        if (assessed != null) {
            RowValues.range(row, LOW, assessed.mrr());
            row[LOW + 2] = under.programmeRules().currency();
            row[SOLD] = MachineForm.code(assessed.sold().state());
            row[SOLD + 1] = assessed.sold().reason();
            row[MANAGED] = MachineForm.code(assessed.managed().state());
            row[MANAGED + 1] = assessed.managed().reason();
            row[APPS] = Integer.toString(assessed.apps().low());
            row[APPS + 1] = Integer.toString(assessed.apps().high());
        }
        return row;
    }
}

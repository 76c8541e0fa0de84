package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation for spreadsheets: one row per tier and criterion, and with portals one per portal. Like JSON it is for
 * programs: ids, plain numbers, an empty field for what is unknown or unbounded.
 *
 * <p>Values are exact. A portal's name that begins with {@code =}, {@code +}, {@code -} or {@code @} is therefore
 * written as it is, although a spreadsheet may take it for a formula in CSV: a name that was changed on the way would be a
 * wrong name to every other reader.
 */
final class EvaluationRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.text("tier"),
            Column.text("tier_state"),
            Column.text("metric"),
            Column.text("state"),
            Column.number("low"),
            Column.number("high"),
            Column.text("unit"),
            Column.number("required"),
            Column.number("shortfall_low"),
            Column.number("shortfall_high"));
    private static final List<Column> PORTAL_COLUMNS = List.of(
            Column.text("portal_id"),
            Column.text("name"),
            Column.number("mrr_low"),
            Column.number("mrr_high"),
            Column.text("sold"),
            Column.text("sold_reason"),
            Column.text("managed"),
            Column.text("managed_reason"),
            Column.number("apps_low"),
            Column.number("apps_high"),
            Column.text("apps_used"),
            Column.text("apps_unknown"));

    private static final List<Column> POINT_COLUMNS = List.of(
            Column.number("sold_points_low"),
            Column.number("sold_points_high"),
            Column.number("sourced_points_low"),
            Column.number("sourced_points_high"),
            Column.number("managed_points_low"),
            Column.number("managed_points_high"),
            Column.number("total_points_low"),
            Column.number("total_points_high"));

    private EvaluationRows() {}

    /** One evaluation; of several each row has one more column in front, which names the programme. */
    static Rows of(List<EvaluationDocument> evaluations) {
        List<Column> columns = columns(evaluations);
        if (evaluations.size() == 1) {
            return new Rows("evaluation", columns, rows -> tell(evaluations.get(0), rows));
        }
        columns.add(0, Column.text("programme"));
        return new Rows("evaluations", columns, rows -> {
            for (EvaluationDocument evaluation : evaluations) {
                tell(evaluation, row -> {
                    @Nullable String[] full = new @Nullable String[columns.size()];
                    full[0] = evaluation.programme();
                    System.arraycopy(row, 0, full, 1, row.length);
                    rows.row(full);
                });
            }
        });
    }

    private static List<Column> columns(List<EvaluationDocument> evaluations) {
        List<Column> columns = new ArrayList<>(COLUMNS);
        if (evaluations.stream().anyMatch(evaluation -> evaluation.portals() != null)) {
            columns.addAll(PORTAL_COLUMNS);
            if (evaluations.stream()
                    .anyMatch(evaluation -> evaluation.programmeRules().countPoints())) {
                columns.addAll(POINT_COLUMNS);
            }
        }
        return columns;
    }

    private static void tell(EvaluationDocument evaluation, Rows.Sink rows) throws IOException {
        int width = columns(List.of(evaluation)).size();
        for (TierStatus tier : evaluation.tiers()) {
            for (Criterion criterion : tier.criteria()) {
                rows.row(Arrays.copyOf(criterion(evaluation, tier, criterion), width));
            }
        }
        if (evaluation.portals() == null) {
            return;
        }
        try {
            evaluation.portals().forEach(portal -> {
                try {
                    rows.row(portal(portal, width));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static @Nullable String[] criterion(EvaluationDocument evaluation, TierStatus tier, Criterion criterion) {
        MetricId metric = criterion.metric();
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = "criterion";
        row[1] = tier.tier();
        row[2] = MachineForm.code(tier.state());
        row[3] = metric.value();
        row[4] = MachineForm.code(criterion.state());
        if (evaluation.metrics().get(metric) instanceof Measured.Figure number) {
            RowValues.range(row, 5, number.low(), number.high());
            row[7] = number.unit();
        }
        row[8] = RowValues.text(criterion.required());
        if (criterion.shortfall() != null) {
            RowValues.range(row, 9, criterion.shortfall());
        }
        return row;
    }

    private static @Nullable String[] portal(AssessedPortal portal, int width) {
        @Nullable String[] row = new @Nullable String[width];
        row[0] = "portal";
        int column = COLUMNS.size();
        row[column++] = portal.id();
        row[column++] = portal.name();
        RowValues.range(row, column, portal.mrr());
        column += 2;
        row[column++] = MachineForm.code(portal.sold().state());
        row[column++] = portal.sold().reason();
        row[column++] = MachineForm.code(portal.managed().state());
        row[column++] = portal.managed().reason();
        row[column++] = Integer.toString(portal.apps().low());
        row[column++] = Integer.toString(portal.apps().high());
        row[column++] = String.join(";", portal.apps().used());
        row[column++] = String.join(";", portal.apps().unknown());
        if (portal.points() != null) {
            PointsCredited points = portal.points();
            for (Range range : List.of(points.sold(), points.sourced(), points.managed(), points.total())) {
                RowValues.range(row, column, range);
                column += 2;
            }
        }
        return row;
    }
}

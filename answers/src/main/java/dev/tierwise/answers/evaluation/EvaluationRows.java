package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
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
    static Rows of(List<EvaluationReport> reports, boolean portals) {
        List<Column> columns = columns(reports, portals);
        if (reports.size() == 1) {
            return new Rows("evaluation", columns, rows -> tell(reports.get(0), portals, rows));
        }
        columns.add(0, Column.text("programme"));
        return new Rows("evaluations", columns, rows -> {
            for (EvaluationReport report : reports) {
                tell(report, portals, row -> {
                    @Nullable String[] full = new @Nullable String[columns.size()];
                    full[0] = report.programme().id();
                    System.arraycopy(row, 0, full, 1, row.length);
                    rows.row(full);
                });
            }
        });
    }

    private static List<Column> columns(List<EvaluationReport> reports, boolean portals) {
        List<Column> columns = new ArrayList<>(COLUMNS);
        if (portals) {
            columns.addAll(PORTAL_COLUMNS);
            if (reports.stream()
                    .anyMatch(report -> report.programme().pointRules().isPresent())) {
                columns.addAll(POINT_COLUMNS);
            }
        }
        return columns;
    }

    private static void tell(EvaluationReport report, boolean portals, Rows.Sink rows) throws IOException {
        int width = columns(List.of(report), portals).size();
        for (TierResult tier : report.evaluation().tiers()) {
            for (CriterionResult criterion : tier.criteria()) {
                rows.row(Arrays.copyOf(criterion(report, tier, criterion), width));
            }
        }
        if (portals) {
            try {
                report.forEachPortal(portal -> {
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
    }

    private static @Nullable String[] criterion(EvaluationReport report, TierResult tier, CriterionResult criterion) {
        MetricId metric = criterion.requirement().metric();
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = "criterion";
        row[1] = tier.tier().id();
        row[2] = MachineForm.code(tier.state());
        row[3] = metric.value();
        row[4] = MachineForm.code(criterion.state());
        if (criterion.required().isPresent()
                && criterion.shortfall().isPresent()
                && report.evaluation().measurements().get(metric) instanceof Measurement.Numeric number) {
            Unit unit = Metrics.get(metric).unit();
            RowValues.interval(row, 5, unit, number.value());
            row[7] = MachineForm.unit(unit, report.programme().currency());
            row[8] = MachineForm.bound(unit, criterion.required().get().high());
            RowValues.interval(row, 9, unit, criterion.shortfall().get());
        }
        return row;
    }

    private static @Nullable String[] portal(PortalAssessment assessment, int width) {
        AppUsage apps = assessment.portal().appUsage();
        @Nullable String[] row = new @Nullable String[width];
        row[0] = "portal";
        int column = COLUMNS.size();
        row[column++] = assessment.portal().id();
        row[column++] = assessment.portal().name().orElse(null);
        row[column++] = MachineForm.money(assessment.mrr().low());
        row[column++] = MachineForm.bound(Unit.MONEY, assessment.mrr().high());
        row[column++] = MachineForm.code(assessment.sold().count());
        row[column++] = MachineForm.code(assessment.sold().reason());
        row[column++] = MachineForm.code(assessment.managed().count());
        row[column++] = MachineForm.code(assessment.managed().reason());
        row[column++] = Integer.toString(apps.low());
        row[column++] = Integer.toString(apps.high());
        row[column++] = String.join(";", MachineForm.ids(apps.used()));
        row[column++] = String.join(";", MachineForm.ids(apps.unknown()));
        if (assessment.creditedPoints().isPresent()) {
            PortalPoints points = assessment.creditedPoints().get();
            for (PointRange range :
                    List.of(points.sold().points(), points.sourced().points(), points.managed(), points.total())) {
                Interval inDecimals = range.inDecimals();
                row[column++] = MachineForm.number(Unit.POINTS, inDecimals.low());
                row[column++] = MachineForm.bound(Unit.POINTS, inDecimals.high());
            }
        }
        return row;
    }
}

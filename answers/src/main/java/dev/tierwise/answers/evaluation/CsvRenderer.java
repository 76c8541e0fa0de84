package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.MachineForm;
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
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row per tier and criterion, and with portals one per portal, as RFC 4180 has it. Like JSON it is for
 * programs: ids, plain numbers, an empty field for what is unknown or unbounded.
 *
 * <p>Values are exact. A portal's name that begins with {@code =}, {@code +}, {@code -} or {@code @} is therefore
 * written as it is, although a spreadsheet may take it for a formula: a name that was changed on the way would be a
 * wrong name to every other reader.
 */
final class CsvRenderer {

    private static final List<String> COLUMNS = List.of(
            "record",
            "tier",
            "tier_state",
            "metric",
            "state",
            "low",
            "high",
            "unit",
            "required",
            "shortfall_low",
            "shortfall_high");
    private static final List<String> PORTAL_COLUMNS = List.of(
            "portal_id",
            "name",
            "mrr_low",
            "mrr_high",
            "sold",
            "sold_reason",
            "managed",
            "managed_reason",
            "apps_low",
            "apps_high",
            "apps_used",
            "apps_unknown");

    private static final List<String> POINT_COLUMNS = List.of(
            "sold_points_low",
            "sold_points_high",
            "sourced_points_low",
            "sourced_points_high",
            "managed_points_low",
            "managed_points_high",
            "total_points_low",
            "total_points_high");

    private CsvRenderer() {}

    static void render(List<EvaluationReport> reports, RenderOptions options, Writer out) throws IOException {
        if (reports.size() == 1) {
            CsvRows.write(out, columns(reports, options), csv -> write(reports.get(0), options, csv::writeRecord));
        } else {
            renderEach(reports, options, out);
        }
    }

    /** The same with one more column in front, which names the programme. */
    private static void renderEach(List<EvaluationReport> reports, RenderOptions options, Writer out)
            throws IOException {
        List<String> columns = new ArrayList<>(columns(reports, options));
        columns.add(0, "programme");
        CsvRows.write(out, columns, csv -> {
            for (EvaluationReport report : reports) {
                write(report, options, row -> {
                    @Nullable String[] full = new @Nullable String[columns.size()];
                    full[0] = report.programme().id();
                    System.arraycopy(row, 0, full, 1, row.length);
                    csv.writeRecord(full);
                });
            }
        });
    }

    private static List<String> columns(List<EvaluationReport> reports, RenderOptions options) {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (options.portals()) {
            columns.addAll(PORTAL_COLUMNS);
            if (reports.stream()
                    .anyMatch(report -> report.programme().pointRules().isPresent())) {
                columns.addAll(POINT_COLUMNS);
            }
        }
        return columns;
    }

    private static void write(EvaluationReport report, RenderOptions options, Consumer<@Nullable String[]> rows) {
        int width = columns(List.of(report), options).size();
        for (TierResult tier : report.evaluation().tiers()) {
            for (CriterionResult criterion : tier.criteria()) {
                rows.accept(Arrays.copyOf(criterion(report, tier, criterion), width));
            }
        }
        if (options.portals()) {
            report.forEachPortal(portal -> rows.accept(portal(portal, width)));
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
            Interval shortfall = criterion.shortfall().get();
            row[5] = MachineForm.number(unit, number.value().low());
            row[6] = MachineForm.bound(unit, number.value().high());
            row[7] = MachineForm.unit(unit, report.programme().currency());
            row[8] = MachineForm.bound(unit, criterion.required().get().high());
            row[9] = MachineForm.number(unit, shortfall.low());
            row[10] = MachineForm.bound(unit, shortfall.high());
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

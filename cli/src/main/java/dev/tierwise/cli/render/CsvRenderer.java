package dev.tierwise.cli.render;

import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row per tier and criterion, and with portals one per portal, as RFC 4180 has it. Like JSON it is for
 * programs: ids, plain numbers, an empty field for what is unknown or unbounded.
 *
 * <p>Values are exact. A portal's name that begins with {@code =}, {@code +}, {@code -} or {@code @} is therefore
 * written as it is, although a spreadsheet may take it for a formula: a name that was changed on the way would be a
 * wrong name to every other reader.
 */
final class CsvRenderer implements EvaluationRenderer {

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

    @Override
    public void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException {
        int width = COLUMNS.size() + (options.portals() ? PORTAL_COLUMNS.size() : 0);
        List<String> columns = Stream.concat(COLUMNS.stream(), PORTAL_COLUMNS.stream())
                .limit(width)
                .toList();
        CsvRows.write(out, columns, csv -> {
            for (TierResult tier : report.evaluation().tiers()) {
                for (CriterionResult criterion : tier.criteria()) {
                    csv.writeRecord(Arrays.copyOf(criterion(report, tier, criterion), width));
                }
            }
            if (options.portals()) {
                report.forEachPortal(portal -> csv.writeRecord(portal(portal)));
            }
        });
    }

    private static @Nullable String[] criterion(EvaluationReport report, TierResult tier, CriterionResult criterion) {
        MetricId metric = criterion.requirement().metric();
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = "criterion";
        row[1] = tier.tier().id();
        row[2] = MachineForm.code(tier.state());
        row[3] = metric.value();
        row[4] = MachineForm.code(criterion.state());
        if (criterion.requirement() instanceof Requirement.AtLeast required
                && criterion.shortfall().isPresent()
                && report.evaluation().measurements().get(metric) instanceof Measurement.Figure figure) {
            Unit unit = Metrics.get(metric).unit();
            Interval shortfall = criterion.shortfall().get();
            row[5] = MachineForm.number(unit, figure.value().low());
            row[6] = MachineForm.bound(unit, figure.value().high());
            row[7] = MachineForm.unit(unit, report.programme().currency());
            row[8] = MachineForm.number(unit, required.minimum());
            row[9] = MachineForm.number(unit, shortfall.low());
            row[10] = MachineForm.bound(unit, shortfall.high());
        }
        return row;
    }

    private static @Nullable String[] portal(PortalAssessment assessment) {
        AppUsage apps = assessment.portal().appUsage();
        @Nullable String[] row = new @Nullable String[COLUMNS.size() + PORTAL_COLUMNS.size()];
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
        row[column] = String.join(";", MachineForm.ids(apps.unknown()));
        return row;
    }
}

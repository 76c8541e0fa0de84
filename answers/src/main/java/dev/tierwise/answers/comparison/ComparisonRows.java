package dev.tierwise.answers.comparison;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.compare.PortalUnderEach;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static Rows of(ProgrammeComparison comparison) {
        return new Rows("comparison", COLUMNS, rows -> tell(comparison, rows));
    }

    private static void tell(ProgrammeComparison comparison, Rows.Sink rows) throws IOException {
        for (EvaluationReport report : comparison.reports()) {
            TierRange tier = TierRange.of(report.evaluation().answer());
            @Nullable String[] row = row("tier", report);
            row[2] = tier.atLeast().orElse(null);
            row[3] = tier.atMost().orElse(null);
            rows.row(row);
            for (Map.Entry<MetricId, Measurement> figure :
                    report.evaluation().measurements().entrySet()) {
                rows.row(figure(report, figure.getKey(), figure.getValue()));
            }
        }
        for (PortalUnderEach portal : comparison.portals()) {
            for (int i = 0; i < portal.under().size(); i++) {
                rows.row(portal(
                        comparison.reports().get(i), portal, portal.under().get(i)));
            }
        }
    }

    private static @Nullable String[] row(String record, EvaluationReport under) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        row[1] = under.programme().id();
        return row;
    }

    private static @Nullable String[] figure(EvaluationReport report, MetricId metric, Measurement measurement) {
        @Nullable String[] row = row("metric", report);
        RowValues.figure(row, METRIC, metric, measurement, report.programme().currency());
        return row;
    }

    private static @Nullable String[] portal(
            EvaluationReport report, PortalUnderEach portal, Optional<PortalAssessment> assessment) {
        @Nullable String[] row = row("portal", report);
        row[PORTAL] = portal.id();
        row[PORTAL + 1] = portal.name().orElse(null);
        if (assessment.isPresent()) {
            PortalAssessment under = assessment.get();
            RowValues.interval(row, LOW, Unit.MONEY, under.mrr());
            row[LOW + 2] = report.programme().currency();
            row[SOLD] = MachineForm.code(under.sold().count());
            row[SOLD + 1] = MachineForm.code(under.sold().reason());
            row[MANAGED] = MachineForm.code(under.managed().count());
            row[MANAGED + 1] = MachineForm.code(under.managed().reason());
            row[APPS] = Integer.toString(under.portal().appUsage().low());
            row[APPS + 1] = Integer.toString(under.portal().appUsage().high());
        }
        return row;
    }
}

package dev.tierwise.answers.explanation;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.explain.AppEvidence;
import dev.tierwise.application.explain.CountingTime;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules make of portals, for spreadsheets: one row per portal. */
final class ExplanationRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("portal_id"),
            Column.text("name"),
            Column.number("mrr_low"),
            Column.number("mrr_high"),
            Column.text("unit"),
            Column.text("sold"),
            Column.text("sold_reason"),
            Column.day("sold_from"),
            Column.day("sold_through"),
            Column.text("managed"),
            Column.text("managed_reason"),
            Column.day("managed_through"),
            Column.text("contributes"),
            Column.number("apps_low"),
            Column.number("apps_high"),
            Column.text("apps_used"),
            Column.text("unknown"));

    private ExplanationRows() {}

    static Rows of(PortalsExplained report) {
        return new Rows("explanation", COLUMNS, rows -> {
            for (ExplainedPortal portal : report.portals()) {
                rows.row(row(portal, report.programme().currency()));
            }
        });
    }

    private static @Nullable String[] row(ExplainedPortal explained, String currency) {
        PortalAssessment assessment = explained.assessment();
        return new @Nullable String[] {
            assessment.portal().id(),
            assessment.portal().name().orElse(null),
            MachineForm.money(assessment.mrr().low()),
            MachineForm.bound(Unit.MONEY, assessment.mrr().high()),
            currency,
            MachineForm.code(assessment.sold().count()),
            MachineForm.code(assessment.sold().reason()),
            explained
                    .soldTime()
                    .flatMap(CountingTime::from)
                    .map(LocalDate::toString)
                    .orElse(null),
            explained
                    .soldTime()
                    .flatMap(CountingTime::through)
                    .map(LocalDate::toString)
                    .orElse(null),
            MachineForm.code(assessment.managed().count()),
            MachineForm.code(assessment.managed().reason()),
            explained.managedThrough().map(LocalDate::toString).orElse(null),
            MachineForm.code(explained.contribution()),
            Integer.toString(assessment.portal().appUsage().low()),
            Integer.toString(assessment.portal().appUsage().high()),
            explained.apps().stream()
                    .filter(app -> app.use() == AppEvidence.Use.USED)
                    .map(app -> app.app().id())
                    .collect(Collectors.joining(";")),
            explained.unknown().stream().map(MachineForm::code).sorted().collect(Collectors.joining(";"))
        };
    }
}

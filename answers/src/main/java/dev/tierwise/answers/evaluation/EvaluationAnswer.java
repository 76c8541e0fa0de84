package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The answer of an evaluation. Portals are written one after the other, never collected. */
public final class EvaluationAnswer {

    /** Under one programme. */
    public static final AnswerKind<EvaluationDocument> KIND = AnswerKind.of(
                    "evaluation",
                    EvaluationDocument.class,
                    (document, page) -> new EvaluationPage(document, page).draw())
            .withRows(document -> Optional.of(EvaluationRows.of(List.of(document))));

    /** Under several programmes. */
    public static final AnswerKind<EvaluationsDocument> OF_SEVERAL = AnswerKind.of(
                    "evaluations", EvaluationsDocument.class, EvaluationPage::drawEach)
            .withRows(document -> Optional.of(EvaluationRows.of(document.evaluations())));

    private EvaluationAnswer() {}

    /**
     * The same facts under one programme or more.
     *
     * @param reports at least one
     * @param portals whether every portal is listed
     */
    public static Answer<?> of(List<EvaluationReport> reports, boolean portals) {
        List<EvaluationDocument> documents =
                reports.stream().map(report -> document(report, portals)).toList();
        return documents.size() == 1 ? KIND.of(documents.get(0)) : OF_SEVERAL.of(new EvaluationsDocument(documents));
    }

    /**
     * The document of an evaluation under one programme.
     *
     * @param portals whether every portal is listed
     */
    public static EvaluationDocument document(EvaluationReport report, boolean portals) {
        LocalDate day = report.snapshot().day();
        return new EvaluationDocument(
                report.programme().id(),
                report.snapshot().partner().name(),
                day,
                HeldTier.of(TierRange.of(report.evaluation().answer())),
                Measured.all(report),
                TierStatus.all(report.evaluation().tiers()),
                StatedAssumption.all(report.assumptions()),
                ReportedProblem.all(report.problems(), List.of(report.programme()), day),
                portals ? each -> report.forEachPortal(portal -> each.accept(AssessedPortal.of(portal))) : null,
                NextTierStatus.of(report.evaluation()),
                UnknownFact.all(report),
                Rules.of(report.programme(), day));
    }
}

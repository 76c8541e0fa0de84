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
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.ledger.TierRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the document of an evaluation. Portals are written one after the other, never collected. */
public final class EvaluationMapper {

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

    private EvaluationMapper() {}

    /**
     * The same facts under one programme or more.
     *
     * @param answers at least one
     * @param portals whether every portal is listed
     */
    public static Answer<?> of(List<EvaluationAnswer> answers, boolean portals) {
        List<EvaluationDocument> documents =
                answers.stream().map(answer -> document(answer, portals)).toList();
        return documents.size() == 1 ? KIND.of(documents.get(0)) : OF_SEVERAL.of(new EvaluationsDocument(documents));
    }

    /**
     * The document of an evaluation under one programme.
     *
     * @param portals whether every portal is listed
     */
    public static EvaluationDocument document(EvaluationAnswer answer, boolean portals) {
        LocalDate day = answer.snapshot().day();
        return new EvaluationDocument(
                answer.programme().id(),
                answer.snapshot().partner().name(),
                day,
                HeldTier.of(TierRange.of(answer.evaluation().answer())),
                Measured.all(answer),
                TierStatus.all(answer.evaluation().tiers()),
                StatedAssumption.all(answer.assumptions()),
                ReportedProblem.all(answer.problems(), List.of(answer.programme()), day),
                portals ? each -> answer.forEachPortal(portal -> each.accept(AssessedPortal.of(portal))) : null,
                NextTierStatus.of(answer.evaluation()),
                UnknownFact.all(answer),
                Rules.of(answer.programme(), day));
    }
}

package dev.tierwise.answers.comparison;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.comparison.ComparisonDocument.Difference;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.application.compare.ComparedField;
import dev.tierwise.application.compare.PortalUnderEach;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.ledger.TierRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the document of a comparison: the same facts under several programmes. */
public final class ComparisonMapper {

    public static final AnswerKind<ComparisonDocument> KIND = AnswerKind.of(
                    "comparison",
                    ComparisonDocument.class,
                    (document, page) -> new ComparisonPage(document, page).draw())
            .withRows(document -> Optional.of(ComparisonRows.of(document)));

    private ComparisonMapper() {}

    public static Answer<ComparisonDocument> of(ProgrammeComparison comparison) {
        return KIND.of(new ComparisonDocument(
                comparison.partner().name(),
                comparison.asOf(),
                comparison.reports().stream().map(ComparisonMapper::under).toList(),
                comparison.rules().stream()
                        .map(rule -> ComparedRule.of(rule, comparison.programmes()))
                        .toList(),
                comparison.apps().stream()
                        .map(app -> new ComparisonDocument.App(
                                app.app().id(),
                                app.under().stream()
                                        .map(counted -> counted.orElse(null))
                                        .toList(),
                                app.app().label()))
                        .toList(),
                comparison.portals().stream().map(ComparisonMapper::portal).toList(),
                ReportedProblem.all(comparison.problems(), comparison.programmes(), comparison.asOf())));
    }

    private static ComparisonDocument.Under under(EvaluationAnswer answer) {
        return new ComparisonDocument.Under(
                answer.programme().id(),
                HeldTier.of(TierRange.of(answer.evaluation().answer())),
                Measured.all(answer),
                NextTierStatus.of(answer.evaluation()),
                StatedAssumption.all(answer.assumptions()),
                UnknownFact.all(answer),
                Rules.of(answer.programme(), answer.snapshot().day()));
    }

    private static ComparisonDocument.Portal portal(PortalUnderEach portal) {
        return new ComparisonDocument.Portal(
                portal.id(),
                portal.name().orElse(null),
                differences(portal.fields()),
                portal.under().stream()
                        .map(known -> known.map(ComparisonDocument.Standing::of).orElse(null))
                        .toList());
    }

    static List<Difference> differences(Collection<ComparedField> fields) {
        return fields.stream().map(field -> Difference.valueOf(field.name())).toList();
    }
}

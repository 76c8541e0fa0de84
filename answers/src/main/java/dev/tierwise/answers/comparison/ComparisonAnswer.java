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
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The same facts under several programmes. */
public final class ComparisonAnswer {

    public static final AnswerKind<ComparisonDocument> KIND = AnswerKind.of(
                    "comparison",
                    ComparisonDocument.class,
                    (document, page) -> new ComparisonPage(document, page).draw())
            .withRows(document -> Optional.of(ComparisonRows.of(document)));

    private ComparisonAnswer() {}

    public static Answer<ComparisonDocument> of(ProgrammeComparison comparison) {
        return KIND.of(new ComparisonDocument(
                comparison.partner().name(),
                comparison.asOf(),
                comparison.reports().stream().map(ComparisonAnswer::under).toList(),
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
                comparison.portals().stream().map(ComparisonAnswer::portal).toList(),
                ReportedProblem.all(comparison.problems(), comparison.programmes(), comparison.asOf())));
    }

    private static ComparisonDocument.Under under(EvaluationReport report) {
        return new ComparisonDocument.Under(
                report.programme().id(),
                HeldTier.of(TierRange.of(report.evaluation().answer())),
                Measured.all(report),
                NextTierStatus.of(report.evaluation()),
                StatedAssumption.all(report.assumptions()),
                UnknownFact.all(report),
                Rules.of(report.programme(), report.snapshot().day()));
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

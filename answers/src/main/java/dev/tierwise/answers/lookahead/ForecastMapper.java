package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.ForecastAnswer;
import java.util.List;
import java.util.Optional;

/** Makes the document of a forecast: the tiers to come, and what is behind each change. */
public final class ForecastMapper {

    public static final AnswerKind<ForecastDocument> KIND = AnswerKind.of(
                    "forecast", ForecastDocument.class, (document, page) -> new ForecastPage(document, page).draw())
            .withRows(document -> Optional.of(ForecastRows.of(document)));

    private ForecastMapper() {}

    public static Answer<ForecastDocument> of(ForecastAnswer answer) {
        EvaluationAnswer today = answer.today();
        return KIND.of(new ForecastDocument(
                today.snapshot().partner().name(),
                today.programme().id(),
                today.snapshot().day(),
                ComingUpdate.all(answer),
                Holding.of(answer.credited(), answer.held()),
                TierLost.of(answer.firstLoss(), answer),
                answer.fromLedger().orElse(null),
                StatedAssumption.all(answer.assumptions()),
                ReportedProblem.all(
                        today.problems(),
                        List.of(today.programme()),
                        today.snapshot().day()),
                answer.through(),
                DatedEvent.all(answer.afterwards(), today.programme()),
                TierLost.of(answer.firstCertainLoss(), answer),
                Rules.of(today.programme(), today.snapshot().day())));
    }
}

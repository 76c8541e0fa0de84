package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.forecast.ForecastReport;
import java.util.List;
import java.util.Optional;

/** The tiers to come, and what is behind each change. */
public final class ForecastAnswer {

    public static final AnswerKind<ForecastDocument> KIND = AnswerKind.of(
                    "forecast", ForecastDocument.class, (document, page) -> new ForecastPage(document, page).draw())
            .withRows(document -> Optional.of(ForecastRows.of(document)));

    private ForecastAnswer() {}

    public static Answer<ForecastDocument> of(ForecastReport report) {
        EvaluationReport today = report.today();
        return KIND.of(new ForecastDocument(
                today.snapshot().partner().name(),
                today.programme().id(),
                today.snapshot().day(),
                ComingUpdate.all(report),
                Holding.of(report.credited()),
                TierLost.of(report.firstLoss(), report),
                report.fromLedger().orElse(null),
                StatedAssumption.all(today.assumptions()),
                ReportedProblem.all(
                        today.problems(),
                        List.of(today.programme()),
                        today.snapshot().day()),
                report.through(),
                DatedEvent.all(report.afterwards(), today.programme()),
                TierLost.of(report.firstCertainLoss(), report),
                Rules.of(today.programme(), today.snapshot().day())));
    }
}

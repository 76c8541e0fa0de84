package dev.tierwise.answers.report;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.evaluation.EvaluationAnswer;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.history.HistoryAnswer;
import dev.tierwise.answers.lookahead.AdviceAnswer;
import dev.tierwise.answers.lookahead.ForecastAnswer;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.status.StatusAnswer;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything about a partner's tier on one sheet: for the owner, for the team, for HubSpot's channel manager. */
public final class ReportAnswer {

    public static final AnswerKind<ReportDocument> KIND = AnswerKind.of(
                    "report", ReportDocument.class, (document, page) -> new ReportPage(document, page).draw())
            .withBrowsing((document, options, out) -> new ReportSheet(document, options, out).write());

    private ReportAnswer() {}

    /**
     * The answers about the same facts, on one sheet.
     *
     * @param today    the evaluation of the facts
     * @param forecast what follows from the same facts
     * @param advice   what is advised by the same facts
     * @param status   what the ledger says of the day; empty without a ledger
     * @param history  what the ledger remembers; empty without a ledger
     * @param sources  what was read, as far as that is known
     * @param agency   who shows the report; empty if nothing is configured
     */
    public static Answer<ReportDocument> of(
            EvaluationReport today,
            ForecastReport forecast,
            Advice advice,
            Optional<StatusReport> status,
            Optional<HistoryReport> history,
            List<ReportDocument.ReadSource> sources,
            Optional<ReportDocument.Agency> agency) {
        EvaluationDocument evaluation = EvaluationAnswer.document(today, true);
        ForecastDocument coming = ForecastAnswer.of(forecast).document();
        @Nullable StatusDocument known =
                status.map(report -> StatusAnswer.of(report).document()).orElse(null);
        return KIND.of(new ReportDocument(
                evaluation.partner(),
                evaluation.programme(),
                evaluation.asOf(),
                today.snapshot().partner().timeZone().getId(),
                credited(coming, known),
                known == null ? published(today) : known.published(),
                evaluation,
                coming,
                AdviceAnswer.of(advice).document(),
                known,
                history.map(report -> HistoryAnswer.of(report).document()).orElse(null),
                List.copyOf(sources),
                agency.orElse(null),
                Rules.of(today.programme(), evaluation.asOf())));
    }

    /** The last report, as it follows from the facts. */
    private static Map<MetricId, StatusDocument.Published> published(EvaluationReport today) {
        if (!today.programme().metrics().contains(MetricId.SOLD_MRR)) {
            return Map.of();
        }
        MonthlyReport report = Forecast.published(today, today.snapshot()::on, Optional.empty())
                .report();
        Range sold = Range.of(Unit.MONEY, report.soldMrr().value());
        return Map.of(
                MetricId.SOLD_MRR,
                new StatusDocument.Published(
                        sold.low(),
                        sold.high(),
                        today.programme().currency(),
                        Portals.of(report.soldMrr().portals()),
                        report.day()));
    }

    private static ReportDocument.Credited credited(ForecastDocument forecast, @Nullable StatusDocument status) {
        return new ReportDocument.Credited(
                forecast.credited().tier(),
                status != null
                                && status.credited()
                                        .tier()
                                        .equals(forecast.credited().tier())
                        ? status.credited().since()
                        : null,
                forecast.months().get(0).day());
    }
}

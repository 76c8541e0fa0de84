package dev.tierwise.answers.report;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.overview.Overview;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the document of a report: everything about a partner's tier on one sheet. */
public final class ReportMapper {

    public static final AnswerKind<ReportDocument> KIND = AnswerKind.of(
                    "report", ReportDocument.class, (document, page) -> new ReportPage(document, page).draw())
            .withBrowsing(
                    (document, options, out) -> new ReportSheet(document, ReportSheet.SECTIONS, options, out).write());

    private ReportMapper() {}

    /**
     * Everything that is known about a partner's tier, on one sheet.
     *
     * @param agency who shows the report; empty if nothing is configured
     */
    public static Answer<ReportDocument> of(Overview overview, Optional<ReportDocument.Agency> agency) {
        EvaluationAnswer today = overview.today();
        EvaluationDocument evaluation = EvaluationMapper.document(today, true);
        ForecastDocument coming = ForecastMapper.of(overview.forecast()).document();
        @Nullable StatusDocument known = overview.status()
                .map(report -> StatusMapper.of(report).document())
                .orElse(null);
        return KIND.of(new ReportDocument(
                evaluation.partner(),
                evaluation.programme(),
                evaluation.asOf(),
                today.snapshot().partner().timeZone().getId(),
                credited(coming, known),
                known == null ? published(today) : known.published(),
                evaluation,
                coming,
                AdviceMapper.of(overview.advice()).document(),
                known,
                overview.history()
                        .map(report -> HistoryMapper.of(report).document())
                        .orElse(null),
                overview.sources().stream()
                        .map(source -> new ReportDocument.ReadSource(
                                source.adapter(), source.location(), overview.readAt(), source.rows()))
                        .toList(),
                agency.orElse(null),
                RuleSources.of(today.programme(), today.programme().effectiveClauses()),
                Rules.of(today.programme(), evaluation.asOf())));
    }

    /**
     * A report of which a browser shows some sections alone.
     *
     * @param sections the ids of those that are shown, in their order
     */
    public static Answer<ReportDocument> showing(ReportDocument report, List<String> sections) {
        return KIND.withBrowsing((document, options, out) -> new ReportSheet(document, sections, options, out).write())
                .of(report);
    }

    /** The last report, as it follows from the facts. */
    private static Map<MetricId, StatusDocument.Published> published(EvaluationAnswer today) {
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
        @Nullable Kept held = forecast.credited().held();
        return new ReportDocument.Credited(
                forecast.credited().tier(),
                status != null
                                && status.credited()
                                        .tier()
                                        .equals(forecast.credited().tier())
                        ? status.credited().since()
                        : null,
                held == null ? forecast.months().get(0).day() : held.until(),
                held);
    }
}

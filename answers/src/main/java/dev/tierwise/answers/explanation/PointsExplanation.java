package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How points come about.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param faqSource      where the quoted sentences are from; null if none is quoted
 * @param why            the metric
 * @param figure         what it came to
 * @param portals        the portals that it is, or may be, the sum of
 * @param withoutPoints  how many add nothing
 * @param faq            the sentences that are quoted about it
 * @param assumptions    what is assumed
 * @param problems       what was ignored or could not be read
 * @param ruleSources    where the rules behind it are published
 * @param programmeRules what the rules call things
 */
record PointsExplanation(
        String partner,
        String programme,
        LocalDate asOf,
        @Nullable String faqSource,
        MetricId why,
        Measured.Figure figure,
        List<Addend> portals,
        int withoutPoints,
        List<String> faq,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        RuleSources ruleSources,
        Rules programmeRules)
        implements ExplanationDocument {

    /**
     * A portal.
     *
     * @param id    as HubSpot knows it
     * @param name  as people know it; null if unknown
     * @param state whether it counts
     * @param low   at least what it adds
     * @param high  at most what it adds; null if there is no bound
     * @param lines what it adds is made of, before it is rounded
     */
    record Addend(
            String id,
            @Nullable String name,
            Count state,
            BigDecimal low,
            @Nullable BigDecimal high,
            List<PointsLine> lines) {

        Range points() {
            return new Range(low, high);
        }
    }
}

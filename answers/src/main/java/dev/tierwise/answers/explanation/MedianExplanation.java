package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Measured;
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
 * How the median of app usage comes about.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param faqSource      where the quoted sentences are from; null if none is quoted
 * @param why            the metric
 * @param figure         what it came to
 * @param lowest         the portals that give the lowest median, if the unknowns turn out badly
 * @param highest        the portals that give the highest
 * @param others         how many do not count, by reason
 * @param faq            the sentences that are quoted about it
 * @param assumptions    what is assumed
 * @param problems       what was ignored or could not be read
 * @param ruleSources    where the rules behind it are published
 * @param programmeRules what the rules call things
 */
record MedianExplanation(
        String partner,
        String programme,
        LocalDate asOf,
        @Nullable String faqSource,
        MetricId why,
        Measured.Figure figure,
        Choice lowest,
        Choice highest,
        List<SumExplanation.Others> others,
        List<String> faq,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        RuleSources ruleSources,
        Rules programmeRules)
        implements ExplanationDocument {

    /**
     * Portals and their median.
     *
     * @param median  the median
     * @param portals the portals, fewest apps first
     * @param leftOut those that possibly count and do not here
     */
    record Choice(BigDecimal median, List<Member> portals, List<Member> leftOut) {}

    /**
     * A portal.
     *
     * @param id     as HubSpot knows it
     * @param name   as people know it; null if unknown
     * @param apps   how many apps it used
     * @param state  whether it counts
     * @param middle whether it stands in the middle
     */
    record Member(String id, @Nullable String name, int apps, Count state, boolean middle) {}
}

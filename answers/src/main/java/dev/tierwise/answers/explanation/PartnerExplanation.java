package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How something of the partner's own comes about.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param faqSource      where the quoted sentences are from; null if none is quoted
 * @param why            the metric
 * @param figure         what it came to
 * @param certifications the certifications that are known
 * @param complete       whether there are no others
 * @param faq            the sentences that are quoted about it
 * @param assumptions    what is assumed
 * @param problems       what was ignored or could not be read
 * @param ruleSources    where the rules behind it are published
 * @param programmeRules what the rules call things
 */
record PartnerExplanation(
        String partner,
        String programme,
        LocalDate asOf,
        @Nullable String faqSource,
        MetricId why,
        Measured figure,
        List<Held> certifications,
        boolean complete,
        List<String> faq,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        RuleSources ruleSources,
        Rules programmeRules)
        implements ExplanationDocument {

    /**
     * A certification.
     *
     * @param certification its id
     * @param awardedOn     the first day on which it is valid
     * @param expiresOn     the last day on which it is valid; null if it does not expire
     * @param asked         whether the programme asks for it
     * @param valid         whether it is valid on the day that is asked about
     */
    record Held(
            String certification,
            LocalDate awardedOn,
            @Nullable LocalDate expiresOn,
            boolean asked,
            boolean valid) {}
}

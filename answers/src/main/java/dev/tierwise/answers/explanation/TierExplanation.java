package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the tier comes about.
 *
 * @param partner        the partner's name
 * @param programme      the id of the programme
 * @param asOf           the day, in the partner's time zone
 * @param faqSource      where the quoted sentences are from; null if none is quoted
 * @param why            {@code tier}
 * @param tier           the tier that is held
 * @param tiers          how every tier stands, lowest first
 * @param faq            the sentences that are quoted about it
 * @param assumptions    what is assumed
 * @param problems       what was ignored or could not be read
 * @param ruleSources    where the rules behind it are published
 * @param programmeRules what the rules call things
 */
record TierExplanation(
        String partner,
        String programme,
        LocalDate asOf,
        @Nullable String faqSource,
        String why,
        HeldTier tier,
        List<Tier> tiers,
        List<String> faq,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        RuleSources ruleSources,
        Rules programmeRules)
        implements ExplanationDocument {

    /**
     * A tier.
     *
     * @param tier     its id
     * @param state    whether it is met
     * @param criteria how each of its requirements stands
     */
    record Tier(String tier, State state, List<Criterion> criteria) {

        /** The metrics of the requirements that stand so. */
        List<MetricId> metrics(State wanted) {
            return criteria.stream()
                    .filter(criterion -> criterion.state() == wanted)
                    .map(Criterion::metric)
                    .toList();
        }
    }

    /**
     * How a requirement stands.
     *
     * @param metric      what is asked for
     * @param state       whether it is there
     * @param value       how much there is of it; left out where no number is asked for, as the rest is
     * @param required    how much is required
     * @param requiredLow the lower of two numbers, one of which is asked for; left out if it is certain which
     * @param missing     what is missing
     */
    record Criterion(
            MetricId metric,
            State state,
            @LeftOutIfNull @Nullable Range value,
            @LeftOutIfNull @Nullable BigDecimal required,
            @LeftOutIfNull @Nullable BigDecimal requiredLow,
            @LeftOutIfNull @Nullable Range missing) {

        /** The number that is asked for, or the two one of which is; empty where none is. */
        Optional<Interval> demand() {
            return required == null
                    ? Optional.empty()
                    : Optional.of(Interval.between(requiredLow == null ? required : requiredLow, required));
        }
    }
}

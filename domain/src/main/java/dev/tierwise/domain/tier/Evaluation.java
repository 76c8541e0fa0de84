package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Measuring;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tier a partner holds under a programme, and why.
 *
 * @param measurements what each metric of the programme came to, in the programme's order
 * @param tiers        how each tier stands, lowest first
 * @param answer       the tier held
 */
public record Evaluation(Map<MetricId, Measurement> measurements, List<TierResult> tiers, TierAnswer answer) {

    public Evaluation {
        measurements = Collections.unmodifiableMap(new LinkedHashMap<>(measurements));
        tiers = List.copyOf(tiers);
    }

    /**
     * Evaluates the facts of a day; the portals are gone through once.
     *
     * @throws IllegalArgumentException when the programme names a metric that does not exist or whose kind does not fit
     *                                  the requirement, or when a portal's MRR is in a currency without a rate
     */
    public static Evaluation of(Snapshot snapshot, Programme programme, ExchangeRates rates) {
        Measuring measuring = new Measuring(programme, snapshot.day(), snapshot.partnerFacts());
        for (Portal portal : snapshot.portals()) {
            measuring.add(PortalAssessment.of(portal, snapshot.day(), programme, rates));
        }
        return of(programme, snapshot.partnerFacts().market(), measuring.results());
    }

    /**
     * Judges measurements that are already there.
     *
     * @param partnerMarket the market that the partner is in; where it is unknown, tiers that ask less in one of them are
     *                      judged by both figures
     * @param measurements  one for each metric of the programme
     * @throws IllegalArgumentException when a metric's kind does not fit a requirement
     */
    public static Evaluation of(
            Programme programme, Optional<Market> partnerMarket, Map<MetricId, Measurement> measurements) {
        List<TierResult> tiers = new ArrayList<>();
        for (Tier tier : programme.tiers()) {
            List<CriterionResult> criteria = new ArrayList<>();
            for (Requirement requirement : tier.requirements()) {
                criteria.add(judge(programme, partnerMarket, requirement, measurements.get(requirement.metric())));
            }
            tiers.add(new TierResult(tier, criteria));
        }
        return new Evaluation(measurements, tiers, TierAnswer.of(tiers));
    }

    private static CriterionResult judge(
            Programme programme,
            Optional<Market> partnerMarket,
            Requirement requirement,
            @Nullable Measurement measurement) {
        if (requirement instanceof Requirement.AtLeast minimum && measurement instanceof Measurement.Numeric number) {
            Interval required = partnerMarket
                    .map(market -> Interval.exactly(programme.minimum(minimum, market)))
                    .orElseGet(() -> inAnyMarket(programme, minimum));
            return new CriterionResult(
                    requirement,
                    Optional.of(required),
                    number.value().reaches(required),
                    Optional.of(number.value().shortfallTo(required)));
        }
        if (requirement instanceof Requirement.Holds && measurement instanceof Measurement.Status status) {
            return new CriterionResult(requirement, Optional.empty(), status.state(), Optional.empty());
        }
        throw new IllegalArgumentException("the metric '" + requirement.metric() + "' cannot answer " + requirement);
    }

    private static Interval inAnyMarket(Programme programme, Requirement.AtLeast minimum) {
        BigDecimal standard = programme.minimum(minimum, Market.STANDARD);
        BigDecimal growth = programme.minimum(minimum, Market.GROWTH);
        return Interval.between(standard.min(growth), standard.max(growth));
    }
}

package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/evaluation/1}: which tier the partner holds, and why.
 *
 * @param programme   the id of the programme
 * @param partner     the partner's name
 * @param asOf        the day, in the partner's time zone
 * @param tier        the tier that is held
 * @param metrics     what each metric came to
 * @param tiers       how every tier stands, lowest first
 * @param assumptions what is assumed
 * @param problems    what was ignored or could not be read
 * @param portals     every portal, in the order of the sources; left out unless they are asked for
 * @param next        the tier to reach next; null if the highest is held
 * @param unknown     the unknown facts that widen the answer
 * @param programmeRules what the rules call things
 */
public record EvaluationDocument(
        String programme,
        String partner,
        LocalDate asOf,
        HeldTier tier,
        Map<MetricId, Measured> metrics,
        List<TierStatus> tiers,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        @LeftOutIfNull @Nullable Sequence<AssessedPortal> portals,
        @Nullable NextTierStatus next,
        List<UnknownFact> unknown,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/evaluation/1";
    }

    /** The same with other portals. */
    public EvaluationDocument withPortals(Sequence<AssessedPortal> others) {
        return new EvaluationDocument(
                programme,
                partner,
                asOf,
                tier,
                metrics,
                tiers,
                assumptions,
                problems,
                others,
                next,
                unknown,
                programmeRules);
    }

    /** The tier that criteria are measured against: the next one, or the highest if that is held. */
    TierStatus measured() {
        return tiers.get(next == null ? tiers.size() - 1 : place(next.tier()));
    }

    /** The place of a tier among those that are evaluated, which need not be all that the rules name; -1 for none. */
    private int place(@Nullable String id) {
        return tiers.stream().map(TierStatus::tier).toList().indexOf(id);
    }

    /** How that tier's requirement of a metric stands; empty if it has none. */
    Optional<Criterion> criterion(MetricId metric) {
        return measured().criteria().stream()
                .filter(criterion -> criterion.metric().equals(metric))
                .findFirst();
    }

    /** The tiers that may be held without it being certain, by the metrics that leave it open. */
    Map<List<MetricId>, List<String>> open() {
        Map<List<MetricId>, List<String>> open = new LinkedHashMap<>();
        for (TierStatus status : tiers.subList(place(tier.atLeast()) + 1, tiers.size())) {
            if (status.state() == State.UNDETERMINED) {
                List<MetricId> metrics = status.criteria().stream()
                        .filter(criterion -> criterion.state() == State.UNDETERMINED)
                        .map(Criterion::metric)
                        .toList();
                open.computeIfAbsent(metrics, tiers -> new ArrayList<>()).add(status.tier());
            }
        }
        return open;
    }
}

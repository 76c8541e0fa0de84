package dev.tierwise.application.evaluate;

import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the partner stands on the ladder of tiers.
 *
 * @param next     the tier after the one that is certainly held; empty when that is the highest
 * @param measured the tier that the criteria are shown for: the next one, else the highest
 * @param open     by what it depends on: the tiers above the one that is certainly held of which it is not known
 */
public record NextTier(Optional<Tier> next, TierResult measured, Map<List<MetricId>, List<Tier>> open) {

    public static NextTier of(Evaluation evaluation) {
        List<TierResult> tiers = evaluation.tiers();
        int held = -1;
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).state() == State.MET) {
                held = i;
            }
        }
        boolean highest = held == tiers.size() - 1;
        TierResult measured = tiers.get(highest ? held : held + 1);
        Map<List<MetricId>, List<Tier>> open = new LinkedHashMap<>();
        for (TierResult tier : tiers.subList(held + 1, tiers.size())) {
            if (tier.state() == State.UNDETERMINED) {
                open.computeIfAbsent(undetermined(tier), metrics -> new ArrayList<>())
                        .add(tier.tier());
            }
        }
        return new NextTier(highest ? Optional.empty() : Optional.of(measured.tier()), measured, open);
    }

    private static List<MetricId> undetermined(TierResult tier) {
        return tier.criteria().stream()
                .filter(criterion -> criterion.state() == State.UNDETERMINED)
                .map(criterion -> criterion.requirement().metric())
                .toList();
    }

    /** How the measured tier's requirement of a metric stands; empty when it has none. */
    public Optional<CriterionResult> criterion(MetricId metric) {
        return measured.criteria().stream()
                .filter(criterion -> criterion.requirement().metric().equals(metric))
                .findFirst();
    }
}

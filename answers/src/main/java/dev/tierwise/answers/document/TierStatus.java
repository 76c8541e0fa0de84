package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.tier.TierResult;
import java.util.List;

/**
 * How a tier stands.
 *
 * @param tier     its id
 * @param state    whether it is met
 * @param criteria how each of its requirements stands
 */
public record TierStatus(String tier, State state, List<Criterion> criteria) {

    public static TierStatus of(TierResult result) {
        return new TierStatus(result.tier().id(), result.state(), Criterion.all(result.criteria()));
    }

    /** Lowest first. */
    public static List<TierStatus> all(List<TierResult> results) {
        return results.stream().map(TierStatus::of).toList();
    }
}

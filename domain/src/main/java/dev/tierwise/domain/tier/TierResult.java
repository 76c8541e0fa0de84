package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Tier;
import java.util.List;

/**
 * How one tier stands: met when each of its criteria is, unmet when one is, else undetermined.
 *
 * @param tier     the tier
 * @param criteria one per requirement of the tier, in its order
 */
public record TierResult(Tier tier, List<CriterionResult> criteria) {

    public TierResult {
        criteria = List.copyOf(criteria);
    }

    /** Whether the tier is met. */
    public State state() {
        return State.ofAll(criteria.stream().map(CriterionResult::state).toList());
    }
}

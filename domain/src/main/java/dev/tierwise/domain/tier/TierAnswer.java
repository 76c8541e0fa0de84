package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Tier;
import java.util.List;
import java.util.Optional;

/**
 * The tier that the partner holds, as far as the known facts tell.
 *
 * @param atLeast the highest tier that is met; empty when none is
 * @param atMost  the highest tier that is not unmet; empty when all are
 */
public record TierAnswer(Optional<Tier> atLeast, Optional<Tier> atMost) {

    /** The answer that follows from the tiers, lowest first. */
    static TierAnswer of(List<TierResult> tiers) {
        Optional<Tier> atLeast = Optional.empty();
        Optional<Tier> atMost = Optional.empty();
        for (TierResult result : tiers) {
            State state = result.state();
            if (state == State.MET) {
                atLeast = Optional.of(result.tier());
            }
            if (state != State.UNMET) {
                atMost = Optional.of(result.tier());
            }
        }
        return new TierAnswer(atLeast, atMost);
    }

    /** Whether nothing unknown can change the tier; true also when it is certain that no tier is held. */
    public boolean settled() {
        return atLeast.equals(atMost);
    }
}

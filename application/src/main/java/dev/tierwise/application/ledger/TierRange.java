package dev.tierwise.application.ledger;

import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.tier.TierAnswer;
import java.util.Optional;

/**
 * A tier as it is remembered, as far as the facts of its day told.
 *
 * @param atLeast the id of the highest tier that was met; empty when none was
 * @param atMost  the id of the highest tier that was not unmet; empty when all were
 */
public record TierRange(Optional<String> atLeast, Optional<String> atMost) {

    /** @throws IllegalArgumentException when a tier is met, but none is not unmet */
    public TierRange {
        if (atLeast.isPresent() && atMost.isEmpty()) {
            throw new InvalidValueException(Text.of(TierRange.class, "tier.range", atLeast.get()));
        }
    }

    /** What is remembered of an answer. */
    public static TierRange of(TierAnswer answer) {
        return new TierRange(answer.atLeast().map(Tier::id), answer.atMost().map(Tier::id));
    }

    /** Whether nothing unknown could have changed the tier. */
    public boolean settled() {
        return atLeast.equals(atMost);
    }
}

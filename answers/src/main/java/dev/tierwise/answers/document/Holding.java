package dev.tierwise.answers.document;

import dev.tierwise.application.ledger.TierRange;

/**
 * A tier with a name of its own for what it is: live, or credited.
 *
 * @param tier the tier
 */
public record Holding(HeldTier tier) {

    public static Holding of(TierRange range) {
        return new Holding(HeldTier.of(range));
    }
}

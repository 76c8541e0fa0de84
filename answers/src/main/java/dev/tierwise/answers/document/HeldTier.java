package dev.tierwise.answers.document;

import dev.tierwise.application.ledger.TierRange;
import org.jspecify.annotations.Nullable;

/**
 * The tier that is held.
 *
 * @param atLeast the id of the tier that is certainly held; null for none
 * @param atMost  the id of the highest tier that is not ruled out; null for none
 * @param settled whether both are the same
 */
public record HeldTier(@Nullable String atLeast, @Nullable String atMost, boolean settled) {

    public static HeldTier of(TierRange range) {
        return new HeldTier(range.atLeast().orElse(null), range.atMost().orElse(null), range.settled());
    }
}

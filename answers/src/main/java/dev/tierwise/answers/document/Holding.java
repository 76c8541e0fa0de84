package dev.tierwise.answers.document;

import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.TierRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tier with a name of its own for what it is: live, or credited.
 *
 * @param tier the tier
 * @param held why it is credited; null of a live tier, where no tier is certain, and where every update takes a tier that is not
 *             met any more
 */
public record Holding(
        HeldTier tier, @LeftOutIfNull @Nullable Kept held) {

    public static Holding of(TierRange range) {
        return of(range, Optional.empty());
    }

    public static Holding of(TierRange range, Optional<Held> held) {
        return new Holding(HeldTier.of(range), Kept.of(held));
    }
}

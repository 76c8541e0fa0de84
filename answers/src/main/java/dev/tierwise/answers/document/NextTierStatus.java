package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.domain.tier.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tier to reach next.
 *
 * @param tier     its id
 * @param criteria how each of its requirements stands
 */
public record NextTierStatus(String tier, List<Criterion> criteria) {

    /** Null if the highest tier is held. */
    public static @Nullable NextTierStatus of(Evaluation evaluation) {
        NextTier standing = NextTier.of(evaluation);
        return standing.next()
                .map(tier -> new NextTierStatus(
                        tier.id(), Criterion.all(standing.measured().criteria())))
                .orElse(null);
    }
}

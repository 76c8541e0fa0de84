package dev.tierwise.application.suggest;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Nearest;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import java.util.List;

/** A tier as people name it. */
public final class WantedTier {

    private WantedTier() {}

    /**
     * The tier with that id or label; upper and lower case do not matter.
     *
     * @param option what names it, such as {@code --to}, for the message
     * @throws UserException when the programme has no such tier
     */
    public static Tier of(Programme programme, String option, String wanted) {
        for (Tier tier : programme.tiers()) {
            if (tier.id().equalsIgnoreCase(wanted)
                    || tier.label().en().equalsIgnoreCase(wanted)
                    || tier.label().de().equalsIgnoreCase(wanted)) {
                return tier;
            }
        }
        List<String> ids = programme.tiers().stream().map(Tier::id).toList();
        throw UserException.usage(
                WantedTier.class,
                "tier.unknown",
                option,
                wanted,
                programme.id(),
                String.join(", ", ids),
                Suggestion.of(Nearest.to(wanted, ids)));
    }
}

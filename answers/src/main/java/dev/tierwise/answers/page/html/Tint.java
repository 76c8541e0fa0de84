package dev.tierwise.answers.page.html;

import dev.tierwise.answers.document.Rules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The colours of tiers. They repeat what the words beside them say. */
public final class Tint {

    private static final int HIGHEST = 4;
    private static final List<String> NAMED = List.of("silver", "gold", "platinum", "diamond");

    private Tint() {}

    /** The number of the colour of a tier; 0 for none. */
    public static int of(@Nullable String tier, Rules rules) {
        int rank = rules.rank(tier);
        if (rank < 0) {
            return 0;
        }
        int named = NAMED.indexOf(Objects.requireNonNull(tier));
        return named < 0 ? Math.min(rank + 1, HIGHEST) : named + 1;
    }
}

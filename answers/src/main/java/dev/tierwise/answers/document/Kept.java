package dev.tierwise.answers.document;

import dev.tierwise.application.keeping.Held;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the tier is credited that certainly is.
 *
 * @param reason why, as of the last update
 * @param until  the first day on which it can be lost, whatever the figures are until then
 */
public record Kept(Held.Reason reason, LocalDate until) {

    /** Null where no tier is certain, and where every update takes a tier that is not met any more. */
    public static @Nullable Kept of(Optional<Held> held) {
        return held.map(known -> new Kept(known.reason(), known.until())).orElse(null);
    }

    /** Whether its criteria were met on the last update, so that nothing but they keeps it. */
    public boolean isMet() {
        return reason == Held.Reason.MET;
    }
}

package dev.tierwise.application.keeping;

import java.time.LocalDate;

/**
 * Why a partner is credited with its tier, and for how long at least.
 *
 * @param reason why
 * @param until  the first day on which the tier can be lost, whatever the figures are until then: a tier day, in the partner's
 *               time zone
 */
public record Held(Reason reason, LocalDate until) {

    /** Why a tier is credited, as of the last tier day. */
    public enum Reason {
        /** Its criteria were met on that day. */
        MET,
        /** That day was none on which tiers fall. */
        NO_DOWNGRADE_DUE,
        /** Tiers fell on that day, but its criteria were met on a tier day of the window before it. */
        MET_IN_WINDOW,
        /** Tiers fell on that day, but it had been reached too recently. */
        REACHED_RECENTLY
    }
}

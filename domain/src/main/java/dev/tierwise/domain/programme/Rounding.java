package dev.tierwise.domain.programme;

import java.math.RoundingMode;

/**
 * How the points of a portal are rounded: its points from sales and its managed points, each on its own.
 *
 * @param places decimals that are left, 0 to {@link Requirement#MOST_DECIMALS}
 * @param mode   which way
 */
public record Rounding(int places, RoundingMode mode) {

    /** @throws IllegalArgumentException when the places are out of range or the mode does not round */
    public Rounding {
        if (places < 0 || places > Requirement.MOST_DECIMALS) {
            throw new IllegalArgumentException("points are rounded to 0 to " + Requirement.MOST_DECIMALS + " decimals");
        }
        if (mode == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("'unnecessary' is no way to round");
        }
    }
}

package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
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
            throw new InvalidValueException(Text.of(Rounding.class, "rounding.decimals", Requirement.MOST_DECIMALS));
        }
        if (mode == RoundingMode.UNNECESSARY) {
            throw new InvalidValueException(Text.of(Rounding.class, "rounding.unnecessary"));
        }
    }
}

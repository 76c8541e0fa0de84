package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What only programmes with points ask about a portal.
 *
 * @param market           the customer's market; empty when unknown
 * @param managingPartners how many partners service it, this one included, at least 1; empty when unknown
 * @param sales            what this partner sold to it
 */
public record PointFacts(Optional<Market> market, OptionalInt managingPartners, ProductSales sales) {

    /** Nothing is known. */
    public static final PointFacts UNKNOWN =
            new PointFacts(Optional.empty(), OptionalInt.empty(), ProductSales.NOT_GIVEN);

    /** @throws IllegalArgumentException when no partner services it */
    public PointFacts {
        if (managingPartners.isPresent() && managingPartners.getAsInt() < 1) {
            throw new InvalidValueException(
                    Text.of(PointFacts.class, "managing.partners", managingPartners.getAsInt()));
        }
    }
}

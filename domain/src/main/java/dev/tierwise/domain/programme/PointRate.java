package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many points the amount of {@link PointRules#per()} gives from a day on. It says so for both markets, so that no
 * market can be forgotten.
 *
 * @param kind     what earns the points
 * @param from     the first day on which the rate holds; empty when it holds as far back as anybody looks
 * @param standard points where the customer is in a standard market, not negative
 * @param growth   points where the customer is in a growth market, not negative
 */
public record PointRate(Kind kind, Optional<LocalDate> from, BigDecimal standard, BigDecimal growth) {

    /** What earns points. */
    public enum Kind {
        /** A sale of any kind, as long as no rate of the kind's own holds. */
        SOLD,
        /** A sale that the partner sourced. */
        SOURCED,
        /** A sale that the partner assisted. */
        ASSISTED,
        /** A customer that the partner manages. */
        MANAGED;

        static Kind of(DealKind kind) {
            return switch (kind) {
                case SOURCED -> SOURCED;
                case ASSISTED -> ASSISTED;
            };
        }
    }

    /** @throws IllegalArgumentException when the points of a market are negative */
    public PointRate {
        if (standard.signum() < 0 || growth.signum() < 0) {
            throw new InvalidValueException(Text.of(PointRate.class, "rate.negative"));
        }
    }

    /** The points where the customer is in that market. */
    public BigDecimal in(Market market) {
        return switch (market) {
            case STANDARD -> standard;
            case GROWTH -> growth;
        };
    }
}

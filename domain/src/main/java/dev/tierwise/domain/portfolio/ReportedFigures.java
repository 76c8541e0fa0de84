package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What HubSpot itself reports of a portal. No rule looks at it; it is there to be compared. Each part is empty where
 * it is unknown.
 *
 * @param managedMrr    the managed MRR
 * @param soldPoints    the points from sales, not negative
 * @param managedPoints the points from managing it, not negative
 * @param totalPoints   both together, not negative
 * @param updatedOn     the day on which HubSpot last updated them, in the partner's time zone
 */
public record ReportedFigures(
        Optional<Money> managedMrr,
        Optional<BigDecimal> soldPoints,
        Optional<BigDecimal> managedPoints,
        Optional<BigDecimal> totalPoints,
        Optional<LocalDate> updatedOn) {

    /** HubSpot reports nothing. */
    public static final ReportedFigures NONE = new ReportedFigures(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when points are negative */
    public ReportedFigures {
        Stream.of(soldPoints, managedPoints, totalPoints)
                .flatMap(Optional::stream)
                .forEach(points -> {
                    if (points.signum() < 0) {
                        throw new InvalidValueException(
                                Text.of(ReportedFigures.class, "reported.negative", points.toPlainString()));
                    }
                });
    }
}

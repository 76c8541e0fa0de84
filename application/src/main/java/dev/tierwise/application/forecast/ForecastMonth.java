package dev.tierwise.application.forecast;

import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a coming mid-month day brings.
 *
 * @param day        the mid-month day, in the partner's time zone
 * @param evaluation the figures that are published by then, and the tiers that they meet
 * @param tier       the tier that is credited from that day on
 * @param held       why it is, and until when at least; empty where no tier is certain, and where every update takes a tier that
 *                   is not met any more
 * @param events     what has changed since the day of the month before it in the forecast or, for the first one, since today;
 *                   by day
 */
public record ForecastMonth(
        LocalDate day, Evaluation evaluation, TierRange tier, Optional<Held> held, List<ForecastEvent> events) {

    public ForecastMonth {
        events = List.copyOf(events);
    }
}

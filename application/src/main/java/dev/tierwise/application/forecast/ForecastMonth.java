package dev.tierwise.application.forecast;

import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;
import java.util.List;

/**
 * What a coming mid-month day brings.
 *
 * @param day        the mid-month day, in the partner's time zone
 * @param evaluation the figures that are published by then, the tiers, and the tier that is credited
 * @param events     what has changed since the day of the month before it in the forecast or, for the first one, since today;
 *                   by day
 */
public record ForecastMonth(LocalDate day, Evaluation evaluation, List<ForecastEvent> events) {

    public ForecastMonth {
        events = List.copyOf(events);
    }

    /** The tier that is credited from that day on. */
    public TierRange tier() {
        return TierRange.of(evaluation.answer());
    }
}

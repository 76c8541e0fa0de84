package dev.tierwise.application.ledger;

import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;

/**
 * The tier that the figures of a tier day lead to, whatever is credited on it.
 *
 * @param day  the tier day, in the partner's time zone
 * @param tier the tier whose criteria are met on it
 * @param certified whether the certification that the programme asks for is valid on it; met where it asks for none
 */
public record MetTier(LocalDate day, TierRange tier, State certified) {

    /** What the figures of a tier day lead to. */
    public static MetTier of(LocalDate day, Programme programme, Evaluation evaluation) {
        return new MetTier(
                day,
                TierRange.of(evaluation.answer()),
                programme.metrics().contains(MetricId.CERTIFICATION)
                                && evaluation.measurements().get(MetricId.CERTIFICATION)
                                        instanceof Measurement.Status status
                        ? status.state()
                        : State.MET);
    }
}

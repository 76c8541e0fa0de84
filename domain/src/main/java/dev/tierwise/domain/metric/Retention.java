package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The retention of the partner's customers, as HubSpot gives it: how it comes about is not public. */
final class Retention implements Metric {

    @Override
    public MetricId id() {
        return MetricId.RETENTION;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PartnerTally(new Measurement.Quantity(
                facts.retention().map(Interval::exactly).orElse(Interval.from(BigDecimal.ZERO))));
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/** The points for what the partner sold within the programme's window. */
final class SoldPoints implements Metric {

    @Override
    public MetricId id() {
        return MetricId.SOLD_POINTS;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PointTally((points, managed) -> points.sold());
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/** The points for those sales within the programme's window that the partner sourced, whatever the rate they have. */
final class SourcedPoints implements Metric {

    @Override
    public MetricId id() {
        return MetricId.SOURCED_POINTS;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PointTally((points, managed) -> points.sourced());
    }
}

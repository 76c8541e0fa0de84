package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * The points of one kind, of all portals together.
 *
 * @param id one of {@link MetricId#POINTS}
 */
record Points(MetricId id) implements Metric {

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PointTally(id);
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/** The points for sales and for managing together. */
final class TotalPoints implements Metric {

    @Override
    public MetricId id() {
        return MetricId.TOTAL_POINTS;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PointTally(TotalPoints::credit);
    }

    private static PortalPoints.Credit credit(PortalPoints points, Count managed) {
        return new PortalPoints.Credit(
                points.sold().count().or(managed),
                switch (managed) {
                    case COUNTS -> points.total();
                    case UNKNOWN -> points.total().or(points.sold().points());
                    case DOES_NOT_COUNT -> points.sold().points();
                });
    }
}

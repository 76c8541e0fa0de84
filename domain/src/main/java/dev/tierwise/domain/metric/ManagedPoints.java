package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/** The points for the portals that the partner manages. */
final class ManagedPoints implements Metric {

    @Override
    public MetricId id() {
        return MetricId.MANAGED_POINTS;
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PointTally(ManagedPoints::credit);
    }

    private static PortalPoints.Credit credit(PortalPoints points, Count managed) {
        return new PortalPoints.Credit(
                managed,
                switch (managed) {
                    case COUNTS -> points.managed();
                    case UNKNOWN -> points.managed().or(PointRange.ZERO);
                    case DOES_NOT_COUNT -> PointRange.ZERO;
                });
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.programme.MetricId;

/** The sum of the points of all portals. It is exact, so that three times a third of ten is ten. */
final class PointTally implements Metric.Tally {

    private final MetricId metric;
    private PointRange sum = PointRange.ZERO;
    private PortalCount portals = new PortalCount(0, 0);

    /** @param metric one of {@link MetricId#POINTS} */
    PointTally(MetricId metric) {
        this.metric = metric;
    }

    @Override
    public void add(PortalAssessment portal) {
        add(portal.points().orElse(PortalPoints.UNKNOWN), portal.managed().count());
    }

    @Override
    public void addUnlisted(PortalPoints points) {
        add(points, Count.DOES_NOT_COUNT);
    }

    private void add(PortalPoints points, Count managed) {
        PortalPoints.Credit given = points.credit(metric, managed);
        portals = portals.with(given.count());
        sum = sum.plus(given.points());
    }

    @Override
    public Measurement result() {
        return new Measurement.Figure(sum.inDecimals(), portals);
    }
}

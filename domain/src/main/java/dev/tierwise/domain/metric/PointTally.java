package dev.tierwise.domain.metric;

import java.util.function.BiFunction;

/** The sum of the points of all portals. It is exact, so that three times a third of ten is ten. */
final class PointTally implements Metric.Tally {

    private final BiFunction<PortalPoints, Count, PortalPoints.Credit> credit;
    private PointRange sum = PointRange.ZERO;
    private PortalCount portals = new PortalCount(0, 0);

    /** @param credit what a portal gives, and whether it counts, by its points and whether it counts as managed */
    PointTally(BiFunction<PortalPoints, Count, PortalPoints.Credit> credit) {
        this.credit = credit;
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
        PortalPoints.Credit given = credit.apply(points, managed);
        portals = portals.with(given.count());
        sum = sum.plus(given.points());
    }

    @Override
    public Measurement result() {
        return new Measurement.Figure(sum.inDecimals(), portals);
    }
}

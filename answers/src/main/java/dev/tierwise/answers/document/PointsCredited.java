package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.Unit;

/**
 * The points of a portal.
 *
 * @param sold    of what was sold
 * @param sourced of what was sourced, which is part of that
 * @param managed of what is managed
 * @param total   of all
 */
public record PointsCredited(Range sold, Range sourced, Range managed, Range total) {

    public static PointsCredited of(PortalPoints points) {
        return new PointsCredited(
                range(points.sold().points()),
                range(points.sourced().points()),
                range(points.managed()),
                range(points.total()));
    }

    /** Points with their decimals. */
    public static Range range(PointRange points) {
        return Range.of(Unit.POINTS, points.inDecimals());
    }
}

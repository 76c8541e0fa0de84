package dev.tierwise.domain.metric;

/**
 * The points that one portal gives on one day.
 *
 * @param sold    from its sales within the programme's window
 * @param sourced from those of them that the partner sourced
 * @param managed from managing it, if it counts as managed
 * @param total   from its sales and from managing it, if it counts as managed. Not always the sum of both: the market is
 *                the same for both even where nobody knows it
 */
public record PortalPoints(Credit sold, Credit sourced, PointRange managed, PointRange total) {

    /** Nothing is known. */
    public static final PortalPoints UNKNOWN =
            new PortalPoints(Credit.UNKNOWN, Credit.UNKNOWN, PointRange.UNKNOWN, PointRange.UNKNOWN);

    /**
     * What sales of a portal give.
     *
     * @param count  whether one of them counts, also one that gives no points
     * @param points what they give
     */
    public record Credit(Count count, PointRange points) {

        /** There is no sale that counts. */
        public static final Credit NONE = new Credit(Count.DOES_NOT_COUNT, PointRange.ZERO);

        /** Nothing is known. */
        public static final Credit UNKNOWN = new Credit(Count.UNKNOWN, PointRange.UNKNOWN);
    }
}

package dev.tierwise.domain.metric;

/**
 * A metric that is the partner's, whatever its portals.
 *
 * @param result what it came to
 */
record PartnerTally(Measurement result) implements Metric.Tally {

    @Override
    public void add(PortalAssessment portal) {
        // portals have no part in it
    }
}

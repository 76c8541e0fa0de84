package dev.tierwise.domain.metric;

import java.math.BigDecimal;
import java.util.function.Function;

/** The sum of the MRR of the portals that count. */
final class MrrTally implements Metric.Tally {

    private final Function<PortalAssessment, Count> counts;
    private BigDecimal low = BigDecimal.ZERO.setScale(2);
    private BigDecimal high = BigDecimal.ZERO.setScale(2);
    private boolean bounded = true;
    private PortalCount portals = new PortalCount(0, 0);

    MrrTally(Function<PortalAssessment, Count> counts) {
        this.counts = counts;
    }

    @Override
    public void add(PortalAssessment portal) {
        Count count = counts.apply(portal);
        if (count == Count.DOES_NOT_COUNT) {
            return;
        }
        portals = portals.with(count);
        if (count == Count.COUNTS) {
            low = low.add(portal.mrr().low());
        }
        if (portal.mrr().high().isPresent()) {
            high = high.add(portal.mrr().high().get());
        } else {
            bounded = false;
        }
    }

    @Override
    public Measurement result() {
        return new Measurement.Figure(bounded ? Interval.between(low, high) : Interval.from(low), portals);
    }
}

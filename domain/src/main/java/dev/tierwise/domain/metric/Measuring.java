package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** All the metrics of a programme, measured in one pass over the portals. */
public final class Measuring {

    private final Map<MetricId, Metric.Tally> tallies = new LinkedHashMap<>();

    /**
     * Begins to measure.
     *
     * @throws IllegalArgumentException when the programme names a metric that does not exist
     */
    public Measuring(Programme programme, LocalDate day, PartnerFacts facts) {
        for (MetricId id : programme.metrics()) {
            tallies.put(id, Metrics.get(id).begin(programme, day, facts));
        }
    }

    /** Takes one more portal into account; each portal once, in any order. */
    public void add(PortalAssessment portal) {
        tallies.values().forEach(tally -> tally.add(portal));
    }

    /** Takes a portal into account of which nothing is left but the points that were once published for its sales. */
    public void addUnlisted(PortalPoints points) {
        tallies.values().forEach(tally -> tally.addUnlisted(points));
    }

    /** What each metric comes to over the portals added so far, in the programme's order; can be changed. */
    public Map<MetricId, Measurement> results() {
        Map<MetricId, Measurement> results = new LinkedHashMap<>();
        tallies.forEach((id, tally) -> results.put(id, tally.result()));
        return results;
    }
}

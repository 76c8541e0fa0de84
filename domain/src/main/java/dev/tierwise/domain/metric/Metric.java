package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * A figure that tiers can be judged by. Implementations are stateless; one pass over the portals serves all metrics of
 * a programme, so that no list of portals needs to be held.
 */
public interface Metric {

    /** The name by which programmes ask for it. */
    MetricId id();

    /** What it is counted in. */
    Unit unit();

    /** Begins to measure. */
    Tally begin(Programme programme, LocalDate day, PartnerFacts facts);

    /** A measurement under way. */
    interface Tally {

        /** Takes one more portal into account; each portal once, in any order. */
        void add(PortalAssessment portal);

        /**
         * Takes a portal into account of which nothing is left but the points that were once published for its sales;
         * only metrics that count those listen to it.
         */
        default void addUnlisted(PortalPoints points) {}

        /** What the metric comes to over the portals added so far. */
        Measurement result();
    }
}

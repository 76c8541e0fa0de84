package dev.tierwise.application.reconcile;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.List;

/**
 * One figure in total, over the portals of which HubSpot reports it, and portal by portal.
 *
 * @param metric      the figure
 * @param reported    the sum of what HubSpot reports, in the metric's unit, of portals that can be compared
 * @param byRules     the sum of what the rules give for the same portals
 * @param difference  what the rules give less what HubSpot reports
 * @param notReported the portals of which HubSpot reports nothing although they may count
 * @param portals     those of which HubSpot reports something, the largest effect first
 */
public record ReconciledFigure(
        MetricId metric,
        BigDecimal reported,
        Interval byRules,
        Difference difference,
        NotReported notReported,
        List<ReconciledPortal> portals) {

    /**
     * What HubSpot reports nothing of. That is not zero: what HubSpot credits for it is unknown.
     *
     * @param portals how many portals
     * @param byRules what the rules give for them
     */
    public record NotReported(int portals, Interval byRules) {}

    public ReconciledFigure {
        portals = List.copyOf(portals);
    }

    /** How many portals compare in that way. */
    public long count(ReconciledPortal.State state) {
        return portals.stream().filter(portal -> portal.state() == state).count();
    }
}

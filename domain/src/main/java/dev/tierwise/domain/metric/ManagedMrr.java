package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * The MRR of the portals that the partner manages.
 *
 * <p>FAQ: "Der MRR aus verwalteten Portalen wird anhand von mehreren Faktoren bestimmt"; {@link ManagedReason} has
 * them.
 */
final class ManagedMrr implements Metric {

    @Override
    public MetricId id() {
        return MetricId.MANAGED_MRR;
    }

    @Override
    public Unit unit() {
        return Unit.MONEY;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new MrrTally(portal -> portal.managed().count());
    }
}

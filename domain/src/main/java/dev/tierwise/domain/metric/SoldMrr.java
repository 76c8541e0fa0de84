package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * The MRR of the portals that the partner sold within the programme's window.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen ist die Summe des monatlich wiederkehrenden Umsatzes von Kunden, an die Sie
 * in den vergangenen 12 Monaten verkauft haben."
 */
final class SoldMrr implements Metric {

    @Override
    public MetricId id() {
        return MetricId.SOLD_MRR;
    }

    @Override
    public Unit unit() {
        return Unit.MONEY;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new MrrTally(portal -> portal.sold().count());
    }
}

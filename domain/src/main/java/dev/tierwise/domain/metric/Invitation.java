package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/** Whether HubSpot has invited the partner: what no figure can bring about. */
final class Invitation implements Metric {

    @Override
    public MetricId id() {
        return MetricId.INVITATION;
    }

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PartnerTally(new Measurement.Status(facts.invited()
                .map(invited -> invited ? State.MET : State.UNMET)
                .orElse(State.UNDETERMINED)));
    }
}

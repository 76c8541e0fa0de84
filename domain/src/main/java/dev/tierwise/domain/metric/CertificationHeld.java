package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * Whether one certification of the kind that the programme asks for is valid.
 *
 * <p>FAQ: "Sie müssen die Agenturpartner-Zertifizierung abgeschlossen haben."
 */
final class CertificationHeld implements Metric {

    @Override
    public MetricId id() {
        return MetricId.CERTIFICATION;
    }

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        State state = state(programme.certification(), day, facts.certifications());
        return new PartnerTally(new Measurement.Status(state));
    }

    private static State state(String wanted, LocalDate day, Certifications certifications) {
        if (certifications.list().stream().anyMatch(held -> held.isOf(wanted) && held.isValidOn(day))) {
            return State.MET;
        }
        return certifications.complete() ? State.UNMET : State.UNDETERMINED;
    }
}

package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * How many people hold a valid certification of the kind that the programme asks for. Holders that are written alike are
 * one; an unknown holder may be one of the others or somebody else.
 */
final class CertifiedPeople implements Metric {

    @Override
    public MetricId id() {
        return MetricId.CERTIFIED_PEOPLE;
    }

    @Override
    public Unit unit() {
        return Unit.PEOPLE;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new PartnerTally(
                new Measurement.Quantity(people(programme.certification(), day, facts.certifications())));
    }

    private static Interval people(String wanted, LocalDate day, Certifications certifications) {
        Set<String> holders = new HashSet<>();
        int withoutHolder = 0;
        for (Certification held : certifications.list()) {
            if (held.id().equals(wanted) && held.isValidOn(day)) {
                if (held.holder().isPresent()) {
                    holders.add(held.holder().get());
                } else {
                    withoutHolder++;
                }
            }
        }
        BigDecimal low = BigDecimal.valueOf(Math.max(holders.size(), Math.min(withoutHolder, 1)));
        return certifications.complete()
                ? Interval.between(low, BigDecimal.valueOf(holders.size() + withoutHolder))
                : Interval.from(low);
    }
}

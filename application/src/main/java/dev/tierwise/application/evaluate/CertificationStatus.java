package dev.tierwise.application.evaluate;

import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What people want to know about the certification that the programme asks for. */
public sealed interface CertificationStatus {

    /** @param until the last day on which one is valid; empty when one does not expire */
    record Valid(Optional<LocalDate> until) implements CertificationStatus {}

    /** @param on the last day on which one was valid */
    record Expired(LocalDate on) implements CertificationStatus {}

    /** @param from the first day on which one will be valid */
    record NotYetValid(LocalDate from) implements CertificationStatus {}

    record NotHeld() implements CertificationStatus {}

    record Unknown() implements CertificationStatus {}

    /** What stands behind the state that an evaluation came to. */
    static CertificationStatus of(State state, EvaluationAnswer answer) {
        return of(state, answer.snapshot(), answer.programme());
    }

    /**
     * What stands behind a state: the dates come from the certifications of the snapshot.
     *
     * @param state what the evaluation says of the certification
     */
    static CertificationStatus of(State state, Snapshot facts, Programme programme) {
        LocalDate day = facts.day();
        List<Certification> held = facts.certifications().list().stream()
                .filter(certification -> certification.isOf(programme.certification()))
                .toList();
        return switch (state) {
            case MET -> {
                List<Certification> valid = held.stream()
                        .filter(certification -> certification.isValidOn(day))
                        .toList();
                boolean endless = valid.stream()
                        .anyMatch(certification -> certification.expiresOn().isEmpty());
                yield new Valid(endless ? Optional.empty() : latestExpiry(valid));
            }
            case UNMET -> {
                Optional<CertificationStatus> expired = latestExpiry(held.stream()
                                .filter(certification ->
                                        certification.awardedOn().isBefore(day))
                                .toList())
                        .map(Expired::new);
                Optional<CertificationStatus> awaited = held.stream()
                        .map(Certification::awardedOn)
                        .filter(day::isBefore)
                        .min(Comparator.naturalOrder())
                        .map(NotYetValid::new);
                yield awaited.or(() -> expired).orElseGet(NotHeld::new);
            }
            case UNDETERMINED -> new Unknown();
        };
    }

    private static Optional<LocalDate> latestExpiry(List<Certification> certifications) {
        return certifications.stream()
                .flatMap(certification -> certification.expiresOn().stream())
                .max(Comparator.naturalOrder());
    }
}

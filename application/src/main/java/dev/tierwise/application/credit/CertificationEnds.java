package dev.tierwise.application.credit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** When the partner ends to be certified as the programme asks. */
public final class CertificationEnds {

    private CertificationEnds() {}

    /**
     * The last days of certifications after which no other is known to be valid.
     *
     * @param from the first day that is asked about
     * @return each such day once, in chronological order
     */
    public static Stream<LocalDate> from(LocalDate from, Certifications certifications, Programme programme) {
        List<Certification> held = certifications.list().stream()
                .filter(certification -> certification.isOf(programme.certification()))
                .toList();
        return held.stream()
                .flatMap(certification -> certification.expiresOn().stream())
                .filter(last -> !last.isBefore(from))
                .filter(last -> held.stream().noneMatch(other -> other.isValidOn(last.plusDays(1))))
                .distinct()
                .sorted();
    }
}

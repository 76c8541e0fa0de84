package dev.tierwise.domain.metric;

import static dev.tierwise.domain.Agency.DAY;
import static dev.tierwise.domain.Agency.certified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificationHeldTest {

    @Test
    void itIsValidOnTheDayOfTheAwardAndNotBefore() {
        assertThat(state(certified(DAY, Optional.empty()))).isEqualTo(State.MET);
        assertThat(state(certified(DAY.plusDays(1), Optional.empty()))).isEqualTo(State.UNMET);
    }

    @Test
    void itIsValidOnItsLastDayAndNotAfter() {
        assertThat(state(certified(DAY.minusYears(1), Optional.of(DAY)))).isEqualTo(State.MET);
        assertThat(state(certified(DAY.minusYears(1), Optional.of(DAY.minusDays(1)))))
                .isEqualTo(State.UNMET);
    }

    @Test
    void oneValidCertificationOfSeveralIsEnough() {
        Certification lapsed = award("agency-partner", DAY.minusYears(2), Optional.of(DAY.minusYears(1)));
        Certification valid = award("agency-partner", DAY.minusYears(1), Optional.empty());
        assertThat(state(new Certifications(List.of(lapsed, valid), true))).isEqualTo(State.MET);
    }

    @Test
    void anotherCertificationIsNotEnough() {
        assertThat(state(new Certifications(List.of(award("inbound", DAY, Optional.empty())), true)))
                .isEqualTo(State.UNMET);
    }

    @Test
    void unknownIsUndeterminedUnlessAValidOneIsKnown() {
        assertThat(state(Certifications.UNKNOWN)).isEqualTo(State.UNDETERMINED);
        assertThat(state(new Certifications(List.of(award("agency-partner", DAY, Optional.empty())), false)))
                .isEqualTo(State.MET);
    }

    @Test
    void aCertificationThatExpiresBeforeItIsAwardedIsRefused() {
        assertThatThrownBy(() -> award("agency-partner", DAY, Optional.of(DAY.minusDays(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2018-03-14");
    }

    private static Certification award(String id, LocalDate awardedOn, Optional<LocalDate> expiresOn) {
        return new Certification(id, Optional.empty(), awardedOn, expiresOn);
    }

    private static State state(Certifications certifications) {
        return ((Measurement.Status) new Agency()
                        .with(certifications)
                        .evaluate()
                        .measurements()
                        .get(MetricId.CERTIFICATION))
                .state();
    }
}

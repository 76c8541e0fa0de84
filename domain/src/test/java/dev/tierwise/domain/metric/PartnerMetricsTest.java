package dev.tierwise.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.PointProgramme;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What tiers ask of the partner itself: certified people, retention, invitation. */
class PartnerMetricsTest {

    @Test
    void peopleWithAValidCertificationOfTheKindAreCountedOnce() {
        assertThat(people(
                        true,
                        held("agency-partner", "Jana", "2018-12-31"),
                        held("agency-partner", "Jana", "2019-12-31"),
                        held("agency-partner", "Ole", "2018-03-15"),
                        held("agency-partner", "Kim", "2018-03-14"),
                        held("inbound", "Uli", "2018-12-31")))
                .isEqualTo(Interval.between(BigDecimal.valueOf(2), BigDecimal.valueOf(2)));
    }

    @Test
    void anUnknownHolderMayBeOneOfTheOthersOrSomebodyElse() {
        Certification unknown =
                new Certification("agency-partner", Optional.empty(), Agency.DAY.minusDays(1), Optional.empty());
        assertThat(people(true, unknown, unknown)).isEqualTo(Interval.between(BigDecimal.ONE, BigDecimal.valueOf(2)));
        assertThat(people(true, held("agency-partner", "Jana", "2018-12-31"), unknown))
                .isEqualTo(Interval.between(BigDecimal.ONE, BigDecimal.valueOf(2)));
    }

    @Test
    void thereMayBeAnyNumberOfPeopleWhereTheListIsNotComplete() {
        assertThat(people(false, held("agency-partner", "Jana", "2018-12-31")))
                .isEqualTo(Interval.from(BigDecimal.ONE));
        assertThat(people(false)).isEqualTo(Interval.from(BigDecimal.ZERO));
    }

    @Test
    void retentionIsWhatIsGivenAndOtherwiseAnything() {
        assertThat(measure(new Agency().retention("85.5"), MetricId.RETENTION))
                .isEqualTo(new Measurement.Quantity(Interval.exactly(new BigDecimal("85.5"))));
        assertThat(measure(new Agency(), MetricId.RETENTION))
                .isEqualTo(new Measurement.Quantity(Interval.from(BigDecimal.ZERO)));
    }

    @Test
    void anInvitationIsMetUnmetOrUndeterminedAsTheFactsSay() {
        assertThat(measure(new Agency().invited(true), MetricId.INVITATION))
                .isEqualTo(new Measurement.Status(State.MET));
        assertThat(measure(new Agency().invited(false), MetricId.INVITATION))
                .isEqualTo(new Measurement.Status(State.UNMET));
        assertThat(measure(new Agency(), MetricId.INVITATION)).isEqualTo(new Measurement.Status(State.UNDETERMINED));
    }

    private static Interval people(boolean complete, Certification... held) {
        Agency agency = new Agency().with(new Certifications(Arrays.asList(held), complete));
        return ((Measurement.Quantity) measure(agency, MetricId.CERTIFIED_PEOPLE)).value();
    }

    private static Certification held(String id, String holder, String expiresOn) {
        return new Certification(
                id, Optional.of(holder), Agency.DAY.minusYears(1), Optional.of(LocalDate.parse(expiresOn)));
    }

    private static Measurement measure(Agency agency, MetricId metric) {
        return Evaluation.of(agency.on(Agency.DAY), new PointProgramme().build(), Agency.RATES)
                .measurements()
                .get(metric);
    }
}

package dev.tierwise.domain.tier;

import static dev.tierwise.domain.Agency.DAY;
import static dev.tierwise.domain.Agency.PROGRAMME;
import static dev.tierwise.domain.Agency.RATES;
import static dev.tierwise.domain.Agency.certified;
import static dev.tierwise.domain.Agency.portal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    @ParameterizedTest
    @CsvSource({
        "1124.99, 99999.00, none",
        "1125.00, 1124.99, none",
        "1125.00, 1125.00, silver",
        "2099.99, 6000.00, silver",
        "2100.00, 5999.99, silver",
        "2100.00, 6000.00, gold",
        "3750.00, 19999.99, gold",
        "3750.00, 20000.00, platinum",
        "9999.99, 50000.00, platinum",
        "10000.00, 49999.99, platinum",
        "10000.00, 50000.00, diamond",
    })
    void aTierNeedsBothFiguresToTheCent(String soldMrr, String managedMrr, String tier) {
        TierAnswer answer = agency(soldMrr, managedMrr, 3).evaluate().answer();
        assertThat(answer.atLeast().map(Tier::id).orElse("none")).isEqualTo(tier);
        assertThat(answer.settled()).isTrue();
    }

    @Test
    void aTierNeedsTheCertification() {
        Evaluation evaluation = agency("10000.00", "50000.00", 3)
                .with(certified(DAY.minusYears(1), Optional.of(DAY.minusDays(1))))
                .evaluate();
        assertThat(evaluation.answer()).isEqualTo(new TierAnswer(Optional.empty(), Optional.empty()));
    }

    @Test
    void aMedianOfTwoAndAHalfIsNotThree() {
        Agency agency = new Agency()
                .with(portal("a").mrr("5000.00").sold("2018-01-01").managed().apps(2, 0))
                .with(portal("b").mrr("5000.00").sold("2018-01-01").managed().apps(3, 0));
        assertThat(agency.evaluate().answer().atMost()).isEmpty();
    }

    @Test
    void aPortalThatIsSoldAndManagedCountsTowardsBoth() {
        Agency agency =
                new Agency().with(portal("a").mrr("6000.00").sold("2018-01-01").managed());
        assertThat(agency.evaluate().answer().atLeast().map(Tier::id)).contains("gold");
    }

    @Test
    void itIsSettledThatNoTierIsHeldWhenBothAnswersAreNone() {
        TierAnswer answer = new Agency().evaluate().answer();
        assertThat(answer.atLeast()).isEmpty();
        assertThat(answer.settled()).isTrue();
    }

    @Test
    void unknownFactsLeaveTheTierBetweenTwo() {
        Agency agency = agency("2100.00", "6000.00", 3)
                .with(portal("x").mrr("20000.00").usersUnknown())
                .with(portal("y").mrrUnknown().sold("2018-01-01"));
        TierAnswer answer = agency.evaluate().answer();
        assertThat(answer.atLeast().map(Tier::id)).contains("gold");
        assertThat(answer.atMost().map(Tier::id)).contains("platinum");
        assertThat(answer.settled()).isFalse();
    }

    @Test
    void anUnknownCertificationLeavesEveryTierThatIsOtherwiseMetUndetermined() {
        Evaluation evaluation =
                agency("2100.00", "6000.00", 3).with(Certifications.UNKNOWN).evaluate();
        assertThat(evaluation.tiers())
                .extracting(TierResult::state)
                .containsExactly(State.UNDETERMINED, State.UNDETERMINED, State.UNMET, State.UNMET);
        assertThat(evaluation.answer().atLeast()).isEmpty();
        assertThat(evaluation.answer().atMost().map(Tier::id)).contains("gold");
    }

    @Test
    void theTierIsTheHighestWhoseOwnCriteriaAreMetEvenIfALowerOneIsNot() {
        Programme odd = withTiers(List.of(
                tier("low", new Requirement.AtLeast(MetricId.SOLD_MRR, new BigDecimal("500"))),
                tier("high", new Requirement.AtLeast(MetricId.MANAGED_MRR, new BigDecimal("100")))));
        TierAnswer answer = Evaluation.of(
                        new Agency().with(portal("a").managed()).on(DAY), odd, RATES)
                .answer();
        assertThat(answer.atLeast().map(Tier::id)).contains("high");
    }

    @Test
    void aRequirementThatItsMetricCannotAnswerIsRefused() {
        Programme wrong = withTiers(List.of(tier("t", new Requirement.Holds(MetricId.SOLD_MRR))));
        assertThatThrownBy(() -> Evaluation.of(new Agency().on(DAY), wrong, RATES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sold-mrr");
        assertThatThrownBy(() -> Evaluation.of(PROGRAMME, Optional.empty(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Agency agency(String soldMrr, String managedMrr, int apps) {
        return new Agency()
                .with(portal("sold").mrr(soldMrr).sold("2018-01-01").apps(apps, 0))
                .with(portal("managed").mrr(managedMrr).managed().apps(apps, 0));
    }

    private static Tier tier(String id, Requirement requirement) {
        return new Tier(id, PROGRAMME.tiers().get(0).label(), List.of(requirement));
    }

    private static Programme withTiers(List<Tier> tiers) {
        return new Programme(
                "odd",
                PROGRAMME.label(),
                "USD",
                PROGRAMME.metrics(),
                PROGRAMME.soldWindow(),
                PROGRAMME.appLookBack(),
                PROGRAMME.apps(),
                PROGRAMME.certification(),
                PROGRAMME.updateDays(),
                tiers);
    }
}

package dev.tierwise.domain.tier;

import static dev.tierwise.domain.Agency.DAY;
import static dev.tierwise.domain.Agency.RATES;
import static dev.tierwise.domain.Agency.portal;
import static dev.tierwise.domain.PointProgramme.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.PointProgramme;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tiers ask since 2020: less of partners in growth markets, an invitation, points. */
class LaterTiersTest {

    @Nested
    class APartnerInAGrowthMarket {

        @ParameterizedTest
        @CsvSource({
            "STANDARD, 65000.00, MET",
            "STANDARD, 64999.99, UNMET",
            "GROWTH, 32500.00, MET",
            "GROWTH, 32499.99, UNMET",
            ", 65000.00, MET",
            ", 64999.99, UNDETERMINED",
            ", 32500.00, UNDETERMINED",
            ", 32499.99, UNMET",
        })
        void needsTheShareThatTheProgrammeNames(Market market, String soldMrr, State state) {
            assertThat(elite(Optional.ofNullable(market), soldMrr).state()).isEqualTo(state);
        }

        @Test
        void isToldTheFigureThatIsEnoughForIt() {
            CriterionResult result = elite(Optional.of(Market.GROWTH), "30000.00");
            assertThat(result.required().orElseThrow().low()).isEqualByComparingTo("32500");
            assertThat(result.shortfall().orElseThrow().low()).isEqualByComparingTo("2500");
        }

        @Test
        void isToldBothFiguresWhereNobodyKnowsItsMarket() {
            CriterionResult result = elite(Optional.empty(), "30000.00");
            assertThat(result.required().orElseThrow().low()).isEqualByComparingTo("32500");
            assertThat(result.required().orElseThrow().high().orElseThrow()).isEqualByComparingTo("65000");
            assertThat(result.shortfall().orElseThrow().low()).isEqualByComparingTo("2500");
            assertThat(result.shortfall().orElseThrow().high().orElseThrow()).isEqualByComparingTo("35000");
        }

        @Test
        void needsAsMuchAsAnybodyOfWhatHasNoShare() {
            CriterionResult result = only(
                    new PointProgramme().tier("t", atLeast(MetricId.MANAGED_MRR, "170000")),
                    new Agency().in(Market.GROWTH));
            assertThat(result.required()).contains(Interval.exactly(new BigDecimal("170000")));
        }

        private CriterionResult elite(Optional<Market> market, String soldMrr) {
            Agency agency = new Agency().with(portal("p").mrr(soldMrr).sold("2018-01-01"));
            market.ifPresent(agency::in);
            return only(
                    new PointProgramme()
                            .tier("elite", atLeast(MetricId.SOLD_MRR, "65000"))
                            .share(MetricId.SOLD_MRR, "0.5"),
                    agency);
        }
    }

    @Nested
    class ATierByInvitation {

        private final PointProgramme programme = new PointProgramme()
                .tier("diamond", atLeast(MetricId.TOTAL_POINTS, "10"))
                .tier("elite", atLeast(MetricId.TOTAL_POINTS, "10"), new Requirement.Holds(MetricId.INVITATION));

        @Test
        void isNeverReachedByFiguresAlone() {
            TierAnswer answer = answer(agency());
            assertThat(answer.atLeast().orElseThrow().id()).isEqualTo("diamond");
            assertThat(answer.atMost().orElseThrow().id()).isEqualTo("elite");
            assertThat(answer.settled()).isFalse();
        }

        @Test
        void isReachedByFiguresTogetherWithTheInvitation() {
            assertThat(answer(agency().invited(true)).atLeast().orElseThrow().id())
                    .isEqualTo("elite");
            assertThat(answer(agency().invited(false)).atMost().orElseThrow().id())
                    .isEqualTo("diamond");
        }

        private Agency agency() {
            return new Agency().with(portal("p").mrr("1000").managed());
        }

        private TierAnswer answer(Agency agency) {
            return Evaluation.of(agency.on(DAY), programme.build(), RATES).answer();
        }
    }

    @Test
    void threeThirdsOfTenPointsReachTenAndOneHundredThousandMillionthMoreIsNotReached() {
        Agency agency = new Agency()
                .with(portal("a").mrr("1000").managed().managingPartners(3))
                .with(portal("b").mrr("1000").managed().managingPartners(3))
                .with(portal("c").mrr("1000").managed().managingPartners(3));
        assertThat(only(new PointProgramme().tier("t", atLeast(MetricId.MANAGED_POINTS, "10")), agency)
                        .state())
                .isEqualTo(State.MET);
        assertThat(only(new PointProgramme().tier("t", atLeast(MetricId.MANAGED_POINTS, "10.0000000001")), agency)
                        .state())
                .isEqualTo(State.UNMET);
    }

    @Test
    void aThirdIsNotReachedByWhatItIsCutOffAt() {
        Agency agency = new Agency().with(portal("a").mrr("1000").managed().managingPartners(3));
        assertThat(only(new PointProgramme().tier("t", atLeast(MetricId.MANAGED_POINTS, "3.3333333333")), agency)
                        .state())
                .isEqualTo(State.MET);
        assertThat(only(new PointProgramme().tier("t", atLeast(MetricId.MANAGED_POINTS, "3.3333333334")), agency)
                        .state())
                .isEqualTo(State.UNMET);
    }

    private static CriterionResult only(PointProgramme programme, Agency agency) {
        return Evaluation.of(agency.on(DAY), programme.build(), RATES)
                .tiers()
                .get(0)
                .criteria()
                .get(0);
    }
}

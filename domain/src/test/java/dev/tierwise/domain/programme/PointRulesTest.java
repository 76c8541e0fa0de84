package dev.tierwise.domain.programme;

import static dev.tierwise.domain.PointProgramme.atLeast;
import static dev.tierwise.domain.PointProgramme.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.PointProgramme;
import dev.tierwise.domain.programme.PointRate.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointRulesTest {

    private static final LocalDate CHANGE = LocalDate.parse("2025-07-15");

    @Test
    void aRateHoldsUntilTheNextOfItsKindDoes() {
        PointRules rules = rules(rate(Kind.MANAGED, "2025-07-15", "2", "4"), rate(Kind.MANAGED, "", "1", "2"));
        assertThat(rules.forManaging(Market.STANDARD, CHANGE.minusDays(1))).isEqualTo("1");
        assertThat(rules.forManaging(Market.STANDARD, CHANGE)).isEqualTo("2");
        assertThat(rules.forManaging(Market.GROWTH, CHANGE.plusYears(9))).isEqualTo("4");
    }

    @Test
    void twoRatesOfAKindFromTheSameDayAreRefused() {
        assertThatThrownBy(
                        () -> rules(rate(Kind.SOLD, "2025-07-15", "2", "4"), rate(Kind.SOLD, "2025-07-15", "2", "4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-07-15");
        assertThatThrownBy(() -> rules(rate(Kind.SOLD, "", "2", "4"), rate(Kind.SOLD, "", "3", "4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("always");
    }

    @Test
    void aFixedAmountHoldsUntilTheNextOfItsCurrencyDoes() {
        PointRules rules = new PointProgramme().build().pointRules().orElseThrow();
        assertThat(rules.fixedAmount("EUR", CHANGE.minusDays(1))).contains(new BigDecimal("75"));
        assertThat(rules.fixedAmount("EUR", CHANGE)).contains(new BigDecimal("88"));
        assertThat(rules.fixedAmount("GBP", CHANGE)).isEmpty();
        assertThat(rules.hasFixedAmountSinceEver("EUR")).isTrue();
        assertThat(rules.hasFixedAmountSinceEver("GBP")).isFalse();
    }

    @Test
    void twoFixedAmountsOfACurrencyFromTheSameDayAreRefused() {
        FixedAmount one = new FixedAmount("EUR", new BigDecimal("75"), Optional.empty());
        FixedAmount other = new FixedAmount("EUR", new BigDecimal("88"), Optional.empty());
        assertThatThrownBy(() -> new PointRules(
                        BigDecimal.TEN,
                        List.of(rate(Kind.SOLD, "", "1", "1")),
                        List.of(one, other),
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> rules()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate(Kind.SOLD, "", "-1", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FixedAmount("EUR", BigDecimal.ZERO, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FixedAmount("eur", BigDecimal.ONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounding(11, RoundingMode.DOWN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounding(0, RoundingMode.UNNECESSARY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointRules(
                        BigDecimal.ZERO, List.of(rate(Kind.SOLD, "", "1", "1")), List.of(), false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProgrammeThatLooksAtPointsNeedsRulesForThem() {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        assertThatThrownBy(() -> new Programme(
                        "p",
                        usual.label(),
                        "USD",
                        List.of(MetricId.TOTAL_POINTS),
                        usual.soldWindow(),
                        usual.appLookBack(),
                        usual.apps(),
                        usual.certification(),
                        usual.updateDays(),
                        List.of(new Tier("t", Label.same("T"), List.of(atLeast(MetricId.TOTAL_POINTS, "1"))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("points");
    }

    @Test
    void theProgrammesOwnCurrencyHasNoFixedAmount() {
        assertThatThrownBy(() -> withCurrency("EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
        assertThat(withCurrency("GBP").currency()).isEqualTo("GBP");
    }

    @Test
    void aShareIsAboveZeroAndOfAMetricThatTheProgrammeLists() {
        assertThatThrownBy(
                        () -> new PointProgramme().share(MetricId.SOLD_MRR, "0").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sold-mrr");
        assertThatThrownBy(() ->
                        new PointProgramme().share(new MetricId("other"), "0.5").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void aFigureHasNoMoreDecimalsThanFiguresAreComparedBy() {
        assertThatThrownBy(() -> atLeast(MetricId.SOLD_POINTS, "0.00000000001"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(atLeast(MetricId.SOLD_POINTS, "1.00000000000")).isNotNull();
        PointProgramme programme = new PointProgramme()
                .tier("t", atLeast(MetricId.SOLD_POINTS, "0.0000000001"))
                .share(MetricId.SOLD_POINTS, "0.5");
        assertThatThrownBy(programme::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sold-points");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-15, P12M, 2017-03-15",
        "2017-02-28, P12M, 2016-02-28",
        "2017-03-01, P12M, 2016-03-01",
        "2020-02-29, P12M, 2019-03-01",
        "2024-03-31, P1M, 2024-03-01",
        "2024-03-30, P1M, 2024-03-01",
        "2024-03-30, P1M1D, 2024-02-29",
    })
    void theFirstDayOfASaleThatStillCountsIsTheOneBeforeWhichNoneDoes(LocalDate day, Period window, LocalDate first) {
        Programme programme = new PointProgramme().soldWindow(window).build();
        assertThat(programme.saleCounts(first, day)).isTrue();
        assertThat(programme.saleCounts(first.minusDays(1), day)).isFalse();
        assertThat(programme.firstSaleDay(day)).isEqualTo(first);
    }

    @Test
    void tiersAreUpdatedInAtLeastOneMonth() {
        assertThatThrownBy(() -> new UpdateDays(1, 15, EnumSet.noneOf(Month.class)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new UpdateDays(1, 15).tierMonths()).hasSize(12);
    }

    private static PointRules rules(PointRate... rates) {
        return new PointRules(new BigDecimal("100"), List.of(rates), List.of(), false, Optional.empty());
    }

    private static Programme withCurrency(String currency) {
        Programme usual = new PointProgramme().build();
        return new Programme(
                "p",
                usual.label(),
                currency,
                usual.metrics(),
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                usual.tiers(),
                usual.pointRules(),
                Map.of());
    }
}

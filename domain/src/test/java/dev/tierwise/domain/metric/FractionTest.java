package dev.tierwise.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    private static final Fraction THIRD = Fraction.parse("1/3");

    @Test
    void threeThirdsAreOne() {
        assertThat(THIRD.plus(THIRD).plus(THIRD)).isEqualTo(Fraction.parse("1"));
    }

    @Test
    void equalNumbersAreEqualHoweverTheyAreWritten() {
        assertThat(Fraction.parse("2/6")).isEqualTo(THIRD).hasSameHashCodeAs(THIRD);
        assertThat(Fraction.of(new BigDecimal("1.50"))).isEqualTo(Fraction.parse("3/2"));
        assertThat(Fraction.of(new BigDecimal("1E+2"))).isEqualTo(Fraction.parse("100"));
        assertThat(Fraction.of(new BigDecimal("0.00"))).isEqualTo(Fraction.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "10/3", "1/88", "123456789012345678901234567890/1000000007"})
    void whatIsWrittenCanBeReadAgain(String text) {
        assertThat(Fraction.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1/", "/3", "1/0", "1.5", "1/2/3", " 1"})
    void whatIsNoFractionIsRefused(String text) {
        assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "10/3, 3.3333333333",
        "2/3, 0.6666666666",
        "1/4, 0.25",
        "1/88, 0.0113636363",
        "1/1000000000000, 0.000000000001",
    })
    void isCutOffOnlyWhereItsDecimalsDoNotEnd(String number, String decimals) {
        assertThat(Fraction.parse(number).cutOff(10).toPlainString()).isEqualTo(decimals);
    }

    @Test
    void isOrderedRoundedMultipliedAndDividedExactly() {
        Fraction half = Fraction.parse("1/2");
        assertThat(THIRD).isLessThan(half);
        assertThat(THIRD.min(half)).isEqualTo(THIRD);
        assertThat(THIRD.max(half)).isEqualTo(half);
        assertThat(THIRD.times(half)).hasToString("1/6");
        assertThat(THIRD.dividedBy(half)).hasToString("2/3");
        assertThat(Fraction.parse("2/3").rounded(1, RoundingMode.HALF_UP)).isEqualTo("0.7");
        assertThatThrownBy(() -> THIRD.dividedBy(Fraction.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}

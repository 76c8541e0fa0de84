package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.text.UserException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

    @Test
    void a_rate_is_an_exact_decimal_for_a_currency_in_any_case() {
        assertThat(Rates.fromOptions(List.of("eur=1.170", "JPY=0.0000000091", "EUR=1.17")))
                .isEqualTo(Map.of("EUR", new BigDecimal("1.170"), "JPY", new BigDecimal("0.0000000091")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR",
                "EUR=",
                "=1",
                "EURO=1",
                "EU=1",
                "€=1",
                "EUR=1,17",
                "EUR=1e3",
                "EUR=+1",
                "EUR=-1",
                "EUR=0",
                "EUR=0.00",
                "EUR=.5",
                "EUR=1.",
                "EUR=٣",
                "EUR=1/2",
                "EUR=0x1",
                "EUR=1=2",
                "EUR=1234567890123456789"
            })
    void anything_else_is_refused(String option) {
        assertThat(error(() -> Rates.fromOptions(List.of(option)))).startsWith("--rate " + option + ": expected ");
    }

    @Test
    void a_currency_has_one_rate() {
        assertThat(error(() -> Rates.fromOptions(List.of("EUR=1.17", "eur=1.18"))))
                .isEqualTo("--rate eur=1.18: EUR has the rate 1.17 already");
    }

    @Test
    void an_option_wins_over_the_configuration() {
        Map<String, BigDecimal> configuration = Map.of("EUR", new BigDecimal("1.1"), "GBP", new BigDecimal("1.3"));

        assertThat(Rates.into("USD", configuration, Map.of("EUR", new BigDecimal("1.2")))
                        .rates())
                .isEqualTo(Map.of("EUR", new BigDecimal("1.2"), "GBP", new BigDecimal("1.3")));
    }

    @Test
    void the_programmes_own_currency_is_worth_one() {
        assertThat(Rates.into("USD", Map.of(), Map.of("USD", new BigDecimal("1.00")))
                        .knows("USD"))
                .isTrue();
        assertThat(error(() -> Rates.into("USD", Map.of("USD", new BigDecimal("1.1")), Map.of())))
                .startsWith("the rate of USD is 1.1, but USD is the programme's own currency");
    }

    private static String error(ThrowingCallable call) {
        UserException e = catchThrowableOfType(UserException.class, call);
        assertThat(e).isNotNull();
        return e.getMessage();
    }
}

package dev.tierwise.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "a", "a@b@c"})
    void anEmailAddressHasANameOneAtSignAndADomain(String text) {
        assertThatThrownBy(() -> EmailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmailAddressPrintsNobodysName() {
        assertThat(EmailAddress.parse("jana@Nordlicht.example")).hasToString("…@nordlicht.example");
    }

    @Test
    void aPartnerHasANameAndAnEmailDomain() {
        assertThatThrownBy(() -> new Partner(" ", Set.of("a.example"), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Partner("A", Set.of(), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Partner("A", Set.of("A.Example"), ZoneOffset.UTC).emailDomains())
                .containsExactly("a.example");
    }

    @Test
    void moneyIsNotNegativeAndHasACurrencyOfThreeCapitalLetters() {
        assertThatThrownBy(() -> new Money(new BigDecimal("-0.01"), "USD"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, "usd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, "ÄÖÜ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moneyIsConvertedExactlyAndRoundedHalfUpToCents() {
        ExchangeRates rates = new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17")));
        assertThat(rates.convert(new Money(new BigDecimal("0.50"), "EUR"))).isEqualTo(new BigDecimal("0.59"));
        assertThat(rates.convert(new Money(new BigDecimal("99999999999999999999.99"), "EUR")))
                .isEqualTo(new BigDecimal("116999999999999999999.99"));
        assertThat(rates.convert(new Money(new BigDecimal("1140.000000"), "USD")))
                .isEqualTo(new BigDecimal("1140.00"));
    }

    @Test
    void aRateIsAboveZeroAndThatOfTheOwnCurrencyIsOne() {
        assertThatThrownBy(() -> new ExchangeRates("USD", Map.of("EUR", BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExchangeRates("USD", Map.of("USD", BigDecimal.TEN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExchangeRates("USD", Map.of()).convert(new Money(BigDecimal.ONE, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.tierwise.cli.config;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Exchange rates as people write them. */
public final class Rates {

    static final Text EXPECTED = Text.of(Rates.class, "rate.expected");
    static final Text EXPECTED_CURRENCY = Text.of(Rates.class, "rate.expected-currency");

    private static final Pattern RATE = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    private Rates() {}

    /**
     * The rates of the options {@code --rate EUR=1.17}.
     *
     * @return by currency code in capital letters
     * @throws UserException when an option has another form, or a currency has two different rates
     */
    public static Map<String, BigDecimal> fromOptions(List<String> options) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw UserException.usage(Rates.class, "rate.form", option);
            }
            String code = currency(option.substring(0, equals).strip())
                    .orElseThrow(() -> UserException.usage(Rates.class, "rate.no-currency", option, EXPECTED_CURRENCY));
            BigDecimal rate = rate(option.substring(equals + 1).strip())
                    .orElseThrow(() -> UserException.usage(Rates.class, "rate.no-rate", option, EXPECTED));
            BigDecimal first = rates.putIfAbsent(code, rate);
            if (first != null && first.compareTo(rate) != 0) {
                throw UserException.usage(Rates.class, "rate.option-twice", option, code, first.toPlainString());
            }
        }
        return rates;
    }

    /**
     * The rates that hold: those of the options, then those of the configuration.
     *
     * @param currency the programme's currency
     * @throws UserException when the programme's own currency has a rate other than one
     */
    public static ExchangeRates into(
            String currency, Map<String, BigDecimal> configuration, Map<String, BigDecimal> options) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>(configuration);
        rates.putAll(options);
        BigDecimal own = rates.getOrDefault(currency, BigDecimal.ONE);
        if (own.compareTo(BigDecimal.ONE) != 0) {
            throw UserException.usage(Rates.class, "rate.own", currency, own.toPlainString());
        }
        return new ExchangeRates(currency, rates);
    }

    /** A currency code in capital letters; empty when the text is none. */
    static Optional<String> currency(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(Money::isCurrency);
    }

    /** A rate; empty when the text is none. */
    static Optional<BigDecimal> rate(String text) {
        return Optional.of(text)
                .filter(rate -> RATE.matcher(rate).matches())
                .map(BigDecimal::new)
                .filter(rate -> rate.signum() > 0);
    }
}

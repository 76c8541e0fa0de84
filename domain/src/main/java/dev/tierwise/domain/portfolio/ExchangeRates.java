package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What one unit of each foreign currency is worth in the programme's.
 *
 * @param currency the programme's currency
 * @param rates    by currency code, each above zero; the programme's own currency always counts as one
 */
public record ExchangeRates(String currency, Map<String, BigDecimal> rates) {

    /** @throws IllegalArgumentException when a code is malformed, a rate is not above zero, or the own rate is not one */
    public ExchangeRates {
        rates = Map.copyOf(rates);
        rates.forEach((code, rate) -> {
            if (!Money.isCurrency(code)) {
                throw new InvalidValueException(Text.of(ExchangeRates.class, "currency", code));
            }
            if (rate.signum() <= 0) {
                throw new InvalidValueException(Text.of(ExchangeRates.class, "rate", code));
            }
            if (code.equals(currency) && rate.compareTo(BigDecimal.ONE) != 0) {
                throw new InvalidValueException(Text.of(ExchangeRates.class, "rate.own", code));
            }
        });
    }

    /** Whether an amount of a currency can be converted. */
    public boolean knows(String code) {
        return code.equals(currency) || rates.containsKey(code);
    }

    /**
     * The amount in the programme's currency, rounded half up to cents.
     *
     * @throws IllegalArgumentException when there is no rate for the currency
     */
    public BigDecimal convert(Money money) {
        if (money.currency().equals(currency)) {
            return money.amount().setScale(2, RoundingMode.HALF_UP);
        }
        BigDecimal rate = rates.get(money.currency());
        if (rate == null) {
            throw new InvalidValueException(Text.of(ExchangeRates.class, "rate.missing", money.currency()));
        }
        return money.amount().multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }
}

package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What counts in another currency as much as the amount of {@link PointRules#per()} in the programme's, from a day on:
 * since 15 July 2025, for instance, 88 EUR as much as 100 USD.
 *
 * @param currency an upper-case code of three letters
 * @param amount   above zero
 * @param from     the first day on which it holds; empty when it holds as far back as anybody looks
 */
public record FixedAmount(String currency, BigDecimal amount, Optional<LocalDate> from) {

    /** @throws IllegalArgumentException when the currency is malformed or the amount is not above zero */
    public FixedAmount {
        if (!currency.matches("[A-Z]{3}")) {
            throw new InvalidValueException(Text.of(FixedAmount.class, "currency", currency));
        }
        if (amount.signum() <= 0) {
            throw new InvalidValueException(Text.of(FixedAmount.class, "fixed.amount", currency));
        }
    }
}

package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;

/**
 * An amount of monthly recurring revenue.
 *
 * @param amount   not negative, of any scale
 * @param currency an upper-case code of three letters
 */
public record Money(BigDecimal amount, String currency) {

    /** @throws IllegalArgumentException when the amount is negative or the currency is not three capital letters */
    public Money {
        if (amount.signum() < 0) {
            throw new InvalidValueException(Text.of(Money.class, "amount.negative", amount.toPlainString()));
        }
        if (!isCurrency(currency)) {
            throw new InvalidValueException(Text.of(Money.class, "currency", currency));
        }
    }

    /** Whether a text has the form of a currency code. */
    public static boolean isCurrency(String text) {
        return text.length() == 3
                && isCapital(text.charAt(0))
                && isCapital(text.charAt(1))
                && isCapital(text.charAt(2));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

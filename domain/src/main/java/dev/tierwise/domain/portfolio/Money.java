package dev.tierwise.domain.portfolio;

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
            throw new IllegalArgumentException("the amount " + amount.toPlainString() + " is negative");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("'" + currency + "' is not a currency code of three capital letters");
        }
    }

    /** Whether a text has the form of a currency code. */
    public static boolean isCurrency(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }
}

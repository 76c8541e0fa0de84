package dev.tierwise.domain.metric;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact number of points, not negative: a third of a portal's ten points, or the points for 1 EUR where 88 EUR count
 * as 100 USD, do not end in decimals. Equal numbers are equal.
 *
 * @param numerator   not negative; has no divisor in common with the denominator
 * @param denominator above zero
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    /** Nothing. */
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    private static final Pattern FORM = Pattern.compile("[0-9]+(/[0-9]+)?");

    /**
     * Reduces the fraction.
     *
     * @throws IllegalArgumentException when the numerator is negative or the denominator is not above zero
     */
    public Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new InvalidValueException(Text.of(Fraction.class, "not.points", numerator, denominator));
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** @throws IllegalArgumentException when the number is negative */
    public static Fraction of(BigDecimal number) {
        return number.scale() > 0
                ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is not of the form {@code 10} or {@code 10/3}
     */
    public static Fraction parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException(Text.of(Fraction.class, "no.fraction", text));
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? new Fraction(new BigInteger(text), BigInteger.ONE)
                : new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    /** The sum of both. */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** @throws IllegalArgumentException when the other is larger */
    public Fraction minus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The product of both. */
    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws IllegalArgumentException when the other is zero */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** The smaller of both. */
    public Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of both. */
    public Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The number with that many decimals, rounded that way. */
    public BigDecimal rounded(int places, RoundingMode mode) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, mode);
    }

    /**
     * The number without trailing zeros where its decimals end, else cut off after some places.
     *
     * @param places how many decimals are left of a number that does not end
     */
    public BigDecimal cutOff(int places) {
        int two = denominator.getLowestSetBit();
        BigInteger rest = denominator.shiftRight(two);
        int five = 0;
        BigInteger byFive = BigInteger.valueOf(5);
        while (rest.mod(byFive).signum() == 0) {
            rest = rest.divide(byFive);
            five++;
        }
        return rest.equals(BigInteger.ONE)
                ? rounded(Math.max(two, five), RoundingMode.DOWN)
                : rounded(places, RoundingMode.DOWN);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 10}, or {@code 10/3}. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}

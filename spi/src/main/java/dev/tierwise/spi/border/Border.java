package dev.tierwise.spi.border;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a source says while one of its methods runs: each value is checked before it is let through, secrets are masked, and when the
 * method has ended nothing is let through any more.
 */
final class Border implements AutoCloseable {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_DIGITS_OF_A_RATE = 18;
    private static final int MOST_DECIMALS = 40;
    private static final int LONGEST_TEXT = 1000;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final String method;
    private final SourceSecrets secrets;
    private boolean closed;

    /** @param method the method of the source that runs */
    Border(String method, SourceSecrets secrets) {
        this.method = method;
        this.secrets = secrets;
    }

    /** Something that a source says. */
    @FunctionalInterface
    interface Call<T> {
        T make();
    }

    /**
     * Lets a call through.
     *
     * @throws IllegalStateException if the method has ended
     */
    synchronized <T> T pass(Call<T> call) {
        checkOpen();
        return call.make();
    }

    /** The same for a call without an answer. */
    synchronized void tell(Runnable call) {
        checkOpen();
        call.run();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the source's " + method
                    + " has ended and its sink is closed: what is said after that is not taken");
        }
    }

    /** From now on nothing is let through. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    /**
     * A value that must be there.
     *
     * @throws NullPointerException if it is null
     */
    static <T> T given(T value, String parameter) {
        if (value == null) {
            throw new NullPointerException(parameter + " is null");
        }
        return value;
    }

    /**
     * What a source says in words, in any language without secrets, whole or in part.
     *
     * @throws java.util.MissingResourceException if the source's message files lack it
     */
    Text message(Text message, String parameter) {
        return secrets.maskedIn(given(message, parameter));
    }

    private static String checked(String text, String parameter) {
        if (given(text, parameter).length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    parameter + " has " + text.length() + " characters; expected at most " + LONGEST_TEXT);
        }
        return text;
    }

    /**
     * A text of the data, such as a name, without secrets.
     *
     * @throws IllegalArgumentException if it has more than 1000 characters
     */
    String text(String text, String parameter) {
        return secrets.maskedInData(checked(text, parameter));
    }

    /**
     * A text that tells things apart. It cannot be masked, for then it would tell nothing apart.
     *
     * @throws IllegalArgumentException if it has more than 1000 characters or holds a secret
     */
    String key(String key, String parameter) {
        if (secrets.areIn(checked(key, parameter))) {
            throw new IllegalArgumentException(parameter + " holds a secret of the source");
        }
        return key;
    }

    /**
     * An id.
     *
     * @throws IllegalArgumentException if it is empty or has white space around it
     */
    String id(String id, String parameter) {
        key(id, parameter);
        if (id.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is empty");
        }
        if (Character.isWhitespace(id.charAt(0)) || Character.isWhitespace(id.charAt(id.length() - 1))) {
            throw new IllegalArgumentException(
                    parameter + " is '" + id + "'; expected it without white space around it");
        }
        return id;
    }

    /**
     * A day.
     *
     * @throws IllegalArgumentException if its year is not from 1 to 9999
     */
    static LocalDate day(LocalDate day, String parameter) {
        int year = given(day, parameter).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(parameter + " is " + day + "; expected a year from 1 to 9999");
        }
        return day;
    }

    /**
     * An amount of money or points.
     *
     * @throws IllegalArgumentException if it has more than 15 digits before the point, or more than 40 after it
     */
    static BigDecimal amount(BigDecimal amount, String parameter) {
        return checked(amount, parameter, MOST_DIGITS);
    }

    /**
     * An exchange rate.
     *
     * @throws IllegalArgumentException if it is not above zero, or has more than 18 digits before the point or 40 after it
     */
    static BigDecimal rate(BigDecimal rate, String parameter) {
        if (given(rate, parameter).signum() <= 0) {
            throw new IllegalArgumentException(parameter + " is not above zero");
        }
        return checked(rate, parameter, MOST_DIGITS_OF_A_RATE);
    }

    private static BigDecimal checked(BigDecimal number, String parameter, int mostDigits) {
        if (given(number, parameter).scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(parameter + " has " + number.scale()
                    + " digits after the point; expected at most " + MOST_DECIMALS);
        }
        long digits = (long) number.precision() - number.scale();
        if (digits > mostDigits && number.signum() != 0) {
            throw new IllegalArgumentException(
                    parameter + " has " + digits + " digits before the point; expected at most " + mostDigits);
        }
        return number;
    }

    /** Where something was found, without secrets. */
    Origin at(Origin at) {
        given(at, "at");
        if (secrets.isEmpty()) {
            return at;
        }
        if (at instanceof Origin.InFile place) {
            return new Origin.InFile(secrets.maskedIn(place.file()), place.order(), place.line(), place.column());
        }
        if (at instanceof Origin.OfAnswer answer) {
            return new Origin.OfAnswer(secrets.maskedIn(answer.record()), secrets.maskedIn(answer.request()));
        }
        return new Origin.OfRecord(secrets.maskedIn(((Origin.OfRecord) at).id()));
    }
}

package dev.tierwise.adapter.tables;

import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How tables write amounts and days. Each form is told exactly, character by character: parsers of the JDK take more
 * than is meant ({@code 1e3}, {@code .5}, digits of other scripts) and "1.125" must never be guessed.
 */
public enum Notation {
    /** {@code 1125.50} and {@code 2018-03-15}. */
    EN('.') {
        @Override
        public @Nullable BigDecimal amount(CharSequence text) {
            int point = afterDigits(text, 0);
            return point > 0 && isDecimals(text, point, '.') ? decimal(text, text.length() - point - 1) : null;
        }

        @Override
        public @Nullable LocalDate day(CharSequence text, ZoneId zone) {
            return isoDay(text);
        }
    },
    /** {@code 1.125,50} and {@code 15.03.2018}, or {@code 2018-03-15}. */
    DE(',') {
        @Override
        public @Nullable BigDecimal amount(CharSequence text) {
            int comma = afterDigits(text, 0);
            if (comma == 0) {
                return null;
            }
            if (comma < text.length() && text.charAt(comma) == '.') {
                if (comma > 3 || text.charAt(0) == '0') {
                    return null;
                }
                while (comma < text.length() && text.charAt(comma) == '.') {
                    if (afterDigits(text, comma + 1) != comma + 4) {
                        return null;
                    }
                    comma += 4;
                }
            }
            return isDecimals(text, comma, ',') ? decimal(text, text.length() - comma - 1) : null;
        }

        @Override
        public @Nullable LocalDate day(CharSequence text, ZoneId zone) {
            if (text.length() == 10 && text.charAt(2) == '.' && text.charAt(5) == '.') {
                return dayOf(number(text, 6, 10), number(text, 3, 5), number(text, 0, 2));
            }
            return isoDay(text);
        }
    },
    /** Of cells that are no texts: a number in digits with a point, a day or a moment as ISO 8601 writes it. */
    EXACT('.') {
        @Override
        public @Nullable BigDecimal amount(CharSequence text) {
            int point = afterDigits(text, 0);
            boolean isWhole = point == text.length();
            boolean hasDecimals = !isWhole
                    && text.charAt(point) == '.'
                    && point + 1 < text.length()
                    && afterDigits(text, point + 1) == text.length();
            return point > 0 && (isWhole || hasDecimals) ? decimal(text, text.length() - point - 1) : null;
        }

        @Override
        public @Nullable LocalDate day(CharSequence text, ZoneId zone) {
            LocalDate day = isoDay(text);
            if (day != null || text.length() < LENGTH_OF_A_DAY) {
                return day;
            }
            try {
                // SQLite and exports write a space where ISO 8601 has a T
                TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.toString().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
                LocalDate ofMoment = moment instanceof OffsetDateTime known
                        ? known.atZoneSameInstant(zone).toLocalDate()
                        : LocalDate.from(moment);
                return ofMoment.getYear() >= 1 && ofMoment.getYear() <= 9999 ? ofMoment : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    };

    private static final int LENGTH_OF_A_DAY = 10;
    private static final int MOST_DIGITS_OF_A_LONG = 18;
    private static final int MOST_DIGITS_OF_A_RATE = 18;

    private final char mark;

    /** @param mark what stands before decimals */
    Notation(char mark) {
        this.mark = mark;
    }

    /** The amount, exactly as it is written; null when the text is not in this notation. */
    public abstract @Nullable BigDecimal amount(CharSequence text);

    /**
     * The day; null when the text is not in this notation, or the day does not exist.
     *
     * @param zone where the days of moments begin and end
     */
    public abstract @Nullable LocalDate day(CharSequence text, ZoneId zone);

    /**
     * The exchange rate, exactly as it is written: digits, and decimals after the mark, as many as there are. Unlike an amount it is
     * never grouped. Null when the text is none, or none above zero.
     */
    @Nullable BigDecimal rate(String text) {
        int whole = afterDigits(text, 0);
        boolean decimals = whole < text.length() && text.charAt(whole) == mark;
        int end = decimals ? afterDigits(text, whole + 1) : whole;
        if (whole == 0
                || whole > MOST_DIGITS_OF_A_RATE
                || end != text.length()
                || (decimals && end == whole + 1)
                || end - whole - 1 > MOST_DIGITS_OF_A_RATE) {
            return null;
        }
        BigDecimal rate = new BigDecimal(text.replace(mark, '.'));
        return rate.signum() > 0 ? rate : null;
    }

    /** What is expected of an exchange rate, for a message. */
    Text rateForm() {
        return Text.of(Notation.class, "rate." + key());
    }

    /** What is expected of an amount, for a message. */
    Text amountForm() {
        return Text.of(Notation.class, "amount." + key());
    }

    /** What is expected of a day that is written otherwise, for a message. */
    Text dayForm(String text) {
        boolean isGerman = this == EN && DE.day(text, ZoneOffset.UTC) != null && isoDay(text) == null;
        return Text.of(Notation.class, isGerman ? "day.en.not.de" : "day." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A day as ISO 8601 writes it, of the years 1 to 9999; null for anything else. */
    static @Nullable LocalDate isoDay(CharSequence text) {
        return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-'
                ? dayOf(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                : null;
    }

    private static @Nullable LocalDate dayOf(int year, int month, int day) {
        if (year < 1 || month < 1 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The number that ASCII digits make up; -1 when there is anything else. */
    private static int number(CharSequence text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    /** Where the ASCII digits end that begin at a place. */
    private static int afterDigits(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /**
     * Whether the rest is nothing, or the mark and one or two digits, or more where all further ones are zero. Three decimals after at
     * most three digits are not taken: {@code 1.120} may be a thousand.
     */
    private static boolean isDecimals(CharSequence text, int from, char mark) {
        int decimals = text.length() - from - 1;
        if (decimals == -1) {
            return true;
        }
        if (text.charAt(from) != mark || decimals < 1 || afterDigits(text, from + 1) != text.length()) {
            return false;
        }
        if (decimals == 3 && from <= 3) {
            return false;
        }
        for (int i = from + 3; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /**
     * The number that the ASCII digits of a text make up.
     *
     * @param decimals how many of them stand after the mark; -1 where there is none
     */
    private static BigDecimal decimal(CharSequence text, int decimals) {
        int scale = Math.max(decimals, 0);
        long unscaled = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = 10 * unscaled + digit;
                digits++;
            }
        }
        return digits <= MOST_DIGITS_OF_A_LONG
                ? BigDecimal.valueOf(unscaled, scale)
                : new BigDecimal(new BigInteger(text.toString().replaceAll("[.,]", "")), scale);
    }
}

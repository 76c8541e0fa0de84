package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Numbers as Excel stores them, and the days that they stand for. */
final class Serials {

    /** Excel calculates with doubles and shows no more digits than this. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    /** The largest and smallest doubles have about 308 zeros. */
    private static final int MOST_ZEROS = 350;

    private static final int LONGEST_NUMBER = 400;

    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Excel believes in a 29 February 1900, so that days from March 1900 on are counted from one day earlier. */
    private static final int DAY_THAT_NEVER_WAS = 60;

    private static final LocalDate BEFORE_MARCH_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FROM_MARCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate OF_1904 = LocalDate.of(1904, 1, 1);

    private Serials() {}

    /**
     * A cell's contents.
     *
     * @param problem what is wrong with it; null unless the kind is {@link CellKind#ERROR}
     */
    record Value(CellKind kind, String text, @Nullable Text problem) {

        static Value error(String text, String key) {
            return new Value(CellKind.ERROR, text, Text.of(Serials.class, key, text));
        }
    }

    /** A number in plain decimals without needless zeros; whole numbers keep all their digits, others 15. */
    static Value number(String stored) {
        BigDecimal number = parsed(stored);
        return number == null ? Value.error(stored, "number.wrong") : new Value(CellKind.NUMBER, plain(number), null);
    }

    private static @Nullable BigDecimal parsed(String stored) {
        if (stored.length() > LONGEST_NUMBER) {
            return null;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(stored);
        } catch (NumberFormatException e) {
            return null;
        }
        number = number.stripTrailingZeros();
        if (number.scale() > 0) {
            number = number.round(DIGITS).stripTrailingZeros();
        }
        long zeros = Math.abs((long) number.scale());
        return zeros > MOST_ZEROS ? null : number;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** A number of a cell that shows days; an error if it stands for none. */
    static Value day(String stored, boolean from1904) {
        BigDecimal serial = parsed(stored);
        if (serial == null) {
            return Value.error(stored, "number.wrong");
        }
        String shown = plain(serial);
        if (serial.signum() < 0) {
            return Value.error(shown, "day.negative");
        }
        if (serial.compareTo(BigDecimal.ONE) < 0) {
            return Value.error(shown, "day.missing");
        }
        if (serial.precision() - serial.scale() > 7) {
            return Value.error(shown, "day.too.late");
        }
        long seconds = serial.multiply(SECONDS_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long days = seconds / SECONDS_OF_DAY.longValueExact();
        if (!from1904 && days == DAY_THAT_NEVER_WAS) {
            return Value.error(shown, "day.never.was");
        }
        LocalDate start = from1904 ? OF_1904 : days < DAY_THAT_NEVER_WAS ? BEFORE_MARCH_1900 : FROM_MARCH_1900;
        LocalDate day = start.plusDays(days);
        return day.isAfter(LAST_DAY)
                ? Value.error(shown, "day.too.late")
                : moment(day.atTime(LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY.longValueExact())));
    }

    /** A number of a cell that shows a duration. */
    static Value duration(String stored) {
        return Value.error(stored, "duration");
    }

    /** A day as text, which the format also allows. */
    static Value isoDay(String stored) {
        try {
            String local = stored.endsWith("Z") ? stored.substring(0, stored.length() - 1) : stored;
            return local.indexOf('T') < 0
                    ? moment(LocalDate.parse(local).atStartOfDay())
                    : moment(rounded(LocalDateTime.parse(local)));
        } catch (DateTimeException e) {
            return Value.error(stored, "day.wrong");
        }
    }

    private static LocalDateTime rounded(LocalDateTime moment) {
        return moment.plusNanos(500_000_000).withNano(0);
    }

    private static Value moment(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new Value(CellKind.DAY, moment.toLocalDate().toString(), null)
                : new Value(CellKind.MOMENT, moment.toString(), null);
    }
}

package dev.tierwise.adapter.jdbc;

import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row. SQL's NULL, an empty text, and a column that is not there are the same: unknown. A value that is wrong is
 * reported, and then reads as an unknown one.
 */
final class QueryRow {

    /** A number with more places is no id that anyone would write out. */
    private static final int MOST_PLACES = 100;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final int MOST_SHOWN = 40;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 40;

    private final Query query;
    private final Map<String, Integer> columns;
    private final @Nullable Object[] cells;
    private final ZoneId zone;
    private final ProblemSink problems;
    private final Origin at;

    /** @param number the row's, first = 1 */
    QueryRow(
            Query query,
            long number,
            Map<String, Integer> columns,
            @Nullable Object[] cells,
            ZoneId zone,
            ProblemSink problems) {
        this.query = query;
        this.columns = columns;
        this.cells = cells;
        this.zone = zone;
        this.problems = problems;
        String portal = text("portal_id");
        this.at = new Origin.OfRecord(query.setting() + "/" + (portal == null ? "row " + number : oneLine(portal)));
    }

    /** For messages: the query, and the portal or the number of the row. */
    Origin at() {
        return at;
    }

    void error(String column, Text message) {
        problems.error(at, Text.joined(": ", List.of(Text.verbatim(column), message)));
    }

    void warning(String column, Text message) {
        problems.warning(at, Text.joined(": ", List.of(Text.verbatim(column), message)));
    }

    private @Nullable Object cell(String column) {
        Integer index = columns.get(column);
        return index == null ? null : cells[index];
    }

    /** A text without white space around it. */
    @Nullable String text(String column) {
        Object cell = cell(column);
        if (cell == null) {
            return null;
        }
        String text = (cell instanceof Number number ? plain(number) : cell.toString()).strip();
        return text.isEmpty() ? null : text;
    }

    /** A number as people write it: an id that a database keeps as 7052064.0 is 7052064. */
    private static String plain(Number number) {
        BigDecimal exact = exact(number);
        return exact == null || Math.abs((long) exact.scale()) > MOST_PLACES
                ? number.toString()
                : exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** Exactly the number; of a binary fraction the shortest decimal one that means it. Null for what is no finite number. */
    private static @Nullable BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return BigDecimal.valueOf(number.longValue());
    }

    /** A text that every row needs. */
    @Nullable String required(String column) {
        String text = text(column);
        if (text == null) {
            error(column, Text.of(QueryRow.class, "null"));
        }
        return text;
    }

    /** An amount of money, exactly. */
    @Nullable BigDecimal amount(String column) {
        Object cell = cell(column);
        String text = text(column);
        if (cell == null || text == null) {
            return null;
        }
        BigDecimal amount = null;
        if (cell instanceof Number number) {
            amount = exact(number);
        } else if (AMOUNT.matcher(text).matches()) {
            amount = new BigDecimal(text);
        }
        if (amount == null || amount.signum() < 0) {
            error(column, Text.of(QueryRow.class, "amount", shown(text)));
            return null;
        }
        if (amount.precision() - amount.scale() > MOST_DIGITS) {
            error(column, Text.of(QueryRow.class, "amount.large", shown(text), MOST_DIGITS));
            return null;
        }
        if (amount.scale() > MOST_DECIMALS) {
            error(column, Text.of(QueryRow.class, "amount.decimals", shown(text), MOST_DECIMALS));
            return null;
        }
        return amount;
    }

    /** A currency; dollars where there is none. Null, and reported, for anything else. */
    @Nullable String currency(String column) {
        String text = text(column);
        if (text == null) {
            return "USD";
        }
        if (!CURRENCY.matcher(text).matches()) {
            error(column, Text.of(QueryRow.class, "currency", shown(text)));
            return null;
        }
        return text.toUpperCase(Locale.ROOT);
    }

    /** A day; of a moment, the day in the partner's time zone, and of one without a zone, the day that it names. */
    @Nullable LocalDate day(String column) {
        Object cell = cell(column);
        String text = text(column);
        if (cell == null || text == null) {
            return null;
        }
        try {
            LocalDate day = dayOf(cell, text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // the same is to be said
        }
        error(column, Text.of(QueryRow.class, "day", shown(text)));
        return null;
    }

    private LocalDate dayOf(Object cell, String text) {
        if (cell instanceof LocalDate day) {
            return day;
        }
        if (cell instanceof java.sql.Date day) {
            return day.toLocalDate();
        }
        if (cell instanceof java.sql.Timestamp moment) {
            return moment.toLocalDateTime().toLocalDate();
        }
        if (cell instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        if (cell instanceof OffsetDateTime moment) {
            return moment.atZoneSameInstant(zone).toLocalDate();
        }
        if (cell instanceof ZonedDateTime moment) {
            return moment.withZoneSameInstant(zone).toLocalDate();
        }
        if (cell instanceof Instant moment) {
            return moment.atZone(zone).toLocalDate();
        }
        return text.length() <= "2018-03-15".length() ? LocalDate.parse(text) : dayOfMoment(text);
    }

    /** SQLite and exports write a space where ISO 8601 has a T. */
    private LocalDate dayOfMoment(String text) {
        TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return moment instanceof OffsetDateTime known
                ? known.atZoneSameInstant(zone).toLocalDate()
                : LocalDate.from(moment);
    }

    @Nullable Boolean yesOrNo(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "t", "y", "1" -> {
                return true;
            }
            case "false", "no", "f", "n", "0" -> {
                return false;
            }
            default -> {
                error(column, Text.of(QueryRow.class, "yes.or.no", shown(text)));
                return null;
            }
        }
    }

    /** A value for a message: on one line, not too long, and never an e-mail address. */
    static Text shown(String value) {
        return value.indexOf('@') >= 0
                ? Text.of(QueryRow.class, "this.value")
                : Text.verbatim("'" + oneLine(value) + "'");
    }

    private static String oneLine(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }
}

package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.Separators.Separator;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one at a time, and the values in them. Everything that is wrong is reported here; a wrong value
 * reads like one that is not given.
 */
final class Rows implements AutoCloseable {

    /** In the place of a value: nobody knows it. */
    static final String UNKNOWN = "?";

    private static final int MOST_SHOWN = 40;
    private static final int MOST_DIGITS = 15;
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    /** Where a file keeps a value; {@link #isGiven} is false where the file has no such column. */
    record Column(String name, int index) {
        boolean isGiven() {
            return index >= 0;
        }

        int number() {
            return index + 1;
        }
    }

    private final CsvFile file;
    private final Notation notation;
    private final ProblemSink problems;
    private final Map<String, Column> columns = new HashMap<>();
    private @Nullable Records records;
    private @Nullable Separator separator;
    private int headerLine = 1;
    private int width;
    private int seen;
    private boolean broken;

    private Rows(CsvFile file, Notation notation, ProblemSink problems) {
        this.file = file;
        this.notation = notation;
        this.problems = problems;
    }

    /** Reads the header; if that fails, it is reported and there are no rows. */
    static Rows open(Path folder, CsvFile file, Notation notation, Charset encoding, ProblemSink problems)
            throws SourceException {
        Rows rows = new Rows(file, notation, problems);
        try {
            rows.begin(folder.resolve(file.fileName()), encoding);
        } catch (BadFileException e) {
            rows.breakOff(e);
        } catch (SourceException e) {
            rows.close();
            throw e;
        }
        return rows;
    }

    private void begin(Path path, Charset encoding) throws BadFileException, SourceException {
        if (Files.isDirectory(path)) {
            throw new BadFileException(1, 1, "this is a folder; a file is expected");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadFileException(1, 1, "this is no regular file");
        }
        separator = Separators.of(path, encoding, file.columns());
        records = Records.open(path, encoding, separator.character());
        if (separator.declared()) {
            records.next();
        }
        if (records.next()) {
            readHeader(records);
        } else {
            throw new BadFileException(
                    1, 1, "the file is empty; its first line must name at least the columns " + list(file.required()));
        }
    }

    private void readHeader(Records header) {
        headerLine = header.line();
        width = header.count();
        boolean zeroBytes = false;
        for (int i = 0; i < width; i++) {
            String name = columnName(header.field(i));
            zeroBytes |= name.indexOf('\0') >= 0;
            Column column = new Column(name, i);
            Origin at = file.at(headerLine, column.number());
            if (name.isEmpty()) {
                problems.warning(at, "this column has no name and is ignored");
            } else if (columns.putIfAbsent(name, column) != null) {
                problems.error(at, "the column " + shown(name) + " is there twice; keep one of them");
            } else if (!file.columns().contains(name)) {
                problems.warning(
                        at,
                        "the column " + shown(name) + " is not known and is ignored; known are "
                                + list(file.columns()));
            }
        }
        List<String> missing = new ArrayList<>(file.required());
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            problems.error(
                    file.at(headerLine, 1),
                    (missing.size() == 1 ? "the required column " : "the required columns ")
                            + list(missing)
                            + (missing.size() == 1 ? " is missing" : " are missing")
                            + "; the header names the columns, separated by comma, semicolon or tab"
                            + (zeroBytes ? "; perhaps the file needs --csv-encoding utf-16le" : ""));
        }
    }

    static String columnName(String written) {
        return trimmed(written).toLowerCase(Locale.ROOT);
    }

    /** A column that the file may or may not have. */
    Column column(String name) {
        return columns.getOrDefault(name, new Column(name, -1));
    }

    /** Whether the file could be read up to here. */
    boolean isBroken() {
        return broken;
    }

    /** How many rows there were up to here, those with a wrong number of fields included. */
    int seen() {
        return seen;
    }

    /**
     * Goes to the next row that has the right number of fields.
     *
     * @return whether there is one
     */
    boolean next() throws SourceException {
        if (broken || records == null) {
            return false;
        }
        try {
            while (records.next()) {
                seen++;
                if (records.count() == width) {
                    return true;
                }
                reportWidth(records.count());
            }
        } catch (BadFileException e) {
            breakOff(e);
        }
        return false;
    }

    private void reportWidth(int fields) {
        error(
                atRow(),
                "this row has " + fields + (fields == 1 ? " field" : " fields") + ", the header " + width
                        + "; the fields are separated by " + separator + ", and a field that contains it needs quotes");
    }

    private void breakOff(BadFileException e) {
        broken = true;
        problems.error(file.at(e.line(), e.column()), String.valueOf(e.getMessage()));
    }

    Origin atRow() {
        return file.at(line(), 1);
    }

    Origin at(Column column) {
        return file.at(line(), column.number());
    }

    private int line() {
        return seen == 0 || records == null ? headerLine : records.line();
    }

    /** Reports the row. */
    void error(Origin at, String message) {
        problems.error(at, message);
    }

    /** Reports a value. */
    void error(Column column, String message) {
        problems.error(at(column), column.name() + ": " + message);
    }

    /** Reports a value that is ignored. */
    void warning(Column column, String message) {
        problems.warning(at(column), column.name() + ": " + message);
    }

    /** The value as it is written; empty where there is no such column. */
    String raw(Column column) {
        return records == null || !column.isGiven() ? "" : records.field(column.index());
    }

    /** The text without white space around it, the no-break spaces of spreadsheets and web pages included. */
    private static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The value without white space around it; empty where there is no such column. */
    String text(Column column) {
        return trimmed(raw(column));
    }

    /** Whether the value is a lone question mark. */
    boolean isUnknown(Column column) {
        return text(column).equals(UNKNOWN);
    }

    /** A value that must be there and known; null, and reported, when it is not. */
    @Nullable String identifier(Column column) {
        String text = text(column);
        if (!text.isEmpty() && !text.equals(UNKNOWN)) {
            return text;
        }
        if (column.isGiven()) {
            error(column, text.isEmpty() ? "this is empty; every row needs it" : "this must be known, not ?");
        }
        return null;
    }

    /** An amount; null when there is none, or a wrong one, which is reported. */
    @Nullable BigDecimal amount(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal amount = notation.amount(text);
        if (amount == null) {
            boolean negative = text.startsWith("-") && notation.amount(text.substring(1)) != null;
            error(column, shown(text) + (negative ? " is negative" : "") + "; expected is " + notation.amountForm());
        } else if (amount.precision() - amount.scale() > MOST_DIGITS) {
            error(
                    column,
                    shown(text) + " is too large; expected at most " + MOST_DIGITS + " digits before the decimals");
            return null;
        }
        return amount;
    }

    /** A currency, dollars where there is none; null, and reported, when there is something else. */
    @Nullable String currency(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return "USD";
        }
        if (text.length() == 3 && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
            return text.toUpperCase(Locale.ROOT);
        }
        error(column, shown(text) + "; expected are the three letters of a currency, such as EUR");
        return null;
    }

    /** A number of things, one or more; null when there is none, or a wrong one, which is reported. */
    @Nullable Integer count(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (COUNT.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        error(column, shown(text) + "; expected is a whole number, 1 or more, or ? where nobody knows");
        return null;
    }

    /** A kind of market; null when nobody knows, or for a wrong one, which is reported. */
    @Nullable Market market(Column column) {
        String text = text(column);
        if (text.isEmpty() || isUnknown(column)) {
            return null;
        }
        Optional<Market> market = Market.named(text.toLowerCase(Locale.ROOT));
        if (market.isEmpty()) {
            error(column, shown(text) + "; expected is standard or growth, or ? where nobody knows");
        }
        return market.orElse(null);
    }

    /** A day; null when there is none, or a wrong one, which is reported. */
    @Nullable LocalDate day(Column column) {
        String text = text(column);
        LocalDate day = text.isEmpty() ? null : notation.day(text);
        if (day == null && !text.isEmpty()) {
            error(column, shown(text) + "; expected is " + notation.dayForm(text));
        }
        return day;
    }

    /** A day that must be there; null, and reported, when there is none or a wrong one. */
    @Nullable LocalDate requiredDay(Column column) {
        if (column.isGiven() && text(column).isEmpty()) {
            error(column, "this is empty; expected is " + notation.dayForm(""));
        }
        return day(column);
    }

    /** A yes or no; null when there is none, or a wrong one, which is reported. */
    @Nullable Boolean yesOrNo(Column column) {
        String text = text(column);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "ja", "wahr", "1" -> {
                return true;
            }
            case "false", "no", "nein", "falsch", "0" -> {
                return false;
            }
            case "" -> {
                return null;
            }
            default -> {
                error(column, shown(text) + "; expected is yes or no (or true, false, ja, nein, wahr, falsch, 1, 0)");
                return null;
            }
        }
    }

    /** A value for a message: on one line, not too long, and never an e-mail address that slipped into a wrong column. */
    static String shown(String value) {
        if (value.indexOf('@') >= 0) {
            return "this value";
        }
        StringBuilder shown = new StringBuilder("'");
        value.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(value.codePointCount(0, value.length()) > MOST_SHOWN ? "…'" : "'")
                .toString();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}

package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.Separators.Separator;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one at a time, and the values in them. Everything that is wrong is reported here; a wrong value
 * reads like one that is not given.
 */
final class FileRows implements AutoCloseable {

    /** In the place of a value: it is unknown. */
    static final String UNKNOWN = "?";

    private static final int MOST_SHOWN = 40;
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_TEXT = 1000;

    /** What is taken as it is written; other values have a form that bounds them. */
    private static final Set<String> TEXTS =
            Set.of("portal_id", "name", "app", "certification", "holder", "product", "assumption", "value");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");

    /** What programs write into the first column of a row of totals, without everything that is no letter. */
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "totalsum",
            "grandtotal",
            "subtotal",
            "subtotals",
            "sum",
            "sums",
            "summe",
            "summen",
            "gesamt",
            "insgesamt",
            "gesamtsumme",
            "gesamtergebnis",
            "gesamtwert",
            "ergebnis",
            "teilergebnis",
            "teilsumme",
            "zwischensumme",
            "endsumme",
            "alle",
            "all",
            "overall",
            "count",
            "anzahl",
            "average",
            "durchschnitt",
            "mittelwert");

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
    private boolean damaged;

    private FileRows(CsvFile file, Notation notation, ProblemSink problems) {
        this.file = file;
        this.notation = notation;
        this.problems = problems;
    }

    /** Reads the header; if that fails, it is reported and there are no rows. */
    static FileRows open(Path folder, CsvFile file, Notation notation, Charset encoding, ProblemSink problems)
            throws SourceException {
        FileRows rows = new FileRows(file, notation, problems);
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

    /** The rows of a file that cannot be told from another one: none. */
    static FileRows none(CsvFile file, Notation notation, ProblemSink problems) {
        FileRows rows = new FileRows(file, notation, problems);
        rows.broken = true;
        return rows;
    }

    private void begin(Path path, Charset encoding) throws BadFileException, SourceException {
        if (Files.isDirectory(path)) {
            throw new BadFileException(1, 1, Text.of(FileRows.class, "file.is.folder"));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadFileException(1, 1, Text.of(FileRows.class, "file.is.device"));
        }
        refuseWhatIsNoCsv(path, encoding);
        separator = Separators.of(path, encoding, file);
        records = Records.open(path, encoding, separator.character());
        if (separator.declared()) {
            records.next();
        }
        if (records.next()) {
            readHeader(records);
        } else {
            throw new BadFileException(1, 1, Text.of(FileRows.class, "file.empty", list(file.required())));
        }
    }

    private void refuseWhatIsNoCsv(Path path, Charset encoding) throws BadFileException, SourceException {
        Optional<Text> fault;
        try {
            fault = FileKind.fault(path, encoding, file.fileName());
        } catch (IOException e) {
            throw Records.unreadable(e);
        }
        if (fault.isPresent()) {
            throw new BadFileException(1, 1, fault.get());
        }
    }

    private void readHeader(Records header) {
        headerLine = header.line();
        width = header.count();
        List<Column> unknown = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String written = Spelling.trimmed(header.field(i));
            Column column = new Column(file.column(written).orElse(written), i);
            if (written.isEmpty()) {
                problems.warning(file.at(headerLine, column.number()), Text.of(FileRows.class, "column.nameless"));
            } else if (!file.columns().contains(column.name())) {
                unknown.add(column);
            } else if (columns.putIfAbsent(column.name(), column) != null) {
                int first = Objects.requireNonNull(columns.get(column.name())).index();
                String other = Spelling.trimmed(header.field(first));
                problems.error(
                        file.at(headerLine, column.number()),
                        other.equalsIgnoreCase(written)
                                ? Text.of(FileRows.class, "column.twice", shown(column.name()))
                                : Text.of(FileRows.class, "column.twice.names", shown(other), shown(written)));
                damaged = true;
            }
        }
        List<String> missing = new ArrayList<>(file.columns());
        missing.removeAll(columns.keySet());
        for (Column column : unknown) {
            reportUnknown(column, missing);
        }
        missing.retainAll(file.required());
        reportMissing(missing);
    }

    /** A slip in the name of a column that the file lacks would hide its values: that is an error. */
    private void reportUnknown(Column column, List<String> missing) {
        Origin at = file.at(headerLine, column.number());
        Optional<String> meant = file.nearest(column.name(), missing);
        if (meant.isPresent()) {
            damaged = true;
            missing.remove(meant.get());
            problems.error(at, Text.of(FileRows.class, "column.slip", shown(column.name()), meant.get()));
        } else {
            problems.warning(at, Text.of(FileRows.class, "column.unknown", shown(column.name()), list(file.columns())));
        }
    }

    private void reportMissing(List<String> missing) {
        if (!missing.isEmpty()) {
            damaged = true;
            problems.error(
                    file.at(headerLine, 1),
                    Text.counted(FileRows.class, "columns.missing", missing.size(), list(missing)));
        }
    }

    /** A column that the file may or may not have. */
    Column column(String name) {
        return columns.getOrDefault(name, new Column(name, -1));
    }

    /** Whether the file could be read up to here. */
    boolean isBroken() {
        return broken;
    }

    /** Whether rows, or whom they are about, were lost up to here; all of that is reported. */
    boolean isDamaged() {
        return damaged || broken;
    }

    /** How many rows there were up to here, those with a wrong number of fields included. */
    int seen() {
        return seen;
    }

    /**
     * Goes to the next row that has the right number of fields, none of them too long.
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
                if (records.hasNul() && hasNul(records)) {
                    damaged = true;
                } else if (records.count() != width) {
                    damaged = true;
                    reportWidth(records, Objects.requireNonNull(separator));
                } else if (hasTooLong(records)) {
                    damaged = true;
                } else {
                    return true;
                }
            }
        } catch (BadFileException e) {
            breakOff(e);
        }
        return false;
    }

    /** Reports the fields of the row that contain a NUL, of which no other program shows anything. */
    private boolean hasNul(Records row) {
        boolean found = false;
        for (int i = 0; i < row.count(); i++) {
            if (row.field(i).indexOf('\0') >= 0) {
                found = true;
                problems.error(file.at(line(), i + 1), Text.of(FileRows.class, "field.nul"));
            }
        }
        return found;
    }

    /** Reports the values that are longer than any text may be. */
    private boolean hasTooLong(Records row) {
        boolean found = false;
        for (Column column : columns.values()) {
            int length = row.field(column.index()).length();
            if (length > LONGEST_TEXT && TEXTS.contains(column.name())) {
                found = true;
                error(column, Text.of(FileRows.class, "value.too.long", length, LONGEST_TEXT));
            }
        }
        return found;
    }

    private void reportWidth(Records row, Separator separator) {
        int fields = row.count();
        int surplus = fields - width;
        Text counts = Text.counted(FileRows.class, "width", fields, width);
        if (surplus > 0 && areEmpty(row, width)) {
            error(atRow(), Text.counted(FileRows.class, "width.separators", surplus, counts, separator.text()));
        } else {
            error(
                    atRow(),
                    Text.of(FileRows.class, surplus > 0 ? "width.more" : "width.fewer", counts, separator.text()));
        }
    }

    private static boolean areEmpty(Records row, int from) {
        for (int i = from; i < row.count(); i++) {
            if (!Spelling.trimmed(row.field(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void breakOff(BadFileException e) {
        broken = true;
        problems.error(file.at(e.line(), e.column()), e.text());
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
    void error(Origin at, Text message) {
        problems.error(at, message);
    }

    /** Reports a value. */
    void error(Column column, Text message) {
        problems.error(at(column), of(column, message));
    }

    /** Reports a value that is ignored. */
    void warning(Column column, Text message) {
        problems.warning(at(column), of(column, message));
    }

    private static Text of(Column column, Text message) {
        return Text.joined(": ", List.of(Text.verbatim(column.name()), message));
    }

    /** The value as it is written; empty where there is no such column. */
    String raw(Column column) {
        return records == null || !column.isGiven() ? "" : records.field(column.index());
    }

    /** The value without white space and invisible characters around it; empty where there is no such column. */
    String text(Column column) {
        return Spelling.trimmed(raw(column));
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
            error(
                    column,
                    text.isEmpty() ? Text.of(FileRows.class, "value.empty") : Text.of(FileRows.class, "value.unknown"));
        }
        return null;
    }

    /** The id of a portal; null, and reported, when there is none or something that is no id. */
    @Nullable String portalId(Column column) {
        String id = identifier(column);
        if (id == null) {
            damaged = true;
            return null;
        }
        String wrong = isShortened(id) ? "id.shortened" : isTotal(id) ? "id.total" : "";
        if (!wrong.isEmpty()) {
            damaged = true;
            error(column, Text.of(FileRows.class, wrong, shown(id)));
            return null;
        }
        return id;
    }

    /** Whether it is a number in scientific notation, as Excel writes long ones. */
    private static boolean isShortened(String id) {
        return (id.indexOf('e') > 0 || id.indexOf('E') > 0)
                && SCIENTIFIC.matcher(id).matches();
    }

    private static boolean isTotal(String id) {
        if (id.charAt(0) >= '0' && id.charAt(0) <= '9') {
            return false;
        }
        StringBuilder letters = new StringBuilder();
        id.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return TOTALS.contains(letters.toString()) || id.startsWith("\u03A3") || id.startsWith("\u2211");
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
            error(
                    column,
                    Text.of(
                            FileRows.class,
                            negative ? "amount.negative" : "value",
                            shown(text),
                            notation.amountForm()));
        } else if (amount.precision() - amount.scale() > MOST_DIGITS) {
            error(column, Text.of(FileRows.class, "amount.too.large", shown(text), MOST_DIGITS));
            return null;
        }
        return amount;
    }

    /** An exchange rate above zero; null, and reported, when there is something else. */
    @Nullable BigDecimal rate(Column column) {
        String text = text(column);
        BigDecimal rate = notation.rate(text);
        if (rate == null) {
            error(column, Text.of(FileRows.class, "value", shown(text), notation.rateForm()));
        }
        return rate;
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
        error(column, Text.of(FileRows.class, "currency", shown(text)));
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
        error(column, Text.of(FileRows.class, "count", shown(text)));
        return null;
    }

    /** A kind of market; null when it is unknown, or for a wrong one, which is reported. */
    @Nullable Market market(Column column) {
        String text = text(column);
        if (text.isEmpty() || isUnknown(column)) {
            return null;
        }
        Optional<Market> market = Market.named(text.toLowerCase(Locale.ROOT));
        if (market.isEmpty()) {
            error(column, Text.of(FileRows.class, "market", shown(text)));
        }
        return market.orElse(null);
    }

    /** A day; null when there is none, or a wrong one, which is reported. */
    @Nullable LocalDate day(Column column) {
        String text = text(column);
        LocalDate day = text.isEmpty() ? null : notation.day(text);
        if (day == null && !text.isEmpty()) {
            error(column, Text.of(FileRows.class, "value", shown(text), notation.dayForm(text)));
        }
        return day;
    }

    /** A day that must be there; null, and reported, when there is none or a wrong one. */
    @Nullable LocalDate requiredDay(Column column) {
        if (column.isGiven() && text(column).isEmpty()) {
            error(column, Text.of(FileRows.class, "day.empty", notation.dayForm("")));
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
                error(column, Text.of(FileRows.class, "yes.or.no", shown(text)));
                return null;
            }
        }
    }

    /** A value for a message: on one line, not too long, and never an e-mail address that slipped into a wrong column. */
    static Text shown(String value) {
        if (value.indexOf('@') >= 0) {
            return Text.of(FileRows.class, "this.value");
        }
        StringBuilder shown = new StringBuilder("'");
        value.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return Text.verbatim(shown.append(value.codePointCount(0, value.length()) > MOST_SHOWN ? "…'" : "'")
                .toString());
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

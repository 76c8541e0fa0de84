package dev.tierwise.adapter.tables;

import static dev.tierwise.adapter.tables.ShownValue.shown;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
 * The rows of a table, one at a time, and the values in them. Everything that is wrong is reported here; a wrong value
 * reads like one that is not given.
 */
final class TableRows implements AutoCloseable {

    /** In the place of a value: it is unknown. */
    static final String UNKNOWN = "?";

    private static final String USE = "used_on";
    private static final String LAST_USE = "last_used_on";
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 40;
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

    /** Where a table keeps a value; {@link #isGiven} is false where it has no such column. */
    static final class Column {

        private final String name;
        private final int index;
        private final CellText cell = new CellText();
        /** The row that the cell was read of, the first being 1. */
        private int row;

        Column(String name, int index) {
            this.name = name;
            this.index = index;
        }

        boolean isGiven() {
            return index >= 0;
        }
    }

    private final TableKind kind;
    private final List<String> known;
    private final Notation notation;
    private final ZoneId zone;
    private final ProblemSink problems;
    private final Map<String, Column> columns = new HashMap<>();
    private final @Nullable Table table;
    private final List<Column> texts = new ArrayList<>();
    private int seen;
    private boolean broken;
    private boolean damaged;

    private TableRows(
            Tables tables,
            TableKind kind,
            Notation notation,
            ZoneId zone,
            ProblemSink problems,
            @Nullable Table table) {
        this.kind = kind;
        this.known = tables.columns(kind);
        this.notation = notation;
        this.zone = zone;
        this.problems = problems;
        this.table = table;
    }

    /** Reads the header; if that fails, it is reported and there are no rows. */
    static TableRows open(
            Tables tables, TableKind kind, Notation notation, ZoneId zone, Instant deadline, ProblemSink problems)
            throws SourceException {
        Table table;
        try {
            table = tables.open(kind, deadline, problems);
        } catch (BrokenTableException e) {
            TableRows none = new TableRows(tables, kind, notation, zone, problems, null);
            none.breakOff(e);
            return none;
        }
        TableRows rows = new TableRows(tables, kind, notation, zone, problems, table);
        rows.readHeader(table);
        return rows;
    }

    private void readHeader(Table table) {
        List<String> header = table.header();
        List<Column> unknown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String written = Spelling.trimmed(header.get(i));
            Column column =
                    new Column(kind.column(written).filter(known::contains).orElse(written), i);
            if (written.isEmpty()) {
                problems.warning(table.atHeader(i), Text.of(TableRows.class, "column.nameless"));
            } else if (!known.contains(column.name)) {
                unknown.add(column);
            } else if (columns.putIfAbsent(column.name, column) != null) {
                int first = Objects.requireNonNull(columns.get(column.name)).index;
                String other = Spelling.trimmed(header.get(first));
                problems.error(
                        table.atHeader(i),
                        other.equalsIgnoreCase(written)
                                ? Text.of(TableRows.class, "column.twice", shown(column.name))
                                : Text.of(TableRows.class, "column.twice.names", shown(other), shown(written)));
                damaged = true;
            }
        }
        List<String> missing = new ArrayList<>(known);
        missing.removeAll(columns.keySet());
        for (Column column : unknown) {
            reportUnknown(table.atHeader(column.index), column, missing);
        }
        missing.retainAll(kind.required());
        if (columns.containsKey(LAST_USE)) {
            missing.remove(USE);
        }
        if (!missing.isEmpty()) {
            damaged = true;
            problems.error(
                    table.atHeader(0), Text.counted(TableRows.class, "columns.missing", missing.size(), list(missing)));
        }
        columns.values().stream().filter(column -> TEXTS.contains(column.name)).forEach(texts::add);
    }

    /** A slip in the name of a column that the table lacks would hide its values: that is an error. */
    private void reportUnknown(Origin at, Column column, List<String> missing) {
        Optional<String> meant = kind.nearest(column.name, missing);
        if (meant.isPresent()) {
            damaged = true;
            missing.remove(meant.get());
            problems.error(at, Text.of(TableRows.class, "column.slip", shown(column.name), meant.get()));
        } else {
            problems.warning(at, Text.of(TableRows.class, "column.unknown", shown(column.name), list(known)));
        }
    }

    /** A column that the table may or may not have. */
    Column column(String name) {
        return columns.getOrDefault(name, new Column(name, -1));
    }

    /** Whether rows, or whom they are about, were lost up to here; all of that is reported. */
    boolean isDamaged() {
        return damaged || broken || hasLostRow();
    }

    /** Whether a row was left out up to here; that is reported. */
    boolean hasLostRow() {
        return table != null && table.isDamaged();
    }

    /** How many rows there were up to here. */
    int seen() {
        return seen;
    }

    /**
     * Goes to the next row of which no text is too long.
     *
     * @return whether there is one
     */
    boolean next() throws SourceException {
        if (broken || table == null) {
            return false;
        }
        try {
            while (table.next()) {
                seen++;
                if (hasTooLong()) {
                    damaged = true;
                } else {
                    return true;
                }
            }
        } catch (BrokenTableException e) {
            breakOff(e);
        }
        return false;
    }

    /** Reports the values that are longer than any text may be. */
    private boolean hasTooLong() {
        boolean found = false;
        for (Column column : texts) {
            int length = cell(column).writtenLength();
            if (length > LONGEST_TEXT) {
                found = true;
                error(column, Text.of(TableRows.class, "value.too.long", length, LONGEST_TEXT));
            }
        }
        return found;
    }

    private void breakOff(BrokenTableException e) {
        broken = true;
        problems.error(e.at(), e.text());
    }

    /** Where the row begins; the header where there is none yet. */
    Origin atRow() {
        Table rows = Objects.requireNonNull(table);
        return seen == 0 ? rows.atHeader(0) : rows.at(0);
    }

    Origin at(Column column) {
        Table rows = Objects.requireNonNull(table);
        return rows.at(Math.max(column.index, 0));
    }

    /** Reports the row. */
    void error(Origin at, Text message) {
        problems.error(at, message);
    }

    /** Reports a value. */
    void error(Column column, Text message) {
        problems.error(at(column), about(column, message));
    }

    /** Reports a value that is ignored. */
    void warning(Column column, Text message) {
        problems.warning(at(column), about(column, message));
    }

    private Text about(Column column, Text message) {
        return Objects.requireNonNull(table).about(column.index, column.name, message);
    }

    /** Whether the row says nothing in a column, not even that it is unknown, or the table has no such column. */
    boolean isOpen(Column column) {
        return table == null || !column.isGiven() || table.isOpen(column.index);
    }

    /** How numbers and days are written in a cell. */
    private Notation notation(Column column) {
        return table != null && column.isGiven() && table.isExact(column.index) ? Notation.EXACT : notation;
    }

    /** The value as it is written; empty where there is no such column. */
    String raw(Column column) {
        return table == null || !column.isGiven() ? "" : table.text(column.index);
    }

    /** The value without white space and invisible characters around it, for this row alone; empty where there is no such column. */
    private CellText cell(Column column) {
        if (column.row != seen && table != null && column.isGiven()) {
            table.read(column.index, column.cell);
            column.row = seen;
        }
        return column.cell;
    }

    /** The same as a string. */
    String text(Column column) {
        return cell(column).toString();
    }

    /** Whether there is no value, or no such column. */
    boolean isEmpty(Column column) {
        return cell(column).length() == 0;
    }

    /** Whether the value is a lone question mark. */
    boolean isQuestionMark(Column column) {
        CellText text = cell(column);
        return text.length() == 1 && text.charAt(0) == UNKNOWN.charAt(0);
    }

    /** Whether the table has the column, and nobody knows the value. */
    boolean isUnknown(Column column) {
        return column.isGiven() && (isOpen(column) || isQuestionMark(column));
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
                    text.isEmpty()
                            ? Text.of(TableRows.class, "value.empty")
                            : Text.of(TableRows.class, "value.unknown"));
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
            error(column, Text.of(TableRows.class, wrong, shown(id)));
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
        if (isEmpty(column)) {
            return null;
        }
        Notation notation = notation(column);
        BigDecimal amount = notation.amount(cell(column));
        if (amount == null) {
            String text = text(column);
            boolean negative = text.startsWith("-") && notation.amount(text.substring(1)) != null;
            error(
                    column,
                    Text.of(
                            TableRows.class,
                            negative ? "amount.negative" : "value",
                            shown(text),
                            notation.amountForm()));
        } else if (amount.precision() - amount.scale() > MOST_DIGITS) {
            error(column, Text.of(TableRows.class, "amount.too.large", shown(text(column)), MOST_DIGITS));
            return null;
        } else if (amount.scale() > MOST_DECIMALS) {
            error(column, Text.of(TableRows.class, "amount.decimals", shown(text(column)), MOST_DECIMALS));
            return null;
        }
        return amount;
    }

    /** An exchange rate above zero; null, and reported, when there is something else. */
    @Nullable BigDecimal rate(Column column) {
        String text = text(column);
        Notation notation = notation(column);
        BigDecimal rate = notation.rate(text);
        if (rate == null) {
            error(column, Text.of(TableRows.class, "value", shown(text), notation.rateForm()));
        }
        return rate;
    }

    /** A currency, dollars where there is none; null, and reported, when there is something else. */
    @Nullable String currency(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return isUnknown(column) ? null : "USD";
        }
        if (Money.isCurrency(text)) {
            return text;
        }
        if (text.length() == 3 && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
            return text.toUpperCase(Locale.ROOT);
        }
        error(column, Text.of(TableRows.class, "currency", shown(text)));
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
        error(column, Text.of(TableRows.class, "count", shown(text)));
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
            error(column, Text.of(TableRows.class, "market", shown(text)));
        }
        return market.orElse(null);
    }

    /** A day; null when there is none, or a wrong one, which is reported. */
    @Nullable LocalDate day(Column column) {
        if (isEmpty(column)) {
            return null;
        }
        Notation notation = notation(column);
        LocalDate day = notation.day(cell(column), zone);
        if (day == null) {
            String text = text(column);
            error(column, Text.of(TableRows.class, "value", shown(text), notation.dayForm(text)));
        }
        return day;
    }

    /** A day that must be there; null, and reported, when there is none or a wrong one. */
    @Nullable LocalDate requiredDay(Column column) {
        if (column.isGiven() && isEmpty(column)) {
            error(column, Text.of(TableRows.class, "day.empty", notation(column).dayForm("")));
        }
        return day(column);
    }

    /** A day, or the day in the partner's time zone of a moment; null, and reported, when it is neither. */
    @Nullable LocalDate dayOfUse(Column column) {
        CellText text = cell(column);
        if (notation(column) != Notation.EXACT
                && text.length() > 10
                && text.charAt(10) == 'T'
                && Notation.isoDay(text.subSequence(0, 10)) != null) {
            LocalDate day = Notation.EXACT.day(text, zone);
            if (day == null || !hasOffset(text)) {
                error(column, Text.of(TableRows.class, "moment.wrong", shown(text.toString())));
                return null;
            }
            return day;
        }
        return requiredDay(column);
    }

    private static boolean hasOffset(CharSequence moment) {
        try {
            OffsetDateTime.parse(moment);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A yes or no; null when there is none, or a wrong one, which is reported. */
    @Nullable Boolean yesOrNo(Column column) {
        String text = text(column);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "y", "f", "n" -> {
                if (notation(column) == Notation.EXACT) {
                    return "ty".contains(text.toLowerCase(Locale.ROOT));
                }
                error(column, Text.of(TableRows.class, "yes.or.no", shown(text)));
                return null;
            }
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
                error(column, Text.of(TableRows.class, "yes.or.no", shown(text)));
                return null;
            }
        }
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}

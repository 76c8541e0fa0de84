package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet, read forward, one in memory at a time. Columns are counted from 0, rows from 1 as Excel shows them. Rows
 * without any cell may be skipped; hidden rows and columns are read like others.
 *
 * <p>Text of a cell by kind: {@link CellKind#NUMBER} in plain decimals ({@code 7052064}, {@code 740.1}), {@link CellKind#DAY} as
 * {@code 2018-03-15}, {@link CellKind#MOMENT} as {@code 2018-03-15T09:30} or {@code 2018-03-15T09:30:15}, {@link CellKind#ERROR} as it is
 * stored, {@link CellKind#EMPTY} as the empty text. A formula has the value that was stored with it.
 *
 * <p>Not for more than one thread.
 */
public final class SheetRows implements AutoCloseable {

    /** As in a CSV file. */
    private static final int MOST_CHARACTERS_IN_ROW = 1_000_000;

    private static final Serials.Value EMPTY = new Serials.Value(CellKind.EMPTY, "", null);

    private final Workbook workbook;
    private final String part;
    private final XmlPart xml;
    private final BitSet hiddenColumns = new BitSet();
    private final StringBuilder characters = new StringBuilder();
    private Serials.Value[] cells = new Serials.Value[0];
    private @Nullable MergedCells merged;
    private boolean inRows;
    private boolean ended;
    private int row;
    private int width;
    private int charactersInRow;
    private int hiddenRows;

    SheetRows(Workbook workbook, String part) throws BadWorkbookException {
        this.workbook = workbook;
        this.part = part;
        this.xml = workbook.sheet(part);
    }

    /**
     * Moves to the next row.
     *
     * @return whether there is one
     * @throws BadWorkbookException if the sheet is damaged or too large, or cannot be read
     */
    public boolean next() throws BadWorkbookException {
        Arrays.fill(cells, 0, width, EMPTY);
        width = 0;
        charactersInRow = 0;
        while (!ended && xml.next()) {
            if (!inRows) {
                readBeforeRows();
            } else if (xml.begins("row")) {
                readRow();
                return true;
            } else if (xml.isStart()) {
                xml.skip();
            } else if (xml.ends("sheetData")) {
                break;
            }
        }
        ended = true;
        if (!inRows) {
            throw BadWorkbookException.of("damaged");
        }
        return false;
    }

    private void readBeforeRows() {
        if (xml.begins("sheetData")) {
            inRows = true;
        } else if (xml.begins("col") && xml.isSet("hidden")) {
            int first = number(xml.attribute("min"));
            int last = Math.min(number(xml.attribute("max")), CellName.MOST_COLUMNS);
            if (first > 0 && first <= last) {
                hiddenColumns.set(first - 1, last);
            }
        }
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void readRow() throws BadWorkbookException {
        String named = xml.attribute("r");
        int next = named == null ? row + 1 : number(named);
        if (next <= row || next > CellName.MOST_ROWS) {
            throw BadWorkbookException.of("damaged.row", row);
        }
        row = next;
        boolean hidden = xml.isSet("hidden");
        int column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                column = column(column);
                set(column, readCell());
            } else if (xml.isStart()) {
                xml.skip();
            }
        }
        if (hidden && width > 0) {
            hiddenRows++;
        }
    }

    private int column(int before) throws BadWorkbookException {
        String named = xml.attribute("r");
        if (named == null) {
            if (before + 1 >= CellName.MOST_COLUMNS) {
                throw BadWorkbookException.of("damaged.row", row);
            }
            return before + 1;
        }
        CellName name = CellName.parse(named);
        if (name == null || name.row() != row || name.column() <= before) {
            throw BadWorkbookException.of("damaged.row", row);
        }
        return name.column();
    }

    private void set(int column, Serials.Value value) {
        if (value.kind() == CellKind.EMPTY) {
            return;
        }
        if (column >= cells.length) {
            int before = cells.length;
            cells = Arrays.copyOf(cells, Math.max(column + 1, Math.min(2 * before, CellName.MOST_COLUMNS)));
            Arrays.fill(cells, before, cells.length, EMPTY);
        }
        cells[column] = value;
        width = column + 1;
    }

    private Serials.Value readCell() throws BadWorkbookException {
        String type = xml.attribute("t");
        int style = number(xml.attribute("s"));
        boolean formula = false;
        boolean stored = false;
        characters.setLength(0);
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("v")) {
                stored = true;
                xml.appendText(characters, MOST_CHARACTERS_IN_ROW - charactersInRow);
            } else if (xml.begins("is")) {
                stored = true;
                SharedStrings.appendRichText(xml, characters, MOST_CHARACTERS_IN_ROW - charactersInRow);
            } else if (xml.isStart()) {
                formula |= xml.begins("f");
                xml.skip();
            }
        }
        charactersInRow += characters.length();
        boolean isText = "str".equals(type) || "inlineStr".equals(type);
        if (formula && (workbook.isToBeCalculated() || !stored || (characters.isEmpty() && !isText))) {
            return Serials.Value.error(characters.toString(), "formula.without.value");
        }
        return characters.isEmpty() ? EMPTY : value(type == null ? "n" : type, style);
    }

    private Serials.Value value(String type, int style) throws BadWorkbookException {
        return switch (type) {
            case "s" -> text(workbook.strings().get(number(characters.toString().strip())));
            case "str", "inlineStr" -> text(SharedStrings.unescaped(characters));
            case "b" -> bool(characters.toString().strip());
            case "e" -> Serials.Value.error(characters.toString(), "error.of.excel");
            case "d" -> Serials.isoDay(characters.toString().strip());
            case "n" -> number(characters.toString().strip(), style);
            default -> throw BadWorkbookException.of("damaged.row", row);
        };
    }

    private static Serials.Value text(String text) {
        return text.isEmpty() ? EMPTY : new Serials.Value(CellKind.TEXT, text, null);
    }

    private static Serials.Value bool(String stored) {
        return switch (stored) {
            case "1", "true" -> new Serials.Value(CellKind.BOOLEAN, "true", null);
            case "0", "false" -> new Serials.Value(CellKind.BOOLEAN, "false", null);
            default -> Serials.Value.error(stored, "boolean.wrong");
        };
    }

    private Serials.Value number(String stored, int style) {
        return switch (workbook.formats().shown(style)) {
            case NUMBER -> Serials.number(stored);
            case DAY_OR_TIME -> Serials.day(stored, workbook.isFrom1904());
            case DURATION -> Serials.duration(stored);
        };
    }

    /** The number of the row, from 1, as Excel shows it; 0 before the first. */
    public int row() {
        return row;
    }

    /** How many columns the row has up to its last cell that is not empty. */
    public int width() {
        return width;
    }

    /** What a cell of the row contains; {@link CellKind#EMPTY} beyond its width. */
    public CellKind kind(int column) {
        return cell(column).kind();
    }

    /** The text of a cell of the row; empty beyond its width. */
    public String text(int column) {
        return cell(column).text();
    }

    /** What is wrong with a cell, and what to do; present if and only if its kind is {@link CellKind#ERROR}. */
    public Optional<Text> problem(int column) {
        return Optional.ofNullable(cell(column).problem());
    }

    private Serials.Value cell(int column) {
        return column < width ? cells[column] : EMPTY;
    }

    /** The name of a cell of the row, such as {@code B3}. */
    public String cellName(int column) {
        return CellName.of(row, column);
    }

    /**
     * The merged range to which a cell of the row belongs. In all its cells but the first there is no value. The first call for a sheet
     * looks through the whole sheet.
     *
     * @throws BadWorkbookException if the sheet is damaged or too large, or cannot be read
     */
    public Optional<MergedRange> mergedAt(int column) throws BadWorkbookException {
        if (merged == null) {
            merged = workbook.merged(part);
        }
        return merged.at(row, column);
    }

    /** How many of the rows up to this one contain something and are hidden, for instance by a filter. */
    public int hiddenRows() {
        return hiddenRows;
    }

    /** Whether a column is hidden; known from the first {@link #next} on. */
    public boolean isColumnHidden(int column) {
        return hiddenColumns.get(column);
    }

    @Override
    public void close() {
        xml.close();
    }
}

package dev.tierwise.answers.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as an Excel workbook: one sheet, its first row stays in view, numbers are numbers and days are days. A text is never a formula,
 * whatever it begins with.
 */
public final class Workbooks {

    private static final String PROGRAM = "Tierwise";
    private static final String VERSION = "1.0";
    private static final int MOST_DIGITS = 15;

    /** So many rows a sheet can have, that of the names included. */
    private static final int MOST_ROWS = 1_048_576;

    /** What is kept in memory until it is written. */
    private static final int ROWS_AT_ONCE = 1000;

    private Workbooks() {}

    /**
     * Writes a workbook; the stream stays open.
     *
     * @throws TooManyRowsException when the table has more rows than a sheet can
     */
    public static void write(Rows rows, OutputStream out) throws IOException {
        try {
            Workbook book = new Workbook(out, PROGRAM, VERSION);
            Worksheet sheet = book.newWorksheet(rows.name());
            List<Rows.Column> columns = rows.columns();
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column).name());
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            int[] written = {0};
            rows.source().tell(values -> {
                written[0]++;
                if (written[0] == MOST_ROWS) {
                    throw new TooManyRowsException();
                }
                for (int column = 0; column < columns.size(); column++) {
                    if (values[column] != null) {
                        write(sheet, written[0], column, columns.get(column).kind(), values[column]);
                    }
                }
                if (written[0] % ROWS_AT_ONCE == 0) {
                    sheet.flush();
                }
            });
            book.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Worksheet sheet, int row, int column, Rows.Kind kind, String value) {
        switch (kind) {
            // in the row itself: all texts in one place would have to be kept in memory
            case TEXT -> sheet.inlineString(row, column, value);
            case NUMBER -> {
                BigDecimal number = new BigDecimal(value);
                if (number.precision() > MOST_DIGITS) {
                    // a spreadsheet would round it without a word
                    sheet.inlineString(row, column, value);
                } else {
                    sheet.value(row, column, number);
                }
            }
            case DAY -> {
                sheet.value(row, column, LocalDate.parse(value));
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
        }
    }

    /** A table has more rows than a sheet can have. */
    public static final class TooManyRowsException extends IOException {

        private static final long serialVersionUID = 1;

        TooManyRowsException() {
            super("a sheet has at most " + MOST_ROWS + " rows; take csv instead");
        }
    }
}

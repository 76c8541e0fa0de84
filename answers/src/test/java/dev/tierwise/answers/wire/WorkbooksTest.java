package dev.tierwise.answers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.answers.wire.Rows.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Workbooks, read by another program's eyes. */
class WorkbooksTest {

    private static final List<Column> COLUMNS =
            List.of(Column.text("name"), Column.number("mrr_low"), Column.day("day"));

    private static List<Row> written(@Nullable String[]... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbooks.write(
                new Rows("portals", COLUMNS, sink -> {
                    for (@Nullable String[] row : rows) {
                        sink.row(row);
                    }
                }),
                out);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("portals");
            return book.getFirstSheet().read();
        }
    }

    @Test
    void the_first_row_names_the_columns() throws IOException {
        assertThat(written())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).extracting(cell -> cell.getText()).containsExactly("name", "mrr_low", "day"));
    }

    @Test
    void numbers_are_numbers_and_days_are_days() throws IOException {
        Row row = written(new @Nullable String[] {"Acme", "1125.50", "2018-03-15"})
                .get(1);

        assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo(new BigDecimal("1125.50"));
        assertThat(row.getCell(2).asDate().toLocalDate()).hasToString("2018-03-15");
    }

    @Test
    void a_value_that_is_not_there_is_no_cell() throws IOException {
        assertThat(written(new @Nullable String[] {null, "7", null}).get(1).getCellCount())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void a_text_is_never_a_formula() throws IOException {
        for (String name : List.of("=cmd()", "+1", "-1", "@x", "1", "2018-03-15", "<b>&\"'\n\u0007")) {
            Row row = written(new @Nullable String[] {name, null, null}).get(1);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getFormula()).isNull();
        }
    }

    @Test
    void a_number_that_a_spreadsheet_would_round_is_a_text() throws IOException {
        Row row = written(new @Nullable String[] {"Acme", "12345678901234567.89", null})
                .get(1);

        assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getText()).isEqualTo("12345678901234567.89");
    }

    @Test
    void more_rows_than_a_sheet_can_have_are_refused() {
        Rows endless = new Rows("portals", COLUMNS, sink -> {
            while (true) {
                sink.row(new @Nullable String[] {null, "1", null});
            }
        });

        assertThatThrownBy(() -> Workbooks.write(endless, OutputStream.nullOutputStream()))
                .isInstanceOf(Workbooks.TooManyRowsException.class)
                .hasMessage("a sheet has at most 1048576 rows; take csv instead");
    }
}

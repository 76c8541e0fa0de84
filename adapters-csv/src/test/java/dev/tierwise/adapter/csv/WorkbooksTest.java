package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are sheets of workbooks, or lie in a zip archive. */
class WorkbooksTest {

    @TempDir
    private Path path;

    /** What a test writes into a workbook. */
    @FunctionalInterface
    private interface Contents {
        void write(Workbook workbook);
    }

    private Path workbook(String name, Contents contents) throws IOException {
        Path file = path.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            contents.write(workbook);
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else if (cells[i] instanceof Boolean truth) {
                sheet.value(row, i, truth);
            } else if (cells[i] instanceof LocalDate day) {
                sheet.value(row, i, day);
                sheet.style(row, i).format("dd.mm.yyyy").set();
            } else {
                sheet.value(row, i, String.valueOf(cells[i]));
            }
        }
    }

    private static void portals(Workbook workbook, String sheetName) {
        Worksheet sheet = workbook.newWorksheet(sheetName);
        row(sheet, 0, "Portal ID", "Name", "MRR", "Currency", "Sold on", "Managed");
        row(sheet, 1, 7052064, "Acme", 1125.5, "EUR", LocalDate.of(2018, 1, 10), true);
        row(sheet, 2, "7052065", "Brandt", "?", "EUR", "", "no");
    }

    @Test
    void a_table_may_be_a_workbook_of_that_name() throws IOException {
        workbook("portals.xlsx", workbook -> portals(workbook, "Tabelle1"));

        Recording said = new Folder(path).read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts)
                .contains(
                        "portal 7052064",
                        "7052064 mrr 1125.50 EUR",
                        "7052064 sold on 2018-01-10",
                        "7052064 managed flag true",
                        "portal 7052065",
                        "7052065 not sold by the partner",
                        "7052065 managed flag false");
    }

    @Test
    void a_table_may_be_a_sheet_of_that_name_in_the_folders_only_other_workbook() throws IOException {
        workbook("Kunden 2018.xlsx", workbook -> {
            workbook.newWorksheet("Notes");
            portals(workbook, "Portals");
            Worksheet users = workbook.newWorksheet("Users");
            row(users, 0, "portal_id", "email", "partner_employee");
            row(users, 1, 7052064, "eva@nordlicht.example", "yes");
        });

        Recording said = new Folder(path).read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts)
                .contains("7052064 user eva at nordlicht.example, partner employee", "7052065 users complete");
    }

    @Test
    void the_location_may_be_a_workbook() throws IOException {
        Path book = workbook("book.xlsx", workbook -> portals(workbook, "portals"));

        assertThat(new Folder(book).read().facts).contains("7052064 mrr 1125.50 EUR");
    }

    @Test
    void places_in_a_workbook_name_the_sheet_the_row_and_the_column() throws IOException {
        workbook("book.xlsx", workbook -> {
            Worksheet sheet = workbook.newWorksheet("portals");
            row(sheet, 0, "portal_id", "name", "subscription", "mrr");
            row(sheet, 2, 1, "Acme", "pro", "viel");
        });

        assertThat(new Folder(path).read().errors)
                .singleElement()
                .asString()
                .startsWith("book.xlsx!portals:3:4: mrr: 'viel'; expected an amount");
    }

    @Test
    void a_number_in_a_workbook_is_no_matter_of_the_locale_but_a_text_is() throws IOException {
        workbook("portals.xlsx", workbook -> {
            Worksheet sheet = workbook.newWorksheet("portals");
            row(sheet, 0, "portal_id", "mrr");
            row(sheet, 1, 1, 1125.5);
            row(sheet, 2, 2, "1.125,50");
        });

        Recording said = new Folder(path).locale("de").read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts).contains("1 mrr 1125.50 USD", "2 mrr 1125.50 USD");
    }

    @Test
    void a_merged_cell_is_an_error_where_it_is_read() throws IOException {
        workbook("portals.xlsx", workbook -> {
            Worksheet sheet = workbook.newWorksheet("portals");
            row(sheet, 0, "portal_id", "mrr", "remark");
            row(sheet, 1, 1, 100, "x");
            row(sheet, 2, 2);
            sheet.range(1, 1, 2, 1).merge();
            sheet.range(1, 2, 2, 2).merge();
        });

        assertThat(new Folder(path).read().errors)
                .singleElement()
                .asString()
                .startsWith("portals.xlsx!portals:3:2: mrr: this cell is merged with others (B2:B3)");
    }

    @Test
    void hidden_rows_are_read_and_counted_in_a_warning() throws IOException {
        workbook("portals.xlsx", workbook -> {
            Worksheet sheet = workbook.newWorksheet("portals");
            row(sheet, 0, "portal_id", "mrr");
            row(sheet, 1, 1, 100);
            row(sheet, 2, 2, 200);
            sheet.hideRow(2);
        });

        Recording said = new Folder(path).read();

        assertThat(said.facts).contains("2 mrr 200.00 USD");
        assertThat(said.warnings).anyMatch(warning -> warning.contains("1 row of the sheet is hidden"));
    }

    @Test
    void a_csv_file_wins_over_a_workbook_of_that_name_and_a_warning_says_so() throws IOException {
        workbook("portals.xlsx", workbook -> portals(workbook, "portals"));

        Recording said =
                new Folder(path).with("portals.csv", "portal_id,mrr", "1,5").read();

        assertThat(said.facts).contains("1 mrr 5.00 USD").doesNotContain("portal 7052064");
        assertThat(said.warnings).anyMatch(warning -> warning.contains("this file is not read, portals.csv is"));
    }

    @Test
    void of_several_sheets_the_first_is_read_and_a_warning_names_the_others() throws IOException {
        workbook("portals.xlsx", workbook -> {
            portals(workbook, "Clients");
            workbook.newWorksheet("Old");
        });

        Recording said = new Folder(path).read();

        assertThat(said.facts).contains("7052064 mrr 1125.50 EUR");
        assertThat(said.warnings)
                .anyMatch(warning -> warning.contains("the first sheet, Clients, is read, and not Old"));
    }

    @Test
    void a_sheet_with_a_slip_in_its_name_is_a_warning() throws IOException {
        workbook("book.xlsx", workbook -> {
            portals(workbook, "portals");
            workbook.newWorksheet("Uesrs");
        });

        assertThat(new Folder(path).read().warnings)
                .anyMatch(warning -> warning.contains("this sheet is not read; rename it to users"));
    }

    @Test
    void workbooks_of_other_kinds_are_refused_by_name() {
        Recording said =
                new Folder(path).withBytes("portals.xls", new byte[] {1, 2, 3}).read();

        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.xls:1:1: workbooks of this kind are not read");
    }

    @Test
    void a_workbook_that_is_open_in_excel_leaves_no_table_behind() throws IOException {
        workbook("portals.xlsx", workbook -> portals(workbook, "portals"));

        Recording said = new Folder(path)
                .withBytes("~$portals.xlsx", new byte[] {1, 2, 3})
                .read();

        assertThat(said.errors).isEmpty();
        assertThat(said.warnings).isEmpty();
    }

    @Test
    void the_location_may_be_a_zip_archive_of_tables() throws IOException {
        Path archive = path.resolve("export.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("portals.csv"));
            zip.write("portal_id,mrr\n1,5\n2,x\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        Recording said = new Folder(archive).read();

        assertThat(said.facts).contains("1 mrr 5.00 USD");
        assertThat(said.errors).singleElement().asString().startsWith("portals.csv:3:2: mrr: 'x'");
    }
}

package dev.tierwise.adapter.csv.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    @TempDir
    private Path folder;

    @Test
    void cells_of_a_library_are_read_as_they_were_written() throws Exception {
        Path file = folder.resolve("written.xlsx");
        try (var workbook = new org.dhatim.fastexcel.Workbook(Files.newOutputStream(file), "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Portals");
            sheet.value(0, 0, " Möwe & <Söhne> ");
            sheet.value(0, 1, 7052064);
            sheet.value(0, 2, 740.1);
            sheet.value(0, 3, true);
            sheet.value(0, 4, LocalDate.of(2018, 3, 15));
            sheet.style(0, 4).format("dd.mm.yyyy").set();
            sheet.value(0, 5, LocalDateTime.of(2018, 3, 15, 9, 30));
            sheet.style(0, 5).format("yyyy-mm-dd hh:mm").set();
            sheet.value(0, 7, "0042");
            sheet.value(4, 1, 1e20);
            workbook.newWorksheet("Hidden").setVisibilityState(VisibilityState.HIDDEN);
        }

        try (Workbook workbook = Workbook.open(file)) {
            assertThat(workbook.sheets())
                    .containsExactly(new Workbook.Sheet("Portals", false), new Workbook.Sheet("Hidden", true));
        }
        assertThat(cells(file, "portals"))
                .containsExactly(
                        "1: TEXT( Möwe & <Söhne> ) NUMBER(7052064) NUMBER(740.1) BOOLEAN(true) DAY(2018-03-15)"
                                + " MOMENT(2018-03-15T09:30) EMPTY() TEXT(0042)",
                        "5: EMPTY() NUMBER(100000000000000000000)");
        assertThat(cells(file, "Hidden")).isEmpty();
    }

    @Test
    void shared_texts_lose_phonetic_help_and_keep_runs_spaces_and_escaped_characters() throws Exception {
        Path file = HandmadeWorkbook.ofRows("<row r='1'>"
                        + "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>"
                        + "<c r='D1' t='s'><v>3</v></c></row>")
                .sharedStrings("<si><t xml:space='preserve'> a </t></si>"
                        + "<si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space='preserve"
                        + "'> plain</t></r><rPh sb='0' eb='1'><t>help</t></rPh></si>"
                        + "<si><t>two_x000D_\nlines _x005F_x0041_ <![CDATA[<x>]]> &amp; &#228;</t></si><si/>")
                .writtenTo(folder.resolve("shared.xlsx"));

        assertThat(cells(file, "Sheet1"))
                .containsExactly("1: TEXT( a ) TEXT(bold plain) TEXT(two\r\nlines _x0041_ <x> & ä)");
    }

    @Test
    void every_type_of_cell_is_read() throws Exception {
        Path file = HandmadeWorkbook.ofRows("<row><c t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c>"
                        + "<c t='str'><f>UPPER(\"x\")</f><v>X</v></c><c><f>1+1</f><v>2</v></c>"
                        + "<c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c t='d'><v>2018-03-15</v></c>"
                        + "<c t='d'><v>2018-03-15T09:30:15.6Z</v></c><c t='d'><v>15.03.2018</v></c><c s='1'/>"
                        + "<c t='n'><v>1E-3</v></c><c t='str'><f>\"\"</f><v></v></c><c t='str'><v>1200</v></c></row>")
                .writtenTo(folder.resolve("types.xlsx"));

        assertThat(cells(file, "Sheet1"))
                .containsExactly("1: TEXT(inline) TEXT(X) NUMBER(2) BOOLEAN(false) ERROR(#N/A) DAY(2018-03-15)"
                        + " MOMENT(2018-03-15T09:30:16) ERROR(15.03.2018) EMPTY() NUMBER(0.001) EMPTY() TEXT(1200)");
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open("Sheet1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.problem(4))
                    .hasToString("Optional[#N/A, an error of Excel; correct the cell or its formula]");
            assertThat(rows.problem(4).orElseThrow().in(Locale.GERMAN))
                    .isEqualTo("#N/A, ein Fehlerwert von Excel; berichtigen Sie die Zelle oder ihre Formel");
            assertThat(rows.problem(0)).isEmpty();
            assertThat(rows.cellName(4)).isEqualTo("E1");
        }
    }

    @Test
    void a_formula_without_a_stored_value_is_an_error() throws Exception {
        Path file = HandmadeWorkbook.ofRows(
                        "<row><c><f>A1</f></c><c><f>A1</f><v></v></c><c t='str'><f>A1</f></c><c><f>A1</f><v>0</v></c></row>")
                .writtenTo(folder.resolve("formulas.xlsx"));

        assertThat(cells(file, "Sheet1")).containsExactly("1: ERROR() ERROR() ERROR() NUMBER(0)");
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open("Sheet1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.problem(0).orElseThrow())
                    .hasToString("a formula without a stored value; open the workbook in Excel, and save it again");
        }
    }

    /** Libraries that cannot calculate store 0 with each formula, and this mark. */
    @Test
    void stored_values_of_formulas_are_not_taken_if_excel_is_to_calculate_them_first() throws Exception {
        Path file = HandmadeWorkbook.ofRows("<row><c><f>1+1</f><v>0</v></c><c><v>3</v></c></row>")
                .main("", "<sheet name='Sheet1' sheetId='1' r:id='rId1'/>", "<calcPr fullCalcOnLoad='1'/>")
                .writtenTo(folder.resolve("calculated.xlsx"));

        assertThat(cells(file, "Sheet1")).containsExactly("1: ERROR(0) NUMBER(3)");
    }

    @Test
    void days_are_known_by_their_formats() throws Exception {
        Path file = HandmadeWorkbook.ofRows("<row>" + styled("43174", 16) + "</row>")
                .formats(
                        "0",
                        "14",
                        "22",
                        "45",
                        "27",
                        "58",
                        "46",
                        "d. mmmm yyyy",
                        "[$-407]d. mmm yy;@",
                        "General",
                        "0.00\\d",
                        "#,##0.00 \"days\"",
                        "[Red]0.0",
                        "[h]:mm",
                        "0;\"-\"d",
                        "_d0*y")
                .writtenTo(folder.resolve("formats.xlsx"));

        assertThat(cells(file, "Sheet1"))
                .containsExactly("1: NUMBER(43174) DAY(2018-03-15) DAY(2018-03-15) DAY(2018-03-15) DAY(2018-03-15)"
                        + " DAY(2018-03-15) ERROR(43174) DAY(2018-03-15) DAY(2018-03-15) NUMBER(43174) NUMBER(43174)"
                        + " NUMBER(43174) NUMBER(43174) ERROR(43174) NUMBER(43174) NUMBER(43174)");
    }

    private static String styled(String value, int styles) {
        StringBuilder cells = new StringBuilder();
        for (int style = 0; style < styles; style++) {
            cells.append("<c s='" + style + "'><v>" + value + "</v></c>");
        }
        return cells.toString();
    }

    @Test
    void days_count_from_1904_if_the_workbook_says_so() throws Exception {
        Path file = HandmadeWorkbook.ofRows("<row><c s='0'><v>41712.5</v></c></row>")
                .formats("14")
                .main("<workbookPr date1904='1'/>", "<sheet name='Sheet1' sheetId='1' r:id='rId1'/>", "")
                .writtenTo(folder.resolve("mac.xlsx"));

        assertThat(cells(file, "Sheet1")).containsExactly("1: MOMENT(2018-03-15T12:00)");
    }

    @Test
    void a_cell_of_a_merged_range_names_the_range() throws Exception {
        Path file = HandmadeWorkbook.ofElements(
                        "<sheetData><row r='2'><c r='A2'><v>1</v></c><c r='C2'><v>2</v></c></row>"
                                + "<row r='3'><c r='C3'><v>3</v></c></row><row r='4'/><row r='5'/></sheetData>"
                                + "<mergeCells><mergeCell ref='A2:B4'/><mergeCell ref='C5:C5'/><mergeCell ref='x'/></mergeCells>")
                .writtenTo(folder.resolve("merged.xlsx"));

        List<String> found = new ArrayList<>();
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open("Sheet1")) {
            while (rows.next()) {
                for (int column = 0; column < 3; column++) {
                    Optional<MergedRange> range = rows.mergedAt(column);
                    range.ifPresent(merged -> found.add(rows.row() + " " + merged + " " + merged.firstCell()));
                }
            }
        }

        assertThat(found)
                .containsExactly(
                        "2 A2:B4 A2",
                        "2 A2:B4 A2",
                        "3 A2:B4 A2",
                        "3 A2:B4 A2",
                        "4 A2:B4 A2",
                        "4 A2:B4 A2",
                        "5 C5:C5 C5");
    }

    @Test
    void hidden_rows_and_columns_are_read_and_known() throws Exception {
        Path file = HandmadeWorkbook.ofElements(
                        "<cols><col min='1' max='1' width='3'/><col min='2' max='3' hidden='1'/></cols>"
                                + "<sheetData><row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>"
                                + "<row r='3' hidden='true'><c><v>3</v></c></row><row r='9' hidden='0'><c><v>4</v></c></row><row r='10' hidden='1'/></sheetData>")
                .writtenTo(folder.resolve("hidden.xlsx"));

        assertThat(cells(file, "Sheet1"))
                .containsExactly("1: NUMBER(1)", "2: NUMBER(2)", "3: NUMBER(3)", "9: NUMBER(4)", "10:");
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open("Sheet1")) {
            while (rows.next()) {
                assertThat(rows.width()).isEqualTo(rows.row() == 10 ? 0 : 1);
            }
            assertThat(rows.hiddenRows()).isEqualTo(2);
            assertThat(List.of(0, 1, 2, 3)).extracting(rows::isColumnHidden).containsExactly(false, true, true, false);
        }
    }

    @Test
    void charts_are_no_sheets_and_prefixes_and_utf_16_do_not_matter() throws Exception {
        Path file = HandmadeWorkbook.ofSheet("")
                .main("", "<sheet name='Chart' r:id='rId2'/><sheet name='Tabelle' r:id='rId1' state='veryHidden'/>", "")
                .with(
                        "xl/worksheets/sheet1.xml",
                        ("<?xml version='1.0' encoding='UTF-16'?><x:worksheet xmlns:x='urn:any'><x:sheetData><x:row>"
                                        + "<x:c><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells>"
                                        + "<x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>")
                                .getBytes(StandardCharsets.UTF_16))
                .writtenTo(folder.resolve("prefixed.xlsx"));

        assertThat(cells(file, "TABELLE")).containsExactly("1: NUMBER(7)");
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open("Tabelle")) {
            assertThat(workbook.sheets()).containsExactly(new Workbook.Sheet("Tabelle", true));
            assertThat(rows.next()).isTrue();
            assertThat(rows.mergedAt(1)).hasToString("Optional[A1:B1]");
            assertThatThrownBy(() -> workbook.open("Sales"))
                    .isInstanceOf(BadWorkbookException.class)
                    .hasMessage("there is no sheet Sales; the workbook has Tabelle");
        }
    }

    static List<String> cells(Path file, String sheet) throws BadWorkbookException, IOException {
        List<String> cells = new ArrayList<>();
        try (Workbook workbook = Workbook.open(file);
                SheetRows rows = workbook.open(sheet)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder(rows.row() + ":");
                for (int column = 0; column < rows.width(); column++) {
                    row.append(" " + rows.kind(column) + "(" + rows.text(column) + ")");
                }
                cells.add(row.toString());
            }
        }
        return cells;
    }
}

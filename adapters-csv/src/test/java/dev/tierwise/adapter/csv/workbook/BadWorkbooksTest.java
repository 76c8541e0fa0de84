package dev.tierwise.adapter.csv.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.testing.GeneratedCases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadWorkbooksTest {

    @TempDir
    private Path folder;

    @Test
    void other_kinds_of_file_are_named_with_what_to_do() throws Exception {
        byte[] ole2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        encrypted.write(ole2);
        encrypted.write(new byte[1000]);
        encrypted.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));

        assertRefused(bytes(ole2), "this is an old Excel workbook (.xls); open it in Excel, and save it as .xlsx");
        assertRefused(
                bytes(encrypted.toByteArray()),
                "the workbook is protected by a password; open it in Excel, and save it without one");
        assertRefused(zip("content.xml", "META-INF/manifest.xml"), "LibreOffice workbook (.ods)");
        assertRefused(zip("Index/Document.iwa"), "Numbers document (.numbers)");
        assertRefused(zip("portals.csv"), "this is a zip archive, not an Excel workbook (.xlsx)");
        assertRefused(zip("_rels/.rels", "word/document.xml"), "this is not an Excel workbook (.xlsx)");
        assertRefused(bytes("name;mrr\n".getBytes(StandardCharsets.UTF_8)), "this is not an Excel workbook (.xlsx)");
        assertRefused(bytes(new byte[0]), "the file is empty");
        assertRefused(folder, "this is a folder");
        assertRefused(folder.resolve("none.xlsx"), "there is no such file");
        assertRefused(
                handmade("")
                        .with(
                                "_rels/.rels",
                                "<r><Relationship Id='1' Type='x/officeDocument' Target='xl/workbook.bin'/></r>")
                        .writtenTo(folder.resolve("b.xlsb")),
                "binary Excel workbook (.xlsb)");
    }

    @Test
    void the_fault_is_in_the_language_of_the_user_and_at_the_start_of_the_file() throws Exception {
        assertThatThrownBy(() -> Workbook.open(folder.resolve("none.xlsx")))
                .isInstanceOfSatisfying(BadWorkbookException.class, e -> {
                    assertThat(e.text().in(Locale.GERMAN)).isEqualTo("Diese Datei gibt es nicht; prüfen Sie den Pfad");
                    assertThat(e.line()).isEqualTo(1);
                    assertThat(e.column()).isEqualTo(1);
                });
    }

    @Test
    void a_missing_part_is_named() throws Exception {
        assertRefused(
                handmade("").without("xl/worksheets/sheet1.xml").writtenTo(folder.resolve("a.xlsx")),
                "the file is damaged: xl/worksheets/sheet1.xml is missing in it");
        assertRefused(
                handmade("").without("xl/workbook.xml").writtenTo(folder.resolve("b.xlsx")),
                "xl/workbook.xml is missing");
        assertRefused(
                handmade("<row><c t='s'><v>0</v></c></row>").writtenTo(folder.resolve("c.xlsx")),
                "xl/sharedStrings.xml is missing");
        assertRefused(
                handmade("").main("", "", "").writtenTo(folder.resolve("d.xlsx")),
                "the workbook has no sheet with cells; expected at least one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='0'/>",
                "<row r='2'/><row r='2'/>",
                "<row r='1048577'/>",
                "<row r='x'/>",
                "<row r='1'><c r='A2'/></row>",
                "<row r='1'><c r='XFE1'/></row>",
                "<row r='1'><c r='B1'/><c r='A1'/></row>",
                "<row><c t='new'><v>1</v></c></row>",
                "<row><c t='s'><v>1</v></c></row>",
                "<row><c t='s'><v>-1</v></c></row>",
                "<row><c><v>1</c></row>",
                "<row><c><v>1</v>"
            })
    void a_damaged_sheet_is_refused(String rows) throws Exception {
        assertRefused(
                handmade(rows).sharedStrings("<si><t>a</t></si>").writtenTo(folder.resolve("damaged.xlsx")), "damaged");
    }

    @Test
    void entities_are_refused_before_they_grow() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE w [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a" + i + " '&a" + (i - 1) + ";&a" + (i - 1) + ";'>");
        }
        assertRefused(
                HandmadeWorkbook.ofSheet(
                                laughs + "]><w><sheetData><row><c t='str'><v>&a39;</v></c></row></sheetData></w>")
                        .writtenTo(folder.resolve("laughs.xlsx")),
                "the workbook contains a document type or entities");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        assertRefused(
                HandmadeWorkbook.ofSheet("<!DOCTYPE w [<!ENTITY a SYSTEM '"
                                + folder.resolve("secret.txt").toUri()
                                + "'>]><w><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></w>")
                        .writtenTo(folder.resolve("external.xlsx")),
                "the workbook contains a document type or entities");
    }

    @Test
    void what_would_fill_memory_is_refused() throws Exception {
        assertRefused(
                sheet("<row><c t='str'><v>" + "x".repeat(2_000_000) + "</v></c></row>"),
                "longer than 1000000 characters");
        assertRefused(
                sheet("<row>" + ("<c t='str'><v>" + "x".repeat(30_000) + "</v></c>").repeat(40) + "</row>"),
                "a text or a row in the workbook is longer than");
        assertRefused(sheet("<row a='" + "x".repeat(2_000_000) + "'/>"), "damaged");
        assertRefused(sheet("<!--" + "<x>".repeat(1_000_000) + "-->"), "damaged");
        assertRefused(sheet("<?x " + "<x>".repeat(1_000_000) + "?>"), "damaged");
        assertRefused(sheet("<row><c><v><![CDATA[" + "<x>".repeat(1_000_000) + "]]></v></c></row>"), "damaged");
        assertRefused(sheet("<x>".repeat(200) + "</x>".repeat(200)), "damaged");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            names.append("<x" + i + "/>");
        }
        assertRefused(sheet(names.toString()), "damaged");
        assertRefused(
                sheet("</sheetData><mergeCells>" + "<mergeCell ref='A1:B2'/>".repeat(100_001)
                        + "</mergeCells><sheetData>"),
                "more than 100000 merged ranges");
    }

    private Path sheet(String rows) throws IOException {
        return handmade(rows).writtenTo(folder.resolve("large.xlsx"));
    }

    @Test
    void a_sheet_that_is_compressed_too_well_is_refused() throws Exception {
        assertRefused(
                sheet(" ".repeat(20_000) + "<row/>" + " ".repeat(20_000_000)), "xl/worksheets/sheet1.xml in this file");
    }

    @Test
    void texts_are_bounded_together() throws Exception {
        Path file = handmade("<row/>")
                .sharedStrings("<si><t>abcdef</t></si>".repeat(100))
                .writtenTo(folder.resolve("t.xlsx"));
        try (XmlPart part = new XmlPart(sharedStrings(file))) {
            assertThat(SharedStrings.read(part, 3000).get(99)).isEqualTo("abcdef");
        }
        try (XmlPart part = new XmlPart(sharedStrings(file))) {
            assertThatThrownBy(() -> SharedStrings.read(part, 2999))
                    .hasMessageContaining("the texts of the workbook are longer than 2999 characters altogether");
        }
    }

    private static InputStream sharedStrings(Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] bytes =
                    zip.getInputStream(zip.getEntry("xl/sharedStrings.xml")).readAllBytes();
            return new ByteArrayInputStream(bytes);
        }
    }

    @Test
    void an_interrupted_thread_stops_reading() throws Exception {
        Path file = sheet("<row/>");
        try (Workbook workbook = Workbook.open(file)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workbook.open("Sheet1")).hasMessage("reading was interrupted");
            assertRefused(file, "reading was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Limits of the JDK's parser on entities must not hit what people write. */
    @Test
    void many_ampersands_are_no_entities() throws Exception {
        String row = "<row><c t='str'><v>" + "&amp;&#228;".repeat(1000) + "</v></c></row>";

        assertThat(WorkbookTest.cells(sheet(row.repeat(300)), "Sheet1")).hasSize(300);
    }

    @Test
    void a_file_with_any_bytes_changed_is_read_or_refused() throws Exception {
        byte[] sound = Files.readAllBytes(handmade(
                        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='0'><v>43174.5</v></c><c><f>A1</f><v>1</v></c></row>")
                .formats("14")
                .sharedStrings("<si><t>a</t></si>")
                .writtenTo(folder.resolve("sound.xlsx")));
        Path file = folder.resolve("changed.xlsx");

        GeneratedCases.of(BadWorkbooksTest.class, "changed files", 400).run((seed, random) -> {
            byte[] changed =
                    random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int i = random.nextInt(5); i >= 0 && changed.length > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            try {
                readAll(file);
            } catch (BadWorkbookException e) {
                assertThat(e.text().in(Locale.GERMAN)).isNotBlank();
            }
        });
    }

    @Test
    void changed_xml_is_read_or_refused() throws Exception {
        String sound = "<worksheet xmlns='urn:a'><cols><col min='1' max='2' hidden='1'/></cols><sheetData><row r='1'>"
                + "<c r='A1' t='s'><v>0</v></c><c r='B1' s='0'><v>43174.5</v></c><c><f>A1</f><v>1</v></c></row></sheetData>"
                + "<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>";
        String signs = "<>&;/!?'\"=-[]1Aé\u0000\uFFFE";

        GeneratedCases.of(BadWorkbooksTest.class, "changed sheets", 400).run((seed, random) -> {
            StringBuilder changed = new StringBuilder(sound);
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed.setCharAt(random.nextInt(changed.length()), signs.charAt(random.nextInt(signs.length())));
            }
            Path file = HandmadeWorkbook.ofSheet(changed.toString())
                    .formats("14")
                    .sharedStrings("<si><t>a</t></si>")
                    .writtenTo(folder.resolve("changed.xlsx"));
            try {
                readAll(file);
            } catch (BadWorkbookException e) {
                assertThat(e.text().in(Locale.GERMAN)).isNotBlank();
            }
        });
    }

    private static HandmadeWorkbook handmade(String rows) {
        return HandmadeWorkbook.ofRows(rows);
    }

    private Path bytes(byte[] content) throws IOException {
        return Files.write(folder.resolve("bytes.xlsx"), content);
    }

    private Path zip(String... names) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : names) {
            entries.put(name, new byte[] {1});
        }
        return HandmadeWorkbook.zip(folder.resolve("zip.xlsx"), entries);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOf(BadWorkbookException.class)
                .hasMessageContaining(message);
    }

    private static void readAll(Path file) throws BadWorkbookException {
        try (Workbook workbook = Workbook.open(file)) {
            for (Workbook.Sheet sheet : workbook.sheets()) {
                try (SheetRows rows = workbook.open(sheet.name())) {
                    while (rows.next()) {
                        for (int column = 0; column < rows.width(); column++) {
                            rows.text(column);
                        }
                        rows.mergedAt(1);
                    }
                    rows.mergedAt(0);
                }
            }
        }
    }
}

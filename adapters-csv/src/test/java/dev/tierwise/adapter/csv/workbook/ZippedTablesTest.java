package dev.tierwise.adapter.csv.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.text.Worded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZippedTablesTest {

    private static final byte[] TABLE = "name\nMöwe\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void tables_are_listed_and_read_and_other_files_are_not() throws Exception {
        Path workbook = HandmadeWorkbook.ofRows("<row><c><v>7</v></c></row>").writtenTo(folder.resolve("w.xlsx"));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("export/", new byte[0]);
        entries.put("export/companies.CSV", TABLE);
        entries.put("README.txt", TABLE);
        entries.put("__MACOSX/export/._companies.csv", TABLE);
        entries.put("deals.xlsx", Files.readAllBytes(workbook));
        Path file = HandmadeWorkbook.zip(folder.resolve("export.zip"), entries);

        try (ZippedTables tables = ZippedTables.open(file)) {
            assertThat(tables.entries())
                    .containsExactly(
                            new ZippedTables.Entry(0, "export/companies.CSV", ZippedTables.Kind.CSV),
                            new ZippedTables.Entry(1, "deals.xlsx", ZippedTables.Kind.WORKBOOK));
            try (InputStream table = tables.open(tables.entries().get(0))) {
                assertThat(table.readAllBytes()).isEqualTo(TABLE);
            }
            List<Path> copies = copies();
            try (Workbook inside = tables.openWorkbook(tables.entries().get(1));
                    SheetRows rows = inside.open("Sheet1")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.text(0)).isEqualTo("7");
                assertThat(copies()).hasSize(copies.size() + 1);
            }
            assertThat(copies()).isEqualTo(copies);
        }
    }

    private static List<Path> copies() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("tierwise-\\d+\\.xlsx"))
                    .toList();
        }
    }

    @Test
    void hostile_names_are_labels() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../up.csv", TABLE);
        entries.put("/etc/root.csv", TABLE);
        entries.put("C:\\windows\\x.csv", TABLE);
        entries.put("a\u001b[31m\n\u202eb.csv", TABLE);
        Path file = HandmadeWorkbook.zip(folder.resolve("hostile.zip"), entries);

        try (ZippedTables tables = ZippedTables.open(file)) {
            assertThat(tables.entries())
                    .extracting(ZippedTables.Entry::label)
                    .containsExactly(
                            "../../up.csv", "/etc/root.csv", "C:\\windows\\x.csv", "a\uFFFD[31m\uFFFD\uFFFDb.csv");
            for (ZippedTables.Entry entry : tables.entries()) {
                try (InputStream table = tables.open(entry)) {
                    assertThat(table.readAllBytes()).isEqualTo(TABLE);
                }
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void an_archive_in_an_archive_is_refused() throws Exception {
        Path file = HandmadeWorkbook.zip(folder.resolve("nested.zip"), Map.of("inner.zip", TABLE));

        assertThatThrownBy(() -> ZippedTables.open(file))
                .isInstanceOf(BadWorkbookException.class)
                .hasMessage("inner.zip in this archive is an archive itself; unpack it first");
    }

    @Test
    void too_many_entries_are_refused() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i <= ZippedTables.MOST_ENTRIES; i++) {
            entries.put(i + ".csv", TABLE);
        }
        Path file = HandmadeWorkbook.zip(folder.resolve("many.zip"), entries);

        assertThatThrownBy(() -> ZippedTables.open(file))
                .isInstanceOf(BadWorkbookException.class)
                .hasMessageContaining("this contains 1001 files, and at most 1000 are read");
    }

    @Test
    void a_table_that_is_compressed_too_well_ends_in_a_worded_exception() throws Exception {
        Path file = HandmadeWorkbook.zip(folder.resolve("bomb.zip"), Map.of("bomb.csv", new byte[40_000_000]));

        try (ZippedTables tables = ZippedTables.open(file);
                InputStream table = tables.open(tables.entries().get(0))) {
            assertThatThrownBy(() -> table.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class)
                    .isInstanceOf(Worded.class)
                    .hasMessageContaining("bomb.csv in this file unpacks to more than 1000 times its size");
        }
    }

    @Test
    void a_damaged_table_ends_in_a_worded_exception() throws Exception {
        Path file = HandmadeWorkbook.zip(folder.resolve("damaged.zip"), Map.of("a.csv", TABLE));
        byte[] bytes = Files.readAllBytes(file);
        bytes[30 + "a.csv".length()] = 0x07;
        Files.write(file, bytes);

        try (ZippedTables tables = ZippedTables.open(file);
                InputStream table = tables.open(tables.entries().get(0))) {
            assertThatThrownBy(table::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .isInstanceOf(Worded.class)
                    .hasMessageContaining("the file is damaged");
        }
    }

    @Test
    void encrypted_damaged_and_other_files_are_refused() throws Exception {
        Path file = HandmadeWorkbook.zip(folder.resolve("sound.zip"), Map.of("a.csv", TABLE));
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] encrypted = bytes.clone();
        encrypted[6] |= 1;
        encrypted[text.indexOf("PK\u0001\u0002") + 8] |= 1;

        assertRefused(encrypted, "the archive is protected by a password");
        assertRefused(Arrays.copyOf(bytes, bytes.length - 10), "the file is damaged");
        assertRefused(TABLE, "the file is damaged");
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("changed.zip"), bytes);

        assertThatThrownBy(() -> ZippedTables.open(file))
                .isInstanceOf(BadWorkbookException.class)
                .hasMessageContaining(message);
    }

    @Test
    void names_in_other_encodings_do_not_close_the_archive() throws Exception {
        Path file = folder.resolve("old.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.ISO_8859_1)) {
            zip.putNextEntry(new ZipEntry("M\u00f6we.csv"));
            zip.write(TABLE);
        }

        try (ZippedTables tables = ZippedTables.open(file)) {
            assertThat(tables.entries()).extracting(ZippedTables.Entry::label).containsExactly("M\u00f6we.csv");
        }
    }
}

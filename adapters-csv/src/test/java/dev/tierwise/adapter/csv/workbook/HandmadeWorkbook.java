package dev.tierwise.adapter.csv.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a workbook from XML parts that a writing library would not write. */
final class HandmadeWorkbook {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private HandmadeWorkbook() {}

    /** A workbook with the one sheet Sheet1, which contains the given rows. */
    static HandmadeWorkbook ofRows(String rows) {
        return ofSheet("<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /** A workbook with one sheet whose elements are given. */
    static HandmadeWorkbook ofElements(String elements) {
        return ofSheet("<worksheet " + MAIN + ">" + elements + "</worksheet>");
    }

    /** A workbook with one sheet of the given XML. */
    static HandmadeWorkbook ofSheet(String xml) {
        return new HandmadeWorkbook()
                .with(
                        "_rels/.rels",
                        "<Relationships><Relationship Id=\"rId1\" Type=\"" + TYPE
                                + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
                .main("", "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>", "")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"rId1\" Type=\"" + TYPE
                                + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"rId2\" Type=\"" + TYPE
                                + "chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"rId3\" Type=\"" + TYPE + "styles\" Target=\"/xl/styles.xml\"/>"
                                + "<Relationship Id=\"rId4\" Type=\"" + TYPE
                                + "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>")
                .with("xl/worksheets/sheet1.xml", xml);
    }

    /** Sets the workbook part: its properties, its sheets and what follows them. */
    HandmadeWorkbook main(String before, String sheets, String after) {
        return with(
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + TYPE + "\">" + before + "<sheets>" + sheets + "</sheets>" + after
                        + "</workbook>");
    }

    /** Sets the formats that cells have as their styles 0, 1, 2, ...: ids of built-in formats, or codes. */
    HandmadeWorkbook formats(String... formats) {
        StringBuilder codes = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        int id = 164;
        for (String format : formats) {
            if (format.matches("\\d+")) {
                styles.append("<xf numFmtId=\"").append(format).append("\"/>");
            } else {
                codes.append("<numFmt numFmtId=\"").append(id).append("\" formatCode=\"");
                codes.append(format.replace("\"", "&quot;")).append("\"/>");
                styles.append("<xf numFmtId=\"").append(id++).append("\"/>");
            }
        }
        return with(
                "xl/styles.xml",
                "<styleSheet " + MAIN + "><numFmts>" + codes
                        + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>" + "<cellXfs>" + styles
                        + "</cellXfs></styleSheet>");
    }

    HandmadeWorkbook sharedStrings(String items) {
        return with("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
    }

    HandmadeWorkbook with(String part, String content) {
        return with(part, content.getBytes(StandardCharsets.UTF_8));
    }

    HandmadeWorkbook with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    HandmadeWorkbook without(String part) {
        parts.remove(part);
        return this;
    }

    Path writtenTo(Path file) throws IOException {
        return zip(file, parts);
    }

    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}

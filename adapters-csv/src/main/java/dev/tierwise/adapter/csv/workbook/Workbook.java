package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook (.xlsx). Its sheets are read row by row; in memory are only its texts, at most 64 million characters.
 *
 * <p>Not for more than one thread.
 */
public final class Workbook implements AutoCloseable {

    static final int MOST_ENTRIES = 10_000;

    /** A sheet of a million rows with twenty columns has about one. */
    static final long MOST_BYTES_OF_SHEET = 2L << 30;

    private static final long MOST_BYTES_OF_COPY = 1L << 30;

    private static final long MOST_BYTES_OF_OTHERS = 64L << 20;

    private static final int MOST_SHEETS = 10_000;

    private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    private static final byte[] ZIP = {'P', 'K'};

    private static final int SEARCHED_FOR_ENCRYPTION = 16 << 20;

    private static final String RELATIONS = "_rels/.rels";

    private static final byte[] MERGE_CELL = "mergeCell".getBytes(StandardCharsets.US_ASCII);

    /**
     * A sheet that has cells; one that is only a chart is left out.
     *
     * @param name   as on its tab
     * @param hidden whether Excel shows no tab for it
     */
    public record Sheet(String name, boolean hidden) {}

    private final Archive archive;
    private final @Nullable Path copy;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, String> partsOfSheets = new HashMap<>();
    private NumberFormats formats = NumberFormats.none();
    private String partOfStrings = "";
    private @Nullable SharedStrings strings;
    private boolean from1904;
    private boolean toBeCalculated;

    private Workbook(Archive archive, @Nullable Path copy) {
        this.archive = archive;
        this.copy = copy;
    }

    /**
     * Opens a workbook.
     *
     * @throws BadWorkbookException if the file cannot be read, is no .xlsx workbook, or is damaged, encrypted or too large
     */
    public static Workbook open(Path file) throws BadWorkbookException {
        return open(file, null);
    }

    /** Opens a workbook that comes as a stream, from a copy that is deleted when the workbook is closed. Closes the stream. */
    static Workbook unpacked(InputStream stream) throws BadWorkbookException {
        Path copy = null;
        try (stream) {
            copy = Files.createTempFile("tierwise-", ".xlsx");
            try (var target = Files.newOutputStream(copy)) {
                new BoundedInputStream(stream, Text.verbatim("xlsx"), MOST_BYTES_OF_COPY, MOST_BYTES_OF_COPY)
                        .transferTo(target);
            }
            return open(copy, copy);
        } catch (IOException e) {
            delete(copy);
            throw Archive.translated(e);
        } catch (BadWorkbookException e) {
            delete(copy);
            throw e;
        }
    }

    private static Workbook open(Path file, @Nullable Path copy) throws BadWorkbookException {
        Archive.requireFile(file);
        requireZip(file);
        Workbook workbook = new Workbook(Archive.open(file, MOST_ENTRIES), copy);
        try {
            workbook.readParts();
        } catch (BadWorkbookException e) {
            workbook.archive.close();
            throw e;
        }
        return workbook;
    }

    private static void requireZip(Path file) throws BadWorkbookException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(OLE2.length);
            if (start.length == 0) {
                throw BadWorkbookException.of("file.empty");
            }
            if (Arrays.equals(start, OLE2)) {
                throw BadWorkbookException.of(isEncrypted(in) ? "workbook.encrypted" : "kind.xls");
            }
            if (!Arrays.equals(start, 0, Math.min(2, start.length), ZIP, 0, ZIP.length)) {
                throw BadWorkbookException.of("kind.other");
            }
        } catch (IOException e) {
            throw Archive.translated(e);
        }
    }

    /** Excel puts an encrypted workbook into a stream of this name, in the container that old workbooks have too. */
    private static boolean isEncrypted(InputStream container) throws IOException {
        String name = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return new String(container.readNBytes(SEARCHED_FOR_ENCRYPTION), StandardCharsets.ISO_8859_1).contains(name);
    }

    private void readParts() throws BadWorkbookException {
        archive.entries().forEach(entry -> parts.put(key(entry.getName()), entry));
        requireWorkbook();
        String main = relations("", RELATIONS).values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::part)
                .findFirst()
                .orElseThrow(() -> BadWorkbookException.of("damaged"));
        if (key(main).endsWith(".bin")) {
            throw BadWorkbookException.of("kind.xlsb");
        }
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, Relation> relations =
                relations(folder, folder + "_rels/" + main.substring(folder.length()) + ".rels");
        readMain(main, relations);
        for (Relation relation : relations.values()) {
            if (relation.type().equals("styles") && parts.containsKey(key(relation.part()))) {
                try (XmlPart styles = part(relation.part(), MOST_BYTES_OF_OTHERS)) {
                    formats = NumberFormats.read(styles);
                }
            } else if (relation.type().equals("sharedStrings")) {
                partOfStrings = relation.part();
            }
        }
    }

    private void requireWorkbook() throws BadWorkbookException {
        if (parts.containsKey(key(RELATIONS))) {
            boolean isOther = parts.containsKey("word/document.xml") || parts.containsKey("ppt/presentation.xml");
            if (isOther) {
                throw BadWorkbookException.of("kind.other");
            }
            return;
        }
        if (parts.containsKey("content.xml") && parts.containsKey("meta-inf/manifest.xml")) {
            throw BadWorkbookException.of("kind.ods");
        }
        boolean isNumbers = parts.keySet().stream()
                .anyMatch(name -> (name.startsWith("index/") && name.endsWith(".iwa")) || name.equals("index.zip"));
        throw BadWorkbookException.of(isNumbers ? "kind.numbers" : "kind.zip");
    }

    /** Names of parts do not differ in case; some programs begin them with a slash or write backslashes. */
    private static String key(String name) {
        String slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }

    private record Relation(String type, String part) {}

    private Map<String, Relation> relations(String folder, String part) throws BadWorkbookException {
        Map<String, Relation> relations = new HashMap<>();
        try (XmlPart xml = part(part, MOST_BYTES_OF_OTHERS)) {
            while (xml.next()) {
                String id = xml.begins("Relationship") ? xml.attribute("Id") : null;
                String type = id == null ? null : xml.attribute("Type");
                String target = type == null ? null : xml.attribute("Target");
                if (id != null && type != null && target != null) {
                    relations.put(
                            id,
                            new Relation(
                                    type.substring(type.lastIndexOf('/') + 1),
                                    target.startsWith("/") ? target.substring(1) : folder + target));
                }
            }
        }
        return relations;
    }

    private void readMain(String main, Map<String, Relation> relations) throws BadWorkbookException {
        try (XmlPart xml = part(main, MOST_BYTES_OF_OTHERS)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    from1904 = xml.isSet("date1904");
                } else if (xml.begins("calcPr")) {
                    toBeCalculated = xml.isSet("fullCalcOnLoad");
                } else if (xml.begins("sheet")) {
                    addSheet(xml, relations);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw BadWorkbookException.of("sheets.none");
        }
    }

    private void addSheet(XmlPart xml, Map<String, Relation> relations) throws BadWorkbookException {
        String name = xml.attribute("name");
        String id = xml.attribute("id");
        String state = xml.attribute("state");
        Relation relation = id == null ? null : relations.get(id);
        if (name == null || relation == null || sheets.size() >= MOST_SHEETS) {
            throw BadWorkbookException.of("damaged");
        }
        if (!relation.type().equals("worksheet")) {
            return;
        }
        if (partsOfSheets.putIfAbsent(name.toLowerCase(Locale.ROOT), relation.part()) != null) {
            throw BadWorkbookException.of("damaged");
        }
        sheets.add(new Sheet(name, state != null && !state.equals("visible")));
    }

    /** The sheets in the order of their tabs; at least one. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /**
     * Opens a sheet. Several may be open at a time.
     *
     * @param sheetName upper and lower case do not matter, as in Excel
     * @throws BadWorkbookException if there is no sheet of this name, or it is missing in the file, damaged or too large
     */
    public SheetRows open(String sheetName) throws BadWorkbookException {
        String part = partsOfSheets.get(sheetName.toLowerCase(Locale.ROOT));
        if (part == null) {
            throw BadWorkbookException.of(
                    "sheet.missing",
                    sheetName,
                    String.join(", ", sheets.stream().map(Sheet::name).toList()));
        }
        return new SheetRows(this, part);
    }

    XmlPart sheet(String part) throws BadWorkbookException {
        return part(part, MOST_BYTES_OF_SHEET);
    }

    private XmlPart part(String part, long mostBytes) throws BadWorkbookException {
        return new XmlPart(bytes(part, mostBytes));
    }

    private InputStream bytes(String part, long mostBytes) throws BadWorkbookException {
        ZipEntry entry = parts.get(key(part));
        if (entry == null) {
            throw BadWorkbookException.of("part.missing", part);
        }
        return archive.open(entry, Text.verbatim(part), mostBytes);
    }

    /** The merged ranges, which are stored after the rows. Looking for their name in the bytes is much faster than reading the rows. */
    MergedCells merged(String part) throws BadWorkbookException {
        try (InputStream bytes = bytes(part, MOST_BYTES_OF_SHEET)) {
            if (!contains(bytes, MERGE_CELL)) {
                return MergedCells.none();
            }
        } catch (IOException e) {
            throw Archive.translated(e);
        }
        try (XmlPart xml = sheet(part)) {
            return MergedCells.read(xml);
        }
    }

    /** Takes no notice of zeros, so that UTF-16 does not matter. No letter of the searched word occurs in it twice at its start. */
    private static boolean contains(InputStream bytes, byte[] word) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int found = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            for (int i = 0; i < read; i++) {
                byte next = buffer[i];
                if (next == word[found]) {
                    found++;
                    if (found == word.length) {
                        return true;
                    }
                } else if (next != 0) {
                    found = next == word[0] ? 1 : 0;
                }
            }
        }
        return false;
    }

    SharedStrings strings() throws BadWorkbookException {
        if (strings == null) {
            if (partOfStrings.isEmpty()) {
                strings = SharedStrings.none();
            } else {
                try (XmlPart xml = part(partOfStrings, MOST_BYTES_OF_SHEET)) {
                    strings = SharedStrings.read(xml, SharedStrings.MOST_CHARACTERS);
                }
            }
        }
        return strings;
    }

    NumberFormats formats() {
        return formats;
    }

    boolean isFrom1904() {
        return from1904;
    }

    /** Whether the values that are stored with formulas are not those that Excel would show. */
    boolean isToBeCalculated() {
        return toBeCalculated;
    }

    @Override
    public void close() {
        archive.close();
        delete(copy);
    }

    private static void delete(@Nullable Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // The folder of temporary files is emptied by the system.
            return;
        }
    }
}

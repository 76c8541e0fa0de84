package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;

/**
 * A zip archive of tables, such as an export of HubSpot. Names of entries are labels and never become paths, so an entry called
 * {@code ../x.csv} is harmless.
 */
public final class ZippedTables implements AutoCloseable {

    static final int MOST_ENTRIES = 1_000;

    static final long MOST_BYTES = 4L << 30;

    /** Where macOS stores what it knows about files besides their contents. */
    private static final String MAC_FOLDER = "__MACOSX";

    private static final List<String> ARCHIVES = List.of(".zip", ".gz", ".7z", ".rar", ".tar");

    /** The kind of a table, by the ending of its name. */
    public enum Kind {
        CSV,
        WORKBOOK
    }

    /**
     * A table in the archive.
     *
     * @param number the position in the archive, from 0; tells apart entries of one name
     * @param label  the name with its folders, for messages alone; control characters are replaced
     * @param kind   by the ending of the name
     */
    public record Entry(int number, String label, Kind kind) {}

    private final Archive archive;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, ZipEntry> contents = new HashMap<>();

    private ZippedTables(Archive archive) {
        this.archive = archive;
    }

    /**
     * Opens an archive.
     *
     * @throws BadWorkbookException if it is no zip archive, is damaged or encrypted, has more than 1,000 entries, or contains another archive
     */
    public static ZippedTables open(Path file) throws BadWorkbookException {
        Archive.requireFile(file);
        ZippedTables tables = new ZippedTables(Archive.open(file, MOST_ENTRIES));
        try {
            tables.list();
        } catch (BadWorkbookException e) {
            tables.close();
            throw e;
        }
        return tables;
    }

    private void list() throws BadWorkbookException {
        int number = 0;
        for (ZipEntry entry : archive.entries()) {
            String label = label(entry.getName());
            String lower = label.toLowerCase(Locale.ROOT);
            if (entry.isDirectory() || List.of(label.split("[/\\\\]")).contains(MAC_FOLDER)) {
                continue;
            }
            if (ARCHIVES.stream().anyMatch(lower::endsWith)) {
                throw BadWorkbookException.of("zip.nested", label);
            }
            if (lower.endsWith(".csv") || lower.endsWith(".xlsx")) {
                entries.add(new Entry(number, label, lower.endsWith(".csv") ? Kind.CSV : Kind.WORKBOOK));
                contents.put(number, entry);
                number++;
            }
        }
    }

    private static String label(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    /** The tables in the order of the archive. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Opens a table. The stream fails with an {@link java.io.IOException} that is {@link dev.tierwise.domain.text.Worded} if the table
     * is damaged, unpacks to more than 4 GiB, or, beyond its first 10 MB, to more than 1,000 times its compressed size.
     *
     * @throws BadWorkbookException     if the entry cannot be opened
     * @throws IllegalArgumentException if the entry is not one of this archive
     */
    public InputStream open(Entry entry) throws BadWorkbookException {
        ZipEntry content = contents.get(entry.number());
        if (content == null || !entries.contains(entry)) {
            throw new IllegalArgumentException("not an entry of this archive: " + entry);
        }
        return archive.open(content, Text.verbatim(entry.label()), MOST_BYTES);
    }

    /** Opens a workbook in the archive; closing it deletes its unpacked copy. */
    public Workbook openWorkbook(Entry entry) throws BadWorkbookException {
        return Workbook.unpacked(open(entry));
    }

    @Override
    public void close() {
        archive.close();
    }
}

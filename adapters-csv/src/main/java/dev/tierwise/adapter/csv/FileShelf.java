package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.workbook.BadEntryException;
import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.csv.workbook.Workbook;
import dev.tierwise.adapter.csv.workbook.ZippedTables;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Files that lie together: in a folder, or in a zip archive. */
sealed interface FileShelf extends AutoCloseable {

    /** The names of the files, sorted. */
    SortedSet<String> names();

    /** What a file holds. */
    Content content(String name);

    /**
     * Opens a file as a workbook.
     *
     * @throws BadWorkbookException when it is none, or is damaged
     */
    Workbook workbook(String name) throws BadWorkbookException;

    /** Why a name is none of a file that can be read; empty where it may be one. */
    Optional<Text> fault(String name);

    /** Whether a file is one, and may be read. */
    default boolean isReadable(String name) {
        return fault(name).isEmpty();
    }

    /**
     * Opens a file as a table.
     *
     * @param sheet says which sheet is read, if the file is a workbook
     * @param place of the file, for messages; that of a sheet is added
     * @throws BrokenTableException when the file cannot be read, not even its header
     * @throws SourceException      when the thread is interrupted
     */
    default Table table(
            String name, Function<Workbook, String> sheet, FilePlace place, TableForm form, ProblemSink problems)
            throws BrokenTableException, SourceException {
        Optional<Text> fault = fault(name);
        if (fault.isPresent()) {
            throw new BrokenTableException(place.at(1, 1), fault.get());
        }
        if (!FolderFiles.isWorkbook(name)) {
            return CsvTable.open(content(name), place, form, problems);
        }
        try {
            Workbook workbook = workbook(name);
            return WorkbookTable.open(workbook, sheet.apply(workbook), place, form, problems);
        } catch (BadWorkbookException e) {
            throw new BrokenTableException(place.at(e.line(), e.column()), e.text());
        }
    }

    @Override
    void close();

    /**
     * Opens a folder, or a zip archive.
     *
     * @throws IOException          when the folder cannot be listed
     * @throws BadWorkbookException when the archive is damaged, or too large
     */
    static FileShelf open(Path place) throws IOException, BadWorkbookException {
        return Files.isDirectory(place) ? new Folder(place, listed(place)) : new Archive(ZippedTables.open(place));
    }

    private static SortedSet<String> listed(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /**
     * A folder.
     *
     * @param path  where it is
     * @param names of everything in it
     */
    record Folder(Path path, SortedSet<String> names) implements FileShelf {

        @Override
        public Content content(String name) {
            return Content.of(path.resolve(name));
        }

        @Override
        public Workbook workbook(String name) throws BadWorkbookException {
            return Workbook.open(path.resolve(name));
        }

        @Override
        public Optional<Text> fault(String name) {
            Path file = path.resolve(name);
            if (Files.isDirectory(file)) {
                return Optional.of(Text.of(FileShelf.class, "file.is.folder"));
            }
            return Files.exists(file) && !Files.isRegularFile(file)
                    ? Optional.of(Text.of(FileShelf.class, "file.is.device"))
                    : Optional.empty();
        }

        @Override
        public boolean isReadable(String name) {
            Path file = path.resolve(name);
            return Files.isRegularFile(file) && Files.isReadable(file);
        }

        @Override
        public void close() {
            // a file is open only while it is read
        }
    }

    /**
     * A workbook that is all there is.
     *
     * @param file where it is
     */
    record Single(Path file) implements FileShelf {

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(Set.of(String.valueOf(file.getFileName())));
        }

        @Override
        public Content content(String name) {
            return Content.of(file);
        }

        @Override
        public Workbook workbook(String name) throws BadWorkbookException {
            return Workbook.open(file);
        }

        @Override
        public Optional<Text> fault(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {
            // a workbook is open only while it is read
        }
    }

    /** A zip archive; folders in it are parts of the names. */
    final class Archive implements FileShelf {

        private final ZippedTables archive;
        private final Map<String, ZippedTables.Entry> entries = new TreeMap<>();

        Archive(ZippedTables archive) {
            this.archive = archive;
            archive.entries().forEach(entry -> entries.putIfAbsent(entry.label(), entry));
        }

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(entries.keySet());
        }

        private ZippedTables.Entry entry(String name) {
            ZippedTables.Entry entry = entries.get(name);
            if (entry == null) {
                throw new IllegalArgumentException("the archive has no such file: " + name);
            }
            return entry;
        }

        @Override
        public Content content(String name) {
            return () -> stream(name);
        }

        private InputStream stream(String name) throws IOException {
            try {
                return archive.open(entry(name));
            } catch (BadWorkbookException e) {
                throw new BadEntryException(e.text());
            }
        }

        @Override
        public Workbook workbook(String name) throws BadWorkbookException {
            return archive.openWorkbook(entry(name));
        }

        @Override
        public Optional<Text> fault(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {
            archive.close();
        }
    }
}

package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.mapping.Exports;
import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.csv.workbook.ZippedTables;
import dev.tierwise.adapter.tables.Addresses;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The files of a folder that a mapping chooses from; those of a zip archive in it count each on its own. */
final class ShelfExports implements Exports, AutoCloseable {

    private static final String ZIP = ".zip";

    private final FileShelf shelf;
    private final Charset encoding;
    private final Supplier<Optional<Table>> partner;
    private final Map<String, FileShelf.Archive> archives = new HashMap<>();

    /** @param partner opens the table of the partner, if there is one and it can be read */
    ShelfExports(FileShelf shelf, Charset encoding, Supplier<Optional<Table>> partner) {
        this.shelf = shelf;
        this.encoding = encoding;
        this.partner = partner;
    }

    @Override
    public List<Exports.File> matching(String pattern, int order) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT));
        List<Exports.File> files = new ArrayList<>();
        for (String name : shelf.names()) {
            if (matcher.matches(Path.of(name.toLowerCase(Locale.ROOT)))) {
                files.addAll(named(name, order));
            }
        }
        return files;
    }

    /** A file; of a zip archive in the folder, the files in it. */
    List<Exports.File> named(String name, int order) {
        return name.toLowerCase(Locale.ROOT).endsWith(ZIP) && shelf instanceof FileShelf.Folder folder
                ? ofArchive(folder, name, order)
                : List.of(new ShelfFile(shelf, name, name, order, Optional.empty()));
    }

    private List<Exports.File> ofArchive(FileShelf.Folder folder, String name, int order) {
        List<Exports.File> files = new ArrayList<>();
        try {
            FileShelf.Archive archive = archives.get(name);
            if (archive == null) {
                archive = new FileShelf.Archive(ZippedTables.open(folder.path().resolve(name)));
                archives.put(name, archive);
            }
            for (String entry : archive.names()) {
                files.add(new ShelfFile(archive, entry, name + "!" + entry, order, Optional.empty()));
            }
        } catch (BadWorkbookException e) {
            files.add(new ShelfFile(folder, name, name, order, Optional.of(e.text())));
        }
        return files;
    }

    /** A file on a shelf, under the name that people know. */
    private final class ShelfFile implements Exports.File {

        private final FileShelf holder;
        private final String entry;
        private final String name;
        private final int order;
        private final Optional<Text> fault;

        ShelfFile(FileShelf holder, String entry, String name, int order, Optional<Text> fault) {
            this.holder = holder;
            this.entry = entry;
            this.name = name;
            this.order = order;
            this.fault = fault;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Origin start() {
            return new FilePlace(name, order).at(1, 1);
        }

        @Override
        public Table open(Optional<String> sheet, int skip, Set<String> columns, ProblemSink problems)
                throws BrokenTableException, SourceException {
            FilePlace place = new FilePlace(name, order);
            if (fault.isPresent()) {
                throw new BrokenTableException(place.at(1, 1), fault.get());
            }
            Set<String> forms = new LinkedHashSet<>();
            columns.forEach(column -> forms.add(Spelling.form(column)));
            TableForm form = new TableForm(
                    encoding,
                    written -> Optional.of(Spelling.form(written)).filter(forms::contains),
                    List.copyOf(columns),
                    skip);
            return holder.table(
                    entry,
                    workbook -> sheet.orElseGet(() -> workbook.sheets().stream()
                            .filter(any -> !any.hidden())
                            .findFirst()
                            .orElse(workbook.sheets().get(0))
                            .name()),
                    place,
                    form,
                    problems);
        }
    }

    @Override
    public List<String> names() {
        return shelf.names().stream()
                .filter(name -> shelf.fault(name).isEmpty())
                .toList();
    }

    @Override
    public Set<String> partnerDomains() {
        Optional<Table> opened = partner.get();
        if (opened.isEmpty()) {
            return Set.of();
        }
        try (Table table = opened.get()) {
            int column = table.header().stream()
                    .map(TableKind.PARTNER::column)
                    .toList()
                    .indexOf(Optional.of("email_domains"));
            return column >= 0 && table.next() ? Addresses.domains(table.text(column)) : Set.of();
        } catch (BrokenTableException | SourceException e) {
            // is told when the partner is read
            return Set.of();
        }
    }

    @Override
    public void close() {
        archives.values().forEach(FileShelf.Archive::close);
    }
}

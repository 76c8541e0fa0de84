package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.mapping.ErrorList;
import dev.tierwise.adapter.csv.mapping.ExportMapping;
import dev.tierwise.adapter.csv.mapping.GivenPartner;
import dev.tierwise.adapter.csv.mapping.Inferences;
import dev.tierwise.adapter.csv.mapping.MappedTable;
import dev.tierwise.adapter.csv.mapping.MappingReader;
import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.csv.workbook.Workbook;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.adapter.tables.Tables;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a folder, of a workbook or of a zip archive. */
final class FileTables implements Tables {

    private static final Text UNREADABLE = Text.of(FileTables.class, "unreadable");
    private static final Text NOTHING = Text.verbatim("");

    private final Path place;
    private final String location;
    private final Charset encoding;
    private final Optional<Path> chosenMapping;
    private @Nullable FileShelf shelf;
    private @Nullable FolderFiles files;
    private @Nullable ShelfExports exports;
    private @Nullable ExportMapping mapping;
    private boolean unusable;

    /**
     * @param place    a folder, a workbook or a zip archive
     * @param location what people call it
     * @param mapping  says how exports are read; empty: the one beside them, if there is one
     */
    FileTables(Path place, String location, Charset encoding, Optional<Path> mapping) {
        this.place = place;
        this.location = location;
        this.encoding = encoding;
        this.chosenMapping = mapping;
    }

    /** The name of the file that usually holds a table. */
    static String fileName(TableKind kind) {
        return kind.id() + ".csv";
    }

    @Override
    public boolean areReadable(ProblemSink problems) {
        if (files == null && !unusable) {
            Optional<Text> fault = look();
            unusable = fault.isPresent();
            fault.ifPresent(text -> problems.error(new Origin.InFile(location, 0, 1, 1), text));
            unusable |= !readMapping(problems);
        }
        return !unusable;
    }

    /** Looks at the place; what is wrong with it, and what to do, or nothing. */
    private Optional<Text> look() {
        close();
        try {
            boolean isFolder =
                    Files.readAttributes(place, BasicFileAttributes.class).isDirectory();
            String name = String.valueOf(place.getFileName());
            if (!isFolder && FolderFiles.isWorkbook(name)) {
                shelf = new FileShelf.Single(place);
            } else if (isFolder || name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                shelf = FileShelf.open(place);
            } else {
                return Optional.of(Text.of(FileTables.class, "folder.is.file"));
            }
            files = FolderFiles.of(shelf);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(Text.of(FileTables.class, "folder.missing"));
        } catch (IOException e) {
            return Optional.of(UNREADABLE);
        } catch (BadWorkbookException e) {
            return Optional.of(e.text());
        }
    }

    /** Reads the mapping, if there is one; whether it can be used, and otherwise everything that is wrong is reported. */
    private boolean readMapping(ProblemSink problems) {
        Path file = chosenMapping.orElse(place.resolve(MappingReader.FILE));
        FileShelf here = shelf;
        if (here == null || (chosenMapping.isEmpty() && !Files.exists(file))) {
            return true;
        }
        Findings findings = new Findings();
        mapping = MappingReader.read(file, String.valueOf(file.getFileName()), findings)
                .orElse(null);
        findings.eachError((at, text) -> problems.error(new Origin.InFile(at.file(), 0, at.line(), at.column()), text));
        exports = new ShelfExports(here, encoding, this::partner);
        return !findings.hasErrors();
    }

    /** The partner as the mapping or the folder's own file tells it, if it can be read. */
    private Optional<Table> partner() {
        if (!isMapped(TableKind.PARTNER)) {
            return partnerOfFiles();
        }
        try {
            return Optional.of(open(TableKind.PARTNER, Instant.MAX, new ErrorList()));
        } catch (BrokenTableException | SourceException e) {
            return Optional.empty();
        }
    }

    /** The partner that the folder's own file tells, if it can be read. */
    Optional<Table> partnerOfFiles() {
        if (files == null && look().isPresent()) {
            return Optional.empty();
        }
        if (!files().has(TableKind.PARTNER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ofFile(TableKind.PARTNER, new ErrorList()));
        } catch (BrokenTableException | SourceException e) {
            return Optional.empty();
        }
    }

    private boolean isMapped(TableKind kind) {
        return mapping != null
                && (mapping.tables().containsKey(kind)
                        || (kind == TableKind.PARTNER && !mapping.partner().isEmpty()));
    }

    private FolderFiles files() {
        if (files == null) {
            throw new IllegalStateException("the folder was not looked at");
        }
        return files;
    }

    @Override
    public boolean has(TableKind kind) {
        return isMapped(kind) || files().has(kind);
    }

    @Override
    public Table open(TableKind kind, Instant deadline, ProblemSink problems)
            throws BrokenTableException, SourceException {
        if (mapping == null || !isMapped(kind)) {
            return ofFile(kind, problems);
        }
        return mapping.tables().containsKey(kind)
                ? MappedTable.open(mapping, kind, Objects.requireNonNull(exports), problems)
                : new GivenPartner(mapping);
    }

    private Table ofFile(TableKind kind, ProblemSink problems) throws BrokenTableException, SourceException {
        FolderFiles.Home home = files().home(kind);
        FilePlace place = new FilePlace(home.file(), kind.order());
        return Objects.requireNonNull(shelf)
                .table(
                        home.file(),
                        workbook -> home.sheet().orElseGet(() -> onlySheet(workbook, home.file(), place, problems)),
                        place,
                        TableForm.of(kind, encoding),
                        problems);
    }

    /** The sheet that has the workbook's own name, or else the first one that is not hidden. */
    private static String onlySheet(Workbook workbook, String file, FilePlace place, ProblemSink problems) {
        String stem = Spelling.form(file.substring(0, file.lastIndexOf('.')));
        List<String> shown = workbook.sheets().stream()
                .filter(sheet -> !sheet.hidden())
                .map(Workbook.Sheet::name)
                .toList();
        Optional<String> named =
                shown.stream().filter(name -> Spelling.form(name).equals(stem)).findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        String first = shown.isEmpty() ? workbook.sheets().get(0).name() : shown.get(0);
        if (shown.size() > 1) {
            problems.warning(
                    place.at(1, 1),
                    Text.of(FileTables.class, "sheet.first", first, String.join(", ", shown.subList(1, shown.size()))));
        }
        return first;
    }

    @Override
    public Origin place(TableKind kind) {
        return FilePlace.of(kind).at(1, 1);
    }

    @Override
    public Text missing(TableKind kind) {
        return Text.of(FileTables.class, kind == TableKind.PARTNER ? "partner.missing" : "portals.missing");
    }

    @Override
    public void finish(FactSink sink) {
        files().reportLookAlikes(kind -> !isMapped(kind), sink);
        if (mapping != null) {
            Inferences.tell(mapping, Objects.requireNonNull(exports), sink);
        }
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        List<Text> faults = new ArrayList<>();
        look().ifPresent(faults::add);
        if (faults.isEmpty()) {
            ErrorList wrong = new ErrorList();
            readMapping(wrong);
            faults.addAll(wrong.errors());
        }
        for (Text fault : faults) {
            sink.finding(new Finding(Text.verbatim(location), Finding.Status.UNAVAILABLE, "folder", fault, NOTHING));
        }
        if (!faults.isEmpty()) {
            return;
        }
        for (TableKind kind : TableKind.OF_FACTS) {
            if (mapping != null && mapping.tables().containsKey(kind)) {
                Inferences.diagnose(mapping, kind, location, Objects.requireNonNull(exports), sink);
            } else if (!isMapped(kind)) {
                diagnose(kind, files(), sink);
            }
        }
    }

    private void diagnose(TableKind kind, FolderFiles here, DiagnosisSink sink) {
        String name = here.name(kind);
        if (!here.has(kind)) {
            if (kind.isUsual()) {
                find(
                        Finding.Status.WARNING,
                        Text.of(FileTables.class, "file.missing", fileName(kind)),
                        Text.of(FileTables.class, "file.missing.advice"),
                        sink);
            }
        } else if (Objects.requireNonNull(shelf).isReadable(name)) {
            find(Finding.Status.OK, Text.of(FileTables.class, "file.there", name), NOTHING, sink);
        } else {
            find(
                    Finding.Status.UNAVAILABLE,
                    Text.of(FileTables.class, "file.unreadable", name),
                    Text.of(FileTables.class, "file.unreadable.advice"),
                    sink);
        }
    }

    private void find(Finding.Status status, Text message, Text advice, DiagnosisSink sink) {
        sink.finding(new Finding(Text.verbatim(location), status, "file", message, advice));
    }

    @Override
    public void close() {
        if (exports != null) {
            exports.close();
            exports = null;
        }
        if (shelf != null) {
            shelf.close();
            shelf = null;
        }
    }
}

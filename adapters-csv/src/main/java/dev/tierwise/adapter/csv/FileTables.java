package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.adapter.tables.Tables;
import dev.tierwise.domain.text.Text;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a folder. */
final class FileTables implements Tables {

    private static final Text UNREADABLE = Text.of(FileTables.class, "unreadable");
    private static final Text NOTHING = Text.verbatim("");

    private final Path folder;
    private final String location;
    private final Charset encoding;
    private @Nullable FolderFiles files;
    private boolean unusable;

    FileTables(Path folder, String location, Charset encoding) {
        this.folder = folder;
        this.location = location;
        this.encoding = encoding;
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
        }
        return files != null;
    }

    /** Looks at the folder; what is wrong with it, and what to do, or nothing. */
    private Optional<Text> look() {
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                return Optional.of(Text.of(FileTables.class, "folder.is.file"));
            }
            files = FolderFiles.of(folder);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(Text.of(FileTables.class, "folder.missing"));
        } catch (IOException e) {
            return Optional.of(UNREADABLE);
        }
    }

    private FolderFiles files() {
        if (files == null) {
            throw new IllegalStateException("the folder was not looked at");
        }
        return files;
    }

    @Override
    public boolean has(TableKind kind) {
        return files().has(kind);
    }

    @Override
    public Table open(TableKind kind, Instant deadline, ProblemSink problems)
            throws BrokenTableException, SourceException {
        String name = files().only(kind);
        FilePlace place = new FilePlace(name, kind.order());
        Path path = folder.resolve(name);
        if (Files.isDirectory(path)) {
            throw new BrokenTableException(place.at(1, 1), Text.of(FileTables.class, "file.is.folder"));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BrokenTableException(place.at(1, 1), Text.of(FileTables.class, "file.is.device"));
        }
        return CsvTable.open(Content.of(path), place, CsvForm.of(kind, encoding), problems);
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
        files().reportLookAlikes(sink);
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) {
        Optional<Text> fault = look();
        if (fault.isPresent()) {
            sink.finding(
                    new Finding(Text.verbatim(location), Finding.Status.UNAVAILABLE, "folder", fault.get(), NOTHING));
            return;
        }
        for (TableKind kind : TableKind.OF_FACTS) {
            diagnose(kind, files(), sink);
        }
    }

    private void diagnose(TableKind kind, FolderFiles here, DiagnosisSink sink) {
        String name = here.name(kind);
        Path path = folder.resolve(name);
        if (!here.has(kind)) {
            if (kind.isUsual()) {
                find(
                        Finding.Status.WARNING,
                        Text.of(FileTables.class, "file.missing", fileName(kind)),
                        Text.of(FileTables.class, "file.missing.advice"),
                        sink);
            }
        } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
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
        // a file is open only while it is read
    }
}

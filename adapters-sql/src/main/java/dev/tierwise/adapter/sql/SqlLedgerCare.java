package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LaterDays;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The care of a ledger in a database. */
final class SqlLedgerCare implements LedgerCare {

    private final Database database;
    private final ProgrammeCodec programmes;

    SqlLedgerCare(Database database, ProgrammeCodec programmes) {
        this.database = database;
        this.programmes = programmes;
    }

    @Override
    public List<Text> verify() {
        try (Session session = Schema.CURRENT.open(database, IfMissing.FAIL)) {
            return new Verification(session, programmes).problems();
        }
    }

    @Override
    public void exportTo(Path folder) {
        try (Session session = Schema.CURRENT.open(database, IfMissing.FAIL)) {
            if (Files.exists(folder) && !isEmptyFolder(folder)) {
                throw new LedgerException(Kind.MISUSED, Text.of(SqlLedgerCare.class, "folder.not.empty", folder));
            }
            Path unfinished = beside(folder);
            try {
                OwnerOnly.createFolder(unfinished);
                new Export(session, unfinished).write();
                publish(unfinished, folder);
            } finally {
                deleteWithContent(unfinished);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Somebody may stand in a folder that is there, so it stays; what makes it an export comes last. */
    private static void publish(Path unfinished, Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.move(unfinished, folder);
            return;
        }
        for (Table table : Table.ALL) {
            Files.move(unfinished.resolve(table.file()), folder.resolve(table.file()));
        }
        Files.move(unfinished.resolve(Export.CONTENTS), folder.resolve(Export.CONTENTS));
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    @Override
    public void importFrom(Path folder) {
        try (Session session = Schema.CURRENT.open(database, IfMissing.CREATE)) {
            new Import(session, programmes, folder).read();
        }
    }

    @Override
    public List<LaterDays> later(LocalDate day) {
        database.checkChangeable();
        try (Session session = Schema.CURRENT.open(database, IfMissing.FAIL)) {
            return Forgetting.later(session, day);
        }
    }

    @Override
    public void forget(LocalDate after, Collection<HistoryId> histories) {
        try (Session session = Schema.CURRENT.open(database, IfMissing.FAIL)) {
            session.change(() -> {
                histories.stream().sorted().forEach(history -> {
                    database.lock(session, history.toString());
                    Histories.find(session, history).ifPresent(number -> new Forgetting(session, number).forget(after));
                });
                return histories;
            });
        }
    }

    @Override
    public void backupTo(Path file) {
        try (Session session = Schema.CURRENT.open(database, IfMissing.FAIL)) {
            if (Files.exists(file)) {
                throw new LedgerException(Kind.MISUSED, Text.of(SqlLedgerCare.class, "file.exists", file));
            }
            Path unfinished = beside(file);
            try {
                OwnerOnly.createFile(unfinished);
                session.database().copyTo(session, unfinished);
                Files.move(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** A name in the same folder, so that what is finished gets its own name in one step. */
    private static Path beside(Path target) {
        return target.toAbsolutePath()
                .normalize()
                .resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static void deleteWithContent(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static LedgerException unwritable(Path target, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new LedgerException(Kind.MISUSED, Text.of(SqlLedgerCare.class, "no.folder", target));
        }
        if (e instanceof AccessDeniedException) {
            return new LedgerException(Kind.REFUSED, Text.of(SqlLedgerCare.class, "write.refused", target));
        }
        return new LedgerException(
                Kind.UNAVAILABLE, Text.of(SqlLedgerCare.class, "write.failed", target, Worded.of(e)));
    }
}

package dev.tierwise.cli.command;

import dev.tierwise.answers.snapshot.SnapshotFolder;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes a snapshot beside its place and moves it there when it is whole. */
final class SnapshotWriter {

    private SnapshotWriter() {}

    /**
     * Refuses a place that is taken, before anything is read.
     *
     * @throws UserException when there is something other than an empty folder
     */
    static void checkFree(Path folder, String given) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(folder)) {
            throw UserException.usage(SnapshotWriter.class, "snapshot.taken", given);
        }
    }

    /**
     * Writes the facts as a folder that only its owner can read.
     *
     * @param programme the programme whose facts were asked for
     * @throws UserException when the folder cannot be written; then it is not there
     */
    static void write(ReadFacts facts, Programme programme, Path folder, String given) {
        checkFree(folder, given);
        Path target = folder.toAbsolutePath().normalize();
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.createDirectories(target.resolveSibling(""));
                createPrivateFolder(beside);
                new SnapshotFolder(facts, programme, name -> privateFile(beside.resolve(name))).write();
                Files.deleteIfExists(target);
                Files.move(beside, target);
            } finally {
                delete(beside);
            }
        } catch (IOException | UncheckedIOException e) {
            throw UserException.usage(SnapshotWriter.class, "snapshot.unwritable", given, FileFailure.reason(e));
        }
    }

    private static void createPrivateFolder(Path folder) throws IOException {
        if (hasOwners(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static Writer privateFile(Path file) throws IOException {
        if (hasOwners(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean hasOwners(Path path) throws IOException {
        return Files.getFileStore(path.resolveSibling("")).supportsFileAttributeView("posix");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where data goes: standard output, or a file that is either replaced by all of it or left as it was. */
final class Destination {

    /** Writes a text. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /** Writes data of any kind. */
    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String STANDARD_OUTPUT = "-";

    private Destination() {}

    /**
     * Writes a text, as UTF-8, to a file, or to standard output where no file or {@code -} is given.
     *
     * @throws IOException   when standard output does not take it
     * @throws UserException when the file cannot be written; it is left as it was
     */
    static void write(@Nullable String file, Environment environment, Content content) throws IOException {
        writeBytes(file, environment, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(text);
            text.flush();
        });
    }

    /**
     * Writes data to a file, or to standard output where no file or {@code -} is given.
     *
     * @throws IOException   when standard output does not take it
     * @throws UserException when the file cannot be written; it is left as it was
     */
    static void writeBytes(@Nullable String file, Environment environment, Bytes content) throws IOException {
        if (file == null || file.equals(STANDARD_OUTPUT)) {
            content.writeTo(environment.out());
            environment.out().flush();
            return;
        }
        Path target = environment.workingDirectory().resolve(file);
        if (Files.isDirectory(target)) {
            throw UserException.usage(Destination.class, "unwritable.folder", file);
        }
        try {
            replace(target, content);
        } catch (IOException e) {
            throw UserException.usage(Destination.class, "unwritable", file, FileFailure.reason(e));
        }
    }

    /** Whether an option names standard output, as it does where it is not given. */
    static boolean isStandardOutput(@Nullable String file) {
        return file == null || file.equals(STANDARD_OUTPUT);
    }

    private static void replace(Path given, Bytes content) throws IOException {

        if (Files.exists(given) && !Files.isRegularFile(given)) {
            // a device or a pipe cannot be left half written in any sense that matters, nor be replaced
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(given))) {
                content.writeTo(out);
            }
            return;
        }
        // a link keeps pointing to the file that it names
        Path target = Files.isSymbolicLink(given) ? given.toRealPath() : given;
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                // a run that is interrupted leaves nothing behind
                beside.toFile().deleteOnExit();
                keepPermissions(target, beside);
                content.writeTo(out);
            }
            try {
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A file that only its owner may read stays one. */
    private static void keepPermissions(Path replaced, Path by) throws IOException {
        if (!Files.exists(replaced)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(by, Files.getPosixFilePermissions(replaced));
        } catch (UnsupportedOperationException e) {
            // on Windows a file has the permissions of its folder
        }
    }
}

package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip archive whose entries are read within bounds. */
final class Archive implements AutoCloseable {

    private static final String ENCRYPTED = "encrypted";

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws BadWorkbookException if the file cannot be read, is no zip archive, or has too many entries */
    static Archive open(Path file, int mostEntries) throws BadWorkbookException {
        ZipFile zip;
        try {
            zip = named(file);
        } catch (IOException e) {
            throw translated(e);
        }
        Archive archive = new Archive(zip);
        int entries = zip.size();
        if (entries > mostEntries) {
            archive.close();
            throw BadWorkbookException.of("entries.limit", entries, mostEntries);
        }
        return archive;
    }

    /** Old programs write names in other encodings than UTF-8; those become legible only in part, but the archive opens. */
    private static ZipFile named(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            if (isEncrypted(e)) {
                throw e;
            }
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isEncrypted(ZipException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(ENCRYPTED);
    }

    List<ZipEntry> entries() {
        return zip.stream().<ZipEntry>map(entry -> entry).toList();
    }

    /** @throws BadWorkbookException if the entry is damaged or compressed in a way that is not read */
    InputStream open(ZipEntry entry, Text name, long mostBytes) throws BadWorkbookException {
        try {
            InputStream unpacked = zip.getInputStream(entry);
            if (unpacked == null) {
                throw BadWorkbookException.of("part.missing", name);
            }
            return new BoundedInputStream(unpacked, name, entry.getCompressedSize(), mostBytes);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    /** The fault of a file in words; libraries wrap what the streams below them throw. */
    static BadWorkbookException translated(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            BadWorkbookException known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return failure instanceof IOException
                ? BadWorkbookException.of("unreadable.because", String.valueOf(failure.getMessage()))
                : BadWorkbookException.of("damaged");
    }

    private static @Nullable BadWorkbookException known(Throwable cause) {
        if (cause instanceof Worded worded) {
            return new BadWorkbookException(worded.text());
        }
        if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
            return BadWorkbookException.of("interrupted");
        }
        if (cause instanceof ZipException zip) {
            return BadWorkbookException.of(isEncrypted(zip) ? "zip.encrypted" : "damaged");
        }
        if (cause instanceof EOFException || cause instanceof CharacterCodingException) {
            return BadWorkbookException.of("damaged");
        }
        if (cause instanceof NoSuchFileException) {
            return BadWorkbookException.of("file.missing");
        }
        return cause instanceof AccessDeniedException ? BadWorkbookException.of("access.denied") : null;
    }

    /** @throws BadWorkbookException unless the path leads to a file, which can be read more than once */
    static void requireFile(Path file) throws BadWorkbookException {
        if (Files.isDirectory(file)) {
            throw BadWorkbookException.of("file.is.folder");
        }
        if (!Files.exists(file)) {
            throw BadWorkbookException.of("file.missing");
        }
        if (!Files.isRegularFile(file)) {
            throw BadWorkbookException.of("file.is.device");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing was written, and everything that is needed was read.
            return;
        }
    }
}

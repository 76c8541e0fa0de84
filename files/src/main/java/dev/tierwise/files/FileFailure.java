package dev.tierwise.files;

import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file cannot be used, in words. */
public final class FileFailure {

    /** Systems say these in English or in their own language. */
    private static final Map<String, String> KNOWN = Map.of(
            "No space left on device", "file.full",
            "Not a directory", "file.not-in-folder",
            "Read-only file system", "file.read-only");

    private static final Pattern ILLEGAL = Pattern.compile("Illegal char <(.)> at index ([0-9]+)");

    private FileFailure() {}

    /** Why a file or a folder cannot be written. */
    public static Text reason(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (failure instanceof NoSuchFileException) {
            return text("file.no-folder");
        }
        if (failure instanceof AccessDeniedException) {
            return text("file.denied");
        }
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failure.getMessage());
        String key = KNOWN.get(reason);
        return key == null ? Text.verbatim(reason) : text(key);
    }

    /** Why a text is not the name of a file. */
    public static Text reason(InvalidPathException wrong) {
        Matcher illegal = ILLEGAL.matcher(wrong.getReason());
        if (illegal.matches()) {
            return text("file.illegal", illegal.group(1), illegal.group(2));
        }
        return wrong.getReason().startsWith("Nul ") ? text("file.nul") : Text.verbatim(wrong.getReason());
    }

    private static Text text(String key, Object... values) {
        return Text.of(FileFailure.class, key, values);
    }
}

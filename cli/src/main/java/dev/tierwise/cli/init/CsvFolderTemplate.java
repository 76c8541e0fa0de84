package dev.tierwise.cli.init;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.stream.Collectors.joining;

import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A CSV folder to fill in: the files with their headers, and a page in English and German that explains each column.
 *
 * <p>A file of users, app usage or certifications without rows would say that there are none. Those three have names
 * under which they are not read until somebody fills them in and renames them. An empty {@code partner.csv} is an
 * error, so that the folder as it is written never gives an answer.
 */
public final class CsvFolderTemplate {

    private static final List<String> FILES = List.of(
            "README.txt",
            "LIESMICH.txt",
            "partner.csv",
            "portals.csv",
            "users.template.csv",
            "app_usage.template.csv",
            "certifications.template.csv");

    /** A folder in use has these instead of the templates. */
    private static final List<String> FILLED_IN = List.of("users.csv", "app_usage.csv", "certifications.csv");

    private CsvFolderTemplate() {}

    /**
     * Writes the files into a folder, which is made when it is not there. All are written, or none.
     *
     * @throws UserException when one of the files is there already, or the folder cannot be written to
     */
    public static void write(Path folder) {
        refuseWhatIsInUse(folder);
        Deque<Path> made = new ArrayDeque<>();
        try {
            makeFolder(folder, made);
            for (String file : FILES) {
                write(file, folder.resolve(file), made);
            }
        } catch (IOException e) {
            remove(made, e);
            throw UserException.usage(CsvFolderTemplate.class, "folder.unwritable", folder, FileFailure.reason(e));
        }
    }

    /** Whether a folder has files of an agency already, filled in or not. */
    public static boolean isInUse(Path folder) {
        return Stream.of("partner.csv", "portals.csv").allMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static void refuseWhatIsInUse(Path folder) {
        if (Files.exists(folder, NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw UserException.usage(CsvFolderTemplate.class, "folder.none", folder);
        }
        String found = Stream.concat(FILES.stream(), FILLED_IN.stream())
                .filter(file -> Files.exists(folder.resolve(file), NOFOLLOW_LINKS))
                .collect(joining(", "));
        if (!found.isEmpty()) {
            throw UserException.usage(CsvFolderTemplate.class, "folder.in-use", folder, found);
        }
    }

    private static void makeFolder(Path folder, Deque<Path> made) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolder(parent, made);
        }
        Files.createDirectory(folder);
        made.push(folder);
    }

    private static void write(String file, Path target, Deque<Path> made) throws IOException {
        try (InputStream content = Objects.requireNonNull(CsvFolderTemplate.class.getResourceAsStream(file), file);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            made.push(target);
            content.transferTo(out);
        }
    }

    private static void remove(Deque<Path> made, IOException why) {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }
}

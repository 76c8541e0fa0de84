package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which entries of a folder are the files that Tierwise reads, and which only look like them. */
final class FolderFiles {

    private static final Set<String> WORKBOOKS = Set.of("xlsx", "xlsm", "xls", "ods", "numbers");

    private static final Set<String> TABLES = Set.of("csv", "tsv", "tab", "txt", "dat", "gz", "zip");

    /** What operating systems and people add to the name of a copy. */
    private static final Pattern OF_A_COPY = Pattern.compile("(?i)^(copy of|kopie von)[ _-]*"
            + "|[ _-]*(\\(\\d+\\)|[ _-]\\d{1,2}|copy|kopie|export|final|neu|new|template)$");

    private static final String TEMPLATE = ".template.csv";

    private final Map<TableKind, List<String>> found = new HashMap<>();
    private final Map<TableKind, List<String>> lookAlikes = new HashMap<>();
    private final Path folder;

    private FolderFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException when the folder cannot be listed */
    static FolderFiles of(Path folder) throws IOException {
        FolderFiles files = new FolderFiles(folder);
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.forEach(files::sort);
        return files;
    }

    private void sort(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (TableKind file : TableKind.values()) {
            if (lower.equals(FileTables.fileName(file))) {
                found.computeIfAbsent(file, any -> new ArrayList<>()).add(name);
                return;
            }
        }
        meant(lower)
                .ifPresent(file -> lookAlikes
                        .computeIfAbsent(file, any -> new ArrayList<>())
                        .add(name));
    }

    /** The file that somebody may have meant by a name. */
    private static Optional<TableKind> meant(String lower) {
        String stem = lower;
        boolean isTable = false;
        for (int dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.')) {
            String ending = stem.substring(dot + 1);
            boolean known = TABLES.contains(ending) || WORKBOOKS.contains(ending);
            if (!known && !ending.equals("template")) {
                break;
            }
            isTable |= known;
            stem = stem.substring(0, dot);
        }
        if (!isTable) {
            return Optional.empty();
        }
        String form = Spelling.form(stem);
        String ofTheOriginal = Spelling.form(OF_A_COPY.matcher(stem).replaceAll(""));
        for (TableKind file : TableKind.values()) {
            List<String> name = List.of(file.id(), file.id().replace("_", ""));
            if (Spelling.nearest(form, name).isPresent()
                    || Spelling.nearest(ofTheOriginal, name).isPresent()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Whether a file is there, readable or not; a link that leads nowhere is, and a workbook that is refused in its place. */
    boolean has(TableKind file) {
        return found.containsKey(file) || workbookInsteadOf(file).isPresent();
    }

    /** The name of a file here; the usual one where it is not there. */
    String name(TableKind file) {
        return found.containsKey(file)
                ? found.get(file).get(0)
                : workbookInsteadOf(file).orElse(FileTables.fileName(file));
    }

    private Optional<String> workbookInsteadOf(TableKind file) {
        return found.containsKey(file)
                ? Optional.empty()
                : lookAlikes.getOrDefault(file, List.of()).stream()
                        .filter(FolderFiles::isWorkbook)
                        .findFirst();
    }

    private static boolean isWorkbook(String name) {
        return WORKBOOKS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The name that a file has here.
     *
     * @throws BrokenTableException where two names differ only in case
     */
    String only(TableKind file) throws BrokenTableException {
        Optional<String> workbook = workbookInsteadOf(file);
        if (workbook.isPresent()) {
            throw new BrokenTableException(
                    new FilePlace(workbook.get(), file.order()).at(1, 1),
                    Text.of(FolderFiles.class, "workbook.instead", FileTables.fileName(file)));
        }
        List<String> names = found.getOrDefault(file, List.of());
        if (names.size() > 1) {
            throw new BrokenTableException(
                    new FilePlace(names.get(0), file.order()).at(1, 1),
                    Text.of(
                            FolderFiles.class,
                            "differ.in.case",
                            names.stream()
                                    .map(Text::verbatim)
                                    .reduce((one, other) -> Text.of(FolderFiles.class, "and", one, other))
                                    .orElseThrow()));
        }
        return names.get(0);
    }

    /** Reports the files that look like those that are read, each under the name that it should have. */
    void reportLookAlikes(ProblemSink problems) {
        for (TableKind file : TableKind.values()) {
            for (String name : lookAlikes.getOrDefault(file, List.of())) {
                if (isUntouchedTemplate(name)) {
                    continue;
                }
                Origin at = new FilePlace(name, file.order()).at(1, 1);
                if (!isWorkbook(name) || found.containsKey(file)) {
                    problems.warning(
                            at,
                            has(file)
                                    ? Text.of(FolderFiles.class, "look.alike.other", FileTables.fileName(file))
                                    : Text.of(FolderFiles.class, "look.alike", FileTables.fileName(file)));
                }
            }
        }
    }

    /** A template that {@code tierwise init} writes is no slip until somebody adds a row. */
    private boolean isUntouchedTemplate(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(TEMPLATE)) {
            return false;
        }
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).limit(2).count() < 2;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}

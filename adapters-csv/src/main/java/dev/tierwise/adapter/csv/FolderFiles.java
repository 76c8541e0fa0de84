package dev.tierwise.adapter.csv;

import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.domain.text.Text;
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

    private final Map<CsvFile, List<String>> found = new HashMap<>();
    private final Map<CsvFile, List<String>> lookAlikes = new HashMap<>();
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
        for (CsvFile file : CsvFile.ALL) {
            if (lower.equals(file.fileName())) {
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
    private static Optional<CsvFile> meant(String lower) {
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
        for (CsvFile file : CsvFile.ALL) {
            List<String> name = List.of(file.stem(), file.stem().replace("_", ""));
            if (Spelling.nearest(form, name).isPresent()
                    || Spelling.nearest(ofTheOriginal, name).isPresent()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Whether a file is there, readable or not; a link that leads nowhere is. */
    boolean has(CsvFile file) {
        return found.containsKey(file);
    }

    /** The name of a file here; the usual one where it is not there. */
    String name(CsvFile file) {
        return found.getOrDefault(file, List.of(file.fileName())).get(0);
    }

    /** Whether there is a workbook in the place of a file that is not there. */
    boolean hasWorkbookInsteadOf(CsvFile file) {
        return !has(file) && lookAlikes.getOrDefault(file, List.of()).stream().anyMatch(FolderFiles::isWorkbook);
    }

    private static boolean isWorkbook(String name) {
        return WORKBOOKS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** A file under the name that it has here; empty, and reported, where two names differ only in case. */
    Optional<CsvFile> only(CsvFile file, ProblemSink problems) {
        List<String> names = found.getOrDefault(file, List.of(file.fileName()));
        if (names.size() > 1) {
            problems.error(
                    file.named(names.get(0)).at(1, 1),
                    Text.of(
                            FolderFiles.class,
                            "differ.in.case",
                            names.stream()
                                    .map(Text::verbatim)
                                    .reduce((one, other) -> Text.of(FolderFiles.class, "and", one, other))
                                    .orElseThrow()));
            return Optional.empty();
        }
        return Optional.of(file.named(names.get(0)));
    }

    /** Reports the files that look like those that are read, each under the name that it should have. */
    void reportLookAlikes(ProblemSink problems) {
        for (CsvFile file : CsvFile.ALL) {
            for (String name : lookAlikes.getOrDefault(file, List.of())) {
                if (isUntouchedTemplate(name)) {
                    continue;
                }
                Origin at = file.named(name).at(1, 1);
                if (isWorkbook(name) && !has(file)) {
                    problems.error(at, Text.of(FolderFiles.class, "workbook.instead", file.fileName()));
                } else {
                    problems.warning(
                            at,
                            has(file)
                                    ? Text.of(FolderFiles.class, "look.alike.other", file.fileName())
                                    : Text.of(FolderFiles.class, "look.alike", file.fileName()));
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

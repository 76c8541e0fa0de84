package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.csv.workbook.Workbook;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which files hold the tables that Tierwise reads, and which only look like them. */
final class FolderFiles {

    /**
     * Where a table is.
     *
     * @param file  the file's name as it is written
     * @param sheet the sheet of the workbook that the file is; empty for its first or only one, and for a CSV file
     */
    record Home(String file, Optional<String> sheet) {}

    private static final Set<String> WORKBOOKS = Set.of("xlsx", "xlsm");

    /** Workbooks that are refused by name. */
    private static final Set<String> OTHER_WORKBOOKS = Set.of("xls", "xlsb", "ods", "numbers");

    private static final Set<String> TABLES = Set.of("csv", "tsv", "tab", "txt", "dat", "gz", "zip");

    /** What operating systems and people add to the name of a copy. */
    private static final Pattern OF_A_COPY = Pattern.compile("(?i)^(copy of|kopie von)[ _-]*"
            + "|[ _-]*(\\(\\d+\\)|[ _-]\\d{1,2}|copy|kopie|export|final|neu|new|template)$");

    private static final String TEMPLATE = ".template.csv";

    /** How Excel names what it keeps beside a workbook while that is open. */
    private static final String LOCK = "~$";

    private final FileShelf shelf;
    private final Map<TableKind, List<Home>> found = new EnumMap<>(TableKind.class);
    private final Map<TableKind, List<String>> lookAlikes = new EnumMap<>(TableKind.class);
    private final List<String> otherWorkbooks = new ArrayList<>();
    private final Map<String, TableKind> similarSheets = new HashMap<>();
    private @Nullable BadWorkbookException unreadableWorkbook;

    private FolderFiles(FileShelf shelf) {
        this.shelf = shelf;
    }

    static FolderFiles of(FileShelf shelf) {
        FolderFiles files = new FolderFiles(shelf);
        shelf.names().forEach(files::sort);
        if (files.otherWorkbooks.size() == 1) {
            files.sortSheets(files.otherWorkbooks.get(0));
        }
        return files;
    }

    private void sort(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(LOCK)) {
            return;
        }
        for (TableKind kind : TableKind.values()) {
            if (lower.equals(FileTables.fileName(kind))) {
                found.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Home(name, Optional.empty()));
                return;
            }
        }
        for (TableKind kind : TableKind.values()) {
            if (isWorkbook(lower) && lower.substring(0, lower.lastIndexOf('.')).equals(kind.id())) {
                findUnlessThere(kind, new Home(name, Optional.empty()));
                return;
            }
        }
        Optional<TableKind> meant = meant(lower);
        if (meant.isPresent()) {
            lookAlikes.computeIfAbsent(meant.get(), any -> new ArrayList<>()).add(name);
        } else if (isWorkbook(lower)) {
            otherWorkbooks.add(name);
        }
    }

    /** A CSV file wins over a workbook of that name, and that over a sheet. */
    private void findUnlessThere(TableKind kind, Home home) {
        if (found.containsKey(kind)) {
            lookAlikes.computeIfAbsent(kind, any -> new ArrayList<>()).add(home.file());
        } else {
            found.put(kind, new ArrayList<>(List.of(home)));
        }
    }

    private void sortSheets(String name) {
        try (Workbook workbook = shelf.workbook(name)) {
            for (Workbook.Sheet sheet : workbook.sheets()) {
                String form = Spelling.form(sheet.name());
                for (TableKind kind : TableKind.values()) {
                    if (form.equals(kind.id()) || form.equals(kind.id().replace("_", ""))) {
                        addSheet(kind, new Home(name, Optional.of(sheet.name())));
                    } else if (Spelling.nearest(form, List.of(kind.id())).isPresent()) {
                        similarSheets.put(sheet.name(), kind);
                    }
                }
            }
        } catch (BadWorkbookException e) {
            unreadableWorkbook = e;
        }
    }

    private void addSheet(TableKind kind, Home home) {
        List<Home> homes = found.computeIfAbsent(kind, any -> new ArrayList<>());
        if (homes.isEmpty() || homes.get(0).sheet().isPresent()) {
            homes.add(home);
        }
    }

    /** The table that somebody may have meant by a name. */
    private static Optional<TableKind> meant(String lower) {
        String stem = lower;
        boolean isTable = false;
        for (int dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.')) {
            String ending = stem.substring(dot + 1);
            boolean known = TABLES.contains(ending) || WORKBOOKS.contains(ending) || OTHER_WORKBOOKS.contains(ending);
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
        for (TableKind kind : TableKind.values()) {
            List<String> name = List.of(kind.id(), kind.id().replace("_", ""));
            if (Spelling.nearest(form, name).isPresent()
                    || Spelling.nearest(ofTheOriginal, name).isPresent()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a file is read under its own name, without a mapping. */
    boolean isOurs(String name) {
        return found.values().stream()
                .flatMap(List::stream)
                .anyMatch(home -> home.file().equals(name));
    }

    /** Whether a table is there, readable or not; a link that leads nowhere is, and a workbook that is refused in its place. */
    boolean has(TableKind kind) {
        return found.containsKey(kind) || refused(kind).isPresent();
    }

    /** The file of a table; the usual name where it is not there. */
    String name(TableKind kind) {
        return found.containsKey(kind)
                ? found.get(kind).get(0).file()
                : refused(kind).orElse(FileTables.fileName(kind));
    }

    private Optional<String> refused(TableKind kind) {
        return found.containsKey(kind)
                ? Optional.empty()
                : lookAlikes.getOrDefault(kind, List.of()).stream()
                        .filter(name -> OTHER_WORKBOOKS.contains(ending(name)))
                        .findFirst();
    }

    static boolean isWorkbook(String name) {
        return WORKBOOKS.contains(ending(name));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Where a table is; only asked for one that is there.
     *
     * @throws BrokenTableException where it might be two, or is in a workbook of another kind
     */
    Home home(TableKind kind) throws BrokenTableException {
        Optional<String> refused = refused(kind);
        if (refused.isPresent()) {
            throw new BrokenTableException(
                    new FilePlace(refused.get(), kind.order()).at(1, 1),
                    Text.of(FolderFiles.class, "workbook.instead", kind.id()));
        }
        List<Home> homes = found.getOrDefault(kind, List.of());
        if (homes.size() > 1) {
            Text names = homes.stream()
                    .map(home -> Text.verbatim(home.sheet().orElse(home.file())))
                    .reduce((one, other) -> Text.of(FolderFiles.class, "and", one, other))
                    .orElseThrow();
            throw new BrokenTableException(
                    new FilePlace(homes.get(0).file(), kind.order()).at(1, 1),
                    Text.of(
                            FolderFiles.class,
                            homes.get(0).sheet().isPresent() ? "sheets.alike" : "differ.in.case",
                            names));
        }
        return homes.get(0);
    }

    /**
     * Reports the files and sheets that look like those that are read, each under the name that it should have.
     *
     * @param isReadHere whether a table comes from these files
     */
    void reportLookAlikes(Predicate<TableKind> isReadHere, ProblemSink problems) {
        for (TableKind kind : TableKind.values()) {
            if (!isReadHere.test(kind)) {
                continue;
            }
            for (String name : lookAlikes.getOrDefault(kind, List.of())) {
                boolean isRefused = refused(kind).filter(name::equals).isPresent();
                if (isRefused || isUntouchedTemplate(name)) {
                    continue;
                }
                Origin at = new FilePlace(name, kind.order()).at(1, 1);
                String usual = kind.id() + (isWorkbook(name) ? ".xlsx" : ".csv");
                problems.warning(
                        at,
                        has(kind)
                                ? Text.of(FolderFiles.class, "look.alike.other", name(kind))
                                : Text.of(FolderFiles.class, "look.alike", usual));
            }
        }
        similarSheets.forEach((sheet, kind) -> problems.warning(
                new FilePlace(otherWorkbooks.get(0) + "!" + sheet, kind.order()).at(1, 1),
                Text.of(FolderFiles.class, "sheet.alike", kind.id())));
        if (unreadableWorkbook != null) {
            problems.warning(
                    new FilePlace(otherWorkbooks.get(0), TableKind.PORTALS.order()).at(1, 1),
                    unreadableWorkbook.text());
        }
        if (otherWorkbooks.size() > 1 && isReadHere.test(TableKind.PORTALS) && !has(TableKind.PORTALS)) {
            problems.warning(
                    new FilePlace(otherWorkbooks.get(0), TableKind.PORTALS.order()).at(1, 1),
                    Text.of(FolderFiles.class, "workbooks.several", String.join(", ", otherWorkbooks)));
        }
    }

    /** A template that {@code tierwise init} writes is no slip until somebody adds a row. */
    private boolean isUntouchedTemplate(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(TEMPLATE)
                || shelf.fault(name).isPresent()) {
            return false;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(shelf.content(name).open(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).limit(2).count() < 2;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}

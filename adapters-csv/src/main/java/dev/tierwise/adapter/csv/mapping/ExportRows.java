package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.csv.mapping.ExportMapping.Export;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of all files of an export, those that are not wanted left out. */
final class ExportRows implements AutoCloseable {

    private final Export export;
    private final Set<String> needed;
    private final ProblemSink problems;
    private final Iterator<Exports.File> files;
    private Exports.@Nullable File file;
    private @Nullable Table table;
    private final Map<String, Integer> indices = new HashMap<>();
    private int rows;
    private boolean damaged;

    private ExportRows(Export export, Set<String> columns, List<Exports.File> files, ProblemSink problems) {
        this.export = export;
        this.needed = new LinkedHashSet<>(columns);
        this.needed.addAll(export.keep().keySet());
        this.needed.addAll(export.drop().keySet());
        this.problems = problems;
        this.files = files.iterator();
    }

    /**
     * Opens the first file.
     *
     * @param columns the columns that are needed
     * @throws BrokenTableException when no file matches, or the first one cannot be read
     */
    static ExportRows open(Export export, Set<String> columns, Exports exports, Places places, ProblemSink problems)
            throws BrokenTableException, SourceException {
        List<Exports.File> files = exports.matching(export.pattern(), places.order());
        if (files.isEmpty()) {
            throw new BrokenTableException(
                    places.of(export.at()),
                    Text.of(ExportRows.class, "no.file", export.pattern(), String.join(", ", exports.names())));
        }
        ExportRows rows = new ExportRows(export, columns, files, problems);
        try {
            rows.openNext();
            return rows;
        } catch (BrokenTableException | SourceException e) {
            rows.close();
            throw e;
        }
    }

    private void openNext() throws BrokenTableException, SourceException {
        Exports.File next = files.next();
        Table opened = next.open(export.sheet(), export.skip(), needed, problems);
        file = next;
        table = opened;
        Map<String, Integer> columns = new HashMap<>();
        List<String> header = opened.header();
        for (int i = 0; i < header.size(); i++) {
            Integer before = columns.putIfAbsent(Spelling.form(header.get(i)), i);
            if (before != null && isNeeded(header.get(i))) {
                throw new BrokenTableException(
                        opened.atHeader(i), Text.of(ExportRows.class, "column.twice", header.get(i)));
            }
        }
        indices.clear();
        for (String column : needed) {
            Integer index = columns.get(Spelling.form(column));
            if (index == null) {
                throw new BrokenTableException(
                        opened.atHeader(0),
                        Text.of(ExportRows.class, "column.missing", column, String.join(", ", header)));
            }
            indices.put(column, index);
        }
    }

    private boolean isNeeded(String name) {
        return needed.stream().anyMatch(column -> Spelling.form(column).equals(Spelling.form(name)));
    }

    /** Goes to the next row that is wanted. */
    boolean next() throws BrokenTableException, SourceException {
        while (true) {
            while (table().next()) {
                rows++;
                if (isWanted()) {
                    return true;
                }
            }
            damaged |= table().isDamaged();
            if (!files.hasNext()) {
                return false;
            }
            table().close();
            openNext();
        }
    }

    private boolean isWanted() {
        return export.keep().entrySet().stream().allMatch(entry -> holds(entry.getKey(), entry.getValue()))
                && export.drop().entrySet().stream().noneMatch(entry -> holds(entry.getKey(), entry.getValue()));
    }

    private boolean holds(String column, Set<String> values) {
        String text = text(column).toLowerCase(Locale.ROOT);
        return values.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).equals(text));
    }

    private Table table() {
        return Objects.requireNonNull(table);
    }

    private int index(String column) {
        return Objects.requireNonNull(indices.get(column));
    }

    /** A cell as it is written. */
    String raw(String column) {
        return table().text(index(column));
    }

    /** A cell without white space around it. */
    String text(String column) {
        return Spelling.trimmed(raw(column));
    }

    boolean isExact(String column) {
        return table().isExact(index(column));
    }

    Origin at(String column) {
        return table().at(index(column));
    }

    /** Where the row begins. */
    Origin atRow() {
        return table().at(0);
    }

    /** Where the header of the file stands that is read. */
    Origin atHeader() {
        return table().atHeader(0);
    }

    /** The name of the file that is read. */
    Exports.File file() {
        return Objects.requireNonNull(file);
    }

    boolean isDamaged() {
        return damaged || table().isDamaged();
    }

    /** How many rows there were, wanted or not. */
    int rows() {
        return rows;
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}

package dev.tierwise.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The results of releases as a table of Markdown: a line for each figure, a column for each version. What stands before and after the
 * table stays as it is.
 */
final class KeptResults {

    private static final String BAR = "|";
    private static final String NOTHING = "-";

    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final Map<String, List<String>> cells = new LinkedHashMap<>();

    /** @param markdown a document with one table, whose first two columns are the part and what was measured */
    KeptResults(String markdown) {
        for (String line : markdown.lines().toList()) {
            if (line.startsWith(BAR)) {
                add(cellsOf(line));
            } else {
                (headings.isEmpty() ? before : after).add(line);
            }
        }
    }

    private void add(List<String> line) {
        if (headings.isEmpty()) {
            headings.addAll(line);
        } else if (!line.stream().allMatch(cell -> cell.matches(":?-+:?") && cell.length() > 1)) {
            cells.put(key(line.get(0), line.get(1)), new ArrayList<>(line));
        }
    }

    /** The same with the results of a run in the column of a version: a new one, or in place of those that are there. */
    KeptResults with(String version, List<Row> rows) {
        int column = headings.indexOf(version);
        if (column < 0) {
            column = headings.size();
            headings.add(version);
            cells.values().forEach(line -> line.add(NOTHING));
        }
        for (Row row : rows) {
            List<String> line = cells.computeIfAbsent(key(row.part(), row.what()), key -> {
                List<String> fresh = new ArrayList<>(List.of(row.part(), row.what()));
                headings.stream().skip(2).forEach(heading -> fresh.add(NOTHING));
                return fresh;
            });
            line.set(column, row.kept().isEmpty() ? NOTHING : row.kept().replace(BAR, "/"));
        }
        return this;
    }

    /** The document. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(before);
        lines.add(line(headings));
        lines.add(BAR + "---|".repeat(headings.size()));
        cells.values().forEach(cellsOfLine -> lines.add(line(cellsOfLine)));
        lines.addAll(after);
        return String.join("\n", lines) + "\n";
    }

    private static String key(String part, String what) {
        return part + BAR + what;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> cellsOf(String line) {
        String inner = line.strip();
        inner = inner.substring(1, inner.endsWith(BAR) ? inner.length() - 1 : inner.length());
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}

package dev.tierwise.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, for people. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    private Table(List<String> headings) {
        lines.add(headings);
    }

    /** Everything that a run found out. */
    static Table of(List<Row> rows) {
        Table table =
                new Table(List.of("part", "what", "median", "beside", "its median", "ratio", "at most", "verdict"));
        for (Row row : rows) {
            table.lines.add(List.of(
                    row.part(),
                    row.what(),
                    row.value(),
                    row.peer(),
                    row.peerValue(),
                    row.ratio(),
                    row.atMost(),
                    row.verdict()));
        }
        return table;
    }

    /** With each column as wide as its widest cell. */
    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length()));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                row.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}

package dev.tierwise.programmes;

import dev.tierwise.files.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Facts as they stand in a table: what a CSV file of the same name would say.
 *
 * @param name    the name, such as {@code portals}
 * @param place   where it is written
 * @param columns the names of the columns, in their order
 * @param rows    the rows
 */
public record FactTable(String name, Place place, List<String> columns, List<Row> rows) {

    /**
     * A row.
     *
     * @param place where it is written
     * @param cells the cells by column; one that is missing is empty
     */
    public record Row(Place place, Map<String, Cell> cells) {

        private Optional<Cell> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    /**
     * A cell.
     *
     * @param place where it is written
     * @param text  what it says
     */
    public record Cell(Place place, String text) {}

    /** The table as CSV, one line for each row. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(columns.stream().map(FactTable::quoted).collect(Collectors.joining(",")))
                .append('\n');
        for (Row row : rows) {
            csv.append(columns.stream()
                            .map(column -> row.cell(column)
                                    .map(cell -> quoted(cell.text()))
                                    .orElse(""))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("\\s", " ").replace("\"", "\"\"") + '"';
    }

    /**
     * Where something of the CSV is written.
     *
     * @param line   of the CSV, first = 1
     * @param column of that line, first = 1
     */
    public Place at(int line, int column) {
        if (line < 2 || line - 2 >= rows.size()) {
            return place;
        }
        Row row = rows.get(line - 2);
        return column < 1 || column > columns.size()
                ? row.place()
                : row.cell(columns.get(column - 1)).map(Cell::place).orElse(row.place());
    }
}

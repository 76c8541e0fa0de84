package dev.tierwise.answers.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table: rows of cells, whose first row may name the columns. */
public final class Grid {

    /** No column holds names. */
    public static final int NO_NAME = -1;

    private final List<List<Cell>> rows = new ArrayList<>();
    private final int name;
    private List<Cell> columns = List.of();

    public Grid() {
        this(NO_NAME);
    }

    /** @param name the column of names, which may be wrapped, first = 0 */
    public Grid(int name) {
        this.name = name;
    }

    /** Names the columns where a page wants that: a table that needs no names at a terminal, such as a list of days. */
    public void columns(List<Cell> names) {
        columns = List.copyOf(names);
    }

    /** The names of the columns that are no row of the table; empty where the first row names them. */
    public List<Cell> columns() {
        return columns;
    }

    /** The names of the columns, whether they are a row of the table or not. */
    public List<Cell> head() {
        return columns.isEmpty() ? rows.get(0) : columns;
    }

    /** The rows below {@link #head}. */
    public List<List<Cell>> body() {
        return rows().subList(columns.isEmpty() ? 1 : 0, rows.size());
    }

    /** Adds a row; all rows have the same number of cells. */
    public void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    public void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The same table with other texts. */
    public Grid mapped(UnaryOperator<Cell> change) {
        Grid mapped = new Grid(name);
        mapped.columns(columns.stream().map(change).toList());
        rows.forEach(row -> mapped.row(row.stream().map(change).toList()));
        return mapped;
    }

    /** The column of names, which may be wrapped, first = 0; {@link #NO_NAME} for none. */
    public int name() {
        return name;
    }

    /** The rows so far. */
    public List<List<Cell>> rows() {
        return Collections.unmodifiableList(rows);
    }
}

package dev.tierwise.answers.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table: rows of cells, whose first row may name the columns. */
public final class Grid {

    /** No column may be truncated. */
    public static final int NO_NAME = -1;

    private final List<List<Cell>> rows = new ArrayList<>();
    private final int name;

    public Grid() {
        this(NO_NAME);
    }

    /** @param name the column that may be truncated, first = 0 */
    public Grid(int name) {
        this.name = name;
    }

    /** Adds a row; all rows have the same number of cells. */
    public void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    public void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The column that may be truncated, first = 0; {@link #NO_NAME} for none. */
    public int name() {
        return name;
    }

    /** The rows below the first, which names the columns. */
    public Grid body() {
        Grid body = new Grid(name);
        rows.subList(1, rows.size()).forEach(body::row);
        return body;
    }

    /** The rows so far. */
    public List<List<Cell>> rows() {
        return Collections.unmodifiableList(rows);
    }
}

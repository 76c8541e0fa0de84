package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table at a terminal: its columns are as wide as their widest cell. Where a row is wider than the paper, its last cell and
 * the name in it are wrapped. In the last resort the last cell stands below its row if few rows have
 * one, or else what leads the row stands on a line of its own: the cells through the name, or else the first cell.
 */
public final class TableLayout {

    private static final String GAP = Columns.GAP;

    private final List<List<Cell>> rows;
    private final boolean headed;
    private final int name;

    public TableLayout(Grid grid) {
        this.rows = grid.rows();
        this.headed = grid.columns().isEmpty();
        this.name = grid.name();
    }

    /** Whether every row has room on a line, but for the text of its last cell, which may be wrapped or stand below. */
    public boolean fits(Paper paper, String indent) {
        if (rows.isEmpty()) {
            return true;
        }
        Columns columns = columns(paper);
        return over(columns, paper, indent) <= roomOfNote(columns);
    }

    /** Whether cells other than the last would have to be cut, even with what leads a row on a line of its own. */
    public boolean isTooWide(Paper paper, String indent) {
        Columns columns = columns(paper);
        return columns.leastWidth(Math.max(0, name) + 1, last() + 1) > room(paper, indent + GAP);
    }

    /** Writes each row as a list, its cells below each other behind the names of the columns, which the first row gives. */
    public void writeStacked(Paper paper, String indent) throws IOException {
        int lead = Math.max(0, name) + 1;
        List<Cell> head = rows.get(0);
        for (List<Cell> row : rows.subList(1, rows.size())) {
            paper.wrapped(
                    indent,
                    String.join(
                            GAP, row.subList(0, lead).stream().map(Cell::text).toList()));
            for (int column = lead; column < row.size(); column++) {
                String of = head.get(column).text();
                paper.wrapped(
                        indent + GAP,
                        of.isEmpty()
                                ? row.get(column).text()
                                : of + ": " + row.get(column).text());
            }
        }
    }

    /** Writes what leads the rows and, below each, its figures: the columns towards the right but the first. */
    public void writeFiguresBelow(Paper paper, String indent) throws IOException {
        List<Cell> head = rows.get(0);
        Grid leads = new Grid(name);
        for (List<Cell> row : rows.subList(1, rows.size())) {
            List<Cell> lead = new ArrayList<>(List.of(row.get(0)));
            for (int column = 1; column < row.size(); column++) {
                if (!head.get(column).right()) {
                    lead.add(named(head.get(column), row.get(column)));
                }
            }
            leads.row(lead);
        }
        new TableLayout(leads)
                .write(paper, indent, row -> paper.wrapped(indent + GAP, figures(head, rows.get(row + 1))));
    }

    private static String figures(List<Cell> head, List<Cell> row) {
        return IntStream.range(1, row.size())
                .filter(column -> head.get(column).right())
                .mapToObj(column -> named(head.get(column), row.get(column)).text())
                .collect(Collectors.joining(", "));
    }

    private static Cell named(Cell name, Cell cell) {
        return Cell.of(name.text() + " " + cell.text(), cell.style());
    }

    public void write(Paper paper, String indent) throws IOException {
        write(paper, indent, row -> {});
    }

    /** Writes something below a row. */
    @FunctionalInterface
    public interface Below {
        void write(int row) throws IOException;
    }

    /** Writes the rows, each with something below it. */
    public void write(Paper paper, String indent, Below below) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Columns columns = columns(paper);
        int over = over(columns, paper, indent);
        boolean noteBelow = over > 0 && over <= roomOfNote(columns);
        boolean leadAbove = over > 0 && !noteBelow;
        int lead = Math.max(0, name) + 1;
        Columns.Beside beside = leadAbove
                ? columns.beside(indent + GAP, lead, last() + 1)
                : columns.beside(indent, 0, noteBelow ? last() : last() + 1);
        for (int i = 0; i < rows.size(); i++) {
            if (leadAbove) {
                paper.line(indent + lead(paper, rows.get(i).subList(0, lead), columns, room(paper, indent)));
            }
            beside.write(rows.get(i));
            if (noteBelow && (i > 0 || !isHeadAlone())) {
                note(paper, indent + GAP, rows.get(i).get(last()));
            }
            below.write(i);
        }
    }

    /** The cells that lead a row; the last of them may take all the room that is left. */
    private static String lead(Paper paper, List<Cell> cells, Columns columns, int room) {
        StringBuilder line = new StringBuilder();
        int left = room;
        for (int column = 0; column < cells.size() - 1; column++) {
            line.append(paper.cell(cells.get(column), columns.width(column))).append(GAP);
            left -= columns.width(column) + GAP.length();
        }
        Cell cell = cells.get(cells.size() - 1);
        return line.append(paper.cell(cell, Math.min(left, paper.typeface().width(cell.text()))))
                .toString();
    }

    /** Whether the last column is named and has nothing but its name. */
    private boolean isHeadAlone() {
        return headed
                && rows.stream().skip(1).allMatch(row -> row.get(last()).text().isEmpty());
    }

    private static void note(Paper paper, String indent, Cell cell) throws IOException {
        if (!cell.text().isEmpty()) {
            for (String part : paper.typeface().wrap(cell.text(), room(paper, indent))) {
                paper.line(indent + paper.paint(cell.style(), part));
            }
        }
    }

    private static int room(Paper paper, String indent) {
        return paper.columns() - indent.length();
    }

    /** How much wider than the paper a row is, even with its last cell wrapped. */
    private int over(Columns columns, Paper paper, String indent) {
        return columns.leastWidth(0, last() + 1) - room(paper, indent);
    }

    /** What is won if the last cells stand below their rows, for which few rows may have one. */
    private int roomOfNote(Columns columns) {
        long notes =
                rows.stream().filter(row -> !row.get(last()).text().isEmpty()).count();
        return 2 * notes <= rows.size() ? columns.leastWidth(last(), last() + 1) + GAP.length() : 0;
    }

    private int last() {
        return rows.get(0).size() - 1;
    }

    private Columns columns(Paper paper) {
        Columns columns = new Columns(paper, last() + 1);
        if (name != Grid.NO_NAME && name < last()) {
            columns.wrapNames(name);
        }
        if (!rows.get(0).get(last()).right()) {
            columns.wrapSentences(last());
        }
        rows.forEach(columns::widen);
        return columns;
    }
}

package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table at a terminal: its columns are as wide as their widest cell. Where a row is wider than the paper, its last cell is
 * wrapped, then the name in it is truncated. In the last resort the last cell stands below its row if few rows have
 * one, or else what leads the row stands on a line of its own: the cells through the name, or else the first cell.
 */
public final class TableLayout {

    private static final String GAP = "  ";
    /** Less room than that is too little to wrap text in. */
    private static final int NARROWEST_NOTE = 24;

    private static final int NARROWEST_NAME = 12;

    private final List<List<Cell>> rows;
    private final int name;

    public TableLayout(Grid grid) {
        this.rows = grid.rows();
        this.name = grid.name();
    }

    /** Whether every row has room on a line, but for the text of its last cell, which may be wrapped or stand below. */
    public boolean fits(Paper paper, String indent) {
        if (rows.isEmpty()) {
            return true;
        }
        int[] widths = widths(paper);
        return width(widths) - givenByTheLast(widths) - roomOfNote(widths) <= room(paper, indent);
    }

    /** Whether cells other than the last would have to be cut, even with what leads a row on a line of its own. */
    public boolean isTooWide(Paper paper, String indent) {
        int[] widths = widths(paper);
        int last = widths.length - 1;
        int beside = Math.min(widths[last], NARROWEST_NOTE);
        for (int column = Math.max(0, name) + 1; column < last; column++) {
            beside += widths[column] + GAP.length();
        }
        return beside > room(paper, indent + GAP);
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
        int[] widths = widths(paper);
        int over = width(widths) - room(paper, indent);
        over -= givenByTheLast(widths);
        if (over > 0 && name != Grid.NO_NAME && name < widths.length - 1) {
            int narrower = Math.min(over, Math.max(0, widths[name] - NARROWEST_NAME));
            widths[name] -= narrower;
            over -= narrower;
        }
        boolean noteBelow = over > 0 && over <= roomOfNote(widths);
        boolean leadAbove = over > 0 && !noteBelow;
        for (int i = 0; i < rows.size(); i++) {
            if (noteBelow) {
                writeAboveItsNote(paper, indent, rows.get(i), widths);
            } else if (leadAbove) {
                int lead = Math.max(0, name) + 1;
                paper.line(indent + lead(paper, rows.get(i).subList(0, lead), widths, room(paper, indent)));
                write(paper, indent + GAP, rows.get(i), lead, widths);
            } else {
                write(paper, indent, rows.get(i), 0, widths);
            }
            below.write(i);
        }
    }

    /** The cells that lead a row; the last of them may take all the room that is left. */
    private static String lead(Paper paper, List<Cell> cells, int[] widths, int room) {
        StringBuilder line = new StringBuilder();
        int left = room;
        for (int column = 0; column < cells.size() - 1; column++) {
            line.append(paper.cell(cells.get(column), widths[column])).append(GAP);
            left -= widths[column] + GAP.length();
        }
        Cell cell = cells.get(cells.size() - 1);
        return line.append(paper.cell(cell, Math.min(left, paper.typeface().width(cell.text()))))
                .toString();
    }

    /** The cells of a row from a column on. */
    private static void write(Paper paper, String indent, List<Cell> row, int from, int[] widths) throws IOException {
        int last = widths.length - 1;
        String start = beforeTheLast(paper, indent, row, from, widths);
        int used = indent.length();
        for (int column = from; column < last; column++) {
            used += widths[column] + GAP.length();
        }
        Cell note = row.get(last);
        if (widths[last] <= paper.columns() - used) {
            paper.line(start + paper.cell(note, widths[last]));
        } else {
            wrapped(paper, start, " ".repeat(used), note);
        }
    }

    private static void writeAboveItsNote(Paper paper, String indent, List<Cell> row, int[] widths) throws IOException {
        paper.line(beforeTheLast(paper, indent, row, 0, widths));
        Cell note = row.get(widths.length - 1);
        if (!note.text().isEmpty()) {
            wrapped(paper, indent + GAP, indent + GAP, note);
        }
    }

    private static String beforeTheLast(Paper paper, String indent, List<Cell> row, int from, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = from; column < widths.length - 1; column++) {
            line.append(paper.cell(row.get(column), widths[column])).append(GAP);
        }
        return line.toString();
    }

    /** Writes the text of a cell behind the start of a line, and what does not fit below it. */
    private static void wrapped(Paper paper, String start, String indent, Cell cell) throws IOException {
        String before = start;
        for (String part : paper.typeface().wrap(cell.text(), room(paper, indent))) {
            paper.line(before + paper.paint(cell.style(), part));
            before = indent;
        }
    }

    private static int room(Paper paper, String indent) {
        return paper.columns() - indent.length();
    }

    /** What is won if the last cells stand below their rows, for which few rows may have one. */
    private int roomOfNote(int[] widths) {
        int last = widths.length - 1;
        long notes =
                rows.stream().filter(row -> !row.get(last).text().isEmpty()).count();
        return 2 * notes <= rows.size() ? widths[last] - givenByTheLast(widths) + GAP.length() : 0;
    }

    /** How much narrower the last column can be if its text is wrapped. */
    private int givenByTheLast(int[] widths) {
        int last = widths.length - 1;
        return rows.get(0).get(last).right() ? 0 : Math.max(0, widths[last] - NARROWEST_NOTE);
    }

    private static int width(int[] widths) {
        int width = GAP.length() * (widths.length - 1);
        for (int column : widths) {
            width += column;
        }
        return width;
    }

    private int[] widths(Paper paper) {
        int[] widths = new int[rows.get(0).size()];
        for (List<Cell> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(
                        widths[column], paper.typeface().width(row.get(column).text()));
            }
        }
        return widths;
    }
}

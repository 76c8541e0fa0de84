package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns of a table at a terminal, each as wide as its widest cell. The text of some may be wrapped, so that no other cell
 * must be truncated for it.
 */
final class Columns {

    static final String GAP = "  ";

    private static final int ROOM_FOR_WORDS = 20;
    /** Even long words have room in it. */
    private static final int ROOM_FOR_SENTENCES = 24;
    /** What takes longer is hardly a name; it is truncated, not wrapped into ever more lines. */
    private static final int LONGEST_NAME = 60;

    private static final Pattern SPACE = Pattern.compile(" ");

    private final Paper paper;
    private final int[] widths;
    /** How narrow the columns can be whose text may be wrapped; 0 for the others. */
    private final int[] leastWidths;

    private int name = Grid.NO_NAME;

    Columns(Paper paper, int count) {
        this.paper = paper;
        this.widths = new int[count];
        this.leastWidths = new int[count];
    }

    /** Lets the names in a column be wrapped. */
    void wrapNames(int column) {
        wrapWords(column);
        name = column;
    }

    /** Lets the text of a column be wrapped, which is a few words in each cell. */
    void wrapWords(int column) {
        leastWidths[column] = ROOM_FOR_WORDS;
    }

    /** Lets the text of a column be wrapped, which may be sentences. */
    void wrapSentences(int column) {
        leastWidths[column] = ROOM_FOR_SENTENCES;
    }

    private boolean wraps(int column) {
        return leastWidths[column] > 0;
    }

    private String text(Cell cell, int column) {
        return column == name
                ? paper.typeface().truncate(cell.text(), Math.max(LONGEST_NAME, paper.columns() / 2))
                : cell.text();
    }

    void widen(List<Cell> row) {
        for (int column = 0; column < widths.length; column++) {
            String text = text(row.get(column), column);
            int width = paper.typeface().width(text);
            widths[column] = Math.max(widths[column], width);
            if (wraps(column) && leastWidths[column] < Math.min(width, ROOM_FOR_SENTENCES)) {
                leastWidths[column] = Math.max(leastWidths[column], Math.min(ROOM_FOR_SENTENCES, widestWord(text)));
            }
        }
    }

    private int widestWord(String text) {
        return SPACE.splitAsStream(text).mapToInt(paper.typeface()::width).max().orElse(0);
    }

    int width(int column) {
        return widths[column];
    }

    /** How wide some columns beside each other are. */
    int width(int from, int to) {
        int width = GAP.length() * Math.max(0, to - from - 1);
        for (int column = from; column < to; column++) {
            width += widths[column];
        }
        return width;
    }

    /** How wide they are at least, with the text wrapped that may be. */
    int leastWidth(int from, int to) {
        int width = width(from, to);
        for (int column = from; column < to; column++) {
            width -= wraps(column) ? Math.max(0, widths[column] - leastWidths[column]) : 0;
        }
        return width;
    }

    /** Makes a column narrower by as much as it is over, but not narrower than at least; its cells are truncated. */
    void narrow(int column, int least, int over) {
        widths[column] -= Math.max(0, Math.min(over, widths[column] - least));
    }

    /**
     * Some columns that stand beside each other.
     *
     * @param indent what each line begins with
     * @param from   the first of the columns
     * @param to     the column after the last of them
     */
    Beside beside(String indent, int from, int to) {
        return new Beside(indent, from, to, fitting(indent, from, to));
    }

    /** Writes some cells of each row beside each other. */
    final class Beside {

        private final String indent;
        private final int from;
        private final int to;
        private final int[] fitting;

        private Beside(String indent, int from, int to, int[] fitting) {
            this.indent = indent;
            this.from = from;
            this.to = to;
            this.fitting = fitting;
        }

        void write(List<Cell> row) throws IOException {
            boolean more = true;
            for (int line = 0; more; line++) {
                more = false;
                StringBuilder text = new StringBuilder(indent);
                for (int column = from; column < to; column++) {
                    List<String> parts = parts(row.get(column), column, fitting[column]);
                    String part = line < parts.size() ? parts.get(line) : "";
                    more |= line + 1 < parts.size();
                    text.append(column == from ? "" : GAP)
                            .append(paper.cell(row.get(column).mapped(all -> part), fitting[column]));
                }
                paper.line(text.toString());
            }
        }
    }

    private List<String> parts(Cell cell, int column, int width) {
        String text = text(cell, column);
        return !wraps(column) || paper.typeface().width(text) <= width
                ? List.of(text)
                : paper.typeface().wrap(text, width);
    }

    /** The widths at which the columns have room on the paper: the widest of those that may be wrapped give some of theirs. */
    private int[] fitting(String indent, int from, int to) {
        int[] fitting = widths.clone();
        for (int over = indent.length() + width(from, to) - paper.columns(); over > 0; over--) {
            int widest = IntStream.range(from, to)
                    .filter(column -> wraps(column) && fitting[column] > 1)
                    .boxed()
                    .max(Comparator.comparing((Integer column) -> fitting[column] > leastWidths[column])
                            .thenComparing(column -> fitting[column]))
                    .orElse(-1);
            if (widest < 0) {
                break;
            }
            fitting[widest]--;
        }
        return fitting;
    }
}

package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Page.Gauge;
import dev.tierwise.answers.page.Page.Progress;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** One line per criterion: its value, how far that is towards what is required, and what is missing. */
final class ProgressLines {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int LONGEST_BAR = 22;
    private static final int SHORTEST_BAR = 8;

    private final List<Progress> lines;
    private final Paper paper;

    ProgressLines(List<Progress> lines, Paper paper) {
        this.lines = lines;
        this.paper = paper;
    }

    void write() throws IOException {
        int label = widest(Progress::label);
        int value = widest(Progress::value);
        int percent = widest(ProgressLines::percent);
        int figures = value + GAP.length() + (percent == 0 ? 0 : 1 + percent + GAP.length());
        int besideLabel = paper.columns() - INDENT.length() - label - GAP.length() - figures;
        int belowLabel = paper.columns() - 2 * INDENT.length() - figures;
        for (Arrangement arrangement : List.of(
                new Arrangement(true, Progress::note, besideLabel, percent > 0),
                new Arrangement(true, Progress::brief, besideLabel, percent > 0),
                new Arrangement(false, Progress::note, belowLabel, percent > 0),
                new Arrangement(false, Progress::brief, belowLabel, percent > 0))) {
            int bar = arrangement.bar();
            if (bar >= 0) {
                for (Progress row : lines) {
                    write(row, arrangement, label, value, bar, percent);
                }
                return;
            }
        }
        for (Progress row : lines) {
            writeNarrow(row, value, Math.min(LONGEST_BAR, belowLabel), percent);
        }
    }

    /** A way to place the cells of a row: label beside or above the rest, long or short notes at the end. */
    private final class Arrangement {

        private final boolean oneLine;
        private final Function<Progress, String> note;
        private final int room;
        private final boolean bars;

        /** @param room what is left for bar and note */
        Arrangement(boolean oneLine, Function<Progress, String> note, int room, boolean bars) {
            this.oneLine = oneLine;
            this.note = note;
            this.room = room;
            this.bars = bars;
        }

        /** The length of the bars, or -1 if the notes do not fit. */
        int bar() {
            int afterBar = 0;
            int instead = 0;
            for (Progress row : lines) {
                int width = paper.typeface().width(note.apply(row));
                if (row.gauge().isPresent()) {
                    afterBar = Math.max(afterBar, width);
                } else {
                    instead = Math.max(instead, width);
                }
            }
            int bar = bars ? Math.min(LONGEST_BAR, room - afterBar) : 0;
            return (bars && bar < SHORTEST_BAR) || instead > room ? -1 : bar;
        }
    }

    private void write(Progress row, Arrangement arrangement, int label, int value, int bar, int percent)
            throws IOException {
        StringBuilder line = new StringBuilder(INDENT);
        if (arrangement.oneLine) {
            line.append(paper.typeface().left(row.label(), label)).append(GAP);
        } else {
            paper.wrapped(INDENT, row.label());
            line.append(INDENT);
        }
        line.append(value(row, value)).append(GAP);
        row.gauge()
                .ifPresent(gauge -> line.append(Bar.draw(gauge, paper, bar))
                        .append(' ')
                        .append(paper.typeface().right(gauge.percent(), percent))
                        .append(GAP));
        paper.line(line.append(arrangement.note.apply(row)).toString());
    }

    private void writeNarrow(Progress row, int value, int bar, int percent) throws IOException {
        paper.wrapped(INDENT, row.label());
        String start = INDENT + INDENT + value(row, value);
        if (row.gauge().isPresent() && bar >= SHORTEST_BAR) {
            Gauge gauge = row.gauge().get();
            paper.line(start + GAP + Bar.draw(gauge, paper, bar) + " "
                    + paper.typeface().right(gauge.percent(), percent));
        } else {
            int room = paper.columns() - 2 * INDENT.length() - value - GAP.length();
            if (paper.typeface().width(row.note()) <= room) {
                paper.line(start + GAP + row.note());
                return;
            }
            paper.line(start);
        }
        paper.wrapped(INDENT + INDENT, row.note());
    }

    private String value(Progress row, int columns) {
        return " ".repeat(columns - paper.typeface().width(row.value())) + paper.paint(row.style(), row.value());
    }

    private static String percent(Progress row) {
        return row.gauge().map(Gauge::percent).orElse("");
    }

    private int widest(Function<Progress, String> cell) {
        return lines.stream().map(cell).mapToInt(paper.typeface()::width).max().orElse(0);
    }
}

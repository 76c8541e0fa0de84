package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Page.Listing;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** A table of any length. Its rows are told twice, once to see how wide they are and once to write them. */
final class ListingTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int SHORTEST_NAME = 12;
    private static final int SHORTEST_ID = 8;

    private final Listing listing;
    private final Words words;
    private final Paper paper;
    private final Typeface typeface;
    private boolean empty = true;
    private boolean verdicts;

    ListingTable(Listing listing, Words words, Paper paper) {
        this.listing = listing;
        this.words = words;
        this.paper = paper;
        this.typeface = paper.typeface();
    }

    void write() throws IOException {
        List<Cell> header = shown(listing.columns());
        int[] widths = new int[header.size()];
        widen(widths, header);
        listing.rows().forEach(row -> {
            empty = false;
            widen(widths, shown(row));
        });
        boolean oneLine = fit(widths, widths.length);
        if (!oneLine) {
            fit(widths, listing.below());
        }
        row(header, widths, oneLine);
        try {
            listing.rows().forEach(row -> {
                try {
                    row(shown(row), widths, oneLine);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        paper.line("");
        paper.wrapped(
                INDENT,
                typeface.clean(empty ? listing.empty() : listing.summary().get()));
        if (verdicts) {
            paper.wrapped(INDENT, typeface.clean(legend()));
        }
    }

    private String legend() {
        return String.join(
                GAP,
                Arrays.stream(Count.values())
                        .map(count -> mark(count) + " " + words.verdict(count))
                        .toList());
    }

    private List<Cell> shown(List<Cell> row) {
        return row.stream().map(this::shown).toList();
    }

    private Cell shown(Cell cell) {
        String text = typeface.clean(cell.text()).strip();
        if (cell.verdict().isEmpty()) {
            return cell.mapped(written -> text);
        }
        verdicts = true;
        return Cell.of(mark(cell.verdict().get()) + " " + text, cell.style());
    }

    private String mark(Count count) {
        return switch (count) {
            case COUNTS -> typeface.unicode() ? "✓" : "+";
            case DOES_NOT_COUNT -> typeface.dash();
            case UNKNOWN -> "?";
        };
    }

    private void widen(int[] widths, List<Cell> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], typeface.width(cells.get(i).text()));
        }
    }

    /** Makes names, and in the last resort ids, narrower until the first cells fit in a line; whether they do. */
    private boolean fit(int[] widths, int cells) {
        int over = INDENT.length() + GAP.length() * (cells - 1) - paper.columns();
        for (int i = 0; i < cells; i++) {
            over += widths[i];
        }
        if (over <= 0) {
            return true;
        }
        if (over <= widths[listing.name()] - SHORTEST_NAME) {
            widths[listing.name()] -= over;
            return true;
        }
        if (cells == widths.length) {
            return false;
        }
        over -= Math.max(0, widths[listing.name()] - SHORTEST_NAME);
        widths[listing.name()] = Math.min(widths[listing.name()], SHORTEST_NAME);
        widths[0] = Math.max(Math.min(widths[0], SHORTEST_ID), widths[0] - over);
        return true;
    }

    private void row(List<Cell> cells, int[] widths, boolean oneLine) throws IOException {
        int first = oneLine ? cells.size() : listing.below();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < first; i++) {
            line.append(i == 0 ? INDENT : GAP).append(paper.cell(cells.get(i), widths[i]));
        }
        paper.line(line.toString());
        if (!oneLine) {
            String indent = " ".repeat(2 * INDENT.length());
            int room = paper.columns() - indent.length();
            Cell sold = cells.get(first);
            Cell managed = cells.get(first + 1);
            if (widths[first] + GAP.length() + widths[first + 1] <= room) {
                paper.line(indent + paper.cell(sold, widths[first]) + GAP + paper.cell(managed, widths[first + 1]));
            } else {
                paper.line(indent + paper.cell(sold, Math.min(room, widths[first])));
                paper.line(indent + paper.cell(managed, Math.min(room, widths[first + 1])));
            }
        }
    }
}

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
import java.util.stream.IntStream;

/** A table of any length. Its rows are told twice, once to see how wide they are and once to write them. */
final class ListingTable {

    private static final String INDENT = "  ";
    private static final char NO_BREAK = '\u00A0';
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
        Columns columns = new Columns(paper, header.size());
        columns.wrapNames(listing.name());
        IntStream.range(listing.below(), header.size()).forEach(columns::wrapWords);
        columns.widen(header);
        listing.rows().forEach(row -> {
            empty = false;
            columns.widen(shown(row));
        });
        boolean oneLine = INDENT.length() + columns.leastWidth(0, header.size()) <= paper.columns();
        if (!oneLine) {
            columns.narrow(0, SHORTEST_ID, INDENT.length() + columns.leastWidth(0, listing.below()) - paper.columns());
        }
        List<Columns.Beside> lines = oneLine
                ? List.of(columns.beside(INDENT, 0, header.size()))
                : List.of(
                        columns.beside(INDENT, 0, listing.below()),
                        columns.beside(INDENT + INDENT, listing.below(), header.size()));
        row(header, lines);
        try {
            listing.rows().forEach(row -> {
                try {
                    row(shown(row), lines);
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
                Columns.GAP,
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
        return Cell.of(mark(cell.verdict().get()) + NO_BREAK + text, cell.style());
    }

    private String mark(Count count) {
        return switch (count) {
            case COUNTS -> typeface.unicode() ? "✓" : "+";
            case DOES_NOT_COUNT -> typeface.dash();
            case UNKNOWN -> "?";
        };
    }

    private static void row(List<Cell> cells, List<Columns.Beside> lines) throws IOException {
        for (Columns.Beside line : lines) {
            line.write(cells);
        }
    }
}

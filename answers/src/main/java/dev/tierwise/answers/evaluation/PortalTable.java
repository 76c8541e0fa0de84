package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row per portal: what it is worth, whether it counts and why. The portals are gone through twice, once to see how
 * wide they are and once to write them, so that a list of any length can be written.
 */
final class PortalTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int NAME = 1;
    private static final int FIGURES = 4;
    private static final int SHORTEST_NAME = 12;
    private static final int SHORTEST_ID = 8;

    private final EvaluationReport report;
    private final Words words;
    private final Paper paper;
    private final Typeface typeface;
    private final boolean points;
    private final int figures;
    private final Tally sold = new Tally();
    private final Tally managed = new Tally();
    private int portals;

    PortalTable(EvaluationReport report, Words words, Paper paper) {
        this.report = report;
        this.words = words;
        this.paper = paper;
        this.typeface = paper.typeface();
        this.points = report.programme().pointRules().isPresent();
        this.figures = points ? FIGURES + 1 : FIGURES;
    }

    /** How many portals certainly and possibly count. */
    private static final class Tally {
        private int low;
        private int high;

        void add(Count count) {
            low += count == Count.COUNTS ? 1 : 0;
            high += count == Count.DOES_NOT_COUNT ? 0 : 1;
        }
    }

    void write() throws IOException {
        List<Cell> header = new ArrayList<>(List.of(
                head("column.portal", false),
                head("column.name", false),
                head("column.mrr", true),
                head("column.apps", true),
                head("column.sold", false),
                head("column.managed", false)));
        if (points) {
            header.add(FIGURES, head("column.points", true));
        }
        int[] widths = new int[header.size()];
        widen(widths, header);
        report.forEachPortal(portal -> widen(widths, cells(portal)));
        boolean oneLine = fit(widths, widths.length);
        if (!oneLine) {
            fit(widths, figures);
        }
        row(header, widths, oneLine);
        try {
            report.forEachPortal(portal -> {
                portals++;
                sold.add(portal.sold().count());
                managed.add(portal.managed().count());
                try {
                    row(cells(portal), widths, oneLine);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        summary();
    }

    private void summary() throws IOException {
        paper.line("");
        if (portals == 0) {
            paper.wrapped(INDENT, words.say("portals.none"));
            return;
        }
        paper.wrapped(
                INDENT,
                words.say(
                        "summary",
                        words.count("portals", portals),
                        words.range(sold.low, sold.high),
                        words.range(managed.low, managed.high)));
        paper.wrapped(
                INDENT,
                String.join(
                        GAP,
                        Arrays.stream(Count.values())
                                .map(count -> mark(count) + " " + words.verdict(count))
                                .toList()));
    }

    private Cell head(String key, boolean right) {
        return new Cell(words.say(key), Style.BOLD, right);
    }

    private List<Cell> cells(PortalAssessment portal) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(words.foreign(portal.portal().id())),
                Cell.of(words.portalName(portal.portal().name()).orElseGet(typeface::dash)),
                Cell.right(words.mrr(portal.mrr()), portal.mrr().isExact() ? Style.PLAIN : Style.WARN),
                Cell.right(
                        words.apps(portal.portal().appUsage()),
                        portal.portal().appUsage().unknown().isEmpty() ? Style.PLAIN : Style.WARN),
                verdict("sold", portal.sold()),
                verdict("managed", portal.managed())));
        portal.creditedPoints().ifPresent(credited -> {
            cells.add(
                    FIGURES,
                    Cell.right(words.points(credited.total()), credited.total().isExact() ? Style.PLAIN : Style.WARN));
        });
        return cells;
    }

    private Cell verdict(String kind, Verdict<?> verdict) {
        Style style = switch (verdict.count()) {
            case COUNTS -> Style.GOOD;
            case DOES_NOT_COUNT -> Style.FAINT;
            case UNKNOWN -> Style.WARN;
        };
        return Cell.of(mark(verdict.count()) + " " + words.reason(kind, verdict.reason()), style);
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
        if (over <= widths[NAME] - SHORTEST_NAME) {
            widths[NAME] -= over;
            return true;
        }
        if (cells == widths.length) {
            return false;
        }
        over -= Math.max(0, widths[NAME] - SHORTEST_NAME);
        widths[NAME] = Math.min(widths[NAME], SHORTEST_NAME);
        widths[0] = Math.max(Math.min(widths[0], SHORTEST_ID), widths[0] - over);
        return true;
    }

    private void row(List<Cell> cells, int[] widths, boolean oneLine) throws IOException {
        int first = oneLine ? cells.size() : figures;
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

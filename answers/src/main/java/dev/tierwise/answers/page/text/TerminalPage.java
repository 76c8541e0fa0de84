package dev.tierwise.answers.page.text;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A page at a terminal. */
public final class TerminalPage implements Page {

    private static final String INDENT = "  ";
    private static final int SHORTEST_MARK = 12;

    private final Paper paper;
    private final Paper wide;
    private final Words words;
    private final String indent;
    private boolean belowTitle;
    private boolean hasChecks;

    public TerminalPage(RenderOptions options, Rules rules, Writer out) {
        this.paper = Paper.forText(options, out);
        this.wide = Paper.forLists(options, out);
        this.words = new Words(options.language(), rules, paper.typeface());
        this.indent = INDENT;
    }

    private TerminalPage(TerminalPage around) {
        this.paper = around.paper;
        this.wide = around.wide;
        this.words = around.words;
        this.indent = around.indent + INDENT;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        paper.heading(clean(whom), clean(what), note.map(this::clean));
    }

    private String clean(String text) {
        return paper.typeface().clean(text).strip();
    }

    private Grid clean(Grid grid) {
        return grid.mapped(cell -> cell.mapped(this::clean));
    }

    @Override
    public void news(Style style, String text) throws IOException {
        distance();
        painted(style, clean(text));
    }

    private void painted(Style style, String text) throws IOException {
        for (String line : paper.typeface().wrap(text, paper.columns() - indent.length())) {
            paper.line(indent + paper.paint(style, line));
        }
    }

    @Override
    public void end() throws IOException {
        paper.line("");
    }

    @Override
    public void tier(Headline headline) throws IOException {
        distance();
        String held = clean(headline.loud());
        String next = clean(headline.next());
        if (indent.length()
                        + paper.typeface().width(held)
                        + 3
                        + paper.typeface().width(next)
                <= paper.columns()) {
            paper.line(indent + paper.paint(headline.style(), held) + "   " + next);
        } else {
            painted(headline.style(), held);
            paper.wrapped(indent, next);
        }
        for (String note : headline.notes()) {
            paper.wrapped(indent, clean(note));
        }
    }

    @Override
    public void progress(String title, List<Progress> lines, Grid full) throws IOException {
        distance();
        new ProgressLines(lines.stream().map(line -> line.mapped(this::clean)).toList(), paper).write();
    }

    @Override
    public void tiers(String title, List<Cell> brief, Grid full) throws IOException {
        distance();
        StringBuilder line = new StringBuilder(" ");
        int width = 1;
        for (Cell tier : brief) {
            String text = paper.typeface().truncate(clean(tier.text()), paper.columns() - 2);
            int columns = paper.typeface().width(text);
            if (width > 1 && width + 3 + columns > paper.columns()) {
                paper.line(line.toString());
                line = new StringBuilder(" ");
                width = 1;
            }
            int gap = width == 1 ? 1 : 3;
            line.append(" ".repeat(gap)).append(paper.paint(tier.style(), text));
            width += gap + columns;
        }
        paper.line(line.toString());
    }

    @Override
    public void appendix(String title, String brief, Drawing full) throws IOException {
        paper.wrapped(indent, clean(brief));
    }

    @Override
    public void atLength(Drawing brief, Drawing full) throws IOException {
        brief.on(this);
    }

    @Override
    public void listing(Listing listing) throws IOException {
        paper.line("");
        new ListingTable(listing, words, wide).write();
    }

    @Override
    public void paragraph(String text) throws IOException {
        distance();
        paper.wrapped(indent, clean(text));
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            distance();
        }
        for (String statement : statements) {
            paper.wrapped(indent, clean(statement));
        }
    }

    @Override
    public void section(String title) throws IOException {
        paper.line("");
        painted(Style.BOLD, clean(title));
        belowTitle = true;
    }

    @Override
    public void table(Grid grid) throws IOException {
        distance();
        TableLayout layout = new TableLayout(clean(grid));
        if (!isDetail() && grid.columns().isEmpty() && layout.isTooWide(paper, indent)) {
            layout.writeStacked(paper, indent);
        } else {
            layout.write(paper, indent);
        }
    }

    @Override
    public void subheading(String text) throws IOException {
        paper.wrapped("", clean(text));
    }

    @Override
    public void topic(String title, Optional<String> text) throws IOException {
        distance();
        if (text.isPresent()) {
            paper.titled(indent, clean(title), clean(text.get()));
        } else {
            paper.wrapped(indent, clean(title));
        }
    }

    @Override
    public Page details() {
        return new TerminalPage(this);
    }

    @Override
    public void figures(Grid grid) throws IOException {
        distance();
        TableLayout layout = new TableLayout(clean(grid));
        if (layout.fits(paper, indent)) {
            layout.write(paper, indent);
        } else {
            layout.writeFiguresBelow(paper, indent);
        }
    }

    @Override
    public Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last)
            throws IOException {
        distance();
        new DevelopmentLines(
                        developments.stream()
                                .map(development -> development.mapped(this::clean))
                                .toList(),
                        first,
                        last)
                .write(paper, indent);
        return developments.stream().anyMatch(Development::isOpen)
                ? Optional.of(words.say("history.open"))
                : Optional.empty();
    }

    @Override
    public void title(String title, String code) throws IOException {
        paper.titled("", clean(title), clean(code));
    }

    @Override
    public void subtitle(String text) throws IOException {
        paper.wrapped(INDENT, clean(text));
    }

    @Override
    public void terms(List<Term> terms) throws IOException {
        if (!terms.isEmpty()) {
            distance();
        }
        for (Term term : terms) {
            paper.titled(INDENT, clean(term.word()), clean(term.meaning()));
        }
    }

    @Override
    public void checks(String title, List<Check> checks) throws IOException {
        if (hasChecks) {
            paper.line("");
        }
        hasChecks = true;
        paper.line(paper.paint(Style.BOLD, clean(title)));
        if (checks.isEmpty()) {
            paper.line(INDENT + clean(words.say("doctor.nothing")));
        }
        int width = Math.max(
                SHORTEST_MARK,
                2
                        + checks.stream()
                                .mapToInt(check -> clean(check.mark()).length())
                                .max()
                                .orElse(0));
        String subject = "";
        for (Check check : checks) {
            if (!check.subject().equals(subject)) {
                subject = check.subject();
                paper.line(INDENT + clean(subject));
            }
            check(check, width);
        }
    }

    private void check(Check check, int width) throws IOException {
        String mark = clean(check.mark());
        String indent = INDENT + INDENT + " ".repeat(width);
        String start = INDENT + INDENT + paper.paint(check.style(), mark) + " ".repeat(width - mark.length());
        for (String line : paper.typeface().wrap(clean(check.text()), paper.columns() - indent.length())) {
            paper.line(start + line);
            start = indent;
        }
        if (!check.advice().isEmpty()) {
            paper.wrapped(indent, clean(check.advice()));
        }
    }

    private boolean isDetail() {
        return indent.length() > INDENT.length();
    }

    /** A line between what stands for itself; details stand close to what they belong to. */
    private void distance() throws IOException {
        if (!belowTitle && !isDetail()) {
            paper.line("");
        }
        belowTitle = false;
    }
}

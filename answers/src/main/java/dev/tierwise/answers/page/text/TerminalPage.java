package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.Programme;
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
    private final Words words;
    private final String indent;
    private boolean belowTitle;

    public TerminalPage(RenderOptions options, Programme programme, Writer out) {
        this.paper = Paper.forText(options, out);
        this.words = Words.onTerminal(options.language(), programme, paper.typeface());
        this.indent = INDENT;
    }

    private TerminalPage(TerminalPage around) {
        this.paper = around.paper;
        this.words = around.words;
        this.indent = around.indent + INDENT;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        paper.heading(whom, what, note);
    }

    @Override
    public void news(Style style, String text) throws IOException {
        distance();
        for (String line : paper.typeface().wrap(text, paper.columns() - indent.length())) {
            paper.line(indent + paper.paint(style, line));
        }
    }

    @Override
    public void paragraph(String text) throws IOException {
        distance();
        paper.wrapped(indent, text);
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            distance();
        }
        for (String statement : statements) {
            paper.wrapped(indent, statement);
        }
    }

    @Override
    public void section(String title) throws IOException {
        paper.line("");
        for (String line : paper.typeface().wrap(title, paper.columns() - indent.length())) {
            paper.line(indent + paper.paint(Style.BOLD, line));
        }
        belowTitle = true;
    }

    @Override
    public void table(Grid grid) throws IOException {
        distance();
        if (!isDetail() && grid.columns().isEmpty() && new TableLayout(grid).isTooWide(paper, indent)) {
            new TableLayout(grid).writeStacked(paper, indent);
        } else {
            new TableLayout(grid).write(paper, indent);
        }
    }

    @Override
    public void subheading(String text) throws IOException {
        paper.wrapped("", text);
    }

    @Override
    public void topic(String title, Optional<String> text) throws IOException {
        distance();
        if (text.isPresent()) {
            paper.titled(indent, title, text.get());
        } else {
            paper.wrapped(indent, title);
        }
    }

    @Override
    public Page details() {
        return new TerminalPage(this);
    }

    @Override
    public void figures(Grid grid) throws IOException {
        distance();
        if (new TableLayout(grid).fits(paper, indent)) {
            new TableLayout(grid).write(paper, indent);
        } else {
            new TableLayout(grid).writeFiguresBelow(paper, indent);
        }
    }

    @Override
    public Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last)
            throws IOException {
        distance();
        new DevelopmentLines(developments, first, last).write(paper, indent);
        return developments.stream().anyMatch(Development::isOpen)
                ? Optional.of(words.say("history.open"))
                : Optional.empty();
    }

    @Override
    public void title(String title, String code) throws IOException {
        paper.titled("", title, code);
    }

    @Override
    public void subtitle(String text) throws IOException {
        paper.wrapped(INDENT, text);
    }

    @Override
    public void terms(List<Term> terms) throws IOException {
        if (!terms.isEmpty()) {
            distance();
        }
        for (Term term : terms) {
            paper.titled(INDENT, term.word(), term.meaning());
        }
    }

    @Override
    public void checks(String title, List<Check> checks) throws IOException {
        paper.line(paper.paint(Style.BOLD, title));
        if (checks.isEmpty()) {
            paper.line(INDENT + words.say("doctor.nothing"));
        }
        int width = Math.max(
                SHORTEST_MARK,
                2
                        + checks.stream()
                                .mapToInt(check -> check.mark().length())
                                .max()
                                .orElse(0));
        String subject = "";
        for (Check check : checks) {
            if (!check.subject().equals(subject)) {
                subject = check.subject();
                paper.line(INDENT + subject);
            }
            check(check, width);
        }
        paper.line("");
    }

    private void check(Check check, int width) throws IOException {
        String indent = INDENT + INDENT + " ".repeat(width);
        String start = INDENT
                + INDENT
                + paper.paint(check.style(), check.mark())
                + " ".repeat(width - check.mark().length());
        for (String line : paper.typeface().wrap(check.text(), paper.columns() - indent.length())) {
            paper.line(start + line);
            start = indent;
        }
        if (!check.advice().isEmpty()) {
            paper.wrapped(indent, check.advice());
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

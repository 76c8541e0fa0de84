package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A page at a terminal. */
public final class TerminalPage implements Page {

    private static final String INDENT = "  ";
    private static final int SHORTEST_MARK = 12;

    private final Paper paper;
    private final Words words;
    private boolean belowTitle;

    public TerminalPage(RenderOptions options, Programme programme, Writer out) {
        this.paper = Paper.forText(options, out);
        this.words = Words.onTerminal(options.language(), programme, paper.typeface());
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
        for (String line : paper.typeface().wrap(text, paper.columns() - INDENT.length())) {
            paper.line(INDENT + paper.paint(style, line));
        }
    }

    @Override
    public void paragraph(String text) throws IOException {
        distance();
        paper.wrapped(INDENT, text);
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            distance();
        }
        for (String statement : statements) {
            paper.wrapped(INDENT, statement);
        }
    }

    @Override
    public void section(String title) throws IOException {
        paper.line("");
        for (String line : paper.typeface().wrap(title, paper.columns() - INDENT.length())) {
            paper.line(INDENT + paper.paint(Style.BOLD, line));
        }
        belowTitle = true;
    }

    @Override
    public void table(Grid grid) throws IOException {
        distance();
        if (grid.columns().isEmpty() && new TableLayout(grid).isTooWide(paper, INDENT)) {
            new TableLayout(grid).writeStacked(paper, INDENT);
        } else {
            new TableLayout(grid).write(paper, INDENT);
        }
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

    private void distance() throws IOException {
        if (!belowTitle) {
            paper.line("");
        }
        belowTitle = false;
    }
}

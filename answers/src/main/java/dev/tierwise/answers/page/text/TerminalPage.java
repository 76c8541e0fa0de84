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
        if (new TableLayout(grid).isTooWide(paper, INDENT)) {
            new TableLayout(grid).writeStacked(paper, INDENT);
        } else {
            new TableLayout(grid).write(paper, INDENT);
        }
    }

    private void distance() throws IOException {
        if (!belowTitle) {
            paper.line("");
        }
        belowTitle = false;
    }
}

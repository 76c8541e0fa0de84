package dev.tierwise.answers.page.markdown;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of Markdown, with headings and tables to be pasted into a wiki. */
public final class MarkdownPage implements Page {

    private static final Pattern LIST_MARK = Pattern.compile("^(\\d*)([-+*.)])(?= )");

    private final Words words;
    private final Writer out;

    public MarkdownPage(RenderOptions options, Programme programme, Writer out) {
        Typeface typeface = new Typeface(options.unicode());
        this.words = new Words(options.language(), programme, typeface, text -> escape(typeface.clean(text)));
        this.out = out;
    }

    /** The text with everything that Markdown or HTML would take for markup made literal. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!', '$' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString().strip();
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        line("# " + whom);
        paragraph(what);
        if (note.isPresent()) {
            paragraph("**" + note.get() + "**");
        }
    }

    @Override
    public void news(Style style, String text) throws IOException {
        paragraph("**" + text + "**");
    }

    @Override
    public void paragraph(String text) throws IOException {
        line("");
        line(literal(text));
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            line("");
        }
        for (String statement : statements) {
            line("- " + literal(statement));
        }
    }

    @Override
    public void section(String title) throws IOException {
        line("");
        line("## " + title);
    }

    @Override
    public void table(Grid grid) throws IOException {
        List<List<Cell>> rows = grid.rows();
        boolean named = !grid.columns().isEmpty();
        head(named ? grid.columns() : rows.get(0));
        for (List<Cell> row : rows.subList(named ? 0 : 1, rows.size())) {
            row(row.stream().map(Cell::text).toList());
        }
    }

    @Override
    public void subheading(String text) throws IOException {
        paragraph(text);
    }

    @Override
    public void topic(String title, Optional<String> text) throws IOException {
        section(title);
        if (text.isPresent()) {
            paragraph(text.get());
        }
    }

    @Override
    public Page details() {
        return this;
    }

    @Override
    public void figures(Grid grid) throws IOException {
        table(grid);
    }

    @Override
    public Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last)
            throws IOException {
        Grid grid = new Grid();
        grid.row(Cell.of(""), Cell.right(words.say("history.last")), Cell.of(""));
        for (Development development : developments) {
            String range = development.isOpen() ? (development.range() + " ?").strip() : development.range();
            grid.row(Cell.of(development.label()), Cell.right(development.last()), Cell.of(range));
        }
        table(grid);
        return developments.stream().anyMatch(Development::isOpen)
                ? Optional.of(words.say("history.open.range"))
                : Optional.empty();
    }

    @Override
    public void title(String title, String code) throws IOException {
        line("# " + title);
        paragraph("`" + code + "`");
    }

    @Override
    public void subtitle(String text) throws IOException {
        paragraph(text);
    }

    @Override
    public void terms(List<Term> terms) throws IOException {
        list(terms.stream()
                .map(term -> "**" + term.word() + "** " + term.meaning())
                .toList());
    }

    @Override
    public void checks(String title, List<Check> checks) throws IOException {
        line("## " + title);
        list(
                checks.isEmpty()
                        ? List.of(words.say("doctor.nothing"))
                        : checks.stream().map(MarkdownPage::check).toList());
        line("");
    }

    private static String check(Check check) {
        return "**" + check.mark() + "** " + check.subject() + ": " + check.text()
                + (check.advice().isEmpty() ? "" : " " + check.advice());
    }

    /** The names of columns; those of figures are aligned to the right. */
    public void head(List<Cell> columns) throws IOException {
        line("");
        row(columns.stream().map(Cell::text).toList());
        line(columns.stream()
                .map(column -> column.right() ? "---:|" : "---|")
                .collect(Collectors.joining("", "|", "")));
    }

    /** A row of a table, for tables of any length. */
    public void row(List<String> cells) throws IOException {
        line("| " + String.join(" | ", cells) + " |");
    }

    /** The text where a line begins, also one that would begin a list: a mark of one's own, or the day of a date. */
    private static String literal(String text) {
        return LIST_MARK.matcher(text).replaceFirst("$1\\\\$2");
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}

package dev.tierwise.answers.page.markdown;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Link;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of Markdown, with headings and tables to be pasted into a wiki. */
public final class MarkdownPage implements Page {

    private static final Pattern LIST_MARK = Pattern.compile("^(\\d*)([-+*.)])(?= )");

    private final Words words;
    private final Writer out;

    public MarkdownPage(RenderOptions options, Rules rules, Writer out) {
        this.words = new Words(options.language(), rules, new Typeface(options.unicode()));
        this.out = out;
    }

    private String literal(String text) {
        return escape(words.typeface().clean(text).replace('\u00A0', ' '));
    }

    /** The text with everything that Markdown or HTML would take for markup made literal. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                    escaped.append('\\').append(c);
                case '$' -> escaped.append(isCurrency(text, i) ? "$" : "\\$");
                default -> escaped.append(c);
            }
        }
        return escaped.toString().strip();
    }

    /** Whether a dollar sign stands beside an amount, as in {@code $5.00} and {@code 5,00 $}, where it begins no formula. */
    private static boolean isCurrency(String text, int at) {
        boolean before = at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
        boolean behind = at > 1 && Character.isSpaceChar(text.charAt(at - 1)) && Character.isDigit(text.charAt(at - 2));
        return before || behind;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        line("# " + literal(whom));
        paragraph(what);
        if (note.isPresent()) {
            news(Style.WARN, note.get());
        }
    }

    @Override
    public void news(Style style, String text) throws IOException {
        line("");
        line("**" + literal(text) + "**");
    }

    @Override
    public void end() throws IOException {
        line("");
    }

    @Override
    public void tier(Headline headline) throws IOException {
        news(headline.style(), headline.label() + ": " + headline.text());
        for (String note : headline.notes()) {
            paragraph(note);
        }
    }

    @Override
    public void progress(String title, List<Progress> lines, Grid full) throws IOException {
        section(title);
        table(full);
    }

    @Override
    public void tiers(String title, List<Cell> brief, Grid full) throws IOException {
        section(title);
        table(full);
    }

    @Override
    public void appendix(String title, String brief, Drawing full) throws IOException {
        section(title);
        full.on(this);
    }

    @Override
    public void listing(Listing listing) throws IOException {
        section(listing.title());
        head(listing.columns());
        try {
            listing.rows().forEach(row -> {
                try {
                    row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        paragraph(listing.summary().get());
    }

    @Override
    public void paragraph(String text) throws IOException {
        line("");
        line(atStart(literal(text)));
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            line("");
        }
        for (String statement : statements) {
            line("- " + atStart(literal(statement)));
        }
    }

    @Override
    public void links(List<Link> links) throws IOException {
        if (!links.isEmpty()) {
            line("");
        }
        for (Link link : links) {
            String title = literal(link.title());
            line("- " + literal("[" + link.number() + "]") + " "
                    + link.address()
                            .map(address ->
                                    "[" + title + "](<" + words.typeface().clean(address) + ">)")
                            .orElse(title)
                    + (link.more().isEmpty() ? "" : ": " + literal(link.more())));
        }
    }

    @Override
    public void section(String title) throws IOException {
        line("");
        line("## " + literal(title));
    }

    @Override
    public void table(Grid grid) throws IOException {
        head(grid.head());
        for (List<Cell> row : grid.body()) {
            row(row);
        }
    }

    @Override
    public void subheading(String text) throws IOException {
        paragraph(text);
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
        line("# " + literal(title));
        line("");
        line("`" + words.typeface().clean(code).replace('`', ' ') + "`");
    }

    @Override
    public void subtitle(String text) throws IOException {
        paragraph(text);
    }

    @Override
    public void terms(List<Term> terms) throws IOException {
        if (!terms.isEmpty()) {
            line("");
        }
        for (Term term : terms) {
            line("- **" + literal(term.word()) + "** " + literal(term.meaning()));
        }
    }

    @Override
    public void checks(String title, List<Check> checks) throws IOException {
        line("## " + literal(title));
        line("");
        if (checks.isEmpty()) {
            line("- " + literal(words.say("doctor.nothing")));
        }
        for (Check check : checks) {
            line("- **" + literal(check.mark()) + "** " + literal(check.subject() + ": " + check.text())
                    + (check.advice().isEmpty() ? "" : " " + literal(check.advice())));
        }
        line("");
    }

    /** The names of columns; those of figures are aligned to the right. */
    private void head(List<Cell> columns) throws IOException {
        line("");
        line(row(columns, column -> literal(column.text())));
        line(columns.stream()
                .map(column -> column.right() ? "---:|" : "---|")
                .collect(Collectors.joining("", "|", "")));
    }

    private void row(List<Cell> cells) throws IOException {
        line(row(cells, this::cell));
    }

    private static String row(List<Cell> cells, Function<Cell, String> text) {
        return cells.stream().map(text).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String cell(Cell cell) {
        String text = literal(cell.text());
        if (cell.verdict().isPresent()) {
            return literal(words.verdict(cell.verdict().get())) + ": " + text;
        }
        return cell.style() == Style.HEADLINE && !text.isEmpty() ? "**" + text + "**" : text;
    }

    /** The text where a line begins, also one that would begin a list: a mark of one's own, or the day of a date. */
    private static String atStart(String text) {
        return LIST_MARK.matcher(text).replaceFirst("$1\\\\$2");
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}

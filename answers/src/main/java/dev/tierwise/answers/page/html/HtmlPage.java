package dev.tierwise.answers.page.html;

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
import dev.tierwise.domain.metric.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A page for browsers: one file that loads nothing. It always has every character, whatever a terminal can show. */
public final class HtmlPage implements Page {

    private final RenderOptions options;
    private final Words words;
    private final String name;
    private final HtmlWriter html;
    private final Chart chart;
    private boolean begun;
    private int headings;

    public HtmlPage(RenderOptions options, Rules rules, Writer out) {
        this.options = options;
        this.words = new Words(options.language(), rules, new Typeface(true));
        this.name = words.label(rules.name());
        this.html = new HtmlWriter(out);
        this.chart = new Chart(html);
    }

    @Override
    public Words words() {
        return words;
    }

    /** The page, which begins with whatever is written first. */
    private HtmlWriter html() throws IOException {
        begin(name);
        return html;
    }

    private void begin(String title) throws IOException {
        if (!begun) {
            begun = true;
            frame(title).begin(html);
            html.open("main", "id", "main", "class", "answer-page").line();
        }
    }

    private HtmlFrame frame(String title) {
        return new HtmlFrame(options.language(), title, style(), Optional.empty(), options.around());
    }

    private Asset style() {
        return options.around().isPresent() ? HtmlFrame.withHead() : HtmlFrame.tokens();
    }

    @Override
    public void finish() throws IOException {
        html().element("footer", words.say("html.made")).line();
        frame("").end(html);
    }

    @Override
    public void heading(String whom, String what, Optional<String> note) throws IOException {
        begin(whom + ": " + what);
        heading("h1", whom);
        html.element("p", what, "class", "quiet").line();
        if (note.isPresent()) {
            html.element("p", note.get(), "class", "warned").line();
        }
    }

    private void heading(String tag, String text) throws IOException {
        headings++;
        html().line().element(tag, text, "id", headingId());
    }

    private String headingId() {
        return "h" + headings;
    }

    @Override
    public void news(Style style, String text) throws IOException {
        signed("p", "news", style, text);
    }

    /** An element whose sign says the same as its colour, and as its words. */
    private void signed(String tag, String classes, Style style, String text) throws IOException {
        html().open(tag, "class", (classes + " " + classOf(style)).strip());
        String sign = sign(style);
        if (!sign.isEmpty()) {
            html.element("span", sign, "class", "sign", "aria-hidden", "true").text(" ");
        }
        html.text(text).close().line();
    }

    private static String sign(Style style) {
        return switch (style) {
            case GOOD, TITLE_GOOD -> "✓";
            case WARN, TITLE_WARN -> "?";
            case BAD -> "✗";
            case PLAIN, BOLD, HEADLINE, FAINT -> "";
        };
    }

    private static String classOf(Style style) {
        return switch (style) {
            case GOOD, TITLE_GOOD -> "ok";
            case WARN, TITLE_WARN -> "open";
            case BAD -> "no";
            case FAINT -> "quiet";
            case BOLD, HEADLINE -> "strong";
            case PLAIN -> "";
        };
    }

    @Override
    public void end() throws IOException {
        html().empty("hr").line();
    }

    @Override
    public void tier(Headline headline) throws IOException {
        html().open("div", "class", "held");
        html.element("p", headline.label(), "class", "quiet");
        signed("p", "big", headline.style(), headline.text());
        html.element("p", headline.next());
        for (String note : headline.notes()) {
            html.element("p", note);
        }
        html.close("div").line();
    }

    @Override
    public void progress(String title, List<Progress> lines, Grid full) throws IOException {
        section(title);
        html.open("ul", "class", "tracks").line();
        for (Progress line : lines) {
            html.open("li").open("div");
            html.element("h3", line.label()).element("p", line.value(), "class", "v");
            html.close().open("div");
            if (line.gauge().isPresent()) {
                gauge(line.gauge().get());
            }
            html.close();
            signed("p", "say", line.style(), line.note());
            html.close("li").line();
        }
        html.close("ul").line();
        table(full);
    }

    /** A bar that is full when what is required is there: solid as far as is certain, hatched as far as is possible. */
    private void gauge(Gauge gauge) throws IOException {
        double required = gauge.required().high().orElseThrow().doubleValue();
        double low = share(gauge.value().low().doubleValue(), required);
        double high = gauge.value()
                .high()
                .map(value -> share(value.doubleValue(), required))
                .orElse(1.0);
        chart.decoration(16, "fl").rect(0, 1, 1, 14, "ftrack").rect(0, 1, low, 14, "facc");
        if (high > low) {
            chart.hatched(low, 1.5, high - low, 13, "sacc w1");
        }
        chart.end();
        html.element("p", gauge.percent(), "class", "quiet");
    }

    private static double share(double value, double required) {
        return required <= 0 ? 1 : Math.min(1, Math.max(0, value / required));
    }

    @Override
    public void tiers(String title, List<Cell> brief, Grid full) throws IOException {
        section(title);
        html.open("ul", "class", "brief");
        for (Cell tier : brief) {
            signed("li", "", tier.style(), tier.text());
        }
        html.close("ul");
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
        boolean[] any = {false};
        try {
            listing.rows().forEach(row -> {
                try {
                    if (!any[0]) {
                        any[0] = true;
                        beginTable(listing.columns());
                    }
                    row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (any[0]) {
            endTable();
        } else {
            paragraph(listing.empty());
        }
        html.element("p", listing.summary().get(), "class", "note").line();
    }

    private void beginTable(List<Cell> columns) throws IOException {
        html().open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", headingId());
        html.open("table", "aria-labelledby", headingId()).line().open("thead").open("tr");
        for (Cell column : columns) {
            if (column.text().isEmpty()) {
                html.open("td").close();
            } else {
                html.element("th", column.text(), withClass(column.right() ? "num" : "", "scope", "col"));
            }
        }
        html.close("thead").open("tbody").line();
    }

    private void endTable() throws IOException {
        html.close("div").line();
    }

    private static String[] withClass(String classes, String... attributes) {
        if (classes.isEmpty()) {
            return attributes;
        }
        String[] all = new String[attributes.length + 2];
        all[0] = "class";
        all[1] = classes;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return all;
    }

    /** The text of a cell, which leads to the page about what it names, if there is one. */
    private void name(Cell cell) throws IOException {
        Optional<String> address =
                options.around().flatMap(surroundings -> cell.subject().flatMap(surroundings::address));
        if (address.isPresent()) {
            html.element("a", cell.text(), "href", address.get());
        } else {
            html.text(cell.text());
        }
    }

    private void row(List<Cell> cells) throws IOException {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String classes = ((cell.right() ? "num " : "") + classOf(cell.style())).strip();
            if (i == 0 && !cell.text().isEmpty()) {
                html.open("th", withClass(classes, "scope", "row"));
            } else {
                html.open("td", withClass(classes));
            }
            if (cell.verdict().isPresent()) {
                verdict(cell.verdict().get());
            }
            name(cell);
            html.close();
        }
        html.close("tr").line();
    }

    private void verdict(Count count) throws IOException {
        String sign = switch (count) {
            case COUNTS -> "✓";
            case DOES_NOT_COUNT -> "–";
            case UNKNOWN -> "?";
        };
        html.element("span", sign, "class", "sign", "aria-hidden", "true");
        html.text(" " + words.verdict(count) + ": ");
    }

    @Override
    public void paragraph(String text) throws IOException {
        html().element("p", text).line();
    }

    @Override
    public void list(List<String> statements) throws IOException {
        if (statements.isEmpty()) {
            return;
        }
        html().open("ul", "class", "plain").line();
        for (String statement : statements) {
            html.element("li", statement).line();
        }
        html.close("ul").line();
    }

    @Override
    public void links(List<Link> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        html().open("ul", "class", "plain").line();
        for (Link link : links) {
            html.open("li").text("[" + link.number() + "] ");
            if (link.address().isPresent()) {
                html.link(link.title(), link.address().get());
            } else {
                html.text(link.title());
            }
            html.text(link.more().isEmpty() ? "" : ": " + link.more())
                    .close("li")
                    .line();
        }
        html.close("ul").line();
    }

    @Override
    public void section(String title) throws IOException {
        heading("h2", title);
        html.line();
    }

    @Override
    public void table(Grid grid) throws IOException {
        beginTable(grid.head());
        for (List<Cell> row : grid.body()) {
            row(row);
        }
        endTable();
    }

    @Override
    public void subheading(String text) throws IOException {
        html().element("p", text, "class", "quiet").line();
    }

    @Override
    public Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last)
            throws IOException {
        beginTable(List.of(
                Cell.of(words.say("html.figure")),
                Cell.of(words.say("html.development")),
                Cell.right(words.say("history.last")),
                Cell.of(words.say("html.between"))));
        for (Development development : developments) {
            html.open("tr").element("th", development.label(), "scope", "row").open("td");
            new TrendChart(development, first, last).draw(chart);
            html.close().element("td", development.last(), "class", "num");
            html.element("td", development.range()).close("tr").line();
        }
        endTable();
        return developments.stream().anyMatch(Development::isOpen)
                ? Optional.of(words.say("html.band"))
                : Optional.empty();
    }

    @Override
    public void title(String title, String code) throws IOException {
        begin(title);
        heading("h1", title);
        html.open("p").element("code", code).close().line();
    }

    @Override
    public void subtitle(String text) throws IOException {
        paragraph(text);
    }

    @Override
    public void terms(List<Term> terms) throws IOException {
        if (terms.isEmpty()) {
            return;
        }
        html().open("dl", "class", "terms").line();
        for (Term term : terms) {
            html.element("dt", term.word()).element("dd", term.meaning()).line();
        }
        html.close("dl").line();
    }

    @Override
    public void checks(String title, List<Check> checks) throws IOException {
        section(title);
        if (checks.isEmpty()) {
            paragraph(words.say("doctor.nothing"));
            return;
        }
        html.open("ul", "class", "plain").line();
        for (Check check : checks) {
            html.open("li", withClass(classOf(check.style())));
            String sign = sign(check.style());
            if (!sign.isEmpty()) {
                html.element("span", sign, "class", "sign", "aria-hidden", "true")
                        .text(" ");
            }
            html.element("strong", check.mark()).text(" " + check.subject() + ": " + check.text());
            if (!check.advice().isEmpty()) {
                html.text(" " + check.advice());
            }
            html.close("li").line();
        }
        html.close("ul").line();
    }
}

package dev.tierwise.answers.report;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.html.Asset;
import dev.tierwise.answers.page.html.HtmlFrame;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.page.html.ThemeSwitch;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The report as HTML: what the tier is, what comes, what to do, and what all of that rests on. */
final class ReportSheet {

    private static final Asset STYLE = HtmlFrame.withHead().and(Asset.of(ReportSheet.class, "report.css"));
    private static final Asset TABLE = Asset.of(ReportSheet.class, "report.js");
    private static final Asset SCRIPT = ThemeSwitch.script().and(TABLE);
    static final List<String> SECTIONS =
            List.of("answer", "criteria", "forecast", "plan", "portals", "median", "history", "unknown", "basis");

    private final ReportDocument report;
    private final RenderOptions options;
    private final List<String> sections;
    private final Words words;
    private final Sheet sheet;
    private final HtmlWriter html;

    /** @param sections those that are shown, in their order */
    ReportSheet(ReportDocument report, List<String> sections, RenderOptions options, Writer out) {
        this.report = report;
        this.options = options;
        this.sections = sections;
        this.words = new Words(options.language(), report.programmeRules(), new Typeface(true));
        this.html = new HtmlWriter(out);
        this.sheet = new Sheet(report, words, html, options.around());
    }

    void write() throws IOException {
        HtmlFrame frame = new HtmlFrame(
                options.language(),
                words.say(
                        "report.title",
                        report.partner(),
                        words.span(report.credited().tier()),
                        words.day(report.asOf())),
                style(),
                Optional.of(options.around().isPresent() ? TABLE : SCRIPT),
                options.around());
        frame.begin(html);
        if (options.around().isEmpty()) {
            html.element("a", words.say("report.skip"), "class", "skip", "href", "#answer");
            top();
            html.open("div", "class", "page").line();
            contents();
        }
        html.open("main", "id", "main").line();
        head();
        for (String section : sections) {
            write(section);
        }
        html.close("main");
        if (options.around().isEmpty()) {
            html.close("div");
        }
        html.line();
        html.element(
                "footer", words.say("report.made", words.moment(options.now().atZone(ZoneId.of(report.timeZone())))));
        frame.end(html);
    }

    private void write(String section) throws IOException {
        switch (section) {
            case "answer" -> new AnswerSection(sheet).write();
            case "criteria" -> new CriteriaSection(sheet).write();
            case "forecast" -> new ForecastSection(sheet).write();
            case "plan" -> new PlanSection(sheet).write();
            case "portals" -> new PortalsSection(sheet).write();
            case "median" -> new MedianSection(sheet).write();
            case "history" -> new HistorySection(sheet).write();
            case "unknown" -> new UnknownSection(sheet).write();
            case "basis" -> new BasisSection(sheet).write();
            default -> throw new IllegalArgumentException("no section of a report: " + section);
        }
    }

    private Asset style() {
        return report.agency() == null || report.agency().colour() == null
                ? STYLE
                : STYLE.and(new Asset(":root{--brand:" + report.agency().colour() + "}"));
    }

    private void top() throws IOException {
        html.open("header", "class", "top").open("span", "class", "mark");
        if (report.agency() != null && report.agency().logo() != null) {
            html.empty("img", "src", report.agency().logo(), "alt", "", "height", "32");
        }
        html.text(
                report.agency() == null || report.agency().name() == null
                        ? "Tierwise"
                        : report.agency().name());
        html.close("span");
        ThemeSwitch.write(html, words);
        html.close("header").line();
    }

    private void contents() throws IOException {
        html.open("nav", "class", "toc", "aria-label", words.say("report.contents"))
                .open("ol");
        for (String section : SECTIONS) {
            html.open("li").element("a", words.say("report.toc." + section), "href", "#" + section);
            html.close();
        }
        html.close("nav").line();
    }

    private void head() throws IOException {
        html.open("div", "class", "head");
        html.element("p", words.say("report.eyebrow"), "class", "quiet");
        html.element("h1", report.partner()).open("dl", "class", "meta");
        fact(words.say("report.as-of"), words.day(report.asOf()));
        fact(words.say("report.rules"), words.label(report.programmeRules().name()));
        fact(words.say("report.time-zone"), report.timeZone());
        if (report.status() != null) {
            fact(
                    words.say("report.ledger"),
                    words.say("report.refreshed", words.day(report.status().refreshedOn())));
        }
        html.close("dl");
        if (words.superseded().isPresent()) {
            html.element("p", words.superseded().get(), "class", "warned");
        }
        html.close("div").line();
    }

    private void fact(String name, String value) throws IOException {
        html.open("div").element("dt", name).element("dd", value).close();
    }
}

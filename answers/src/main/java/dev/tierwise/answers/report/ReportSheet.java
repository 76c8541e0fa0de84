package dev.tierwise.answers.report;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.html.Asset;
import dev.tierwise.answers.page.html.HtmlFrame;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The report as HTML: what the tier is, what comes, what to do, and what all of that rests on. */
final class ReportSheet {

    private static final Asset STYLE = HtmlFrame.tokens().and(Asset.of(ReportSheet.class, "report.css"));
    private static final Asset SCRIPT = Asset.of(ReportSheet.class, "report.js");
    private static final List<String> SECTIONS =
            List.of("answer", "criteria", "forecast", "plan", "portals", "median", "history", "unknown", "basis");

    private final ReportDocument report;
    private final RenderOptions options;
    private final Words words;
    private final Sheet sheet;
    private final HtmlWriter html;

    ReportSheet(ReportDocument report, RenderOptions options, Writer out) {
        this.report = report;
        this.options = options;
        this.words = new Words(options.language(), report.programmeRules(), new Typeface(true));
        this.html = new HtmlWriter(out);
        this.sheet = new Sheet(report, words, html);
    }

    void write() throws IOException {
        HtmlFrame frame = new HtmlFrame(
                options.language(),
                words.say(
                        "report.title",
                        report.partner(),
                        sheet.held(report.credited().tier()),
                        words.day(report.asOf())),
                style(),
                Optional.of(SCRIPT));
        frame.begin(html);
        html.element("a", words.say("report.skip"), "class", "skip", "href", "#answer");
        top();
        html.open("div", "class", "page").line();
        contents();
        html.open("main").line();
        head();
        new AnswerSection(sheet).write();
        new CriteriaSection(sheet).write();
        new ForecastSection(sheet).write();
        new PlanSection(sheet).write();
        new PortalsSection(sheet).write();
        new MedianSection(sheet).write();
        new HistorySection(sheet).write();
        new UnknownSection(sheet).write();
        new BasisSection(sheet).write();
        html.close("main").close("div").line();
        html.element(
                "footer", words.say("report.made", words.moment(options.now().atZone(ZoneId.of(report.timeZone())))));
        frame.end(html);
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
        html.open("fieldset", "class", "seg").element("legend", words.say("report.colours"));
        for (String theme : List.of("auto", "light", "dark")) {
            html.open("label");
            if (theme.equals("auto")) {
                radio(theme, "checked", "");
            } else {
                radio(theme);
            }
            html.text(words.say("report.theme." + theme)).close();
        }
        html.close("header").line();
    }

    private void radio(String theme, String... more) throws IOException {
        String[] attributes = new String[8 + more.length];
        List<String> always = List.of("type", "radio", "name", "theme", "id", "theme-" + theme, "value", theme);
        System.arraycopy(always.toArray(new String[0]), 0, attributes, 0, 8);
        System.arraycopy(more, 0, attributes, 8, more.length);
        html.empty("input", attributes);
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

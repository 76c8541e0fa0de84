package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.answers.page.Subject;
import dev.tierwise.answers.page.html.Chart;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.page.html.Surroundings;
import dev.tierwise.answers.page.html.Tint;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every section of the report is written with. */
final class Sheet {

    private final ReportDocument report;
    private final Words words;
    private final HtmlWriter html;
    private final Chart chart;
    private final Optional<Surroundings> around;

    Sheet(ReportDocument report, Words words, HtmlWriter html, Optional<Surroundings> around) {
        this.report = report;
        this.words = words;
        this.html = html;
        this.around = around;
        this.chart = new Chart(html);
    }

    /** A column of a table: its name, and whether it has figures. */
    record Column(String name, boolean figures) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column figures(String name) {
            return new Column(name, true);
        }
    }

    ReportDocument report() {
        return report;
    }

    Words words() {
        return words;
    }

    HtmlWriter html() {
        return html;
    }

    Chart chart() {
        return chart;
    }

    String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** The path of the page that explains a portal; empty if there is none. */
    Optional<String> address(String portal) {
        return around.flatMap(surroundings -> surroundings.address(Subject.portal(portal)));
    }

    /** Begins a section: a heading that never changes. */
    void section(String id, String title) throws IOException {
        html.line().open("section", "id", id, "aria-labelledby", "h-" + id).line();
        html.element("h2", title, "id", "h-" + id).line();
    }

    /** The finding of a section, with its figures. */
    void lead(String text) throws IOException {
        html.element("p", text, "class", "lead").line();
    }

    void note(String text) throws IOException {
        html.element("p", text, "class", "note").line();
    }

    void end() throws IOException {
        html.close("section").line();
    }

    /** Begins a table and its body. Roles are written out: narrow screens show rows as blocks, and they stay rows. */
    void table(String caption, String classes, Column... columns) throws IOException {
        html.open("table", "class", classes, "role", "table");
        html.element("caption", caption);
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (Column column : columns) {
            if (column.figures()) {
                html.element("th", column.name(), "scope", "col", "role", "columnheader", "class", "num");
            } else {
                html.element("th", column.name(), "scope", "col", "role", "columnheader");
            }
        }
        html.close("thead").open("tbody", "role", "rowgroup").line();
    }

    void endTable() throws IOException {
        html.close("table").line();
    }

    /** Begins what is scrolled by itself where it is wider than the screen. */
    void scrolling(String title) throws IOException {
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", title);
    }

    /** Begins what is shown to those who ask for it. */
    void details(String summary) throws IOException {
        html.open("details").element("summary", summary).line();
    }

    void cell(String text, String classes) throws IOException {
        html.element("td", text, "role", "cell", "class", classes);
    }

    void day(LocalDate day) throws IOException {
        html.element("time", words.briefDay(day), "datetime", day.toString(), "class", "nw");
    }

    /** A sign that repeats what the words beside it say. */
    void sign(String sign) throws IOException {
        html.element("span", sign, "class", "sign", "aria-hidden", "true").text(" ");
    }

    /** A statement with a sign before it. */
    void statement(String tag, String classes, String sign, String text) throws IOException {
        html.open(tag, "class", classes);
        sign(sign);
        html.text(text).close();
    }

    /** The number of the colour of a tier; 0 for none. */
    int tint(@Nullable String tier) {
        return Tint.of(tier, report.programmeRules());
    }

    /** A figure on a chart: no sign of a currency, and cents only if there are some. */
    String brief(MetricId metric, BigDecimal value) {
        return switch (Metrics.get(metric).unit()) {
            case MONEY -> value.stripTrailingZeros().scale() > 0 ? words.amount(value) : words.number(value);
            case POINTS -> words.number(value.setScale(2, RoundingMode.DOWN));
            case APPS, PEOPLE, PERCENT, NONE -> words.number(value);
        };
    }

    /** The unit that the figures of a chart are counted in; empty for one that its name says. */
    String unit(MetricId metric) {
        return Metrics.get(metric).unit() == Unit.MONEY
                ? ", " + report.programmeRules().currency()
                : "";
    }

    /** Statements in one, the last one joined by a word. */
    String and(List<String> parts) {
        int last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : say("report.and", String.join(", ", parts.subList(0, last)), parts.get(last));
    }

    /** What is missing, criterion by criterion; empty if nothing is. */
    String lacks(List<Criterion> criteria) {
        List<String> lacks = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion.state() != State.MET) {
                lacks.add(lack(criterion));
            }
        }
        return and(lacks);
    }

    private String lack(Criterion criterion) {
        String metric = words.metric(criterion.metric());
        if (criterion.missing().isEmpty()) {
            return metric;
        }
        Interval missing = criterion.missing().get();
        return missing.low().signum() == 0
                ? say(
                        "report.lack.up-to",
                        metric,
                        words.shortfall(
                                criterion.metric(),
                                Interval.exactly(missing.high().orElseThrow())))
                : say("report.lack", metric, words.shortfall(criterion.metric(), missing));
    }

    /** The loss of a tier in a sentence. */
    String loss(TierLost loss) {
        String tier = words.tier(loss.tier());
        String day = words.day(loss.day());
        if (loss.certain()
                && loss.missing().size() == 1
                && loss.missing().get(0).metric().equals(MetricId.CERTIFICATION)) {
            return report.evaluation().metrics().get(MetricId.CERTIFICATION)
                                    instanceof Measured.Certification certification
                            && certification.validUntil() != null
                    ? say("report.danger.until", tier, day, words.day(certification.validUntil()))
                    : say("report.danger.certification", tier, day);
        }
        return say(loss.certain() ? "report.danger.lost" : "report.danger.perhaps", tier, day, lacks(loss.missing()));
    }
}

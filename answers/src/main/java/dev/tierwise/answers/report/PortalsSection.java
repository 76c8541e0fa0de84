package dev.tierwise.answers.report;

import dev.tierwise.answers.document.AppsUsed;
import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.CountVerdict;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.lookahead.ComingUpdate;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.domain.metric.Count;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which portal counts, and why: a table that can be sorted and filtered. */
final class PortalsSection {

    private static final int CELL = 13;

    /** From more portals than this on, a browser lays the table out only when it is scrolled to. */
    private static final int MANY = 200;

    private final Sheet sheet;
    private final HtmlWriter html;
    private final List<AssessedPortal> portals;
    private final List<String> apps;
    private final Map<String, LocalDate> leaving = new HashMap<>();
    private final BigDecimal mostMrr;

    PortalsSection(Sheet sheet) {
        this.sheet = sheet;
        this.html = sheet.html();
        this.portals = portals(sheet.report());
        this.apps = appsByUse(portals, sheet.report().programmeRules().apps());
        for (ComingUpdate month : sheet.report().forecast().months()) {
            for (DatedEvent event : month.events()) {
                if (event.event() == DatedEvent.Kind.SOLD_EXPIRES && event.portal() != null) {
                    leaving.putIfAbsent(event.portal().id(), event.day());
                }
            }
        }
        this.mostMrr = portals.stream().map(portal -> portal.mrr().low()).reduce(BigDecimal.ONE, BigDecimal::max);
    }

    /** Those with the most MRR first; those whose MRR is unknown last. */
    static List<AssessedPortal> portals(ReportDocument report) {
        List<AssessedPortal> all = new ArrayList<>();
        if (report.evaluation().portals() != null) {
            report.evaluation().portals().forEach(all::add);
        }
        all.sort(Comparator.comparing((AssessedPortal portal) -> !portal.mrr().isExact())
                .thenComparing(portal -> portal.mrr().low(), Comparator.reverseOrder())
                .thenComparing(AssessedPortal::id));
        return all;
    }

    /** The apps that most portals use first. */
    private static List<String> appsByUse(List<AssessedPortal> portals, List<Named> apps) {
        Map<String, Integer> uses = new HashMap<>();
        for (AssessedPortal portal : portals) {
            portal.apps().used().forEach(app -> uses.merge(app, 1, Integer::sum));
        }
        return apps.stream()
                .map(Named::id)
                .sorted(Comparator.comparing(app -> -uses.getOrDefault(app, 0)))
                .toList();
    }

    void write() throws IOException {
        sheet.section("portals", sheet.say("section.portals"));
        if (portals.isEmpty()) {
            sheet.lead(sheet.say("portals.none"));
            sheet.end();
            return;
        }
        sheet.lead(lead());
        tools();
        background();
        boolean many = portals.size() > MANY;
        if (many) {
            html.open("div", "class", "many");
        }
        head();
        for (AssessedPortal portal : portals) {
            row(portal);
        }
        html.close("table");
        if (many) {
            html.close();
        }
        html.line();
        html.element("p", sheet.say("report.portals.no-match"), "class", "note", "data-nothing", "", "hidden", "");
        sheet.end();
    }

    private long number(Predicate<AssessedPortal> wanted) {
        return portals.stream().filter(wanted).count();
    }

    private static boolean counts(CountVerdict verdict) {
        return verdict.state() == Count.COUNTS;
    }

    private static boolean mayCount(CountVerdict verdict) {
        return verdict.state() != Count.DOES_NOT_COUNT;
    }

    private static boolean isNothing(AssessedPortal portal) {
        return !mayCount(portal.sold()) && !mayCount(portal.managed());
    }

    private static boolean isOpen(AssessedPortal portal) {
        return portal.sold().state() == Count.UNKNOWN
                || portal.managed().state() == Count.UNKNOWN
                || !portal.mrr().isExact()
                || !portal.apps().unknown().isEmpty();
    }

    private String lead() {
        List<String> sentences = new ArrayList<>(List.of(sheet.say(
                "report.portals.lead",
                sheet.words().count("portals", portals.size()),
                range(number(portal -> counts(portal.sold())), number(portal -> mayCount(portal.sold()))),
                range(number(portal -> counts(portal.managed())), number(portal -> mayCount(portal.managed()))))));
        long nothing = number(PortalsSection::isNothing);
        if (nothing > 0) {
            sentences.add(sheet.words().count("report.portals.nothing", nothing));
        }
        long open = number(PortalsSection::isOpen);
        if (open > 0) {
            sentences.add(sheet.words().count("report.portals.open", open));
        }
        return String.join(" ", sentences);
    }

    private String range(long low, long high) {
        return sheet.words().range(low, high);
    }

    private void tools() throws IOException {
        html.open("div", "class", "tools").open("fieldset", "class", "seg");
        html.element("legend", sheet.say("report.show"));
        filter("all", sheet.say("report.show.all"), portals.size());
        filter("sold", sheet.say("column.sold"), number(portal -> counts(portal.sold())));
        filter("managed", sheet.say("column.managed"), number(portal -> counts(portal.managed())));
        filter("nothing", sheet.say("report.show.nothing"), number(PortalsSection::isNothing));
        long open = number(PortalsSection::isOpen);
        if (open > 0) {
            filter("unknown", sheet.say("report.show.unknown"), open);
        }
        html.close("fieldset");
        html.open("label", "class", "find", "data-find", "", "hidden", "").text(sheet.say("report.find") + " ");
        html.empty("input", "type", "search", "placeholder", sheet.say("report.find.by"))
                .close();
        html.element(
                "output",
                "",
                "class",
                "quiet",
                "aria-live",
                "polite",
                "data-count",
                sheet.say("report.shown", "{0}", "{1}"));
        html.close("div").line();
    }

    private void filter(String name, String text, long number) throws IOException {
        html.open("label");
        html.empty(
                "input",
                HtmlWriter.attributes(
                        name.equals("all"),
                        "checked",
                        "",
                        "type",
                        "radio",
                        "name",
                        "show",
                        "id",
                        "show-" + name,
                        "value",
                        name));
        html.text(text + " " + sheet.words().number(BigDecimal.valueOf(number))).close();
    }

    /** The empty cells behind every row of apps. */
    private void background() throws IOException {
        html.open("svg", "class", "defs", "width", "0", "height", "0", "aria-hidden", "true", "focusable", "false");
        html.open("defs").open("g", "id", "cells");
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < apps.size(); i++) {
            path.append('M').append(i * CELL).append(".5.5h11v13h-11z");
        }
        html.empty("path", "class", "cell0", "d", path.toString());
        html.close("svg").line();
    }

    private void head() throws IOException {
        boolean points = sheet.report().programmeRules().countPoints();
        html.open(
                "table",
                "class",
                points ? "pt with-points" : "pt",
                "role",
                "table",
                "data-sortable",
                sheet.say("report.sort-by", "{0}"));
        html.open("caption").text(sheet.say("report.portals.caption"));
        html.element("span", sheet.say("report.portals.order"));
        html.open("span", "class", "key");
        key("fheat", false, sheet.say("report.app.used"));
        key("cell0", false, sheet.say("report.app.not-used"));
        if (number(portal -> !portal.apps().unknown().isEmpty()) > 0) {
            key("", true, sheet.say("unknown"));
        }
        html.close("span");
        html.element("span", sheet.say("report.app.order", sheet.words().apps(apps)), "class", "order");
        html.close("caption").line();
        html.open("colgroup");
        for (String column : columnClasses(points)) {
            html.empty("col", "class", column);
        }
        html.close("colgroup");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        heading(sheet.say("column.portal"), "text", "");
        html.open(
                "th",
                "scope",
                "col",
                "role",
                "columnheader",
                "data-sort",
                "number",
                "class",
                "num",
                "aria-sort",
                "descending");
        html.element("span", sheet.say("column.mrr")).close();
        heading(sheet.say("report.counts-as"), "number", "");
        if (points) {
            heading(sheet.say("column.points"), "number", "num");
        }
        heading(sheet.say("report.leaves"), "text", "");
        heading(sheet.say("column.apps"), "number", "num");
        html.open("th", "scope", "col", "role", "columnheader", "class", "c-heat nosort");
        html.element("span", sheet.say("report.which-apps"), "class", "sr");
        angledNames();
        html.close();
        html.element("th", sheet.say("report.why"), "scope", "col", "role", "columnheader", "class", "nosort");
        html.close("thead").open("tbody", "role", "rowgroup").line();
    }

    private static List<String> columnClasses(boolean points) {
        return points
                ? List.of("k-name", "k-mrr", "k-as", "k-points", "k-until", "k-n", "k-heat", "k-why")
                : List.of("k-name", "k-mrr", "k-as", "k-until", "k-n", "k-heat", "k-why");
    }

    private void key(String classes, boolean hatched, String text) throws IOException {
        html.open("span");
        if (hatched) {
            sheet.chart().sign(11, 14).hatched(0, 0, 1, 14, "sacc w1").end();
        } else {
            sheet.chart().sign(11, 14).rect(0, 0, 1, 14, classes).end();
        }
        html.text(text).close();
    }

    private void heading(String name, String sort, String classes) throws IOException {
        html.open("th", "scope", "col", "role", "columnheader", "data-sort", sort, "class", classes);
        html.element("span", name).close();
    }

    private void angledNames() throws IOException {
        html.open("svg", "class", "heat hh", "viewBox", "0 0 208 100", "aria-hidden", "true", "focusable", "false");
        for (int i = 0; i < apps.size(); i++) {
            html.element(
                    "text",
                    sheet.words().app(apps.get(i)),
                    "transform",
                    "translate(" + (i * CELL + 9) + " 96) rotate(-60)");
        }
        html.close("svg");
    }

    private void row(AssessedPortal portal) throws IOException {
        String name = sheet.words().portalName(portal.name()).orElseGet(() -> sheet.say("report.portals.no-name"));
        html.open(
                "tr",
                "role",
                "row",
                "data-is",
                kinds(portal),
                "data-text",
                (name + " " + portal.id()).toLowerCase(Locale.ROOT));
        html.open("th", "scope", "row", "role", "rowheader", "data-v", name);
        Optional<String> address = sheet.address(portal.id());
        if (address.isPresent()) {
            html.element("a", name, "href", address.get()).text(" ");
        } else {
            html.text(name + " ");
        }
        html.element("span", portal.id(), "class", "id").close();
        mrr(portal);
        countsAs(portal);
        if (sheet.report().programmeRules().countPoints()) {
            points(portal);
        }
        leaves(portal);
        html.open(
                "td",
                "role",
                "cell",
                "class",
                "num c-n",
                "data-l",
                sheet.say("column.apps"),
                "data-v",
                Integer.toString(portal.apps().low()));
        html.element("strong", sheet.words().apps(portal.apps())).close();
        heat(portal.apps());
        html.open("td", "role", "cell", "class", "why");
        why(
                portal.sold(),
                sheet.say("column.sold"),
                sheet.words().reason("sold", portal.sold().reason()));
        why(
                portal.managed(),
                sheet.say("column.managed"),
                sheet.words().reason("managed", portal.managed().reason()));
        html.close("tr").line();
    }

    private static String kinds(AssessedPortal portal) {
        List<String> kinds = new ArrayList<>();
        if (counts(portal.sold())) {
            kinds.add("sold");
        }
        if (counts(portal.managed())) {
            kinds.add("managed");
        }
        if (isNothing(portal)) {
            kinds.add("nothing");
        }
        if (isOpen(portal)) {
            kinds.add("unknown");
        }
        return String.join(" ", kinds);
    }

    private void mrr(AssessedPortal portal) throws IOException {
        boolean exact = portal.mrr().isExact();
        html.open(
                "td",
                "role",
                "cell",
                "class",
                "num c-mrr",
                "data-v",
                exact ? portal.mrr().low().toPlainString() : "");
        html.text((exact ? "" : "? ") + sheet.words().mrr(portal.mrr()));
        sheet.chart().decoration(5, "mini").rect(0, 0, 1, 5, "ftrack");
        if (exact) {
            sheet.chart().rect(0, 0, portal.mrr().low().doubleValue() / mostMrr.doubleValue(), 5, "facc");
        } else {
            sheet.chart().hatched(0, 0, 1, 5, "sacc w1");
        }
        sheet.chart().end();
        html.close();
    }

    private void countsAs(AssessedPortal portal) throws IOException {
        int order = (mayCount(portal.managed()) ? 2 : 0) + (mayCount(portal.sold()) ? 1 : 0);
        html.open("td", "role", "cell", "class", "c-as", "data-v", Integer.toString(order));
        if (order == 0) {
            html.element("span", sheet.say("verdict.does-not-count"), "class", "quiet");
        }
        chip(portal.sold(), sheet.say("explain.contribution.sold"));
        chip(portal.managed(), sheet.say("explain.contribution.managed"));
        html.close();
    }

    private void chip(CountVerdict verdict, String text) throws IOException {
        if (mayCount(verdict)) {
            html.element("span", counts(verdict) ? text : text + "?", "class", counts(verdict) ? "chip y" : "chip q");
        }
    }

    private void points(AssessedPortal portal) throws IOException {
        html.open(
                "td",
                "role",
                "cell",
                "class",
                "num",
                "data-l",
                sheet.say("column.points"),
                "data-v",
                portal.points() == null ? "" : portal.points().total().low().toPlainString());
        html.text(
                portal.points() == null
                        ? "–"
                        : sheet.words().points(portal.points().total()));
        html.close();
    }

    private void leaves(AssessedPortal portal) throws IOException {
        @Nullable LocalDate day = leaving.get(portal.id());
        html.open(
                "td",
                "role",
                "cell",
                "class",
                day == null ? "c-until void" : "c-until",
                "data-l",
                sheet.say("report.leaves"),
                "data-v",
                day == null ? "" : day.toString());
        if (day == null) {
            html.element("span", "–", "class", "quiet");
        } else {
            sheet.day(Objects.requireNonNull(day));
        }
        html.close();
    }

    /** The apps of a portal as a row of cells, with their names for those who do not see them. */
    private void heat(AppsUsed used) throws IOException {
        List<String> names = new ArrayList<>();
        if (!used.used().isEmpty()) {
            names.add(sheet.say("report.app.names.used", sheet.words().apps(used.used())));
        }
        if (!used.unknown().isEmpty()) {
            names.add(sheet.say("report.app.names.unknown", sheet.words().apps(used.unknown())));
        }
        html.open("td", "role", "cell", "class", "c-heat");
        html.open(
                "svg",
                "class",
                "heat",
                "viewBox",
                "0 0 208 14",
                "role",
                "img",
                "aria-label",
                names.isEmpty() ? sheet.say("report.app.none") : String.join(" ", names));
        html.empty("use", "href", "#cells");
        cells(used.used(), "class", "fheat");
        cells(used.unknown(), "fill", "url(#hatch)");
        html.close("svg").close();
    }

    private void cells(List<String> shown, String attribute, String value) throws IOException {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < apps.size(); i++) {
            if (shown.contains(apps.get(i))) {
                path.append('M').append(i * CELL).append(" 0h12v14h-12z");
            }
        }
        if (path.length() > 0) {
            html.empty("path", attribute, value, "d", path.toString());
        }
    }

    private void why(CountVerdict verdict, String kind, String reason) throws IOException {
        String sign = switch (verdict.state()) {
            case COUNTS -> "✓";
            case DOES_NOT_COUNT -> "–";
            case UNKNOWN -> "?";
        };
        html.open("span");
        sheet.sign(sign);
        html.text(kind + ": " + reason).close().text(" ");
    }
}

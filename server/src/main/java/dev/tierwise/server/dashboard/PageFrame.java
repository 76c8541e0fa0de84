package dev.tierwise.server.dashboard;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.Subject;
import dev.tierwise.answers.page.html.Asset;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.page.html.Surroundings;
import dev.tierwise.answers.page.html.ThemeSwitch;
import dev.tierwise.answers.report.ReportDocument;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ServedPartner;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands around an answer on the dashboard: the way to every other page, how fresh the figures are, and the question that can be
 * asked otherwise.
 *
 * @param place    the page that is shown
 * @param partners all that can be chosen
 * @param about    the partner that the page is about, and how it stands; empty if it is about none
 * @param form     the question that can be asked otherwise; empty for none
 * @param formats  what the answer can be loaded as
 * @param agency   who shows the pages; empty if nothing is configured
 * @param words    the words of the page
 * @param assets   what pages load
 * @param access   who may change something
 */
record PageFrame(
        Place place,
        List<ServedPartner> partners,
        Optional<About> about,
        Optional<QuestionForm> form,
        List<Format> formats,
        Optional<ReportDocument.Agency> agency,
        Words words,
        Assets assets,
        Access access)
        implements Surroundings {

    private static final Asset STYLE = Asset.of(PageFrame.class, "dashboard.css");
    private static final Asset SCRIPT = ThemeSwitch.script().and(Asset.of(PageFrame.class, "dashboard.js"));

    /** The pages about a partner, in the order in which they are offered. */
    static final List<String> PAGES = List.of(
            "report",
            "forecast",
            "advice",
            "simulation",
            "portals",
            "explanation",
            "status",
            "history",
            "changes",
            "schedule",
            "comparison",
            "reconciliation",
            "problems");

    /** What stays the same from page to page. */
    private static final List<String> KEPT = List.of("partner", "programme", "asOf", "lang");

    /**
     * Where somebody is.
     *
     * @param path     the path of the page
     * @param query    its question
     * @param language its language
     */
    record Place(String path, Query query, Language language) {

        /** The path of another page, with what stays the same. Programmes that are compared do not. */
        String to(String page) {
            List<String> kept = query.all("programme").size() > 1
                    ? KEPT.stream().filter(name -> !name.equals("programme")).toList()
                    : KEPT;
            return "/" + page + query.only(kept).encoded();
        }

        /** The path of a page that is about no partner, in this language. */
        String apart(String page) {
            return "/" + page + query.only(List.of("lang")).encoded();
        }

        /** The same page in another language, or with another parameter. */
        String with(String parameter, String value) {
            return path + query.with(parameter, value).encoded();
        }
    }

    /**
     * A partner that a page is about.
     *
     * @param partner the partner
     * @param fresh   how fresh its figures are
     */
    record About(ServedPartner partner, Freshness fresh) {}

    @Override
    public Asset style() {
        return agency.map(ReportDocument.Agency::colour)
                .map(colour -> STYLE.and(new Asset(":root{--brand:" + colour + "}")))
                .orElse(STYLE);
    }

    @Override
    public Asset script() {
        return SCRIPT;
    }

    @Override
    public String ofStyle(Asset asset) {
        return assets.style(asset);
    }

    @Override
    public String ofScript(Asset asset) {
        return assets.script(asset);
    }

    @Override
    public Optional<String> address(Subject subject) {
        return Optional.of(
                switch (subject.kind()) {
                    case PARTNER -> report(subject.id(), subject.programme());
                    case PORTAL ->
                        "/explanation"
                                + place.query()
                                        .only(KEPT)
                                        .with("portal", subject.id())
                                        .encoded();
                });
    }

    private String report(String partner, String programme) {
        return "/report"
                + Query.of("")
                        .with("partner", partner)
                        .with("programme", programme)
                        .with("lang", place.language().toString())
                        .encoded();
    }

    private String say(String key, Object... values) {
        return Text.of(PageFrame.class, key, values).in(place.language().locale());
    }

    @Override
    public void begin(HtmlWriter html) throws IOException {
        html.element("a", say("skip"), "class", "skip", "href", "#main");
        head(html);
        html.open("div", "class", about.isPresent() ? "page board" : "page").line();
        if (about.isPresent()) {
            side(html, about.get());
        }
        html.open("div", "class", "body").line();
        if (about.isPresent()) {
            tabs(html);
            freshness(html, about.get());
        }
        if (form.isPresent()) {
            form.get().write(html);
        }
    }

    @Override
    public void end(HtmlWriter html) throws IOException {
        html.close("div").close("div").line();
    }

    private void head(HtmlWriter html) throws IOException {
        html.open("header", "class", "top");
        html.open("a", "class", "mark", "href", place.apart(""));
        Optional<String> logo = agency.map(ReportDocument.Agency::logo);
        if (logo.isPresent()) {
            html.empty("img", "src", logo.get(), "alt", "", "height", "32");
        }
        html.text(agency.map(ReportDocument.Agency::name).orElse("Tierwise")).close();
        html.open("nav", "aria-label", say("main"), "class", "main").open("ul");
        item(html, say("page.partners"), place.apart(""), place.path().equals("/"));
        item(html, say("page.api"), place.apart("api"), place.path().equals("/api"));
        html.close("nav");
        html.open("div", "class", "right");
        for (Language other : Language.values()) {
            if (other != place.language()) {
                html.element(
                        "a",
                        Text.of(PageFrame.class, "language").in(other.locale()),
                        "lang",
                        other.toString(),
                        "hreflang",
                        other.toString(),
                        "href",
                        place.with("lang", other.toString()));
            }
        }
        ThemeSwitch.write(html, words);
        if (access.isAskedFor() && !place.path().equals("/login")) {
            html.open("form", "method", "post", "action", place.apart("logout"));
            hidden(html, "form", access.formToken());
            html.element("button", say("logout"), "class", "btn").close();
        }
        html.close("div").close("header").line();
    }

    private static void item(HtmlWriter html, String text, String address, boolean here) throws IOException {
        html.open("li").element("a", text, HtmlWriter.attributes(here, "aria-current", "page", "href", address));
        html.close();
    }

    private void side(HtmlWriter html, About here) throws IOException {
        if (partners.size() == 1) {
            html.element("p", here.partner().name(), "class", "side quiet");
            return;
        }
        html.open("nav", "class", "side", "aria-label", say("page.partners")).open("ul");
        for (ServedPartner partner : partners) {
            item(html, partner.name(), report(partner.name(), partner.programme()), partner.equals(here.partner()));
        }
        html.close("nav").line();
    }

    private void tabs(HtmlWriter html) throws IOException {
        html.open("nav", "class", "tabs", "aria-label", say("pages")).open("ul");
        for (String page : PAGES) {
            item(html, say("page." + page), place.to(page), place.path().equals("/" + page));
        }
        html.close("nav").line();
    }

    /** When the figures are from, and the way to newer ones. */
    private void freshness(HtmlWriter html, About here) throws IOException {
        Optional<Text> progress = here.fresh().progress();
        html.open(
                "section",
                "class",
                "fresh",
                "aria-label",
                say("fresh"),
                "data-live",
                "/live" + place.query().only(List.of("partner", "programme")).encoded(),
                "data-version",
                here.fresh().version());
        html.open("p");
        if (here.fresh().error().isPresent()) {
            html.element(
                    "strong", "▲ " + say("fresh.failed", here.fresh().error().get()), "class", "no");
            html.text(" ");
        } else if (here.fresh().overdue()) {
            html.element("strong", "▲ " + say("fresh.overdue"), "class", "no").text(" ");
        }
        html.text(freshness(here)).close();
        html.open("p", "class", "reading", "role", "status");
        if (progress.isPresent()) {
            html.text(progress.get().in(place.language().locale()));
        }
        html.close();
        html.open("form", "method", "post", "action", place.apart("refresh"));
        hidden(html, "form", access.formToken());
        hidden(html, "partner", here.partner().name());
        hidden(html, "programme", here.partner().programme());
        hidden(html, "to", place.path() + place.query().encoded());
        html.element(
                        "button",
                        say("refresh"),
                        HtmlWriter.attributes(progress.isPresent(), "disabled", "", "class", "btn go"))
                .close();
        for (Format format : formats) {
            html.element(
                    "a",
                    format.toString().toUpperCase(Locale.ROOT),
                    "class",
                    "btn",
                    "download",
                    "",
                    "href",
                    place.with("format", format.toString()));
        }
        html.close("section").line();
    }

    private String freshness(About here) {
        Freshness fresh = here.fresh();
        String read = fresh.readAt()
                .map(at -> say("fresh.read", moment(at, fresh.zone())))
                .orElse(say("fresh.not-read"));
        String refreshed = fresh.refreshedOn()
                .map(day -> say(
                        "fresh.refreshed",
                        words.day(day),
                        moment(fresh.refreshedAt().orElseThrow(), fresh.zone())))
                .orElse(say("fresh.never"));
        return read + " " + refreshed;
    }

    private String moment(Instant at, ZoneId zone) {
        return words.moment(at.atZone(zone));
    }

    static void hidden(HtmlWriter html, String name, String value) throws IOException {
        html.empty("input", "type", "hidden", "name", name, "value", value);
    }
}

package dev.tierwise.answers.page.html;

import dev.tierwise.answers.wording.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning and the end of every page of HTML. A page without surroundings is complete in itself: its policy lets a browser load
 * nothing, and run and apply only what is written in it. One with surroundings loads what they name; their server sends the policy.
 *
 * @param language the language of the page
 * @param title    what a browser calls it
 * @param style    its style sheet
 * @param script   its script; empty if it has none
 * @param around   what a server puts around it; empty for a file
 */
public record HtmlFrame(
        Language language, String title, Asset style, Optional<Asset> script, Optional<Surroundings> around) {

    private static final Asset TOKENS = Asset.of(HtmlFrame.class, "page.css");
    private static final Asset WITH_HEAD = TOKENS.and(Asset.of(HtmlFrame.class, "frame.css"));

    /** The icon that a browser shows: the mark, a rising row of bars. */
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E"
                    + "%3Cpath fill=%22%231c5d99%22 d=%22M1 13h3v2H1zm4-4h3v6H5zm4-4h3v10H9zm4-4h2v14h-2z%22/%3E%3C/svg%3E";

    /** The style sheet of every page. */
    public static Asset tokens() {
        return TOKENS;
    }

    /** The style sheet of pages with a head, a choice of colours, and contents at the side. */
    public static Asset withHead() {
        return WITH_HEAD;
    }

    /** Begins the file and its body. */
    public void begin(HtmlWriter html) throws IOException {
        html.doctype()
                .open("html", "lang", language.toString())
                .line()
                .open("head")
                .line();
        html.empty("meta", "charset", "utf-8");
        if (around.isEmpty()) {
            html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        }
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.line().element("title", title + " – Tierwise").line();
        html.empty("link", "rel", "icon", "href", ICON).line();
        if (around.isPresent()) {
            load(html, around.get());
        } else {
            html.asset("style", style);
        }
        html.close().line().open("body").line();
        new Chart(html).patterns();
        if (around.isPresent()) {
            around.get().begin(html);
        }
    }

    private void load(HtmlWriter html, Surroundings surroundings) throws IOException {
        for (Asset sheet : List.of(style, surroundings.style())) {
            html.empty("link", "rel", "stylesheet", "href", surroundings.ofStyle(sheet));
        }
        List<Asset> scripts = new ArrayList<>(List.of(surroundings.script()));
        script.ifPresent(scripts::add);
        for (Asset run : scripts) {
            html.open("script", "src", surroundings.ofScript(run), "defer", "").close();
        }
    }

    /** Ends the body and the file. */
    public void end(HtmlWriter html) throws IOException {
        if (around.isPresent()) {
            around.get().end(html);
        } else if (script.isPresent()) {
            html.line().asset("script", script.get());
        }
        html.close("html").line();
    }

    private String policy() {
        return "default-src 'none'; style-src " + style.hash() + "; script-src "
                + script.map(Asset::hash).orElse("'none'") + "; img-src data:; base-uri 'none'; form-action 'none'";
    }
}

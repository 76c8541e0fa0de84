package dev.tierwise.answers.page.html;

import dev.tierwise.answers.wording.Language;
import java.io.IOException;
import java.util.Optional;

/**
 * What surrounds every page of HTML. The file is complete in itself: its policy lets a browser load nothing, and run and apply only what is
 * written in it.
 *
 * @param language the language of the page
 * @param title    what a browser calls it
 * @param style    its style sheet
 * @param script   its script; empty if it has none
 */
public record HtmlFrame(Language language, String title, Asset style, Optional<Asset> script) {

    private static final Asset TOKENS = Asset.of(HtmlFrame.class, "page.css");

    /** The icon that a browser shows: the mark, a rising row of bars. */
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E"
                    + "%3Cpath fill=%22%231c5d99%22 d=%22M1 13h3v2H1zm4-4h3v6H5zm4-4h3v10H9zm4-4h2v14h-2z%22/%3E%3C/svg%3E";

    /** The style sheet of every page. */
    public static Asset tokens() {
        return TOKENS;
    }

    /** Begins the file and its body. */
    public void begin(HtmlWriter html) throws IOException {
        html.doctype()
                .open("html", "lang", language.toString())
                .line()
                .open("head")
                .line();
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.line().element("title", title + " – Tierwise").line();
        html.empty("link", "rel", "icon", "href", ICON).line();
        html.asset("style", style).close().line().open("body").line();
        new Chart(html).patterns();
    }

    /** Ends the body and the file. */
    public void end(HtmlWriter html) throws IOException {
        if (script.isPresent()) {
            html.line().asset("script", script.get());
        }
        html.close("html").line();
    }

    private String policy() {
        return "default-src 'none'; style-src " + style.hash() + "; script-src "
                + script.map(Asset::hash).orElse("'none'") + "; img-src data:; base-uri 'none'; form-action 'none'";
    }
}

package dev.tierwise.server.dashboard;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.html.HtmlFrame;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.http.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A page without an answer: what went wrong, what is to be waited for, or who somebody is. */
final class NoticePage {

    private final PageFrame frame;
    private final Language language;

    NoticePage(PageFrame frame, Language language) {
        this.frame = frame;
        this.language = language;
    }

    /** The words of pages under a programme. */
    static Words words(Language language, Programme programme) {
        return new Words(language, Rules.of(programme), new Typeface(true));
    }

    /** Writes what is on a page. */
    @FunctionalInterface
    interface Content {
        void write(HtmlWriter html) throws IOException;
    }

    /** A page that says something, line by line. */
    Response page(int status, String title, List<String> lines) {
        return page(status, title, html -> {
            for (String line : lines) {
                html.element("p", line, "class", status < 400 ? "lead" : "warned")
                        .line();
            }
        });
    }

    /** A page that asks for the token. */
    Response login(int status, String to, Optional<String> mistake) {
        String title = Text.of(NoticePage.class, "login.title").in(language.locale());
        return page(status, title, html -> {
            if (mistake.isPresent()) {
                html.element("p", mistake.get(), "class", "warned", "role", "alert");
            }
            html.open("form", "method", "post", "action", frame.place().apart("login"), "class", "ask");
            PageFrame.hidden(html, "form", frame.access().formToken());
            PageFrame.hidden(html, "to", to);
            // password managers keep the token under this name
            html.empty(
                    "input",
                    "type",
                    "text",
                    "name",
                    "user",
                    "value",
                    "tierwise",
                    "autocomplete",
                    "username",
                    "hidden",
                    "");
            html.open("label")
                    .element("span", Text.of(NoticePage.class, "login.token").in(language.locale()));
            html.empty(
                    "input",
                    "type",
                    "password",
                    "name",
                    "token",
                    "autocomplete",
                    "current-password",
                    "required",
                    "",
                    "autofocus",
                    "");
            html.close("label");
            html.element("button", Text.of(NoticePage.class, "login.do").in(language.locale()), "class", "btn go")
                    .close();
        });
    }

    /** A page with any content. */
    Response page(int status, String title, Content content) {
        StringWriter out = new StringWriter();
        HtmlWriter html = new HtmlWriter(out);
        HtmlFrame page = new HtmlFrame(language, title, HtmlFrame.withHead(), Optional.empty(), Optional.of(frame));
        try {
            page.begin(html);
            html.open("main", "id", "main", "class", "answer-page")
                    .element("h1", title)
                    .line();
            content.write(html);
            html.close("main").line();
            page.end(html);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return Response.text(status, "text/html; charset=utf-8", out.toString());
    }
}

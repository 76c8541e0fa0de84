package dev.tierwise.server.dashboard;

import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.http.Response;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Question;
import java.io.IOException;
import java.util.List;

/** The API for people who are about to use it: every question and its parameters. */
record ApiPage(PageFrame frame, PageFrame.Place place, List<Question> questions) {

    Response page() {
        return new NoticePage(frame, place.language()).page(200, say("api.title"), this::write);
    }

    private String say(String key) {
        return Text.of(ApiPage.class, key).in(place.language().locale());
    }

    private void write(HtmlWriter html) throws IOException {
        html.element("p", say("api.description"), "class", "lead");
        html.open("p")
                .element("a", "openapi.json", "href", Dashboard.API + "openapi.json")
                .close();
        for (Question question : questions) {
            html.element("h2", question.name(), "id", question.name());
            html.element("p", say("api.of." + question.name()));
            html.open("p")
                    .text("GET ")
                    .element("code", Dashboard.API + question.name())
                    .close();
            html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", question.name());
            html.open("table")
                    .element("caption", say("api.parameters"))
                    .open("thead")
                    .open("tr");
            for (String column : List.of("api.parameter", "api.meaning", "api.example")) {
                html.element("th", say(column), "scope", "col");
            }
            html.close("thead").open("tbody");
            for (Parameter parameter : question.parameters()) {
                html.open("tr")
                        .open("th", "scope", "row")
                        .element("code", parameter.name())
                        .close();
                html.element(
                        "td",
                        say("parameter." + parameter.meaning()) + (parameter.needed() ? " " + say("api.needed") : ""));
                html.open("td")
                        .element("code", parameter.example().in(place.language().locale()))
                        .close("tr");
            }
            html.close("div").line();
        }
        html.element("h2", "partners").element("p", say("api.of.partners"));
        html.open("p").text("GET ").element("code", Dashboard.API + "partners").close();
        html.element("h2", "refresh").element("p", say("api.of.refresh"));
        html.open("p").text("POST ").element("code", Dashboard.API + "refresh").close();
    }
}

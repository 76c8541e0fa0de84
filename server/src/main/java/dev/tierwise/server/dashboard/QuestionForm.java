package dev.tierwise.server.dashboard;

import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.Question;
import dev.tierwise.server.question.ServedPartner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question with a field for each of its parameters. It is sent by GET: its address says all of it.
 *
 * @param path     the page that it asks
 * @param question what is asked
 * @param partner  whom it is about
 * @param programme the rules that its choices are those of
 * @param query    what was asked
 * @param language the language of the page
 * @param words    its words
 */
record QuestionForm(
        String path,
        Question question,
        ServedPartner partner,
        Programme programme,
        Query query,
        Language language,
        Words words) {

    void write(HtmlWriter html) throws IOException {
        html.open("form", "method", "get", "action", path, "class", "ask", "aria-label", say("ask"))
                .line();
        for (String name : asksForProgrammes() ? List.of("partner", "lang") : List.of("partner", "programme", "lang")) {
            for (String value : query.all(name)) {
                PageFrame.hidden(html, name, value);
            }
        }
        for (Parameter parameter : question.parameters()) {
            if (!parameter.name().equals("partner") && (!parameter.name().equals("programme") || asksForProgrammes())) {
                field(html, parameter);
            }
        }
        html.element("button", say("show"), "class", "btn go").close().line();
    }

    private boolean asksForProgrammes() {
        return question.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("programme") && parameter.needed());
    }

    private String say(String key, Object... values) {
        return Text.of(QuestionForm.class, key, values).in(language.locale());
    }

    private void field(HtmlWriter html, Parameter parameter) throws IOException {
        String name = parameter.name();
        Map<String, String> choices = choices(parameter.meaning());
        if (!choices.isEmpty()) {
            choice(html, parameter, choices);
            return;
        }
        List<String> values = new ArrayList<>(query.all(name));
        if (values.isEmpty() || parameter.several()) {
            values.add("");
        }
        for (String value : values) {
            html.open("label").open("span").text(label(parameter)).close();
            switch (parameter.kind()) {
                case DAY -> input(html, name, "date", value);
                case NUMBER ->
                    input(
                            html,
                            name,
                            "number",
                            value,
                            "min",
                            "1",
                            "placeholder",
                            parameter.example().in(language.locale()));
                case FLAG -> checkbox(html, name, "true", value.equals("true"));
                case TEXT ->
                    input(
                            html,
                            name,
                            "text",
                            value,
                            "placeholder",
                            parameter.example().in(language.locale()));
            }
            html.close("label").line();
        }
    }

    private static void checkbox(HtmlWriter html, String name, String value, boolean checked) throws IOException {
        html.empty(
                "input",
                HtmlWriter.attributes(checked, "checked", "", "type", "checkbox", "name", name, "value", value));
    }

    private static void input(HtmlWriter html, String name, String type, String value, String... more)
            throws IOException {
        List<String> attributes = new ArrayList<>(List.of("type", type, "name", name, "value", value));
        attributes.addAll(List.of(more));
        html.empty("input", attributes.toArray(new String[0]));
    }

    private String label(Parameter parameter) {
        for (ChangeKind kind : ChangeKind.values()) {
            if (kind.word().equals(parameter.name())) {
                return say("field." + parameter.meaning()) + " (" + kind.form().in(language.locale()) + ")";
            }
        }
        return say("field." + parameter.meaning());
    }

    /** What can be chosen: by its value, what people read; empty where anything can be written. */
    private Map<String, String> choices(String meaning) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (meaning.equals("tier")) {
            choices.put("", say("next-tier"));
            for (Tier tier : programme.tiers()) {
                choices.put(tier.id(), language.of(tier.label()));
            }
        } else if (meaning.equals("why")) {
            choices.put("", say("portals"));
            choices.put("tier", say("the-tier"));
            for (MetricId metric : programme.metrics()) {
                choices.put(metric.value(), words.metric(metric));
            }
        } else if (meaning.equals("programme")) {
            partner.programmes().values().stream()
                    .map(facts -> facts.programme())
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .forEach(rules -> choices.put(rules.id(), language.of(rules.label())));
        }
        return choices;
    }

    private void choice(HtmlWriter html, Parameter parameter, Map<String, String> choices) throws IOException {
        String name = parameter.name();
        if (parameter.several()) {
            html.open("fieldset").element("legend", label(parameter));
            for (Map.Entry<String, String> choice : choices.entrySet()) {
                html.open("label", "class", "inline");
                checkbox(html, name, choice.getKey(), query.all(name).contains(choice.getKey()));
                html.text(choice.getValue()).close();
            }
            html.close("fieldset").line();
            return;
        }
        html.open("label").open("span").text(label(parameter)).close().open("select", "name", name);
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            html.element(
                    "option",
                    choice.getValue(),
                    HtmlWriter.attributes(
                            query.all(name).contains(choice.getKey()), "selected", "", "value", choice.getKey()));
        }
        html.close("label").line();
    }
}

package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tierwise.cli.CommandLineRun;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API of {@code tierwise serve} beside the command line, on the same files, ledger and day. */
class ApiTest {

    private static final String NOW = "2018-03-15T12:00:00Z";
    private static final List<String> PARTNERS =
            List.of("Nordlicht Agentur GmbH", "L\u00fccken & S\u00f6hne", "Punkte GmbH");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Serving serving;
    private static JsonNode description;

    @BeforeAll
    static void begin() throws Exception {
        Path examples = Path.of("../examples").toRealPath();
        CommandLineRun.in(folder).at(NOW).run("programme", "new", "--from", "hubspot-points-2026", "-o", "points.yaml");
        Path rules = folder.resolve("points.yaml");
        String template = Files.readString(rules);
        for (String figure : List.of("90", "30", "180", "60", "360", "120", "900", "300", "85")) {
            template = template.replaceFirst(": FILL-IN", ": " + figure);
        }
        Files.writeString(rules, template);
        Files.writeString(folder.resolve("tierwise.yaml"), """
                ledger: ledger.db
                partners:
                  - partner: {name: %s}
                    sources: [{adapter: csv, location: %s}]
                  - partner: {name: %s}
                    sources: [{adapter: csv, location: %s}]
                  - partner: {name: %s}
                    programme: %s
                    sources: [{adapter: csv, location: %s}]
                """.formatted(
                        PARTNERS.get(0),
                        examples.resolve("agency"),
                        PARTNERS.get(1),
                        examples.resolve("gaps"),
                        PARTNERS.get(2),
                        rules,
                        examples.resolve("agency")));
        serving = Serving.in(folder, NOW, Map.of());
        for (String partner : PARTNERS) {
            serving.awaitSaid(partner + " under ");
        }
        description = JSON.readTree(serving.get("/api/v1/openapi.json").body());
    }

    @AfterAll
    static void end() throws InterruptedException {
        serving.close();
    }

    static Stream<String> questions() {
        return Stream.of(
                "evaluation | evaluate",
                "evaluation?portals=true | evaluate --portals",
                "evaluation?asOf=2018-02-01 | evaluate --as-of 2018-02-01",
                "evaluation?programme=hubspot-2016-11&programme=hubspot-2018-01 | evaluate --programme hubspot-2016-11 --programme hubspot-2018-01",
                "status | status",
                "history | history",
                "history?from=2018-03-01&to=2018-03-15 | history --from 2018-03-01 --to 2018-03-15",
                "changes?from=2018-03-15 | changes --from 2018-03-15",
                "forecast | forecast",
                "forecast?months=3&asOf=2018-03-20 | forecast --months 3 --as-of 2018-03-20",
                "simulation | simulate",
                "simulation?sell=Neu%3D1500%402018-04-01&cancel=2104417 | simulate --sell Neu=1500@2018-04-01 --cancel 2104417",
                "advice | advise",
                "advice?to=diamond&by=2018-08-01 | advise --to diamond --by 2018-08-01",
                "explanation | explain",
                "explanation?portal=2104417 | explain --portal 2104417",
                "explanation?why=tier | explain --why tier",
                "explanation?why=managed-mrr | explain --why managed-mrr",
                "comparison?programme=hubspot-2016-11&programme=hubspot-2018-01 | compare --programme hubspot-2016-11 --programme hubspot-2018-01",
                "reconciliation | reconcile",
                "schedule | schedule",
                "schedule?months=24 | schedule --months 24",
                "report | report");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void every_answer_is_that_of_the_command_line_byte_for_byte_and_fits_the_description(String both) throws Exception {
        String[] sides = both.split(" \\| ");
        int answered = 0;
        for (String partner : PARTNERS) {
            HttpResponse<String> response = serving.get("/api/v1/" + sides[0] + (sides[0].contains("?") ? "&" : "?")
                    + "partner=" + URLEncoder.encode(partner, StandardCharsets.UTF_8));
            List<String> arguments = new ArrayList<>(Arrays.asList(sides[1].split(" ")));
            arguments.addAll(List.of("--partner", partner, "--config", "tierwise.yaml", "--format", "json"));
            CommandLineRun run = CommandLineRun.in(folder).at(NOW).run(arguments.toArray(String[]::new));

            if (run.exitCode() == 0) {
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                assertThat(response.body()).isEqualTo(run.out());
                assertFits(response, sides[0].replaceFirst("\\?.*", ""), "200", "application/json");
                answered++;
            } else {
                assertThat(response.statusCode()).as(run.err()).isEqualTo(run.exitCode() == 2 ? 400 : 502);
                assertFits(response, sides[0].replaceFirst("\\?.*", ""), "400", "application/problem+json");
            }
        }
        assertThat(answered).isPositive();
    }

    private static void assertFits(HttpResponse<String> response, String question, String status, String type) {
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        JsonNode schema = description
                .at("/paths")
                .get("/api/v1/" + question)
                .at("/get/responses/" + status + "/content")
                .get(type)
                .get("schema");
        ((ObjectNode) schema).set("components", description.get("components"));
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        assertThat(checked.validate(response.body(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void every_question_is_tried_and_described() {
        TreeSet<String> tried = new TreeSet<>(List.of("partners", "refresh"));
        questions().map(both -> both.split("[ ?]")[0]).forEach(tried::add);
        TreeSet<String> described = new TreeSet<>();
        description.get("paths").fieldNames().forEachRemaining(path -> described.add(path.replace("/api/v1/", "")));

        assertThat(described).isEqualTo(tried);
        assertThat(description.get("openapi").textValue()).isEqualTo("3.1.0");
    }

    @ParameterizedTest
    @CsvSource({"history, the last day", "changes, the last day", "advice, the tier that is to be reached"})
    void a_parameter_is_described_as_what_it_means_in_its_question(String question, String words) {
        assertThat(parameter("/api/v1/" + question, "get", "to")
                        .get("description")
                        .textValue())
                .startsWith(words);
    }

    @Test
    void people_read_what_a_parameter_means_in_its_question_in_their_language() {
        String page = serving.get("/api?lang=de").body();

        assertThat(page.substring(page.indexOf("id=\"history\""), page.indexOf("id=\"changes\"")))
                .contains("der letzte Tag")
                .doesNotContain("die Partnerstufe, die erreicht werden soll");
        assertThat(page.substring(page.indexOf("id=\"advice\""), page.indexOf("id=\"explanation\"")))
                .contains("die Partnerstufe, die erreicht werden soll")
                .doesNotContain("der letzte Tag");
    }

    private static JsonNode parameter(String path, String method, String name) {
        for (JsonNode parameter : description.get("paths").get(path).get(method).get("parameters")) {
            if (parameter.get("name").textValue().equals(name)) {
                return parameter;
            }
        }
        throw new AssertionError(path + " has no parameter " + name);
    }

    @Test
    void every_question_and_the_refresh_take_the_language() {
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            String method = path.getKey().endsWith("/refresh") ? "post" : "get";
            JsonNode language = parameter(path.getKey(), method, "lang");
            assertThat(language.get("in").textValue()).isEqualTo("query");
            assertThat(language.at("/schema/enum").toString()).isEqualTo("[\"en\",\"de\"]");
        }
    }

    @Test
    void a_refresh_takes_what_is_described_in_its_address_or_as_a_form_and_nothing_else() {
        JsonNode refresh = description.at("/paths/~1api~1v1~1refresh/post");
        List<String> described = new ArrayList<>();
        refresh.get("parameters")
                .forEach(one -> described.add(
                        one.get("in").textValue() + " " + one.get("name").textValue()));
        JsonNode form = refresh.at("/requestBody/content/application~1x-www-form-urlencoded/schema");

        assertThat(described)
                .containsExactly(
                        "query partner", "query programme", "query lang", "header Origin", "header Sec-Fetch-Site");
        assertThat(names(form.get("properties"))).containsExactly("partner", "programme", "lang");
        assertThat(serving.send("/api/v1/refresh?partner=Nobody&programme=x&lang=en", "POST")
                        .body())
                .contains("there is no partner 'Nobody'");
        assertThat(serving.send("/api/v1/refresh?asOf=2018-01-01", "POST").body())
                .contains("there is no parameter 'asOf'");
    }

    @Test
    void the_answers_that_can_come_without_a_token_are_described_and_no_others() {
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            List<String> statuses = names(path.getValue().elements().next().get("responses"));
            assertThat(statuses)
                    .as(path.getKey())
                    .containsExactly(
                            switch (path.getKey()) {
                                case "/api/v1/refresh" -> new String[] {"202", "400", "403", "500"};
                                case "/api/v1/partners" -> new String[] {"200", "400", "500"};
                                default -> new String[] {"200", "400", "500", "502", "503"};
                            });
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void all_partners_are_told_with_how_fresh_they_are() throws Exception {
        serving.await(
                () -> serving.get("/api/v1/partners").body().split("\"readAt\": \"").length == 4, "three readings");
        HttpResponse<String> partners = serving.get("/api/v1/partners");

        assertFits(partners, "partners", "200", "application/json");
        JsonNode first = JSON.readTree(partners.body()).get("partners").get(0);
        assertThat(first.get("partner").textValue()).isEqualTo(PARTNERS.get(0));
        assertThat(first.get("refreshedOn").textValue()).isEqualTo("2018-03-15");
        assertThat(first.at("/credited/atLeast").textValue()).isEqualTo("gold");
        assertThat(first.at("/loss/day").textValue()).isEqualTo("2018-05-15");
        assertThat(first.get("reading").isNull()).isTrue();
        assertThat(first.get("error").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "evaluation | 400 | misused | there are several partners",
                "evaluation?partner=Nobody | 400 | misused | there is no partner 'Nobody'",
                "forecast?partner=Punkte+GmbH&months=0 | 400 | misused | months=0: expected a whole number from 1 to 120",
                "forecast?partner=Punkte+GmbH&months=many | 400 | misused | months=many: expected a whole number",
                "forecast?partner=Punkte+GmbH&asof=2018-01-01 | 400 | misused | there is no parameter 'asof'; did you mean",
                "status?partner=Punkte+GmbH&asOf=yesterday | 400 | misused | asOf=yesterday: expected a day such as",
                "status?partner=Punkte+GmbH&asOf=2001-01-01 | 400 | misused | the ledger has no refresh",
                "evaluation?partner=Punkte+GmbH&portals=perhaps | 400 | misused | portals=perhaps: expected true or false",
                "evaluation?partner=Punkte+GmbH&programme=/etc/passwd | 400 | misused | '/etc/passwd' cannot be asked about here",
                "evaluation?partner=Punkte+GmbH&lang=fr | 400 | misused | lang=fr: expected en or de",
                "evaluation?partner=Punkte+GmbH&partner=Punkte+GmbH | 400 | misused | partner is given several times",
                "changes?partner=Punkte+GmbH | 400 | misused | the parameter from is missing",
                "changes?partner=Punkte+GmbH&from=2018-03-15&to=2018-03-01 | 400 | misused | to=2018-03-01 lies before",
                "explanation?partner=Punkte+GmbH&portal=x | 400 | misused | no source lists the portal 'x'",
                "explanation?partner=Punkte+GmbH&why=luck | 400 | misused | has no 'luck'",
                "explanation?partner=Punkte+GmbH&why=tier&portal=1 | 400 | misused | give one of the two",
                "simulation?partner=Punkte+GmbH&sell=x | 400 | misused | sell=x: 'x' is not NAME=MRR [KIND] [MARKET][@DATE]",
                "advice?partner=Punkte+GmbH&to=wood | 400 | misused | has no such tier",
                "comparison?partner=Punkte+GmbH&programme=hubspot-2018-01 | 400 | misused | a comparison needs two programmes",
                "luck | 404 | misused | there is no such question",
                "refresh | 405 | misused | use POST to refresh"
            })
    void a_wrong_question_is_a_problem_that_says_what_is_wrong(String question, int status, String kind, String words)
            throws Exception {
        HttpResponse<String> response = serving.get("/api/v1/" + question);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("kind").textValue()).isEqualTo(kind);
        assertThat(problem.get("detail").textValue()).contains(words);
    }

    @Test
    void a_wrong_question_is_answered_in_the_language_that_is_asked_for() throws Exception {
        JsonNode problem = JSON.readTree(serving.get("/api/v1/forecast?partner=Punkte+GmbH&lang=de&months=0")
                .body());

        assertThat(problem.get("detail").textValue())
                .isEqualTo("months=0: erwartet wird eine ganze Zahl von 1 bis 120");
        assertThat(problem.get("title").textValue()).isEqualTo("Ungültige Anfrage");
    }
}

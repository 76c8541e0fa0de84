package dev.tierwise.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tierwise.cli.CommandLineRun;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an assistant is given by the real program: the documents of the command line. */
@Tag("process")
class AssistantsAskTest {

    private static final String DAY = "2018-03-15";
    private static final String HISTORY = "tierwise://history/Nordlicht%20Agentur%20GmbH";

    @TempDir
    private static Path folder;

    private static Assistant assistant;

    @BeforeAll
    static void start() throws Exception {
        Path example = Path.of("..", "examples", "agency").toAbsolutePath().normalize();
        Files.writeString(folder.resolve("tierwise.yaml"), """
                partner: {name: Nordlicht Agentur GmbH}
                ledger: ledger.db
                sources:
                  - adapter: csv
                    location: '%s'
                """.formatted(example));
        for (String day : List.of("2018-03-16", "2018-04-20")) {
            assertThat(run("refresh", "--config", "tierwise.yaml", "--as-of", day)
                            .exitCode())
                    .isZero();
        }
        assistant = Assistant.of(folder.resolve("tierwise.yaml"));
    }

    @AfterAll
    static void end() {
        assistant.close();
    }

    private static CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).at("2026-11-30T12:00:00Z").run(args);
    }

    /** The document that the command line writes. */
    private static JsonNode written(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(args));
        command.addAll(List.of("--format", "json"));
        CommandLineRun run = run(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Assistant.MAPPER.readTree(run.out());
    }

    private static McpSchema.CallToolResult answered(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = assistant.call(tool, arguments);
        assertThat(result.isError()).as(Assistant.text(result)).isFalse();
        return result;
    }

    private static JsonNode given(String tool, Map<String, Object> arguments) {
        return Assistant.document(answered(tool, arguments));
    }

    @Test
    void every_tool_only_reads_and_says_what_it_takes_and_gives() throws Exception {
        List<McpSchema.Tool> tools = assistant.client().listTools().tools();

        assertThat(tools)
                .extracting(McpSchema.Tool::name)
                .containsExactlyInAnyOrder(
                        "evaluate",
                        "status",
                        "forecast",
                        "advise",
                        "simulate",
                        "explain",
                        "changes",
                        "programme",
                        "portals");
        for (McpSchema.Tool tool : tools) {
            assertThat(tool.annotations().readOnlyHint()).isTrue();
            assertThat(tool.annotations().destructiveHint()).isFalse();
            assertThat(tool.annotations().idempotentHint()).isTrue();
            assertThat(tool.annotations().openWorldHint()).isFalse();
            assertThat(tool.description()).contains("unknown is never zero").contains("atLeast");
            assertThat(tool.outputSchema()).containsEntry("type", "object");
            JsonNode input = Assistant.MAPPER.valueToTree(tool.inputSchema());
            assertThat(input.get("additionalProperties").asBoolean()).isFalse();
            input.get("properties")
                    .forEach(parameter ->
                            assertThat(parameter.get("description").asText()).isNotBlank());
            // nothing that names a file, an address or an adapter
            assertThat(input.get("properties").fieldNames())
                    .toIterable()
                    .doesNotContain("config", "ledger", "sources", "location", "adapter", "plugins", "file");
        }
    }

    @Test
    void output_schemas_are_those_of_the_command_line() throws Exception {
        Map<String, String> names = Map.of(
                "evaluate",
                "evaluation",
                "status",
                "status",
                "forecast",
                "forecast",
                "advise",
                "advice",
                "simulate",
                "simulation",
                "explain",
                "explanation",
                "changes",
                "changes",
                "programme",
                "programme-rules",
                "portals",
                "evaluation");
        for (McpSchema.Tool tool : assistant.client().listTools().tools()) {
            JsonNode own = Assistant.MAPPER.readTree(
                    run("schema", names.get(tool.name())).out());
            JsonNode sent = Assistant.MAPPER.valueToTree(tool.outputSchema());
            assertThat(sent.get("$defs")).isEqualTo(own.get("$defs"));
            assertThat(sent.get("$ref")).isEqualTo(own.get("$ref"));
        }
    }

    @Test
    void the_tier_is_the_document_of_the_command_line_and_of_its_schema() throws Exception {
        McpSchema.CallToolResult result = answered("evaluate", Map.of("asOf", DAY));

        assertThat(Assistant.document(result))
                .isEqualTo(written("evaluate", "--config", "tierwise.yaml", "--as-of", DAY));
        assertThat(Assistant.text(result)).contains("**Tier: Gold**").contains("$424.50");
        for (McpSchema.Tool tool : assistant.client().listTools().tools()) {
            if (tool.name().equals("evaluate")) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(Assistant.sent(tool.outputSchema()), InputFormat.JSON)
                                .validate(Assistant.sent(result.structuredContent()), InputFormat.JSON))
                        .isEmpty();
            }
        }
    }

    @Test
    void what_ifs_advice_and_forecasts_are_those_of_the_command_line() throws Exception {
        assertThat(given("simulate", Map.of("asOf", DAY, "sell", List.of("New customer=1500@2018-04-01"))))
                .isEqualTo(written(
                        "simulate",
                        "--config",
                        "tierwise.yaml",
                        "--as-of",
                        DAY,
                        "--sell",
                        "New customer=1500@2018-04-01"));
        assertThat(given("simulate", Map.of("asOf", DAY, "cancel", List.of("2104417"), "months", 3)))
                .isEqualTo(written(
                        "simulate",
                        "--config",
                        "tierwise.yaml",
                        "--as-of",
                        DAY,
                        "--cancel",
                        "2104417",
                        "--months",
                        "3"));
        assertThat(given("advise", Map.of("asOf", DAY, "to", "platinum")))
                .isEqualTo(written("advise", "--config", "tierwise.yaml", "--as-of", DAY, "--to", "platinum"));
        assertThat(given("forecast", Map.of("asOf", DAY)))
                .isEqualTo(written("forecast", "--config", "tierwise.yaml", "--as-of", DAY));
    }

    @Test
    void explanations_are_those_of_the_command_line() throws Exception {
        for (String why : List.of("tier", "sold-mrr", "median-app-usage", "certification")) {
            assertThat(given("explain", Map.of("asOf", DAY, "why", why)))
                    .isEqualTo(written("explain", "--config", "tierwise.yaml", "--as-of", DAY, "--why", why));
        }
        assertThat(given("explain", Map.of("asOf", DAY, "portal", List.of("2104417"))))
                .isEqualTo(written("explain", "--config", "tierwise.yaml", "--as-of", DAY, "--portal", "2104417"));
        assertThat(given("explain", Map.of("asOf", DAY)))
                .isEqualTo(written("explain", "--config", "tierwise.yaml", "--as-of", DAY, "--why", "tier"));
    }

    @Test
    void what_the_ledger_says_is_what_it_says_on_the_command_line() throws Exception {
        assertThat(given("changes", Map.of("from", "2018-03-16")))
                .isEqualTo(written("changes", "--config", "tierwise.yaml", "--from", "2018-03-16"));
        assertThat(given("status", Map.of("asOf", "2018-04-20")))
                .isEqualTo(written("status", "--config", "tierwise.yaml", "--as-of", "2018-04-20"));
        assertThat(Assistant.text(answered("status", Map.of("asOf", "2018-04-20"))))
                .contains("Ledger: the refresh for 2018-04-20");
    }

    @Test
    void the_day_of_the_ledger_that_counts_is_cited_and_none_if_none_was_used() {
        assertThat(Assistant.text(answered("status", Map.of("asOf", "2018-03-20"))))
                .contains("Ledger: the refresh for 2018-03-16")
                .doesNotContain("2018-04-20, at");
        for (String tool : List.of("evaluate", "explain", "portals", "programme")) {
            Map<String, Object> arguments = tool.equals("programme") ? Map.of() : Map.of("asOf", DAY);
            assertThat(Assistant.text(answered(tool, arguments))).as(tool).doesNotContain("Ledger: ");
        }
        assertThat(Assistant.text(answered("forecast", Map.of("asOf", "2018-04-21"))))
                .contains("Ledger: the refresh for 2018-04-20");
    }

    @Test
    void rules_are_those_of_the_command_line() throws Exception {
        assertThat(given("programme", Map.of("programme", "hubspot-2016-11")))
                .isEqualTo(written("programme", "show", "hubspot-2016-11"));
        assertThat(given("evaluate", Map.of("asOf", DAY, "programme", "hubspot-2016-11")))
                .isEqualTo(written(
                        "evaluate", "--config", "tierwise.yaml", "--as-of", DAY, "--programme", "hubspot-2016-11"));
    }

    @Test
    void portals_come_page_by_page_and_it_is_said_how_many_there_are() throws Exception {
        JsonNode all = written("evaluate", "--config", "tierwise.yaml", "--as-of", DAY, "--portals")
                .get("portals");
        List<JsonNode> collected = new ArrayList<>();
        int first = 1;
        while (first > 0) {
            McpSchema.CallToolResult page = answered("portals", Map.of("asOf", DAY, "first", first, "limit", 10));
            Assistant.document(page).get("portals").forEach(collected::add);
            assertThat(Assistant.text(page)).contains("of 26 (of 26 in all)");
            JsonNode numbers = Assistant.MAPPER.valueToTree(page.meta()).get("dev.tierwise/page");
            first = numbers.path("next").asInt(-1);
        }
        assertThat(collected).isEqualTo(new ArrayList<>(iterated(all)));

        JsonNode sold = given("portals", Map.of("asOf", DAY, "counts", "sold")).get("portals");
        assertThat(iterated(sold))
                .hasSize(7)
                .allSatisfy(
                        portal -> assertThat(portal.at("/sold/state").asText()).isEqualTo("counts"));
        assertThat(given("portals", Map.of("asOf", DAY, "search", "OSTSEE"))
                        .get("portals")
                        .findValuesAsText("id"))
                .containsExactly("2131902");
    }

    private static List<JsonNode> iterated(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    @Test
    void every_answer_names_its_sources_and_its_rules() {
        for (String tool : List.of("evaluate", "forecast", "advise", "simulate", "explain", "portals")) {
            McpSchema.CallToolResult result = answered(tool, Map.of("asOf", DAY));
            assertThat(Assistant.text(result))
                    .contains("Source: csv:")
                    .contains("examples/agency; read at 20")
                    .contains("Rules: hubspot-2018-01, HubSpot agency programme");
            JsonNode basis = Assistant.MAPPER.valueToTree(result.meta()).get("dev.tierwise/basis");
            assertThat(basis.get("sources").get(0).asText()).endsWith("examples/agency");
            assertThat(basis.get("readAt").asText()).startsWith("20");
            assertThat(basis.get("publications").toString()).contains("FAQ (2018-03-15)");
        }
        for (McpSchema.CallToolResult result :
                List.of(answered("changes", Map.of("from", "2018-03-16")), answered("programme", Map.of()))) {
            assertThat(Assistant.text(result)).contains("Rules: hubspot-2018-01");
        }
    }

    @Test
    void wrong_arguments_are_refused_with_what_is_expected() {
        Map<Map<String, Object>, String> wrong = Map.of(
                Map.of("asof", DAY), "there is no parameter 'asof'; did you mean 'asOf'?",
                Map.of("asOf", "15.3.2018"), "asOf=15.3.2018: expected a day such as 2018-03-15",
                Map.of("asOf", "2018-02-30"), "asOf=2018-02-30: expected a day such as 2018-03-15",
                Map.of("asOf", 3), "asOf=3: expected a day such as 2018-03-15",
                Map.of("programme", "../../etc/passwd"), "'../../etc/passwd' cannot be asked about here",
                Map.of("programme", "x".repeat(201)), "programme is 201 characters long; expected at most 200",
                Map.of("partner", "Nobody"), "there is no partner 'Nobody'; there are Nordlicht Agentur GmbH",
                Map.of("config", "/etc/passwd"), "there is no parameter 'config'");
        wrong.forEach((arguments, words) -> refused("evaluate", arguments, words));
        refused("changes", Map.of(), "the parameter from is missing; expected a value such as 2018-03-15");
        refused("portals", Map.of("limit", 101), "limit=101: expected a whole number from 1 to 100");
        refused("portals", Map.of("counts", "all"), "counts=all: expected one of sold, managed, neither, unknown");
        refused("simulate", Map.of("asOf", DAY, "sell", List.of("nothing")), "sell=nothing: ");
        refused("advise", Map.of("asOf", DAY, "to", "uranium"), "uranium");
        refused("explain", Map.of("asOf", DAY, "why", "luck"), "luck");
        refused("programme", Map.of("programme", "rules.yaml"), "there is no programme 'rules.yaml'");
        refused("status", Map.of("asOf", "2017-01-01"), "2017-01-01");
    }

    private static void refused(String tool, Map<String, Object> arguments, String words) {
        McpSchema.CallToolResult result = assistant.call(tool, arguments);
        assertThat(result.isError()).as("%s %s", tool, arguments).isTrue();
        assertThat(result.structuredContent()).isNull();
        assertThat(Assistant.text(result))
                .contains(words)
                .contains("does not mean that there is nothing")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    @Test
    void histories_and_rules_can_be_taken_as_they_are() throws Exception {
        assertThat(assistant.client().listResources().resources().stream()
                        .map(McpSchema.Resource::uri)
                        .collect(Collectors.toList()))
                .containsExactlyInAnyOrder(
                        HISTORY,
                        "tierwise://programme/hubspot-2018-01",
                        "tierwise://programme/hubspot-2018-01/document",
                        "tierwise://programme/hubspot-2016-11",
                        "tierwise://programme/hubspot-2016-11/document");
        assertThat(Assistant.MAPPER.readTree(taken(HISTORY)))
                .isEqualTo(written("history", "--config", "tierwise.yaml"));
        assertThat(Assistant.MAPPER.readTree(taken("tierwise://programme/hubspot-2016-11/document")))
                .isEqualTo(written("programme", "show", "hubspot-2016-11"));
        assertThat(taken("tierwise://programme/hubspot-2018-01"))
                .isEqualTo(run("programme", "show", "hubspot-2018-01", "--format", "markdown")
                        .out());
        assertThatThrownBy(() -> taken("tierwise://programme/rules.yaml"))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("there is no programme 'rules.yaml'");
        assertThatThrownBy(() -> taken("tierwise://history/Nobody")).hasMessageContaining("no partner 'Nobody'");
        assertThatThrownBy(() -> taken("tierwise://history/100%"))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("tierwise://history/100% is not a valid address");
        assertThatThrownBy(() -> taken("tierwise://history/A+B")).hasMessageContaining("no partner 'A+B'");
        assertThatThrownBy(() -> taken("file:///etc/passwd")).isInstanceOf(McpError.class);
    }

    private static String taken(String uri) {
        McpSchema.ReadResourceResult result = assistant
                .client()
                .readResource(McpSchema.ReadResourceRequest.builder(uri).build());
        assertThat(result.contents()).hasSize(1);
        return ((McpSchema.TextResourceContents) result.contents().get(0)).text();
    }

    @Test
    void prompts_name_the_tools_in_their_order_in_both_languages() {
        assertThat(assistant.client().listPrompts().prompts())
                .extracting(McpSchema.Prompt::name)
                .containsExactlyInAnyOrder("review-book-of-business", "prepare-partner-meeting");

        assertThat(briefing("review-book-of-business", Map.of()))
                .containsSubsequence("evaluate", "status", "forecast", "changes", "portals", "explain", "advise")
                .contains("never take unknown for zero");
        assertThat(briefing("prepare-partner-meeting", Map.of("language", "de", "partner", "Nordlicht")))
                .containsSubsequence("status", "evaluate", "explain", "advise", "simulate", "programme")
                .contains("den Partner „Nordlicht“")
                .contains("nehmen Sie Unbekanntes nie für 0");
        assertThatThrownBy(() -> briefing("review-book-of-business", Map.of("language", "fr")))
                .hasMessageContaining("expected en or de");
    }

    private static String briefing(String name, Map<String, Object> arguments) {
        McpSchema.GetPromptResult result = assistant
                .client()
                .getPrompt(McpSchema.GetPromptRequest.builder(name)
                        .arguments(arguments)
                        .build());
        return ((McpSchema.TextContent) result.messages().get(0).content()).text();
    }
}

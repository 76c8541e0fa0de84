package dev.tierwise.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However large an agency is, an assistant is given what it can take, and told what it is not given. */
@Tag("process")
class HugeAgencyTest {

    private static final int PORTALS = 40_000;

    /** A document, a text and the rest. */
    private static final int MOST_BYTES = 300_000;

    @TempDir
    private static Path folder;

    private static Assistant assistant;

    @BeforeAll
    static void start() throws IOException {
        Path agency = Files.createDirectory(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nHuge,huge.example\n");
        try (BufferedWriter portals = Files.newBufferedWriter(agency.resolve("portals.csv"), StandardCharsets.UTF_8)) {
            portals.write("portal_id,name,mrr,currency,sold_on\n");
            for (int i = 1; i <= PORTALS; i++) {
                portals.write(i + ",Portal " + i + "," + (i % 2 == 0 ? "?" : "100") + ",USD,2017-06-01\n");
            }
        }
        Files.writeString(folder.resolve("tierwise.yaml"), "sources: [{adapter: csv, location: agency}]\n");
        assistant = Assistant.of(folder.resolve("tierwise.yaml"));
    }

    @AfterAll
    static void end() {
        assistant.close();
    }

    private static McpSchema.CallToolResult answered(String tool, Map<String, Object> arguments) throws Exception {
        McpSchema.CallToolResult result = assistant.call(tool, arguments);
        assertThat(result.isError()).as(Assistant.text(result)).isFalse();
        assertThat(Assistant.sent(result).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        return result;
    }

    @Test
    void lists_are_cut_and_it_is_said_how_long_they_are() throws Exception {
        for (McpSchema.CallToolResult result : List.of(
                answered("forecast", Map.of("asOf", "2018-03-15")),
                answered("explain", Map.of("asOf", "2018-03-15", "why", "sold-mrr")),
                answered("explain", Map.of("asOf", "2018-03-15", "why", "managed-mrr")))) {
            assertThat(Assistant.text(result)).contains("Shortened lists, which are not complete: ");
            JsonNode cut = Assistant.MAPPER.valueToTree(result.meta()).get("dev.tierwise/cut");
            assertThat(cut).isNotEmpty().allSatisfy(list -> {
                String[] path = list.get("path").asText().split("/", -1);
                assertThat(Assistant.document(result).at("/" + String.join("/", path)))
                        .hasSize(list.get("shown").asInt());
                assertThat(list.get("total").asInt())
                        .isGreaterThan(list.get("shown").asInt());
            });
        }
    }

    @Test
    void what_is_not_a_list_is_given_whole() throws Exception {
        for (String tool : List.of("evaluate", "simulate")) {
            JsonNode document = Assistant.document(answered(tool, Map.of("asOf", "2018-03-15")));
            assertThat(document.get("partner").asText()).as(tool).isEqualTo("Huge");
        }
        assertThat(Assistant.text(answered("evaluate", Map.of("asOf", "2018-03-15"))))
                .contains("Unknown: users (40,000 portals), MRR (20,000 portals)");
    }

    @Test
    void portals_are_given_a_page_at_a_time() throws Exception {
        McpSchema.CallToolResult last =
                answered("portals", Map.of("asOf", "2018-03-15", "first", PORTALS - 99, "limit", 100));

        assertThat(Assistant.document(last).get("portals")).hasSize(100);
        assertThat(Assistant.document(last).at("/portals/99/id").asText()).isEqualTo("40000");
        assertThat(Assistant.text(last)).contains("39901 to 40000 of 40000 (of 40000 in all)");
        assertThat(Assistant.text(answered("portals", Map.of("asOf", "2018-03-15", "search", "portal 77"))))
                .contains("1 to 50 of 111 (of 40000 in all)")
                .contains("Next page: first=51");
    }
}

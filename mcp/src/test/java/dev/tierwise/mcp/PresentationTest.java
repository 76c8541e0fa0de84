package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.spi.Secret;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an assistant is given of the names of others, and how much of them. */
class PresentationTest {

    private static final Instant NOW = Instant.parse("2018-03-15T12:00:00Z");

    private static InventedPartners agency(String name, List<Portal> portals) {
        return InventedPartners.reading(request -> InventedPartners.facts(request, NOW, name, portals), "csv");
    }

    private static Map<?, ?> document(McpSchema.CallToolResult result) {
        assertThat(result.isError()).as(InventedPartners.text(result)).isFalse();
        return (Map<?, ?>) result.structuredContent();
    }

    private static List<Map<?, ?>> listed(McpSchema.CallToolResult result, String name) {
        List<Map<?, ?>> list = new ArrayList<>();
        ((List<?>) document(result).get(name)).forEach(each -> list.add((Map<?, ?>) each));
        return list;
    }

    @Test
    void a_secret_is_hidden_also_if_a_page_would_escape_its_characters() {
        String secret = "Tr0ub_4dor!Xy&7~#*";
        try (InventedPartners agency = agency("Nordlicht", List.of(InventedPartners.portal("1", "pass " + secret)))) {
            agency.redaction.hide(new Secret(secret));
            McpSchema.CallToolResult result = agency.call("portals", Map.of());

            assertThat(listed(result, "portals").get(0).get("name")).isEqualTo("pass ***");
            assertThat(InventedPartners.text(result).replace("\\", "").replace("&amp;", "&"))
                    .contains("pass ***")
                    .doesNotContain("4dor");
        }
    }

    @Test
    void secrets_that_are_words_of_the_rules_or_days_falsify_nothing() {
        try (InventedPartners agency = agency("Gold 2018", List.of())) {
            List.of("gold", "2018", "tierwise", "hubspot", "USD")
                    .forEach(word -> agency.redaction.hide(new Secret(word)));
            McpSchema.CallToolResult result = agency.call("evaluate", Map.of());

            assertThat(document(result).get("schema")).isEqualTo("tierwise/evaluation/1");
            assertThat(document(result).get("asOf")).isEqualTo("2018-03-15");
            assertThat(document(result).get("programme")).isEqualTo("hubspot-2018-01");
            assertThat(listed(result, "tiers").toString()).contains("tier=gold");
            assertThat(document(result).get("partner")).isEqualTo("*** ***");
            assertThat(result.meta().toString())
                    .contains("2018-03-15T12:00:00Z")
                    .contains("hubspot-2018-01");
        }
    }

    @Test
    void a_name_with_the_sign_of_an_address_can_be_looked_for_and_the_local_part_of_one_cannot() {
        try (InventedPartners agency = agency(
                "Marketing@Scale",
                List.of(
                        InventedPartners.portal("1", "Work@Home GmbH"),
                        InventedPartners.portal("2", "jane.roe@customer.example")))) {
            assertThat(listed(agency.call("portals", Map.of("search", "work@home")), "portals"))
                    .hasSize(1);
            assertThat(listed(agency.call("portals", Map.of("search", "jane")), "portals"))
                    .isEmpty();
            assertThat(listed(agency.call("portals", Map.of("search", "***@customer.example")), "portals"))
                    .hasSize(1);
            assertThat(document(agency.call("evaluate", Map.of("partner", "Marketing@Scale")))
                            .get("partner"))
                    .isEqualTo("Marketing@Scale");
        }
    }

    @Test
    void the_next_page_begins_behind_what_was_given_however_long_the_names_are() {
        List<Portal> portals = IntStream.range(0, 150)
                .mapToObj(i -> InventedPartners.portal("portal-" + i + ".", "\u5ba2".repeat(1_000)))
                .toList();
        try (InventedPartners agency = agency("Nordlicht", portals)) {
            List<Object> ids = new ArrayList<>();
            Integer first = 1;
            while (first != null) {
                McpSchema.CallToolResult result = agency.call("portals", Map.of("limit", 100, "first", first));
                List<Map<?, ?>> page = listed(result, "portals");
                Map<?, ?> numbers = (Map<?, ?>) result.meta().get("dev.tierwise/page");
                assertThat(numbers.get("shown")).isEqualTo(page.size());
                assertThat(InventedPartners.text(result)).doesNotContain("only the beginning");
                page.forEach(portal -> {
                    ids.add(portal.get("id"));
                    assertThat(InventedPartners.text(result)).contains((String) portal.get("id"));
                });
                first = (Integer) numbers.get("next");
            }
            assertThat(ids).isEqualTo(portals.stream().map(Portal::id).toList());
        }
    }
}

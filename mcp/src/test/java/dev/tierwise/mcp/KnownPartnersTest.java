package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.SourceException;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How partners are named whose names only their sources tell. */
class KnownPartnersTest {

    private static final Instant NOW = Instant.parse("2018-03-15T12:00:00Z");

    @Test
    void that_there_is_no_partner_is_not_said_before_it_is_known() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (InventedPartners agency = new InventedPartners(
                request -> {
                    try {
                        held.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return InventedPartners.facts(request, NOW, "Nordlicht", List.of());
                },
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                "slow",
                "slower")) {
            assertThat(InventedPartners.text(agency.call("evaluate", Map.of("partner", "Nordlicht"))))
                    .contains("the sources are being read")
                    .doesNotContain("no partner");
            held.countDown();
        }
    }

    @Test
    void a_source_that_fails_is_why_a_partner_is_unknown() {
        try (InventedPartners agency = InventedPartners.reading(
                request -> {
                    if (InventedPartners.source(request).equals("broken")) {
                        throw new SourceException(SourceException.Kind.values()[0], "the token is wrong");
                    }
                    return InventedPartners.facts(request, NOW, "Nordlicht", List.of());
                },
                "broken",
                "good")) {
            assertThat(InventedPartners.text(agency.call("evaluate", Map.of("partner", "Other"))))
                    .contains("the token is wrong")
                    .doesNotContain("no partner");
            assertThat(agency.call("evaluate", Map.of("partner", "Nordlicht")).isError())
                    .isFalse();
        }
    }

    @Test
    void a_partner_can_be_named_as_an_assistant_is_told_its_name() {
        try (InventedPartners agency = InventedPartners.reading(
                request -> InventedPartners.facts(
                        request, NOW, "jane@" + InventedPartners.source(request) + ".example", List.of()),
                "one",
                "other")) {
            McpSchema.CallToolResult result = agency.call("evaluate", Map.of("partner", "***@other.example"));

            assertThat(result.isError()).as(InventedPartners.text(result)).isFalse();
            assertThat(result.structuredContent().toString()).contains("***@other.example");
        }
    }

    @Test
    void all_names_are_told_also_of_many_partners() {
        String[] names = IntStream.range(0, 60)
                .mapToObj(i -> "Agency number " + i + " of all")
                .toArray(String[]::new);
        try (InventedPartners agency = InventedPartners.reading(
                request -> InventedPartners.facts(request, NOW, InventedPartners.source(request), List.of()), names)) {
            assertThat(InventedPartners.text(agency.call("evaluate", Map.of()))).contains(names);
        }
    }
}

package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the sources are read for an assistant, and what an answer says it rests on. */
class FreshFactsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch held = new CountDownLatch(1);
    private final List<InventedPartners> opened = new ArrayList<>();

    @AfterEach
    void close() {
        held.countDown();
        opened.forEach(InventedPartners::close);
    }

    private InventedPartners agency(Duration readingTakes) {
        InventedPartners[] agency = {null};
        agency[0] = InventedPartners.reading(
                request -> {
                    Instant began = agency[0].now.get();
                    agency[0].now.set(began.plus(readingTakes));
                    return InventedPartners.facts(request, began, "Nordlicht", List.of());
                },
                "live");
        opened.add(agency[0]);
        return agency[0];
    }

    private InventedPartners heldAgency(Duration patience, Duration underWayAfter) {
        InventedPartners agency = new InventedPartners(this::held, patience, underWayAfter, "live");
        opened.add(agency);
        return agency;
    }

    private ReadFacts held(SnapshotRequest request) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return InventedPartners.facts(request, Instant.EPOCH, "Nordlicht", List.of());
    }

    @Test
    void sources_are_read_once_and_again_when_that_is_asked_for_or_ten_minutes_ago() {
        InventedPartners agency = agency(Duration.ZERO);
        assertThat(InventedPartners.text(agency.call("evaluate", Map.of())))
                .contains("Source: live; read at 2018-03-15T12:00:00Z (fresh=true reads anew)");
        assertThat(agency.call("evaluate", Map.of()).isError()).isFalse();
        assertThat(agency.readings).hasValue(1);

        agency.now.set(Instant.parse("2018-03-15T12:01:00Z"));
        assertThat(agency.call("evaluate", Map.of("fresh", true)).isError()).isFalse();
        assertThat(agency.readings).hasValue(1);
        agency.now.set(Instant.parse("2018-03-15T12:01:01Z"));
        assertThat(agency.call("evaluate", Map.of()).isError()).isFalse();
        assertThat(agency.readings).hasValue(1);
        assertThat(agency.call("evaluate", Map.of("fresh", true)).isError()).isFalse();
        assertThat(agency.readings).hasValue(2);

        agency.now.set(Instant.parse("2018-03-15T12:11:01Z"));
        assertThat(agency.call("evaluate", Map.of()).isError()).isFalse();
        assertThat(agency.readings).hasValue(3);
    }

    @Test
    void a_reading_is_as_old_as_its_end_however_long_it_took() {
        InventedPartners agency = agency(Duration.ofMinutes(2));

        assertThat(agency.call("evaluate", Map.of("fresh", true)).isError()).isFalse();
        assertThat(agency.call("evaluate", Map.of("fresh", true)).isError()).isFalse();
        assertThat(agency.readings).hasValue(1);
    }

    @Test
    void a_reading_that_takes_long_is_a_failure_that_says_to_ask_again() {
        McpSchema.CallToolResult result = heldAgency(SHORT, LONG).call("evaluate", Map.of());

        assertThat(result.isError()).isTrue();
        assertThat(InventedPartners.text(result))
                .contains("the sources are being read")
                .contains("ask again in a few seconds");
    }

    @Test
    void what_needs_no_facts_is_answered_while_others_wait_for_theirs() {
        InventedPartners agency = heldAgency(LONG, SHORT);
        for (String day : List.of("2018-01-01", "2018-02-01", "2018-03-01")) {
            assertThat(InventedPartners.text(agency.call("evaluate", Map.of("asOf", day))))
                    .contains("still being worked out");
        }

        assertThat(agency.call("programme", Map.of()).isError()).isFalse();
    }

    @Test
    void an_answer_rests_on_the_reading_that_it_was_made_of_whatever_was_read_since() throws Exception {
        InventedPartners agency = agency(Duration.ZERO);
        SnapshotRequest request = InventedPartners.request("live");
        Consulted consulted = new Consulted(agency.kept, Optional::empty, agency.now::get);
        consulted.read(request);

        agency.now.set(Instant.parse("2018-03-15T12:05:00Z"));
        agency.kept.forget(request.sources());
        agency.kept.read(request);

        assertThat(consulted.basis(request.programme()).readAt()).contains(Instant.parse("2018-03-15T12:00:00Z"));
    }

    @Test
    void the_ledger_is_opened_only_for_what_uses_it() {
        InventedPartners agency = agency(Duration.ZERO);
        for (String tool : List.of("evaluate", "explain", "portals", "programme")) {
            assertThat(agency.call(tool, Map.of()).isError()).as(tool).isFalse();
        }
        assertThat(agency.openedLedgers).hasValue(0);

        assertThat(agency.call("forecast", Map.of()).isError()).isFalse();
        assertThat(agency.openedLedgers).hasValueGreaterThan(0);
    }
}

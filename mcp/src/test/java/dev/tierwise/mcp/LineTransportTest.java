package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.spi.Redaction;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LineTransportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode refused(String line) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LineTransport(
                        new JacksonMcpJsonMapper(MAPPER),
                        Locale.ENGLISH,
                        new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                        out,
                        Duration.ofSeconds(1))
                .serve();
        return MAPPER.readTree(out.toByteArray());
    }

    @Test
    void what_is_wrong_with_a_message_is_said_under_its_id() throws Exception {
        assertThat(refused("{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}")
                        .get("id")
                        .asInt())
                .isEqualTo(7);
        assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":\"seven\"}").get("id").asText())
                .isEqualTo("seven");
        assertThat(refused("{\"jsonrpc\":\"1.0\",\"id\":[7]}").get("id").isNull())
                .isTrue();
    }

    @Test
    void a_line_holds_one_message_and_nothing_more() throws Exception {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

        assertThat(refused(ping + " " + ping).at("/error/code").asInt()).isEqualTo(-32700);
        assertThat(refused(ping + "x").at("/error/code").asInt()).isEqualTo(-32700);
    }

    @Test
    @Tag("process")
    void what_takes_its_time_is_answered_after_the_input_has_ended() throws Exception {
        String asked =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"evaluate\",\"arguments\":{}}}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InstantSource clock = InstantSource.system();

        new Assistants(
                        InventedPartners.host(clock, new Redaction()),
                        request -> {
                            try {
                                Thread.sleep(6_000);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return InventedPartners.facts(request, clock.instant(), "Nordlicht", List.of());
                        },
                        Duration.ofSeconds(20))
                .serve(
                        InventedPartners.accounts("slow"),
                        new ByteArrayInputStream(asked.getBytes(StandardCharsets.UTF_8)),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"isError\":false")
                .contains("Nordlicht");
    }
}

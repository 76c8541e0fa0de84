package dev.tierwise.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the program begins and ends, and what it writes where. */
@Tag("process")
class McpProcessTest {

    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String EVALUATE = "{\"jsonrpc\":\"2.0\",\"id\":\"e\",\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"evaluate\",\"arguments\":{\"asOf\":\"2018-03-15\"}}}";

    @TempDir
    private Path folder;

    @BeforeEach
    void configuration() throws IOException {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "sources: [{adapter: csv, location: '"
                        + Path.of("..", "examples", "agency").toAbsolutePath().normalize()
                        + "'}]\nledger: ledger.db\n");
    }

    private Process start(String... options) throws IOException {
        return new ProcessBuilder(Assistant.command(folder.resolve("tierwise.yaml"), List.of(options)))
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void send(Process process, String... lines) throws IOException {
        OutputStream in = process.getOutputStream();
        for (String line : lines) {
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static List<JsonNode> answers(Process process) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).lines()) {
            for (String line : lines.toList()) {
                answers.add(Assistant.MAPPER.readTree(line));
            }
        }
        return answers;
    }

    @Test
    void what_was_asked_is_answered_before_it_ends_with_its_input() throws Exception {
        Process process = start();
        send(process, INITIALIZE, INITIALIZED, EVALUATE);
        process.getOutputStream().close();

        List<JsonNode> answers = answers(process);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        assertThat(answers).extracting(answer -> answer.get("id").asText()).containsExactly("1", "e");
        assertThat(answers.get(0).at("/result/serverInfo/name").asText()).isEqualTo("tierwise");
        assertThat(answers.get(1).at("/result/structuredContent/tier/atLeast").asText())
                .isEqualTo("gold");
        assertThat(err()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_ends_well_when_it_is_asked_to() throws Exception {
        Process process = start();
        send(process, INITIALIZE);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).contains("\"id\":1");

        // a process that is destroyed as such has its streams closed
        process.toHandle().destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        assertThat(out.readLine()).isNull();
    }

    @Test
    void what_is_no_message_is_answered_and_does_not_end_it() throws Exception {
        Process process = start("--lang", "de");
        send(process, "nonsense", "[]", "{\"jsonrpc\":\"2.0\",\"id\":7}", "", "x".repeat(1_100_000), INITIALIZE);
        send(process, INITIALIZED, EVALUATE.replace("asOf", "asof"));
        process.getOutputStream().close();

        List<JsonNode> answers = answers(process);
        assertThat(answers)
                .extracting(answer -> answer.path("error").path("code").asInt())
                .containsExactly(-32700, -32600, -32600, -32600, 0, 0);
        assertThat(answers.get(0).at("/error/message").asText()).contains("Erwartet wird");
        assertThat(answers.get(2).get("id").asInt()).isEqualTo(7);
        assertThat(answers.get(5).at("/result/content/0/text").asText())
                .contains("Einen Parameter 'asof' gibt es nicht");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void a_wrong_configuration_is_said_before_anything_is_answered() throws Exception {
        Files.writeString(folder.resolve("tierwise.yaml"), "sources: [{adapter: nothing, location: here}]\n");
        Process process = start();
        process.getOutputStream().close();

        assertThat(answers(process)).isEmpty();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(err()).contains("tierwise.yaml:1:").contains("nothing");
    }

    @Test
    void sources_that_fail_are_a_failure_and_no_answer() throws Exception {
        Files.writeString(folder.resolve("tierwise.yaml"), "sources: [{adapter: csv, location: nowhere}]\n");
        Process process = start();
        send(process, INITIALIZE, INITIALIZED, EVALUATE);
        process.getOutputStream().close();

        JsonNode failure = answers(process).get(1).get("result");
        assertThat(failure.get("isError").asBoolean()).isTrue();
        assertThat(failure.has("structuredContent")).isFalse();
        assertThat(failure.at("/content/0/text").asText())
                .contains("nowhere")
                .contains("does not mean that there is nothing");
    }
}

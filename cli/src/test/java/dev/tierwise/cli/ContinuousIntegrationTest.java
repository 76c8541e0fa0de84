package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the example workflow, run one after the other in the shell, as a runner does. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ContinuousIntegrationTest {

    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path checkout;
    private JsonNode workflow;
    private String evaluation = "";

    /** What a step printed, and how it ended. */
    private record Step(int exitCode, String output) {}

    @BeforeEach
    void prepare() throws Exception {
        workflow =
                new YAMLMapper().readTree(EXAMPLES.resolve("ci/tier-check.yml").toFile());
        checkout = Files.createDirectory(folder.resolve("checkout"));
        copy(EXAMPLES.resolve("agency"), Files.createDirectory(checkout.resolve("agency")));
        configure("{adapter: csv, location: agency}");
        Path clock = Files.writeString(folder.resolve("clock"), "2018-03-15T12:00:00Z");
        workflow.get("env")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        environment.put(
                "RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
        environment.put("GITHUB_PATH", Files.createFile(folder.resolve("path")).toString());
        environment.put(
                "GITHUB_OUTPUT", Files.createFile(folder.resolve("output")).toString());
        environment.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CLASSES", System.getProperty("java.class.path"));
        environment.put("CLOCK", clock.toString());
        environment.put("MAIN", "ClockedMain");
        environment.put("LC_ALL", "C.UTF-8");
        Path archive = archive();
        environment.put("TIERWISE_URL", archive.toUri().toString());
        environment.put(
                "TIERWISE_SHA256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive))));
    }

    /** An archive as a release has one, whose program is the one that is tested, with a clock that can be set. */
    private Path archive() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("tierwise-0.1.0-linux-x86_64/bin"));
        Path program = Files.writeString(bin.resolve("tierwise"), """
                #!/bin/sh
                exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dtierwise.test.clock=$CLOCK" -cp "$CLASSES" \\
                  "dev.tierwise.cli.$MAIN" "$@"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path archive = folder.resolve("tierwise.tar.gz");
        assertThat(new ProcessBuilder("tar", "-czf", archive.toString(), "tierwise-0.1.0-linux-x86_64")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        return archive;
    }

    @Test
    void a_tier_that_is_held_passes_and_the_answer_is_kept() throws Exception {
        Step report = check();

        assertThat(report.exitCode()).isZero();
        assertThat(report.output()).isEqualTo("::notice title=Tier::today's facts certainly give gold\n");
        assertThat(keptAnswer().at("/schema").asText()).isEqualTo("tierwise/evaluation/1");
    }

    @Test
    void a_tier_that_is_not_held_fails_with_10_and_the_answer_is_kept() throws Exception {
        environment.put("REQUIRED_TIER", "diamond");

        Step report = check();

        assertThat(report.exitCode()).isEqualTo(10);
        assertThat(report.output()).startsWith("::error title=Tier::today's facts do not certainly give diamond");
        assertThat(keptAnswer().at("/schema").asText()).isEqualTo("tierwise/evaluation/1");
    }

    @Test
    void wrong_data_fails_with_3_and_there_is_no_answer() throws Exception {
        Files.writeString(checkout.resolve("agency/portals.csv"), "portal_id,mrr,currency\n1,much,USD\n");

        Step report = check();

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.output()).startsWith("::error title=Tier unknown::the data is wrong");
        assertThat(checkout.resolve("tier.json")).doesNotExist();
    }

    @Test
    void a_token_that_is_refused_fails_with_4() throws Exception {
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer =
                    "{\"status\":\"error\",\"category\":\"INVALID_AUTHENTICATION\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        refusing.start();
        try {
            configureHubSpot(refusing.getAddress().getPort());

            Step report = check();

            assertThat(report.exitCode()).as(evaluation).isEqualTo(4);
            assertThat(report.output()).contains("HubSpot refused the token");
            assertThat(evaluation).contains("HubSpot does not accept the token");
        } finally {
            refusing.stop(0);
        }
    }

    @Test
    void a_source_that_does_not_answer_fails_with_5() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        configureHubSpot(free);

        Step report = check();

        assertThat(report.exitCode()).as(evaluation).isEqualTo(5);
        assertThat(report.output()).contains("a source is unavailable");
    }

    @Test
    void a_configuration_that_is_not_there_fails_with_2() throws Exception {
        Files.delete(checkout.resolve("tierwise.yaml"));

        Step report = check();

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.output()).startsWith("::error title=Tier unknown::exit code 2");
    }

    @Test
    void an_archive_that_was_altered_is_not_unpacked() throws Exception {
        environment.put("TIERWISE_SHA256", "0".repeat(64));

        assertThat(run("Install Tierwise").exitCode()).isNotZero();
        assertThat(folder.resolve("temp/tierwise")).doesNotExist();
        assertThat(folder.resolve("path")).isEmptyFile();
    }

    @Test
    void what_is_kept_is_what_is_written() {
        JsonNode keeping = step("Keep the answer");

        assertThat(step("Evaluate").get("run").asText())
                .contains("-o " + keeping.at("/with/path").asText() + " ");
        assertThat(keeping.at("/with/if-no-files-found").asText()).isEqualTo("ignore");
    }

    /** Runs every step, and returns how the last one ended. */
    private Step check() throws Exception {
        Step installed = run("Install Tierwise");
        assertThat(installed.exitCode()).as(installed.output()).isZero();
        environment.put("PATH", Files.readString(folder.resolve("path")).strip() + ":" + System.getenv("PATH"));
        Step evaluated = run("Evaluate");
        assertThat(evaluated.exitCode()).as(evaluated.output()).isZero();
        evaluation = evaluated.output();
        environment.put(
                "CODE", Files.readString(folder.resolve("output")).strip().replaceFirst("^code=", ""));
        return run("Report");
    }

    private Step run(String name) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("step.sh"), step(name).get("run").asText());
        Path output = folder.resolve("step.txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", script.toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(environment);
        int exitCode = shell.start().waitFor();
        return new Step(exitCode, Files.readString(output));
    }

    private JsonNode step(String name) {
        Map<String, JsonNode> steps = StreamSupport.stream(
                        workflow.at("/jobs/tier/steps").spliterator(), false)
                .filter(step -> step.has("name"))
                .collect(Collectors.toMap(step -> step.get("name").asText(), step -> step));
        assertThat(steps).containsOnlyKeys("Install Tierwise", "Evaluate", "Keep the answer", "Report");
        return steps.get(name);
    }

    private void configure(String source) throws IOException {
        Files.writeString(
                checkout.resolve("tierwise.yaml"),
                "partner: {name: Nordlicht, email-domains: [nordlicht.example], time-zone: UTC}\nsources: [" + source
                        + "]\nnotify: {webhooks: [{name: team, url: \"${env:TEAM_WEBHOOK}\", secret: \"${env:TEAM_SECRET}\"}]}\n");
    }

    private void configureHubSpot(int port) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "pat-none");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        // how long to wait for a source goes by the real clock
        environment.put("MAIN", "Main");
        configure("{adapter: hubspot, token: \"${file:" + token + "}\", base-url: \"http://127.0.0.1:" + port + "\"}");
    }

    private JsonNode keptAnswer() throws IOException {
        return new ObjectMapper().readTree(checkout.resolve("tier.json").toFile());
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(from)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName().toString()));
        }
    }
}

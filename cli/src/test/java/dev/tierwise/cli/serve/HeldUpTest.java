package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.adapter.sql.HastyLedgerFactory;
import dev.tierwise.cli.plugin.PluginJar;
import dev.tierwise.cli.plugin.PluginLimits;
import dev.tierwise.testing.Line;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Everything that could hold {@code tierwise serve} up, at once. */
@Tag("process")
@Isolated("counts the threads of the JVM")
class HeldUpTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int SLOW_CLIENTS = 40;
    private static final int ACCOUNTS = 4;

    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        System.setProperty(HastyLedgerFactory.PROPERTY, "200");
        new PluginJar("crm")
                .with(
                        "READ",
                        "while (location != null) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }")
                .with("OPEN", "String location = settings.text(\"location\").get();")
                .in(folder.resolve("plugins"), "crm-plugin");
        StringBuilder configuration = new StringBuilder("plugin-dirs: [plugins]\npartners:\n");
        for (int account = 0; account < ACCOUNTS; account++) {
            Agencies.write(folder.resolve(name(account)), name(account), 1200, LocalDate.parse("2018-01-10"));
            configuration.append("  - {partner: {name: %1$s}, sources: [{adapter: csv, location: %1$s}]}%n"
                    .formatted(name(account)));
        }
        configuration.append("  - {partner: {name: hung}, sources: [{adapter: crm, location: '7'}]}\n");
        Files.writeString(folder.resolve("tierwise.yaml"), configuration);
    }

    @AfterEach
    void end() throws IOException {
        System.clearProperty(HastyLedgerFactory.PROPERTY);
        clock.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void health_is_told_at_once_no_refresh_is_lost_and_no_thread_is_left_behind_by_a_retry() throws Exception {
        PluginLimits limits = new PluginLimits(Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMillis(100));
        try (EmbeddedPostgres postgres = postgres();
                Line line = new Line(postgres.getPort());
                Serving serving = Serving.in(
                        folder,
                        "2018-03-16T12:00:00Z",
                        limits,
                        "--config",
                        "tierwise.yaml",
                        "--ledger",
                        "jdbc:postgresql://localhost:" + line.port() + "/postgres",
                        "--ledger-user",
                        "postgres",
                        "--deadline",
                        "1s")) {
            awaitRefreshed(serving, "2018-03-16");
            awaitTries(serving, 1);
            serving.setClock("2018-03-16T13:00:00Z");
            awaitTries(serving, 2);
            holdUp(serving.address());
            line.freeze();
            serving.setClock("2018-03-17T12:00:00Z");
            await503(serving);
            Map<String, Long> before = threads();
            for (int i = 0; i < 30; i++) {
                assertThat(health(serving).get("status").asText()).isEqualTo("failing");
                Thread.sleep(100);
            }
            assertNoMore(threads(), before);

            line.thaw();
            awaitRefreshed(serving, "2018-03-17");
            awaitTries(serving, 3);
            for (int hour = 14; hour < 18; hour++) {
                serving.setClock("2018-03-17T" + hour + ":00:00Z");
                awaitTries(serving, hour - 14 + 4);
            }
            assertNoMore(threads(), before);
            JsonNode after = health(serving);
            assertThat(after.at("/ledger/answers").asBoolean()).isTrue();
            for (JsonNode account : after.get("accounts")) {
                boolean hung = account.get("partner").asText().equals("hung");
                assertThat(account.get("error").isNull()).isEqualTo(!hung);
                assertThat(account.get("lastRefreshedDay").asText()).isEqualTo(hung ? "null" : "2018-03-17");
            }
            assertThat(serving.err()).contains("has still not come back from a call that took too long");
            assertThat(serving.stop()).isZero();
        }
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException e) {
            String whyNot = "no PostgreSQL starts here: " + e;
            System.out.println("Skipping a test: " + whyNot);
            Assumptions.abort(whyNot);
            throw new AssertionError(e);
        }
    }

    private static String name(int account) {
        return "agency" + (char) ('a' + account);
    }

    private static void awaitRefreshed(Serving serving, String day) throws InterruptedException {
        for (int account = 0; account < ACCOUNTS; account++) {
            serving.awaitSaid(name(account) + " under hubspot-2018-01: refreshed " + day);
        }
    }

    /** Waits until the source that hangs was tried so many times. */
    private static void awaitTries(Serving serving, int times) throws InterruptedException {
        serving.await(
                () -> serving.get("/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("tierwise_refresh_failures_total{partner=\"hung\""))
                        .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) >= times),
                times + " tries");
    }

    private static void await503(Serving serving) throws InterruptedException {
        serving.await(
                () -> health(serving).at("/ledger/answers").isBoolean()
                        && !health(serving).at("/ledger/answers").asBoolean(),
                "the ledger does not answer");
    }

    private void holdUp(URI endpoint) throws IOException {
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            Socket silent = new Socket(endpoint.getHost(), endpoint.getPort());
            sockets.add(silent);
            Socket slow = new Socket(endpoint.getHost(), endpoint.getPort());
            sockets.add(slow);
            slow.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x".getBytes(StandardCharsets.US_ASCII));
            clock.scheduleAtFixedRate(() -> trickle(slow), 0, 1, TimeUnit.SECONDS);
        }
    }

    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            throw new IllegalStateException("it was ended, and no more is sent", e);
        }
    }

    private static JsonNode health(Serving serving) {
        long began = System.nanoTime();
        HttpResponse<String> answer = serving.get("/health");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many there are of each name, without numbers, and without those of this test. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .filter(name -> !name.startsWith("HttpClient") && !name.startsWith("Thread-"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** Pools may still fill up to their bounds, which are small; what a retry leaves behind would exceed that. */
    private static void assertNoMore(Map<String, Long> now, Map<String, Long> before) {
        now.forEach((name, count) -> assertThat(count)
                .as("%s, of %s before", name, before)
                .isLessThanOrEqualTo(Math.max(most(name), before.getOrDefault(name, 0L))));
    }

    private static long most(String name) {
        return switch (name) {
            case "tierwise-endpoint" -> 33;
            case "tierwise-health" -> 1;
            default -> name.contains("crm-plugin") ? 1 : 8;
        };
    }
}

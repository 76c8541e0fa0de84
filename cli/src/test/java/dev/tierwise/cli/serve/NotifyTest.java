package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tierwise.answers.announcement.AnnouncementEvent;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks are sent, by {@code serve} and by {@code notify test}. */
class NotifyTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @TempDir
    private Path folder;

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    /** What arrived, and whether the library of Standard Webhooks takes it to be from us. */
    private record Posted(String path, String body, boolean verified) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        Files.writeString(folder.resolve("tierwise.yaml"), """
                ledger: ledger.db
                notify:
                  webhooks:
                    - {name: crm, url: "${env:CRM}", secret: "${env:SECRET}"}
                    - {name: team, url: "${env:TEAM}", format: slack, secret: ["${env:OLD_SECRET}", "${env:SECRET}"]}
                    - {name: office, url: "${env:OFFICE}", format: teams}
                    - {name: ops, url: "${env:OPS}", format: mattermost}
                partner: {name: Nordlicht}
                sources: [{adapter: csv, location: nord}]
                """);
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(new Posted(path, body, isVerified(body, exchange.getRequestHeaders())));
        exchange.sendResponseHeaders(path.contains("/broken") ? 503 : 202, -1);
        exchange.close();
    }

    private static boolean isVerified(String body, Map<String, List<String>> headers) {
        try {
            new Webhook(SECRET).verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> variables() {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
        return Map.of(
                "LANG", "C.UTF-8",
                "CRM", url + "/crm/secret-part",
                "TEAM", url + "/team/secret-part",
                "OFFICE", url + "/office/secret-part",
                "OPS", url + "/ops/secret-part",
                "SECRET", SECRET,
                "OLD_SECRET", OLD_SECRET);
    }

    private CommandLineRun run(String... arguments) {
        CommandLineRun run = CommandLineRun.in(folder).at(Instant.now().toString());
        variables().forEach(run::with);
        return run.run(arguments);
    }

    private CommandLineRun notifyTest(String... options) {
        return run(Stream.concat(Stream.of("notify", "test", "--config", "tierwise.yaml"), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void every_announcement_has_the_schema_of_its_event_and_chats_get_what_they_take() throws Exception {
        LocalDate sold = LocalDate.parse("2018-01-10");
        Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, sold);
        once("2018-03-16T12:00:00Z");
        Agencies.write(folder.resolve("nord"), "Nordlicht", 6500, sold);
        once("2018-03-20T12:00:00Z");
        once("2018-04-16T12:00:00Z");
        Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, sold);
        once("2018-04-20T12:00:00Z");
        once("2018-05-10T12:00:00Z");

        List<Posted> documents = at("/crm/");
        assertThat(documents)
                .extracting(document -> document.json().get("event").asText())
                .contains("live-tier-changed", "credited-tier-changed", "tier-at-risk");
        for (Posted document : documents) {
            String event = document.json().get("event").asText();
            assertThat(faults("announcement-" + event, document.body())).isEmpty();
            assertThat(faults("announcement", document.body())).isEmpty();
            assertThat(faults("announcement-test", document.body())).isNotEmpty();
            assertThat(document.body()).doesNotContain("\"test\"");
        }
        List<String> texts =
                documents.stream().map(document -> text(document, "/text")).toList();
        assertThat(at("/team/"))
                .extracting(message -> text(message, "/blocks/1/text/text"))
                .isEqualTo(texts);
        assertThat(at("/office/"))
                .extracting(message -> text(message, "/attachments/0/content/body/1/inlines/0/text"))
                .isEqualTo(texts);
        assertThat(at("/ops/")).extracting(message -> text(message, "/text")).isEqualTo(texts);
    }

    private void once(String now) throws InterruptedException {
        Serving serving = Serving.once(folder, now, variables(), "--config", "tierwise.yaml");
        assertThat(serving.exitCode()).as(serving.err()).isZero();
    }

    private static String text(Posted posted, String pointer) {
        try {
            return posted.json().at(pointer).asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Posted> at(String path) {
        return posted.stream().filter(each -> each.path().startsWith(path)).toList();
    }

    /** What is wrong with a text by a schema that the command prints. */
    private List<String> faults(String schema, String json) {
        CommandLineRun printed = run("schema", schema);
        assertThat(printed.exitCode()).isZero();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(printed.out())
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_test_is_sent_to_every_webhook_in_its_format_signed_and_marked(AnnouncementEvent event) throws Exception {
        CommandLineRun run = notifyTest("--event", event.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(line -> line.replaceAll("[0-9,]+ ms", "N ms")))
                .containsExactly(
                        "webhook 'crm' (json, signed): accepted after N ms: the answer was 202",
                        "webhook 'team' (slack, signed): accepted after N ms: the answer was 202",
                        "webhook 'office' (teams): accepted after N ms: the answer was 202",
                        "webhook 'ops' (mattermost): accepted after N ms: the answer was 202");
        assertThat(posted).extracting(Posted::verified).containsExactly(true, true, false, false);
        assertThat(posted).allMatch(message -> message.body().contains("This is a test from Tierwise."));
        JsonNode document = posted.get(0).json();
        assertThat(document.get("test").asBoolean()).isTrue();
        assertThat(faults(event.schemaName(), posted.get(0).body())).isEmpty();
    }

    @Test
    void each_test_has_an_id_of_its_own() throws Exception {
        notifyTest("--webhook", "crm");
        notifyTest("--webhook", "crm");

        assertThat(posted)
                .extracting(message -> message.json().get("id").asText())
                .doesNotHaveDuplicates();
        assertThat(posted.get(0).json().get("event").asText()).isEqualTo("test");
    }

    @Test
    void a_webhook_that_does_not_accept_it_is_named_and_the_others_are_tried() throws Exception {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                Files.readString(folder.resolve("tierwise.yaml"))
                        .replace("${env:TEAM}", "${env:BROKEN}")
                        .replace("${env:OFFICE}", "${env:NOBODY}"));
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        for (String language : List.of("en", "de")) {
            CommandLineRun run = CommandLineRun.in(folder)
                    .with("BROKEN", variables().get("TEAM").replace("/team", "/broken"))
                    .with("NOBODY", "http://127.0.0.1:" + free + "/secret-part");
            variables().forEach(run::with);
            run.run("notify", "test", "--config", "tierwise.yaml", "--lang", language);

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.out() + run.err())
                    .doesNotContain("secret-part")
                    .doesNotContain("127.0.0.1")
                    .doesNotContain(SECRET.substring(6))
                    .doesNotContain(OLD_SECRET.substring(6));
            List<String> lines = run.out().lines().toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(1))
                    .matches(
                            language.equals("en")
                                    ? "webhook 'team' \\(slack, signed\\): not accepted after [0-9,]+ ms: the answer was 503"
                                    : "Webhook 'team' \\(slack, signiert\\): nicht angenommen nach [0-9.]+ ms: Die Antwort war 503");
            assertThat(lines.get(2)).contains(language.equals("en") ? "not accepted after" : "nicht angenommen nach");
            assertThat(lines.get(3)).contains(language.equals("en") ? "): accepted after" : "): angenommen nach");
        }
    }

    @Test
    void only_the_webhooks_that_are_named_are_tried() {
        assertThat(notifyTest("--webhook", "ops", "--webhook", "crm").exitCode())
                .isZero();
        assertThat(posted).extracting(Posted::path).containsExactly("/crm/secret-part", "/ops/secret-part");
    }

    @Test
    void what_would_be_sent_is_printed_byte_for_byte_without_the_address() {
        CommandLineRun run = notifyTest("--print", "--webhook", "team", "--event", "tier-at-risk");

        assertThat(run.exitCode()).isZero();
        assertThat(posted).isEmpty();
        assertThat(run.out() + run.err()).doesNotContain("secret-part").doesNotContain("127.0.0.1");
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("webhook 'team' (slack, signed) would be sent:");
        Map<String, List<String>> headers = lines.stream()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> List.of(header[1])));
        String body = lines.get(headers.size() + 2);
        assertThat(headers).containsKeys("Content-Type", "Idempotency-Key");
        assertThat(headers.get("webhook-signature").get(0).split(" ")).hasSize(2);
        assertThat(isVerified(body, headers)).isTrue();
        assertThat(isVerified(body + " ", headers)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void a_webhook_that_is_not_there_is_answered_with_the_nearest(String language) {
        CommandLineRun run = notifyTest("--webhook", "tean", "--lang", language);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        language.equals("en")
                                ? "tierwise: there is no webhook 'tean'; did you mean 'team'?\n"
                                : "tierwise: Es gibt keinen Webhook 'tean'; meinten Sie 'team'?\n");
        assertThat(posted).isEmpty();
    }

    @Test
    void without_a_webhook_and_for_an_unknown_event_nothing_is_sent() throws IOException {
        assertThat(notifyTest("--event", "tier-at-rsk").err())
                .isEqualTo("tierwise: there is no event 'tier-at-rsk'; did you mean 'tier-at-risk'?\n");
        Files.writeString(folder.resolve("empty.yaml"), "partner: {name: Nordlicht}\n");
        Files.delete(folder.resolve("tierwise.yaml"));
        for (CommandLineRun run : List.of(
                run("notify", "test"),
                run("notify", "test", "--config", "empty.yaml"),
                run("notify", "test", "--config", "gone.yaml"),
                run("notify"))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("tierwise: ").doesNotContain("Exception");
        }
        assertThat(run("notify", "test").err()).contains("no webhook is configured");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/secret-part",
                "https://hooks.example:65536/secret-part",
                "http://127.0.0.1:0/secret-part",
                "secret-part"
            })
    void an_address_that_messages_may_not_be_sent_to_has_a_place_and_nothing_is_sent(String url) throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), """
                notify:
                  webhooks:
                    - {name: crm, url: "${env:CRM}"}
                    - {name: team, url: "${env:WRONG}"}
                    - {name: ops, url: "${env:OPS}"}
                """);
        for (String language : List.of("en", "de")) {
            CommandLineRun run = CommandLineRun.in(folder).with("WRONG", url);
            variables().forEach(run::with);
            run.run("notify", "test", "--config", "tierwise.yaml", "--lang", language);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("tierwise.yaml:4:25: ")
                    .contains(language.equals("en") ? "cannot be posted to" : "kann nicht gesendet werden")
                    .doesNotContain("secret-part")
                    .doesNotContain("hooks.example");
        }
        assertThat(posted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "explain", "forecast", "refresh", "status", "schedule", "snapshot -o kept"})
    void what_sends_nothing_needs_no_secret_of_a_webhook(String command) throws IOException {
        Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, LocalDate.parse("2018-01-10"));
        CommandLineRun refreshed =
                CommandLineRun.in(folder).at("2018-03-15T12:00:00Z").run("refresh", "--config", "tierwise.yaml");
        assertThat(refreshed.exitCode()).as(refreshed.err()).isZero();

        CommandLineRun run = CommandLineRun.in(folder)
                .at("2018-03-15T12:00:00Z")
                .run((command + " --config tierwise.yaml").split(" "));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("environment variable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --once", "notify test"})
    void what_sends_needs_each_secret(String command) {
        CommandLineRun run = CommandLineRun.in(folder).run((command + " --config tierwise.yaml").split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("tierwise.yaml:4:24: the environment variable CRM is not set")
                .contains("tierwise.yaml:4:46: the environment variable SECRET is not set");
    }

    @Test
    void what_sends_nothing_still_says_what_is_written_wrongly() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), """
                notify:
                  webhooks:
                    - {name: crm, url: https://hooks.example/secret-part, format: slak}
                    - {name: crm, url: "${env:CRM}", secret: secret-part}
                """);

        CommandLineRun run = CommandLineRun.in(folder).run("evaluate", "--config", "tierwise.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("tierwise.yaml:3:24: a secret is given by reference only")
                .contains("tierwise.yaml:3:67: there is no format 'slak'")
                .contains("tierwise.yaml:4:14: there is a webhook 'crm' already")
                .contains("tierwise.yaml:4:46: a secret is given by reference only")
                .doesNotContain("secret-part");
    }

    @Test
    void a_configuration_that_merely_lies_there_reaches_no_secret() {
        CommandLineRun run = run("notify", "test");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tierwise.yaml:4:24: this file only lies in the working directory");
        assertThat(posted).isEmpty();
    }
}

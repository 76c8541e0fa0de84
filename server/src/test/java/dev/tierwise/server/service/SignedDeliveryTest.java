package dev.tierwise.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.service.Webhook.Outcome;
import dev.tierwise.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that somebody wrote with the library of Standard Webhooks takes what is signed, and nothing else. */
class SignedDeliveryTest {

    private static final UUID ID = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final String BODY = "{\"text\":\"Grüße \uD83D\uDE80\"}";
    private static final String SECRET = secret(32, 1);
    private static final String ANOTHER = secret(32, 2);

    private final List<Map<String, String>> received = new ArrayList<>();
    private String known = SECRET;
    private int refusal = 401;
    private int refusedFirst;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    /** What the documentation tells receivers to do. */
    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        received.add(headers);
        int status;
        if (received.size() <= refusedFirst) {
            status = 503;
        } else {
            try {
                new com.standardwebhooks.Webhook(known).verify(body, exchange.getRequestHeaders());
                status = 204;
            } catch (WebhookVerificationException e) {
                status = refusal;
            } catch (Exception e) {
                status = 500;
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 33, 64})
    void a_signed_message_is_taken(int bytes) throws Exception {
        known = secret(bytes, 7);

        assertThat(deliver(known)).isInstanceOf(Outcome.Taken.class);
        assertThat(received.get(0))
                .containsEntry("webhook-id", ID.toString())
                .containsEntry("idempotency-key", ID.toString());
    }

    @Test
    void a_message_that_is_signed_with_another_secret_is_refused() throws Exception {
        assertThat(deliver(ANOTHER)).isInstanceOf(Outcome.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void whose_signature_is_refused_is_told_what_to_look_at(int status) throws Exception {
        refusal = status;

        Text words = deliver(ANOTHER).words();
        assertThat(words.in(Locale.ENGLISH))
                .isEqualTo(
                        "the answer was " + status + "; does the receiver know the secret, and are both clocks right?");
        assertThat(words.in(Locale.GERMAN))
                .isEqualTo("Die Antwort war " + status
                        + "; kennt der Empfänger das Geheimnis, und gehen beide Uhren richtig?");
        assertThat(deliver().words().in(Locale.ENGLISH)).doesNotContain("secret");
    }

    @Test
    void a_message_that_is_not_signed_is_refused_and_has_none_of_the_headers() throws Exception {
        assertThat(deliver()).isInstanceOf(Outcome.Closed.class);
        assertThat(received.get(0).keySet()).noneMatch(name -> name.startsWith("webhook-"));
    }

    @Test
    void while_a_secret_is_replaced_a_receiver_may_know_either() throws Exception {
        assertThat(deliver(ANOTHER, SECRET)).isInstanceOf(Outcome.Taken.class);
        assertThat(deliver(SECRET, ANOTHER)).isInstanceOf(Outcome.Taken.class);
        assertThat(received.get(0).get("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=");
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 600})
    void a_message_that_was_signed_at_another_time_is_refused(int seconds) throws Exception {
        InstantSource clock = InstantSource.fixed(Instant.now().plusSeconds(seconds));

        assertThat(webhook(clock, SECRET).post(ID, BODY)).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void each_attempt_has_the_same_id_and_its_own_time() throws Exception {
        refusedFirst = 2;
        AtomicInteger seconds = new AtomicInteger();
        Instant began = Instant.now().minusSeconds(60);
        InstantSource clock = () -> began.plusSeconds(seconds.getAndIncrement());

        assertThat(webhook(clock, SECRET).post(ID, BODY)).isInstanceOf(Outcome.Taken.class);

        assertThat(received)
                .hasSize(3)
                .extracting(headers -> headers.get("webhook-id"))
                .containsOnly(ID.toString());
        assertThat(received)
                .extracting(headers -> Long.parseLong(headers.get("webhook-timestamp")) - began.getEpochSecond())
                .containsExactly(0L, 1L, 2L);
        assertThat(received)
                .extracting(headers -> headers.get("webhook-signature"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatever_is_altered_on_the_way_is_noticed() throws Exception {
        deliver(SECRET);
        Map<String, String> headers = received.get(0);
        long at = Long.parseLong(headers.get("webhook-timestamp"));

        assertThat(send(headers, BODY)).isEqualTo(204);
        assertThat(send(headers, BODY.replace("Gr", "gr"))).isEqualTo(401);
        assertThat(send(headers, BODY + "\n")).isEqualTo(401);
        assertThat(send(with(headers, "webhook-id", UUID.randomUUID().toString()), BODY))
                .isEqualTo(401);
        assertThat(send(with(headers, "webhook-timestamp", String.valueOf(at + 1)), BODY))
                .isEqualTo(401);
        assertThat(send(with(headers, "webhook-signature", "v1," + "A".repeat(43) + "="), BODY))
                .isEqualTo(401);
    }

    @Test
    void a_trial_tells_how_a_message_fared_and_tries_once() throws Exception {
        WebhookTrial trial = new WebhookTrial(InstantSource.system());

        WebhookTrial.Result taken = trial.post(recipient(SECRET), ID, BODY);
        assertThat(taken.accepted()).isTrue();
        assertThat(taken.answer().toString()).isEqualTo("the answer was 204");
        assertThat(taken.time()).isPositive().isLessThan(Duration.ofSeconds(15));
        refusedFirst = 100;
        WebhookTrial.Result refused = trial.post(recipient(SECRET), ID, BODY);
        assertThat(refused.accepted()).isFalse();
        assertThat(refused.answer().toString()).isEqualTo("the answer was 503");
        assertThat(received).hasSize(2);
        assertThat(trial.headers(recipient(SECRET), ID, BODY).keySet())
                .containsExactly(
                        "Content-Type", "Idempotency-Key", "webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @Test
    void a_secret_is_24_to_64_bytes_in_base64_and_never_printed() {
        assertThat(SigningSecret.of(new Secret(SECRET + "\n"))).isPresent();
        assertThat(SigningSecret.of(new Secret(SECRET)).orElseThrow()).hasToString("***");
        Stream.of(
                        secret(23, 1),
                        secret(65, 1),
                        SECRET.substring("whsec_".length()),
                        SECRET.replace("whsec_", "WHSEC_"),
                        SECRET.replace("whsec_", "whsec_ "),
                        "whsec_" + "-_".repeat(20),
                        SECRET + "=",
                        "whsec_",
                        "whsec_" + "A".repeat(41))
                .forEach(text ->
                        assertThat(SigningSecret.of(new Secret(text))).as(text).isEmpty());
    }

    private Outcome deliver(String... secrets) throws InterruptedException {
        return webhook(InstantSource.system(), secrets).post(ID, BODY);
    }

    private Webhook webhook(InstantSource clock, String... secrets) {
        return Webhook.of(recipient(secrets), Webhook.client(), clock, Duration.ofSeconds(30), Duration.ofMillis(1));
    }

    private Recipient recipient(String... secrets) {
        return new Recipient(
                "team",
                WebhookAddress.of(new Secret(
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
                        .orElseThrow(),
                PayloadFormat.JSON,
                Stream.of(secrets)
                        .map(secret -> SigningSecret.of(new Secret(secret)).orElseThrow())
                        .toList());
    }

    private int send(Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (name.startsWith("webhook-")) {
                request.header(name, value);
            }
        });
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> altered = new TreeMap<>(headers);
        altered.put(name, value);
        return altered;
    }

    private static String secret(int bytes, long seed) {
        byte[] key = new byte[bytes];
        new Random(seed).nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}

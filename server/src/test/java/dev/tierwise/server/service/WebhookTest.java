package dev.tierwise.server.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.server.service.Webhook.Outcome;
import dev.tierwise.spi.Secret;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final UUID ID = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final String PATH = "/services/T0/B0/secret-part";
    private static final String JSON = "{\"text\": \"Grüße\"}";

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void aMessageIsPostedAsJsonWithItsId() throws Exception {
        answering(aResponse().withStatus(204));
        assertThat(webhook().post(ID, JSON)).isInstanceOf(Outcome.Taken.class);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Idempotency-Key", equalTo(ID.toString()))
                        .withRequestBody(equalToJson(JSON)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 425, 429})
    void aServerThatIsInTroubleIsAskedThreeTimes(int status) throws Exception {
        answering(aResponse().withStatus(status));
        assertThat(webhook().post(ID, JSON))
                .hasToString("Later[words=" + "the answer was " + status + ", retryAfter=" + Optional.empty() + "]");
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void aServerThatRecoversHasTheMessageOnTheNextTry() throws Exception {
        SERVER.stubFor(post(urlEqualTo(PATH))
                .inScenario("recovers")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("well"));
        SERVER.stubFor(post(urlEqualTo(PATH))
                .inScenario("recovers")
                .whenScenarioStateIs("well")
                .willReturn(aResponse()));
        assertThat(webhook().post(ID, JSON)).isInstanceOf(Outcome.Taken.class);
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void whoSaysWhenToTryAgainIsNotAskedBefore() throws Exception {
        answering(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        assertThat(webhook().post(ID, JSON))
                .hasToString("Later[words=" + "the answer was 429" + ", retryAfter="
                        + Optional.of(Duration.ofMinutes(2)) + "]");
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void aWebhookThatIsGoneIsAskedOnce(int status) throws Exception {
        answering(aResponse().withStatus(status).withBody("no such thing: " + PATH));
        assertThat(webhook().post(ID, JSON))
                .isInstanceOfSatisfying(
                        Outcome.Closed.class,
                        closed -> assertThat(closed.words().toString())
                                .contains(String.valueOf(status))
                                .doesNotContain("secret-part"));
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        answering(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));
        assertThat(webhook().post(ID, JSON)).isInstanceOf(Outcome.Closed.class);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aMessageThatIsNotWantedIsNotPostedAgainAndAgain() throws Exception {
        answering(aResponse().withStatus(400));
        assertThat(webhook().post(ID, JSON)).hasToString("Unwanted[words=the answer was 400]");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aServerThatTakesTooLongIsNotWaitedFor() throws Exception {
        answering(aResponse().withFixedDelay(60_000));
        assertThat(impatient().post(ID, JSON))
                .hasToString("Later[words=" + "no answer in time" + ", retryAfter=" + Optional.empty() + "]");
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() throws Exception {
        answering(aResponse().withBody("x".repeat(1000)).withChunkedDribbleDelay(100, 60_000));
        assertThat(impatient().post(ID, JSON))
                .hasToString("Later[words=" + "no answer in time" + ", retryAfter=" + Optional.empty() + "]");
    }

    @Test
    void aMachineThatDoesNotListenIsSaidWithoutItsAddress() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(webhook("http://127.0.0.1:" + port + PATH).post(ID, JSON))
                .hasToString("Later[words=" + "no connection; is there such a machine, and can it be reached from here?"
                        + ", retryAfter=" + Optional.empty() + "]");
        assertThat(webhook("https://no-such-host.invalid" + PATH).post(ID, JSON))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.words().toString()).doesNotContain("no-such-host"));
    }

    @Test
    void whoSpeaksNoTlsIsNotToldAnything() throws Exception {
        answering(aResponse());
        assertThat(webhook("https://127.0.0.1:" + SERVER.port() + PATH).post(ID, JSON))
                .hasToString("Later[words=" + "no secure connection; is its certificate valid?" + ", retryAfter="
                        + Optional.empty() + "]");
        assertThat(posts()).isZero();
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        answering(aResponse().withFixedDelay(60_000));
        Webhook patient = webhook();
        AtomicReference<Object> end = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                end.set(patient.post(ID, JSON));
            } catch (InterruptedException e) {
                end.set(e);
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        thread.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.example/services/T0/B0/x",
                "HTTPS://hooks.example:8443/",
                "https://hooks.example:65535/",
                "http://localhost:1234/hook",
                "http://127.0.0.1/hook",
                "http://[::1]:8080/hook",
                " https://hooks.example/with-a-line-break-behind-it\n"
            })
    void mayBeSecureOrOnThisMachine(String url) {
        assertThat(WebhookAddress.of(new Secret(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/secret-part",
                "http://localhost.example/secret-part",
                "http://127.0.0.1.example/secret-part",
                "ftp://hooks.example/secret-part",
                "secret-part",
                "https:///secret-part",
                "https://hooks.example:0/secret-part",
                "https://hooks.example:65536/secret-part",
                "http://localhost:99999/secret-part",
                "https://hooks.example/a b/secret-part",
                "file:///secret-part"
            })
    void mayNotBeAnythingElse(String url) {
        assertThat(WebhookAddress.of(new Secret(url))).isEmpty();
    }

    private void answering(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(answer));
    }

    private int posts() {
        return SERVER.countRequestsMatching(postRequestedFor(urlEqualTo(PATH)).build())
                .getCount();
    }

    private Webhook webhook() {
        return webhook(SERVER.baseUrl() + PATH);
    }

    private static Webhook webhook(String url) {
        return webhook(url, Duration.ofSeconds(30));
    }

    private static Webhook webhook(String url, Duration timeLimit) {
        return Webhook.of(recipient(url), Webhook.client(), InstantSource.system(), timeLimit, Duration.ofMillis(1));
    }

    private static Webhook impatient() {
        return webhook(SERVER.baseUrl() + PATH, Duration.ofMillis(200));
    }

    private static Recipient recipient(String url) {
        return new Recipient("team", WebhookAddress.of(new Secret(url)).orElseThrow(), PayloadFormat.JSON, List.of());
    }
}

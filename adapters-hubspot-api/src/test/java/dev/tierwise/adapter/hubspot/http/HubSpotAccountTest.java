package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@Isolated("holds answers against short time limits")
class HubSpotAccountTest {

    @RegisterExtension
    final FakeServer hubSpot = new FakeServer();

    @RegisterExtension
    final Spoken spoken = new Spoken();

    @Test
    void aGetCarriesTheTokenInItsHeaderAndEscapesTheQuery() throws ApiException {
        hubSpot.answers(okJson("{\"results\":[]}"));
        hubSpot.account().get("/crm/things", Map.of("updatedAfter", "2018-03-15T00:00:00+01:00", "q", "a&b=c"));
        LoggedRequest asked = hubSpot.asked().get(0);
        assertThat(asked.getHeader("Authorization")).isEqualTo("Bearer " + Spoken.TOKEN);
        assertThat(asked.getHeader("User-Agent")).isEqualTo("tierwise");
        assertThat(asked.queryParameter("updatedAfter").firstValue()).isEqualTo("2018-03-15T00:00:00+01:00");
        assertThat(asked.queryParameter("q").firstValue()).isEqualTo("a&b=c");
    }

    @Test
    void aPostAndASearchSendTheirBodyAsJson() throws ApiException {
        hubSpot.answers(okJson("{}"));
        JsonNode body = JsonNodeFactory.instance.objectNode().put("after", "0").put("name", "Müller");
        hubSpot.account().post("/crm/lists/search", body);
        hubSpot.account().search("/crm/objects/contacts/search", body);
        assertThat(hubSpot.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.getMethod().getName()).isEqualTo("POST");
            assertThat(asked.getBodyAsString()).isEqualTo("{\"after\":\"0\",\"name\":\"Müller\"}");
            assertThat(asked.getHeader("Content-Type")).startsWith("application/json");
        });
    }

    @Test
    void aBaseUrlMayHaveAPath() throws ApiException {
        hubSpot.answers(okJson("{}"));
        try (HubSpotApi api = new HubSpotApi(URI.create(hubSpot.url() + "/behind/"), Instant::now, FakeServer.HURRY)) {
            api.account(Text.verbatim("x"), Tokens.fixed(new Secret(Spoken.TOKEN)))
                    .get("/crm/things", Map.of());
        }
        assertThat(hubSpot.asked().get(0).getUrl()).isEqualTo("/behind/crm/things");
    }

    @Test
    void numbersStayExactAndAListMayBeBare() throws ApiException {
        hubSpot.answers(okJson("[{\"mrr\": 1140.10000000000000000001}]"));
        JsonNode answer = hubSpot.account().get("/broadcasts", Map.of());
        assertThat(answer.get(0).get("mrr").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1140.10000000000000000001"));
    }

    @Test
    void whatIsLeftOfTheDayAndHowFarTheClocksDifferIsLearntFromTheHeaders() throws ApiException {
        HubSpotAccount account = hubSpot.account();
        assertThat(account.dailyRemaining()).isEmpty();
        assertThat(account.clockSkew()).isEmpty();
        hubSpot.answers(okJson("{}")
                .withHeader("X-HubSpot-RateLimit-Daily-Remaining", "249999")
                .withHeader("Date", "Thu, 15 Mar 2018 10:00:00 GMT"));
        account.get("/crm/things", Map.of());
        assertThat(account.dailyRemaining()).hasValue(249999);
        assertThat(account.clockSkew().orElseThrow()).isGreaterThan(Duration.ofDays(365));
        assertThat(account.requestsSent()).isEqualTo(1);
    }

    @Test
    void headersThatMakeNoSenseAreIgnored() throws ApiException {
        hubSpot.answers(okJson("{}")
                .withHeader("X-HubSpot-RateLimit-Max", "0")
                .withHeader("X-HubSpot-RateLimit-Remaining", "-3")
                .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "soon")
                .withHeader("X-HubSpot-RateLimit-Daily-Remaining", "99999999999999999999")
                .withHeader("Date", "yesterday"));
        HubSpotAccount account = hubSpot.account();
        for (int i = 0; i < 3; i++) {
            account.get("/crm/things", Map.of());
        }
        assertThat(account.dailyRemaining()).isEmpty();
        assertThat(account.clockSkew()).isEmpty();
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = new byte[1024 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 17; i++) {
                gzip.write(blanks);
            }
        }
        hubSpot.answers(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));
        ApiException failure = spoken.failureOf(() -> hubSpot.account().get("/crm/things", Map.of()));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure).hasMessageContaining("16 MiB");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @Test
    void anInterruptEndsACallAtOnceAndLeavesTheFlagSet() throws Exception {
        hubSpot.answers(okJson("{}").withFixedDelay(30_000));
        try (HubSpotApi patient = new HubSpotApi(hubSpot.url(), Instant::now)) {
            HubSpotAccount account =
                    patient.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            Thread caller = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                while (hubSpot.asked().isEmpty()) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
            });
            interrupter.start();
            ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
            interrupter.join();
        }
    }

    @Test
    void anInterruptWhilePausingBeforeARepetitionEndsTheCall() throws Exception {
        hubSpot.answers(aResponse().withStatus(503).withHeader("Retry-After", "3600"));
        HubSpotAccount account = hubSpot.account();
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (account.requestsSent() == 0 || caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupter.start();
        ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
        interrupter.join();
    }

    @Test
    void closingEndsACallUnderWay() throws Exception {
        hubSpot.answers(okJson("{}").withFixedDelay(30_000));
        HubSpotApi patient = new HubSpotApi(hubSpot.url(), Instant::now);
        HubSpotAccount account = patient.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
        Thread closer = new Thread(() -> {
            while (hubSpot.asked().isEmpty()) {
                Thread.onSpinWait();
            }
            patient.close();
        });
        closer.start();
        assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())).kind())
                .isEqualTo(Kind.INTERRUPTED);
        closer.join();
        assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())).kind())
                .isEqualTo(Kind.INTERRUPTED);
    }

    @Test
    void theDeadlineEndsACallThatHangs() {
        hubSpot.answers(okJson("{}").withFixedDelay(30_000));
        try (HubSpotApi patient = new HubSpotApi(hubSpot.url(), Instant::now)) {
            patient.deadline(Instant.now().plusMillis(300));
            HubSpotAccount account =
                    patient.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
            assertThat(failure.kind()).isEqualTo(Kind.DEADLINE);
            assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of()))
                            .kind())
                    .isEqualTo(Kind.DEADLINE);
        }
        assertThat(hubSpot.asked()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theDeadlineEndsRepeatingAndTheFailureBeforeItIsNamed() {
        hubSpot.answers(aResponse().withStatus(500).withBody("{\"message\":\"internal\"}"));
        TimeLimits stubborn = new TimeLimits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                1000,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20));
        try (HubSpotApi api = new HubSpotApi(hubSpot.url(), Instant::now, stubborn)) {
            api.deadline(Instant.now().plusMillis(1500));
            HubSpotAccount account = api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
            assertThat(failure.kind()).isEqualTo(Kind.DEADLINE);
            assertThat(failure).hasMessageContaining("internal");
        }
    }

    @Test
    void whatHubSpotWantsToWaitBeyondTheDeadlineIsNotWaitedFor() {
        hubSpot.answers(aResponse().withStatus(429).withHeader("Retry-After", "7200"));
        hubSpot.api().deadline(Instant.now().plusSeconds(3600));
        HubSpotAccount account = hubSpot.account();
        assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())).kind())
                .isEqualTo(Kind.DEADLINE);
        assertThat(spoken.failureOf(() -> account.get("/crm/others", Map.of())).kind())
                .isEqualTo(Kind.DEADLINE);
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999",
                "9223372036854775807",
                "9999999999999999999999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void a_wait_of_any_size_is_not_waited_for(String wait) {
        hubSpot.answers(aResponse().withStatus(429).withHeader("Retry-After", wait));
        hubSpot.api().deadline(Instant.now().plusSeconds(3600));
        HubSpotAccount account = hubSpot.account();
        assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())).kind())
                .isEqualTo(Kind.DEADLINE);
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @Test
    void aTokenWithALineBreakInsideIsRefusedWithoutBeingShown() {
        assertThat(Tokens.fixed(new Secret(" " + Spoken.TOKEN + "\n")))
                .hasToString(Tokens.fixed(new Secret(Spoken.TOKEN)).toString());
        assertThatThrownBy(() -> Tokens.fixed(new Secret("pat\neu1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("eu1");
    }

    @Test
    void nothingPrintsASecret() {
        Tokens oauth =
                Tokens.oauth(new Secret("id"), new Secret(Spoken.CLIENT_SECRET), new Secret(Spoken.REFRESH_TOKEN));
        spoken.say(Tokens.fixed(new Secret(Spoken.TOKEN)));
        spoken.say(oauth);
        spoken.say(hubSpot.account());
        spoken.say(hubSpot.api().account(Text.verbatim("x"), oauth));
        spoken.say(new FixedAccess(new Tokens.Fixed(new Secret(Spoken.TOKEN))));
    }
}

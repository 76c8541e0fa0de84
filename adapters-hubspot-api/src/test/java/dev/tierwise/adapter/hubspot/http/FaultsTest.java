package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class FaultsTest {

    private static final ResponseDefinitionBuilder FINE = okJson("{\"results\":[]}");

    @RegisterExtension
    final FakeServer hubSpot = new FakeServer();

    @RegisterExtension
    final Spoken spoken = new Spoken();

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgain(Fault fault) throws ApiException {
        hubSpot.answers(aResponse().withFault(fault), FINE);
        assertThat(get().has("results")).isTrue();
        assertThat(hubSpot.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksEveryTimeMakesHubSpotUnavailable(Fault fault) {
        hubSpot.answers(aResponse().withFault(fault));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.status()).isZero();
        assertThat(failure).hasMessageStartingWith("client 501: GET /crm/things: ");
        assertThat(hubSpot.asked()).hasSize(3);
    }

    @Test
    void aTruncatedBodyIsTriedAgain() throws ApiException {
        hubSpot.answers(okJson("{\"resu").withHeader("Content-Length", "500"), FINE);
        assertThat(get().has("results")).isTrue();
    }

    @Test
    void noAnswerInTimeIsTriedAgainAndThenUnavailable() throws ApiException {
        TimeLimits hasty = hasty(Duration.ofMillis(400), FakeServer.HURRY.calling());
        try (HubSpotApi api = new HubSpotApi(hubSpot.url(), InstantSource.system(), hasty)) {
            HubSpotAccount account = api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            hubSpot.answers(okJson("{}").withFixedDelay(30_000), FINE);
            assertThat(account.get("/crm/things", Map.of()).has("results")).isTrue();
            hubSpot.answers(okJson("{}").withFixedDelay(30_000));
            assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())))
                    .hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void anAnswerThatDripsWithoutEndIsGivenUp() {
        hubSpot.answers(okJson("{\"a\":\"" + "x".repeat(200) + "\"}").withChunkedDribbleDelay(100, 30_000));
        TimeLimits hasty = hasty(Duration.ofSeconds(10), Duration.ofMillis(300));
        try (HubSpotApi api = new HubSpotApi(hubSpot.url(), InstantSource.system(), hasty)) {
            HubSpotAccount account = api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of()))
                            .kind())
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() throws Exception {
        // bound, so that no other test gets the port, but nobody listens
        Socket nobody = new Socket();
        nobody.bind(new InetSocketAddress("127.0.0.1", 0));
        URI url = URI.create("http://127.0.0.1:" + nobody.getLocalPort());
        try (nobody;
                HubSpotApi api = new HubSpotApi(url, InstantSource.system(), FakeServer.HURRY)) {
            HubSpotAccount account = api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("cannot be reached");
            assertThat(account.requestsSent()).isEqualTo(3);
        }
    }

    @Test
    void aCertificateThatThisMachineDoesNotTrustIsReportedAtOnce() {
        WireMockServer server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        server.start();
        try (HubSpotApi api = new HubSpotApi(
                URI.create("https://localhost:" + server.httpsPort()), InstantSource.system(), FakeServer.HURRY)) {
            HubSpotAccount account = api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("does not trust").hasMessageContaining("trust store");
            assertThat(account.requestsSent()).isEqualTo(1);
            assertThat(server.getAllServeEvents()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 521, 523, 524})
    void aFaultOfTheServerIsTriedAgain(int status) throws ApiException {
        hubSpot.answers(aResponse().withStatus(status), FINE);
        assertThat(get().has("results")).isTrue();
        assertThat(hubSpot.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 521, 523, 524})
    void aFaultOfTheServerThatStaysMakesHubSpotUnavailable(int status) {
        hubSpot.answers(aResponse()
                .withStatus(status)
                .withBody("{\"status\":\"error\",\"message\":\"internal error\",\"correlationId\":\"c-77\"}"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.correlationId()).hasValue("c-77");
        assertThat(failure).hasMessageContaining("internal error").hasMessageContaining("c-77");
        assertThat(hubSpot.asked()).hasSize(3);
    }

    @Test
    void nothingIsRepeatedPastTheLimiter() throws ApiException {
        hubSpot.answers(aResponse().withStatus(503).withHeader("Retry-After", "0"), FINE);
        HubSpotAccount account = hubSpot.account();
        account.get("/crm/things", Map.of());
        assertThat(account.requestsSent()).isEqualTo(2);
        assertThat(hubSpot.asked()).hasSize(2);
    }

    @Test
    void a429OfTheRollingWindowIsWaitedForAsLongAsHubSpotSays() throws ApiException {
        hubSpot.answers(tooMany("TEN_SECONDLY_ROLLING").withHeader("Retry-After", "1"), FINE);
        assertThat(timeFor(() -> get())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a429OfTheRollingWindowThatSaysNoTimeIsWaitedForAnInterval() throws ApiException {
        hubSpot.answers(tooMany("TEN_SECONDLY_ROLLING"), FINE);
        assertThat(timeFor(() -> get())).isGreaterThanOrEqualTo(FakeServer.HURRY.rollingPause());
    }

    @Test
    void a429OfTheSecondIsWaitedForASecond() throws ApiException {
        hubSpot.answers(tooMany("SECONDLY"), FINE);
        assertThat(timeFor(() -> get())).isGreaterThanOrEqualTo(FakeServer.HURRY.searchPause());
    }

    @Test
    void a429WithoutPolicyIsWaitedForAnIntervalOrForASearchASecond() throws ApiException {
        hubSpot.answers(aResponse().withStatus(429), FINE);
        assertThat(timeFor(() -> get())).isGreaterThanOrEqualTo(FakeServer.HURRY.rollingPause());
        hubSpot.answers(aResponse().withStatus(429), FINE);
        assertThat(timeFor(() -> hubSpot.account().search("/crm/things/search", JsonNodeFactory.instance.objectNode())))
                .isGreaterThanOrEqualTo(FakeServer.HURRY.searchPause());
    }

    @Test
    void a429HoldsBackEveryRequestOfTheAccount() throws Exception {
        ResponseDefinitionBuilder oneAtATime = okJson("{}")
                .withHeader("X-HubSpot-RateLimit-Max", "1")
                .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "1");
        hubSpot.answers(oneAtATime, tooMany("TEN_SECONDLY_ROLLING").withHeader("Retry-After", "1"), FINE);
        HubSpotAccount account = hubSpot.account();
        account.get("/crm/things", Map.of());
        CompletableFuture<?>[] calls = new CompletableFuture<?>[5];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = CompletableFuture.runAsync(() -> quietly(account));
        }
        CompletableFuture.allOf(calls).get();
        List<LoggedRequest> asked = hubSpot.asked();
        assertThat(asked).hasSize(1 + 1 + 5);
        assertThat(asked.subList(2, 7))
                .allSatisfy(later ->
                        assertThat(between(asked.get(1), later)).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void a429ThatStaysMakesHubSpotUnavailableAndNamesThePolicy() {
        hubSpot.answers(tooMany("SECONDLY"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("policy SECONDLY").hasMessageContaining("c-429");
        assertThat(hubSpot.asked()).hasSize(3);
    }

    @Test
    void a429OfTheDayStopsTheAccountAtOnceAndNoOther() throws ApiException {
        hubSpot.answers(tooMany("DAILY"), FINE);
        HubSpotAccount account = hubSpot.account();
        ApiException failure = spoken.failureOf(() -> account.get("/crm/things", Map.of()));
        assertThat(failure.kind()).isEqualTo(Kind.DAILY_LIMIT);
        assertThat(failure).hasMessageContaining("policy DAILY");
        ApiException later = spoken.failureOf(() -> account.get("/crm/others", Map.of()));
        assertThat(later.kind()).isEqualTo(Kind.DAILY_LIMIT);
        assertThat(hubSpot.asked()).hasSize(1);
        get();
    }

    @Test
    void a423IsWaitedForAndThenLocked() throws ApiException {
        hubSpot.answers(aResponse().withStatus(423), FINE);
        assertThat(timeFor(() -> get())).isGreaterThanOrEqualTo(FakeServer.HURRY.locked());
        hubSpot.answers(aResponse().withStatus(423));
        assertThat(failure().kind()).isEqualTo(Kind.LOCKED);
    }

    @Test
    void a477IsReportedAtOnceWithoutWaiting() {
        hubSpot.answers(aResponse().withStatus(477).withHeader("Retry-After", "43200"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.MOVING);
        assertThat(failure).hasMessageContaining("13 hours");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @Test
    void a401OfAFixedTokenIsUnauthorisedAtOnce() {
        hubSpot.answers(aResponse()
                .withStatus(401)
                .withBody("{\"status\":\"error\",\"message\":\"The token " + Spoken.TOKEN
                        + " expired\",\"category\":\"INVALID_AUTHENTICATION\",\"correlationId\":\"c-401\"}"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(failure).hasMessageContaining("The token *** expired").hasMessageContaining("c-401");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @Test
    void a530IsAMalformedToken() {
        hubSpot.answers(aResponse().withStatus(530));
        assertThat(failure().kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'context':{'missingScopes':['forms']}}",
                "{'errors':[{'message':'no','context':{'requiredGranularScopes':['forms']}}]}",
                "{'requiredGranularScopes':['forms']}"
            })
    void a_403_names_the_scope_that_is_missing_in_any_of_three_shapes(String body) {
        hubSpot.answers(aResponse().withStatus(403).withBody(body.replace('\'', '"')));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.missingScopes()).containsExactly("forms");
        assertThat(failure).hasMessageContaining("Give the token the scope forms");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'%s','context':{'missingScopes':[%s]}}",
                "{'errors':[{'message':'%s','context':{'requiredGranularScopes':[%s]}}]}",
                "{'message':'%s','requiredGranularScopes':[%s]}"
            })
    void scopes_of_which_one_would_do_are_never_listed(String body) {
        List<String> scopes = IntStream.range(0, 106)
                .mapToObj(i -> "crm.objects.thing" + i + (i % 2 == 0 ? ".write" : ".read"))
                .toList();
        String message = "One or more of the following scopes are required: " + scopes;
        hubSpot.answers(aResponse()
                .withStatus(403)
                .withBody(String.format(body, message, "'" + String.join("','", scopes) + "'")
                        .replace('\'', '"')));
        ApiException failure = failure();
        assertThat(failure.missingScopes()).isEmpty();
        assertThat(failure)
                .hasMessageContaining("One or more of the following scopes")
                .hasMessageContaining("lacks a scope, or the account's plan lacks this feature")
                .hasMessageNotContaining("crm.objects");
    }

    @Test
    void a_488_is_an_account_of_another_region_and_reported_at_once() {
        hubSpot.answers(aResponse().withStatus(488).withBody("{\"message\":\"unknown to this Hublet\"}"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.OTHER_REGION);
        assertThat(failure).hasMessageContaining("another region").hasMessageContaining("base-url:");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @Test
    void a_failure_names_what_the_configuration_contains_in_the_tokens_place() {
        try (HubSpotApi api = new HubSpotApi(hubSpot.url(), InstantSource.system(), FakeServer.HURRY)) {
            HubSpotAccount account = api.account(
                    Text.verbatim("client 501"),
                    Tokens.fixed(Secret.referredTo(" " + Spoken.TOKEN, "${env:ACME_TOKEN}")));
            hubSpot.answers(aResponse().withStatus(401));
            assertThat(spoken.failureOf(() -> account.get("/crm/things", Map.of())))
                    .hasMessageContaining("HubSpot does not accept the token ${env:ACME_TOKEN}");
        }
    }

    @Test
    void a403WithoutAnyBodyIsForbidden() {
        hubSpot.answers(aResponse().withStatus(403));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.missingScopes()).isEmpty();
        assertThat(failure).hasMessageContaining("plan");
    }

    @Test
    void a404IsNotFound() {
        hubSpot.answers(aResponse().withStatus(404));
        assertThat(failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void a414InHtmlIsABadRequestWithAClearMessage() {
        hubSpot.answers(aResponse()
                .withStatus(414)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><h1>414 Request-URI Too Large</h1></html>"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(failure).hasMessageContaining("too long").hasMessageNotContaining("<");
    }

    @Test
    void aPersonsAddressThatHubSpotNamesIsNotRepeated() {
        hubSpot.answers(aResponse()
                .withStatus(403)
                .withBody("{\"message\":\"The user \\\"karl.kunde+crm@kunde.example\\\" may not do this.\"}"));
        assertThat(failure().getMessage())
                .contains("The user \"…@kunde.example\" may not do this.")
                .doesNotContain("kunde+crm");
    }

    @Test
    void a400SaysWhatHubSpotSaysInOneBoundedLine() {
        hubSpot.answers(aResponse()
                .withStatus(400)
                .withHeader("X-HubSpot-Correlation-Id", "from-header")
                .withBody("{\"message\":\"bad\\u001b[31m\\nproperty\",\"category\":\"VALIDATION_ERROR\","
                        + "\"errors\":[{\"message\":\"" + "x".repeat(2000) + "\"}]}"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(failure.correlationId()).hasValue("from-header");
        assertThat(failure.getMessage()).contains("bad [31m property; xxx").doesNotContain("\n");
        assertThat(failure.getMessage()).hasSizeLessThan(700);
        assertThat(hubSpot.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "",
                "{\"message\":null,\"errors\":null,\"context\":7}",
                "{\"message\":{},\"errors\":[null,[],{\"context\":[]}],\"correlationId\":5}"
            })
    void anErrorBodyOfAnyShapeIsEndured(String body) {
        hubSpot.answers(aResponse().withStatus(400).withBody(body));
        assertThat(failure().kind()).isEqualTo(Kind.BAD_REQUEST);
    }

    @Test
    void messagesNameThePathAndNeverTheQuery() {
        hubSpot.answers(aResponse().withStatus(400));
        ApiException failure = spoken.failureOf(
                () -> hubSpot.account().get("/settings/users", Map.of("email", "anna@nordlicht.example")));
        assertThat(failure).hasMessageContaining("GET /settings/users").hasMessageNotContaining("anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>Log in to the network</html>", "", "null", "\"text\"", "{\"a\":", "{} {}", "{\"a\":1}x"})
    void aSuccessThatIsNoJsonIsTriedAgainAndThenMalformed(String body) throws ApiException {
        hubSpot.answers(aResponse().withBody(body), FINE);
        assertThat(get().has("results")).isTrue();
        hubSpot.answers(aResponse().withBody(body));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsReportedAndNeverFollowed(int status) {
        hubSpot.answers(aResponse()
                .withStatus(status)
                .withHeader("Location", hubSpot.url() + "/elsewhere?token=" + Spoken.TOKEN));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("not followed");
        assertThat(hubSpot.asked()).hasSize(1);
    }

    private JsonNode get() throws ApiException {
        return hubSpot.account().get("/crm/things", Map.of());
    }

    /** Hurries with other time-outs. */
    private static TimeLimits hasty(Duration reading, Duration calling) {
        return new TimeLimits(
                FakeServer.HURRY.connecting(),
                reading,
                calling,
                FakeServer.HURRY.attempts(),
                FakeServer.HURRY.firstBackOff(),
                FakeServer.HURRY.longestBackOff(),
                FakeServer.HURRY.locked(),
                FakeServer.HURRY.rollingPause(),
                FakeServer.HURRY.searchPause(),
                FakeServer.HURRY.rollingInterval(),
                FakeServer.HURRY.searchInterval());
    }

    private ApiException failure() {
        hubSpot.wire().resetRequests();
        return spoken.failureOf(this::get);
    }

    private static void quietly(HubSpotAccount account) {
        try {
            account.get("/crm/things", Map.of());
        } catch (ApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResponseDefinitionBuilder tooMany(String policy) {
        return aResponse()
                .withStatus(429)
                .withBody("{\"status\":\"error\",\"errorType\":\"RATE_LIMIT\",\"policyName\":\"" + policy
                        + "\",\"message\":\"You have reached your limit\",\"correlationId\":\"c-429\"}");
    }

    private interface Call {
        void make() throws ApiException;
    }

    /** How long a call took that had to be repeated once. */
    private Duration timeFor(Call call) throws ApiException {
        hubSpot.wire().resetRequests();
        long before = System.nanoTime();
        call.make();
        Duration waited = Duration.ofNanos(System.nanoTime() - before);
        assertThat(hubSpot.asked()).hasSize(2);
        return waited;
    }

    private static Duration between(LoggedRequest earlier, LoggedRequest later) {
        return Duration.between(instant(earlier), instant(later));
    }

    private static Instant instant(LoggedRequest request) {
        return request.getLoggedDate().toInstant();
    }
}

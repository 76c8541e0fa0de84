package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class OAuthTest {

    private static final String FIRST = Spoken.ACCESS_TOKEN + "-1";
    private static final String SECOND = Spoken.ACCESS_TOKEN + "-2";

    @RegisterExtension
    final FakeServer hubSpot = new FakeServer();

    @RegisterExtension
    final Spoken spoken = new Spoken();

    /** How far the adapter's time is ahead of this machine's. */
    private final AtomicLong ahead = new AtomicLong();

    private final Transport transport = new Transport(FakeServer.HURRY);

    @AfterEach
    void close() {
        transport.close();
    }

    @BeforeEach
    void everyTokenIsWelcome() {
        hubSpot.wire().stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{\"results\":[]}")));
    }

    @Test
    void theRefreshTokenGoesIntoTheBodyAndNeverIntoTheUrl() throws ApiException {
        hubSpot.wire().stubFor(post(OAuthAccess.PATH).willReturn(token(FIRST, 1800)));
        account().get("/crm/things", Map.of());
        LoggedRequest asked = fetches().get(0);
        assertThat(asked.getUrl()).isEqualTo("/oauth/2026-09/token");
        assertThat(asked.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(asked.containsHeader("Authorization")).isFalse();
        assertThat(asked.formParameter("grant_type").firstValue()).isEqualTo("refresh_token");
        assertThat(asked.formParameter("refresh_token").firstValue()).isEqualTo(Spoken.REFRESH_TOKEN);
        assertThat(asked.formParameter("client_id").firstValue()).isEqualTo("my+id");
        assertThat(asked.formParameter("client_secret").firstValue()).isEqualTo(Spoken.CLIENT_SECRET);
    }

    @Test
    void oneFetchServesTheRunningRequestAndAllOthers() throws Exception {
        hubSpot.wire()
                .stubFor(post(OAuthAccess.PATH).willReturn(token(FIRST, 1800).withFixedDelay(100)));
        HubSpotAccount account = account();
        inParallel(20, () -> account.get("/crm/things", Map.of()));
        assertThat(fetches()).hasSize(1);
        assertThat(reads())
                .hasSize(20)
                .allMatch(read -> read.getHeader("Authorization").equals("Bearer " + FIRST));
        assertThat(account.requestsSent()).isEqualTo(20);
    }

    @Test
    void aTokenThatIsAboutToExpireIsReplacedInMidRunWithoutAnyRefusal() throws Exception {
        fetchesGive(token(FIRST, 1), token(SECOND, 1800));
        HubSpotAccount account = account();
        account.get("/crm/things", Map.of("after", "1"));
        ahead.addAndGet(Duration.ofSeconds(1).toNanos());
        inParallel(10, () -> account.get("/crm/things", Map.of("after", "2")));
        assertThat(fetches()).hasSize(2);
        assertThat(reads().get(0).getHeader("Authorization")).isEqualTo("Bearer " + FIRST);
        assertThat(reads().subList(1, 11))
                .allMatch(read -> read.getHeader("Authorization").equals("Bearer " + SECOND));
    }

    @Test
    void aTokenThatHubSpotCallsExpiredIsReplacedOnceForAllAndTheRequestsRepeated() throws Exception {
        fetchesGive(token(FIRST, 1800), token(SECOND, 1800));
        hubSpot.wire()
                .stubFor(get(urlPathEqualTo("/crm/things"))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer " + FIRST))
                        .willReturn(aResponse()
                                .withStatus(401)
                                .withBody(
                                        "{\"message\":\"The OAuth token used to make this call expired 3 seconds ago.\","
                                                + "\"category\":\"EXPIRED_AUTHENTICATION\"}")));
        HubSpotAccount account = account();
        inParallel(10, () -> account.get("/crm/things", Map.of()));
        assertThat(fetches()).hasSize(2);
    }

    @Test
    void anyOther401IsUnauthorisedWithoutANewToken() {
        hubSpot.wire().stubFor(post(OAuthAccess.PATH).willReturn(token(FIRST, 1800)));
        hubSpot.wire()
                .stubFor(get(urlPathEqualTo("/crm/things"))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(401).withBody("{\"message\":\"app uninstalled\"}")));
        assertThat(failure(account()).kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(fetches()).hasSize(1);
        assertThat(reads()).hasSize(1);
    }

    @Test
    void aTokenThatIsExpiredAgainAndAgainIsUnauthorisedAfterOneRepetition() {
        hubSpot.wire().stubFor(post(OAuthAccess.PATH).willReturn(token(FIRST, 1800)));
        hubSpot.wire()
                .stubFor(get(urlPathEqualTo("/crm/things"))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(401).withBody("{\"category\":\"EXPIRED_AUTHENTICATION\"}")));
        assertThat(failure(account()).kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(reads()).hasSize(2);
    }

    @Test
    void aBadRefreshTokenIsUnauthorisedWithAdviceAndAskedForOnlyOnce() {
        hubSpot.wire()
                .stubFor(post(OAuthAccess.PATH)
                        .willReturn(aResponse()
                                .withStatus(400)
                                .withBody("{\"status\":\"BAD_REFRESH_TOKEN\",\"message\":\"missing or unknown "
                                        + Spoken.REFRESH_TOKEN + "\",\"correlationId\":\"c-o\"}")));
        HubSpotAccount account = account();
        ApiException failure = failure(account);
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(failure)
                .hasMessageContaining("BAD_REFRESH_TOKEN")
                .hasMessageContaining("install it there again")
                .hasMessageContaining("c-o");
        assertThat(failure(account).kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(fetches()).hasSize(1);
        assertThat(reads()).isEmpty();
        assertThat(account.requestsSent()).isZero();
    }

    @Test
    void aRotatedRefreshTokenIsUsedFromThenOn() throws Exception {
        hubSpot.wire()
                .stubFor(post(OAuthAccess.PATH)
                        .willReturn(okJson("{\"access_token\":\"" + FIRST + "\",\"expires_in\":1,\"refresh_token\":\""
                                + Spoken.REFRESH_TOKEN + "-next\"}")));
        HubSpotAccount account = account();
        account.get("/crm/things", Map.of());
        ahead.addAndGet(Duration.ofSeconds(1).toNanos());
        account.get("/crm/things", Map.of());
        assertThat(fetches().get(1).formParameter("refresh_token").firstValue())
                .isEqualTo(Spoken.REFRESH_TOKEN + "-next");
    }

    @Test
    void aFaultWhileFetchingATokenIsTriedAgain() throws ApiException {
        fetchesGive(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(503),
                token(FIRST, 1800));
        account().get("/crm/things", Map.of());
        assertThat(fetches()).hasSize(3);
    }

    @Test
    void anAnswerWithoutATokenIsMalformedAndNotShown() {
        hubSpot.wire()
                .stubFor(post(OAuthAccess.PATH)
                        .willReturn(okJson("{\"access_token\":\"" + FIRST + "\",\"expires_in\":1800")));
        assertThat(failure(account()).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(fetches()).hasSize(3);
        assertThat(reads()).isEmpty();
    }

    @Test
    void aTokenThatCannotBeSentIsMalformedAndNotShown() {
        fetchesGive(okJson("{\"access_token\":\"" + FIRST + "\\n\",\"expires_in\":1800}"));
        assertThat(failure(account()).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(reads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775807", "9999999999999999999999999999999999999999", "1e300", "-1", "\"soon\""})
    void a_life_of_any_size_is_taken_for_one_of_a_day_or_the_documented_one(String expiresIn) throws Exception {
        fetchesGive(okJson("{\"access_token\":\"" + FIRST + "\",\"expires_in\":" + expiresIn + "}"));
        HubSpotAccount account = account();
        account.get("/crm/things", Map.of());
        account.get("/crm/things", Map.of());
        assertThat(fetches()).hasSize(1);
    }

    private HubSpotAccount account() {
        return new HubSpotAccount(
                Text.verbatim("client 501"),
                Tokens.oauth(new Secret("my+id"), new Secret(Spoken.CLIENT_SECRET), new Secret(Spoken.REFRESH_TOKEN)),
                Objects.requireNonNull(HttpUrl.get(hubSpot.url())),
                transport,
                new Lifetime(InstantSource.system(), () -> System.nanoTime() + ahead.get()),
                FakeServer.HURRY,
                new Mask());
    }

    private ApiException failure(HubSpotAccount account) {
        return spoken.failureOf(() -> account.get("/crm/things", Map.of()));
    }

    private static ResponseDefinitionBuilder token(String value, int expiresIn) {
        return okJson(
                "{\"access_token\":\"" + value + "\",\"expires_in\":" + expiresIn + ",\"token_type\":\"bearer\"}");
    }

    private void fetchesGive(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            hubSpot.wire()
                    .stubFor(post(OAuthAccess.PATH)
                            .inScenario("fetches")
                            .whenScenarioStateIs(i == 0 ? STARTED : "after " + i)
                            .willSetStateTo("after " + (i + 1))
                            .willReturn(answers[i]));
        }
    }

    private List<LoggedRequest> fetches() {
        return hubSpot.asked().stream()
                .filter(request -> request.getUrl().startsWith(OAuthAccess.PATH))
                .toList();
    }

    private List<LoggedRequest> reads() {
        return hubSpot.asked().stream()
                .filter(request -> !request.getUrl().startsWith(OAuthAccess.PATH))
                .toList();
    }

    private static void inParallel(int times, Callable<?> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            for (Future<?> done : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

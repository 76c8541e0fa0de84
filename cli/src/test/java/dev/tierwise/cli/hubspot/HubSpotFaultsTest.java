package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.fake.Call;
import dev.tierwise.adapter.hubspot.fake.FakeAccount.Refusal;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.adapter.hubspot.fake.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong at HubSpot, seen from the command line. Every run is searched for the secrets that it used. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class HubSpotFaultsTest {

    private final FakeHubSpot fake = FakeHubSpot.start(7);
    private final SmallAgency agency = new SmallAgency(fake).withShortPauses(true);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void withoutAFaultEverythingThatHubSpotTellsIsKnown() throws IOException {
        LiveRun run = agency.withTokens().evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.json().path("portals")).hasSize(4);
        JsonNode first = run.portal("7001");
        assertThat(first.at("/sold/reason").asText()).isEqualTo("sold-within-12-months");
        assertThat(first.at("/managed/reason").asText()).isEqualTo("partner-employee");
        assertThat(first.at("/apps/used").toString()).isEqualTo("[\"email\",\"forms\",\"workflows\"]");
        assertThat(first.at("/apps/unknown")).hasSize(6);
        assertThat(run.portal("client-503").at("/managed/reason").asText()).isEqualTo("managed-flag");
        assertThat(run.portal("client-503").at("/apps/unknown")).hasSize(16);
    }

    @Test
    void aPartnerTokenThatHubSpotDoesNotKnowIsExitCode4() throws IOException {
        assertRefused(agency.evaluate(directory), "c0ffee00-");
    }

    @Test
    void aPartnerTokenWithoutTheScopeForClientsIsExitCode4AndTheScopeIsNamed() throws IOException {
        agency.withTokens().account(SmallAgency.PARTNER).refuses(FakeEndpoint.CLIENT_SEARCH, Refusal.MISSING_SCOPE);

        assertRefused(agency.evaluate(directory), "crm.objects.partner-clients.read");
    }

    @Test
    void anAccountThatIsNoPartnersIsExitCode4() throws IOException {
        agency.withTokens().account(SmallAgency.PARTNER).refuses(FakeEndpoint.CLIENT_SEARCH, Refusal.NOT_IN_PLAN);

        assertRefused(agency.evaluate(directory), "c0ffee00-");
    }

    @Test
    void aTokenThatHubSpotRepeatsInItsAnswerIsNotRepeated() throws IOException {
        String token = agency.withTokens().secrets().get("PARTNER_TOKEN");
        fake.whenever(
                of(SmallAgency.PARTNER),
                call -> Reply.error(401, token, "The token " + token + " (Bearer " + token + ") expired.", token));

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        assertThat(run.err()).contains("expired");
    }

    private static void assertRefused(LiveRun run, String said) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }

    @Test
    void aHubSpotThatCannotBeReachedIsExitCode5() throws IOException {
        fake.cutNetwork();

        assertUnavailable(agency.withTokens().evaluate(directory));
    }

    static Stream<Arguments> faultsOfTheClientList() {
        return Stream.of(
                Arguments.of("a server error", to(call -> Reply.html(503))),
                Arguments.of(
                        "an account that is being moved", to(call -> Reply.moving(Duration.ofHours(20), "moving-1"))),
                Arguments.of("no JSON", to(call -> Reply.notReallyJson(200, "Service is busy"))),
                Arguments.of("an empty body", to(call -> Reply.notReallyJson(200, ""))),
                Arguments.of("an answer without results", to(call -> Reply.json(200, object()))),
                Arguments.of(
                        "a page that ends in the middle",
                        to(call -> Reply.json(200, pageOf("501")).in(Reply.Manner.TRUNCATED))),
                Arguments.of("an empty page of a list that is not empty", to(call -> Reply.json(200, pageOf()))),
                Arguments.of("a connection that ends", to(call -> Reply.cutOff())),
                Arguments.of("the end of the day's budget", to(call -> Reply.tooMany("DAILY", "daily-1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfTheClientList")
    void aClientListThatIsNotReadToItsEndIsExitCode5(String fault, Function<Call, Reply> reply) throws IOException {
        agency.withTokens().account(SmallAgency.PARTNER).pagesOf(FakeEndpoint.CLIENT_SEARCH, 2);
        fake.whenever(
                call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH
                        && !(call.body().path("after").asText().equals("0")
                                && call.body().path("filterGroups").isEmpty()),
                reply);

        assertUnavailable(agency.evaluate(directory));
    }

    private static void assertUnavailable(LiveRun run) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.took()).isLessThan(Duration.ofSeconds(100));
    }

    static Stream<Arguments> faultsOfAPortal() {
        return Stream.of(
                Arguments.of("401", "corr-1", to(call -> Reply.error(401, "INVALID_AUTHENTICATION", "No.", "corr-1"))),
                Arguments.of("403", "corr-2", to(call -> Reply.missingScope("content", "corr-2"))),
                Arguments.of("414 in HTML", "414", to(call -> Reply.html(414))),
                Arguments.of("423", "corr-3", to(call -> Reply.error(423, "LOCKED", "Locked.", "corr-3"))),
                Arguments.of("477", "corr-4", to(call -> Reply.moving(Duration.ofHours(24), "corr-4"))),
                Arguments.of("429 for the day", "corr-5", to(call -> Reply.tooMany("DAILY", "corr-5"))),
                Arguments.of("500", "corr-6", to(call -> Reply.error(500, "INTERNAL", "Sorry.", "corr-6"))),
                Arguments.of("524 in HTML", "524", to(call -> Reply.html(524))),
                Arguments.of("530", "corr-7", to(call -> Reply.error(530, "", "Malformed token.", "corr-7"))),
                Arguments.of("a body that is no JSON", "502", to(call -> Reply.notReallyJson(200, "<oops>"))),
                Arguments.of(
                        "a body of another shape",
                        "502",
                        to(call -> Reply.json(
                                200, JsonNodeFactory.instance.arrayNode().add(1)))),
                Arguments.of(
                        "half a body",
                        "502",
                        to(call -> Reply.notReallyJson(200, "{\"results\":[]}").in(Reply.Manner.TRUNCATED))),
                Arguments.of("connections that end", "502", to(call -> Reply.cutOff())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfAPortal")
    void aPortalThatCannotBeReadIsUnknownAndNamedWithTheReason(String fault, String named, Function<Call, Reply> reply)
            throws IOException {
        agency.withTokens();
        fake.whenever(of(SmallAgency.SECOND), reply);

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7002").at("/apps/used")).isEmpty();
        assertThat(run.portal("7002").at("/apps/unknown")).hasSize(16);
        assertThat(run.portal("7002").at("/managed/reason").asText()).isEqualTo("managed-flag");
        assertThat(run.portal("7001").at("/apps/used")).as("the other portal").hasSize(3);
        assertThat(run.json().path("problems").toString())
                .as("%s", run)
                .contains(named)
                .containsAnyOf("502", "7002");
        assertThat(run.took()).isLessThan(Duration.ofSeconds(100));
    }

    @Test
    void aTokenOfAnotherPortalTellsNothingAboutTheOneThatIsConfigured() throws IOException {
        fake.account(7999)
                .token(agency.secrets().get("SECOND_TOKEN"))
                .user("anna@nordlicht.example")
                .form(Instant.now());
        agency.account(SmallAgency.PARTNER).token(agency.secrets().get("PARTNER_TOKEN"));
        agency.account(SmallAgency.FIRST).token(agency.secrets().get("FIRST_TOKEN"));

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7002").at("/apps/unknown")).hasSize(16);
        assertThat(run.json().path("problems").toString()).contains("7999");
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                Arguments.of("423", to(call -> Reply.error(423, "LOCKED", "Locked.", "c"))),
                Arguments.of("500", to(call -> Reply.error(500, "INTERNAL", "Sorry.", "c"))),
                Arguments.of("502 in HTML", to(call -> Reply.html(502))),
                Arguments.of("a connection that ends", to(call -> Reply.cutOff())),
                Arguments.of(
                        "half a body",
                        to(call -> Reply.notReallyJson(200, "{\"results\":[],\"more\":1}")
                                .in(Reply.Manner.TRUNCATED))),
                Arguments.of(
                        "429 with Retry-After",
                        to(call -> Reply.tooMany("TEN_SECONDLY_ROLLING", "c").with("Retry-After", "1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void aFaultThatPassesLeavesNoGap(String fault, Function<Call, Reply> reply) throws IOException {
        agency.withTokens();
        fake.whenever(of(SmallAgency.SECOND).and(call -> call.endpoint() == FakeEndpoint.FORMS), 2, reply);
        fake.whenever(call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH, 1, reply);

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7002").at("/apps/used")).as("%s", run).hasSize(3);
        assertThat(run.portal("7002").at("/apps/unknown")).hasSize(6);
    }

    @Test
    void a_fault_that_passes_leaves_no_gap_with_the_usual_pauses_either() throws IOException {
        agency.withShortPauses(false);

        aFaultThatPassesLeavesNoGap("500", call -> Reply.error(500, "INTERNAL", "Sorry.", "c"));
    }

    @Test
    void aNetworkThatDiesWhilePortalsAreReadLeavesThemUnknown() throws IOException {
        agency.withTokens();
        fake.latency(Duration.ofMillis(20));
        fake.whenever(of(SmallAgency.SECOND).and(call -> call.endpoint() == FakeEndpoint.FORMS), call -> {
            new Thread(this::cutNetworkOnceTheClientsAreListed).start();
            return Reply.silence();
        });

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7002").at("/apps/unknown").toString()).contains("forms");
        assertThat(run.portal("7002").at("/apps/low").asInt()).isLessThanOrEqualTo(2);
        assertThat(run.portal("7002").at("/apps/high").asInt()).isGreaterThanOrEqualTo(7);
        assertThat(run.json().path("problems")).as("%s", run).isNotEmpty();
        assertThat(run.took()).isLessThan(Duration.ofSeconds(100));
    }

    /** They are listed at the same time as the portals are read, with one request. */
    private void cutNetworkOnceTheClientsAreListed() {
        try {
            while (agency.account(SmallAgency.PARTNER).requests(FakeEndpoint.CLIENT_SEARCH) == 0) {
                Thread.sleep(10);
            }
            // for the answer to arrive
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fake.cutNetwork();
    }

    @Test
    void aNetworkThatDiesWhileTheClientsAreListedIsExitCode5() throws IOException {
        agency.withTokens().account(SmallAgency.PARTNER).pagesOf(FakeEndpoint.CLIENT_SEARCH, 1);
        fake.whenever(
                call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH
                        && call.body().path("after").asText().equals("2"),
                call -> {
                    fake.cutNetwork();
                    return Reply.cutOff();
                });

        assertUnavailable(agency.evaluate(directory));
    }

    @Test
    void aNetworkThatFallsSilentInMidRunEndsAtTheDeadline() throws IOException {
        agency.withTokens();
        fake.whenever(of(SmallAgency.FIRST).or(of(SmallAgency.SECOND)), call -> Reply.silence());

        LiveRun run = agency.evaluate(directory, "--deadline", "4s");

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7001").at("/apps/unknown")).hasSize(16);
        assertThat(run.portal("7002").at("/apps/unknown")).hasSize(16);
        assertThat(run.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aSilentClientListIsExitCode5AtTheDeadline() throws IOException {
        agency.withTokens();
        fake.whenever(call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH, call -> Reply.silence());

        LiveRun run = agency.evaluate(directory, "--deadline", "1s");

        assertUnavailable(run);
        assertThat(run.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anAccessTokenThatEndsInMidRunIsReplacedBeforeItDoes() throws IOException {
        agency.withTokens()
                .firstBy(
                        "{record: \"501\", portal-id: 7001, refresh-token: \"${env:FIRST_REFRESH}\"}",
                        Map.of("APP_ID", "app-id-77", "APP_SECRET", "app-secret-31", "FIRST_REFRESH", "refresh-8812"),
                        "    client-id: ${env:APP_ID}\n    client-secret: ${env:APP_SECRET}\n")
                .account(SmallAgency.FIRST)
                .oauth("app-id-77", "app-secret-31", "refresh-8812", Duration.ofSeconds(6))
                .pagesOf(FakeEndpoint.LISTS, 1);
        for (int i = 0; i < 110; i++) {
            agency.account(SmallAgency.FIRST).list(null, Instant.EPOCH);
        }
        agency.account(SmallAgency.FIRST).list(null, Instant.now());
        fake.latency(Duration.ofMillis(60));

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.took()).isGreaterThan(Duration.ofSeconds(6));
        assertThat(run.portal("7001").at("/apps/used")).as("%s", run).hasSize(4);
        assertThat(run.portal("7001").at("/apps/unknown")).hasSize(6);
        assertThat(fake.refreshes()).isGreaterThanOrEqualTo(2);
        assertThat(fake.unknownTokens()).as("requests with a dead token").isZero();
    }

    @Test
    void aRefreshTokenThatHubSpotDoesNotKnowLeavesThePortalUnknown() throws IOException {
        agency.withTokens()
                .firstBy(
                        "{record: \"501\", portal-id: 7001, refresh-token: \"${env:FIRST_REFRESH}\"}",
                        Map.of("APP_ID", "app-id-77", "APP_SECRET", "app-secret-31", "FIRST_REFRESH", "refresh-8812"),
                        "    client-id: ${env:APP_ID}\n    client-secret: ${env:APP_SECRET}\n");

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.portal("7001").at("/apps/unknown")).hasSize(16);
        assertThat(run.json().path("problems").toString()).contains("BAD_REFRESH_TOKEN", "c0ffee00-");
    }

    @Test
    void aRedirectCarriesNoTokenToAnotherHost() throws IOException {
        try (FakeHubSpot elsewhere = FakeHubSpot.start(8)) {
            agency.withTokens();
            fake.whenever(
                    of(SmallAgency.SECOND),
                    call -> Reply.redirect(elsewhere.baseUrl() + call.endpoint().path()));

            LiveRun run = agency.evaluate(directory);

            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.portal("7002").at("/apps/unknown")).hasSize(16);
            assertThat(elsewhere.requests() + elsewhere.unknownTokens()).isZero();
            assertThat(elsewhere.wrongRequests()).isEmpty();
        }
    }

    private static Predicate<Call> of(long portalId) {
        return call -> call.account().portalId() == portalId;
    }

    private static Function<Call, Reply> to(Function<Call, Reply> reply) {
        return reply;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A page of the client list that claims four clients. */
    private static ObjectNode pageOf(String... ids) {
        ObjectNode page = object().put("total", 4);
        for (String id : ids) {
            page.withArray("/results").addObject().put("id", id).putObject("properties");
        }
        if (ids.length == 0) {
            page.putArray("results");
        }
        return page;
    }
}

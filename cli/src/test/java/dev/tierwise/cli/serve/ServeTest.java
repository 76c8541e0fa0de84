package dev.tierwise.cli.serve;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tierwise.adapter.sql.HastyLedgerFactory;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierwise serve} with real folders, a real ledger in SQLite and real HTTP. */
class ServeTest {

    private static final WireMockServer HOOKS =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final LocalDate SOLD = LocalDate.parse("2018-01-10");
    private static final AtomicInteger TESTS = new AtomicInteger();

    /** What an earlier test still sends goes elsewhere. */
    private final String team = "/team" + TESTS.incrementAndGet() + "/secret-part";

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() {
        System.setProperty(HastyLedgerFactory.PROPERTY, "200");
        HOOKS.start();
    }

    @AfterAll
    static void end() {
        HOOKS.stop();
        System.clearProperty(HastyLedgerFactory.PROPERTY);
    }

    @BeforeEach
    void configure() throws IOException {
        HOOKS.resetAll();
        HOOKS.stubFor(post(urlEqualTo(team)).willReturn(aResponse()));
        Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, SOLD);
        Agencies.write(folder.resolve("sued"), "Südwind", 6500, SOLD);
        Files.writeString(folder.resolve("tierwise.yaml"), """
                ledger: ledger.db
                notify:
                  webhooks:
                    - {name: team, url: "${env:TEAM}"}
                partners:
                  - partner: {name: Nordlicht, time-zone: Europe/Berlin}
                    sources: [{adapter: csv, location: nord}]
                  - partner: {name: Südwind}
                    sources: [{adapter: csv, location: sued}]
                """);
    }

    @Test
    void neither_the_log_nor_the_endpoint_shows_a_secret_that_the_data_repeats() throws Exception {
        Files.writeString(folder.resolve("nord/rates.csv"), "currency,rate\nEUR,team/secret-part\n");
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: rates.csv:2:2: ");
            assertThat(serving.err()).contains("***").doesNotContain("secret-part");
            assertThat(serving.get("/health").body())
                    .contains("rates.csv:2:2: ")
                    .doesNotContain("secret-part");
            assertThat(serving.get("/metrics").body()).doesNotContain("secret-part");
        }
    }

    @Test
    void eachAccountIsRefreshedWhenItsDayBegins() throws Exception {
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-16");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2018-03-16");
            serving.setClock("2018-03-16T23:30:00Z");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-17");
            assertThat(serving.err()).doesNotContain("Südwind under hubspot-2018-01: refreshed 2018-03-17");
            serving.setClock("2018-03-17T00:30:00Z");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2018-03-17");
            assertThat(serving.err().split("refreshed ", -1)).hasSize(5);
        }
    }

    @Test
    void a_clock_that_was_wrong_once_does_not_end_the_work_in_silence() throws Exception {
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-16");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2018-03-16");
            serving.setClock("2019-03-16T12:00:00Z");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2019-03-16");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2019-03-16");

            serving.setClock("2018-03-17T12:00:00Z");
            String ahead =
                    "the ledger's last day of Nordlicht under hubspot-2018-01 is 2019-03-16, but today is 2018-03-17";
            serving.awaitSaid("Nordlicht under hubspot-2018-01: " + ahead);
            serving.awaitSaid("Südwind under hubspot-2018-01: the ledger's last day");
            assertThat(serving.get("/health").statusCode()).isEqualTo(503);
            assertThat(health(serving).at("/accounts/0/error").asText())
                    .contains(ahead, "'tierwise ledger forget --after 2018-03-17'");
            assertThat(health(serving).at("/accounts/0/lastRefreshedDay").asText())
                    .isEqualTo("2019-03-16");
            assertThat(serving.err().split(ahead, -1)).hasSize(2);

            CommandLineRun forgotten = CommandLineRun.in(folder.resolve("nord"))
                    .at("2018-03-17T12:00:00Z")
                    .run("ledger", "forget", "--after", "2018-03-17", "--yes", "--ledger", "../ledger.db");
            assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();
            serving.setClock("2018-03-17T13:00:00Z");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-17");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2018-03-17");
            serving.await(() -> serving.get("/health").statusCode() == 200, "health");
        }
    }

    @Test
    void a_ledger_that_goes_on_after_today_keeps_serve_from_beginning() throws Exception {
        assertThat(once("2019-03-16T12:00:00Z").exitCode()).isZero();
        Serving serving = serve("2018-03-17T12:00:00Z");
        assertThat(serving.stop()).isEqualTo(2);
        assertThat(serving.err()).contains("but today is 2018-03-17");
        Serving once = once("2018-03-17T12:00:00Z");
        assertThat(once.exitCode()).isEqualTo(2);
        assertThat(once.err()).contains("'tierwise ledger forget --after 2018-03-17'");
    }

    @Test
    void everyLineBeginsWithTheTime() throws Exception {
        Serving serving = serve("2018-03-16T12:00:00.123Z");
        serving.awaitSaid("Südwind under hubspot-2018-01: refreshed");
        assertThat(serving.stop()).isZero();
        assertThat(serving.err().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("2018-03-16T12:00:00Z "))
                .last()
                .asString()
                .endsWith(" stopped");
    }

    @Test
    void whatHappenedWhileNobodyServedIsCaughtUpWith() throws Exception {
        assertThat(once("2018-02-20T12:00:00Z").exitCode()).isZero();
        Serving later = once("2018-05-02T12:00:00Z");
        assertThat(later.err())
                .contains("Nordlicht under hubspot-2018-01: refreshed 2018-05-02, monthly report of 2018-03-01 (late),"
                        + " tier of 2018-03-15 (late), monthly report of 2018-04-01 (late), tier of 2018-04-15 (late),"
                        + " monthly report of 2018-05-01 (late)");
        assertThat(later.exitCode()).isZero();
    }

    @Test
    void noSourceIsReadWhenNothingIsDue() throws Exception {
        assertThat(once("2018-03-16T12:00:00Z").exitCode()).isZero();
        Files.delete(folder.resolve("nord/partner.csv"));
        Files.delete(folder.resolve("nord/portals.csv"));
        Serving again = once("2018-03-16T22:59:59Z");
        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isZero();
        assertThat(once("2018-03-16T23:00:00Z").exitCode()).isEqualTo(5);
    }

    @Test
    void aPartnerWhoseNameIsNotConfiguredIsLearnedFromItsSources() throws Exception {
        try (Serving serving = Serving.in(folder, "2018-03-16T12:00:00Z", Map.of(), "nord", "--ledger", "one.db")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-16");
            assertThat(health(serving).at("/accounts/0/partner").asText()).isEqualTo("Nordlicht");
            serving.setClock("2018-03-17T12:00:00Z");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-17");
        }
    }

    @Test
    void anAccountThatFailsIsSaidOnceAndDoesNotKeepTheOthersFromIt() throws Exception {
        Path portals = folder.resolve("nord/portals.csv");
        Files.writeString(portals, "portal_id,mrr\np,much\n");
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed 2018-03-16");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: ");
            JsonNode sick = health(serving).at("/accounts/0");
            assertThat(sick.get("error").asText()).contains("portals.csv:2:2");
            assertThat(sick.get("lastRefreshedDay").isNull()).isTrue();
            assertThat(serving.get("/health").statusCode()).isEqualTo(503);
            assertThat(serving.get("/metrics").body())
                    .contains("tierwise_refresh_failures_total{partner=\"Nordlicht\",programme=\"hubspot-2018-01\"} 1");

            // a minute later it is tried again, in vain; then it works
            serving.setClock("2018-03-16T12:02:00Z");
            serving.await(
                    () -> serving.get("/metrics")
                            .body()
                            .contains("tierwise_refresh_failures_total{partner=\"Nordlicht\","
                                    + "programme=\"hubspot-2018-01\"} 2"),
                    "a second try");
            assertThat(serving.err().lines().filter(line -> line.contains("portals.csv")))
                    .hasSize(1);
            Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, SOLD);
            serving.setClock("2018-03-16T12:10:00Z");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed 2018-03-16");
            serving.awaitSaid("Nordlicht under hubspot-2018-01: the last failure is overcome");
            assertThat(serving.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void peopleAreToldOfAChangeOnce() throws Exception {
        assertThat(once("2018-04-10T12:00:00Z").exitCode()).isZero();
        Agencies.write(folder.resolve("nord"), "Nordlicht", 6500, SOLD);
        assertThat(once("2018-04-11T12:00:00Z").exitCode()).isZero();
        assertThat(once("2018-04-11T12:01:00Z").exitCode()).isZero();
        HOOKS.verify(1, postRequestedFor(urlEqualTo(team)));
        HOOKS.verify(postRequestedFor(urlEqualTo(team))
                .withRequestBody(matchingJsonPath("$.event", equalTo("live-tier-changed"))));
    }

    @Test
    void whatARecipientDoesNotTakeIsKeptUntilItDoes() throws Exception {
        HOOKS.stubFor(post(urlEqualTo(team)).willReturn(aResponse().withStatus(410)));
        assertThat(once("2018-04-10T12:00:00Z").exitCode()).isZero();
        Agencies.write(folder.resolve("nord"), "Nordlicht", 6500, SOLD);
        try (Serving serving = serve("2018-04-11T12:00:00Z")) {
            serving.awaitSaid("webhook 'team': the answer was 410");
            assertThat(health(serving).at("/recipients/0/waiting").asInt()).isEqualTo(1);
            assertThat(serving.get("/metrics").body())
                    .contains("tierwise_announcement_failures_total{recipient=\"team\"} 1")
                    .contains("tierwise_announcements_waiting{recipient=\"team\"} 1");

            HOOKS.stubFor(post(urlEqualTo(team)).willReturn(aResponse()));
            serving.setClock("2018-04-11T12:31:00Z");
            serving.awaitSaid("webhook 'team': takes announcements again");
            assertThat(serving.get("/metrics").body())
                    .contains("tierwise_announcements_delivered_total{recipient=\"team\"} 1")
                    .contains("tierwise_announcements_waiting{recipient=\"team\"} 0");
            assertThat(serving.err()).doesNotContain("secret-part");
        }
    }

    @Test
    void anAnnouncementThatIsRefusedDoesNotHoldUpTheNext() throws Exception {
        HOOKS.stubFor(post(urlEqualTo(team))
                .withRequestBody(matchingJsonPath("$[?(@.partner == 'Nordlicht')]"))
                .willReturn(aResponse().withStatus(400)));
        once("2018-04-10T12:00:00Z");
        Agencies.write(folder.resolve("nord"), "Nordlicht", 6500, SOLD);
        Agencies.write(folder.resolve("sued"), "Südwind", 1200, SOLD);
        Serving refused = once("2018-04-11T12:00:00Z");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).containsPattern("webhook 'team', announcement [-0-9a-f]{36}: the answer was 400");
        HOOKS.verify(2, postRequestedFor(urlEqualTo(team)));
        HOOKS.stubFor(post(urlEqualTo(team)).willReturn(aResponse()));
        assertThat(once("2018-04-11T12:01:00Z").exitCode()).isZero();
        HOOKS.verify(3, postRequestedFor(urlEqualTo(team)));
    }

    @Test
    void healthTellsHowEachAccountIs() throws Exception {
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed");
            HttpResponse<String> fine = serving.get("/health");
            assertThat(fine.statusCode()).isEqualTo(200);
            assertThat(fine.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(fine.body())
                    .isEqualTo("{\"schema\":\"tierwise/health/1\",\"status\":\"fine\","
                            + "\"ledger\":{\"answers\":true,\"error\":null},\"accounts\":["
                            + "{\"partner\":\"Nordlicht\",\"programme\":\"hubspot-2018-01\","
                            + "\"lastRefreshedDay\":\"2018-03-16\",\"refreshedAt\":\"2018-03-16T12:00:00Z\","
                            + "\"dueSince\":null,\"overdue\":false,\"error\":null},"
                            + "{\"partner\":\"Südwind\",\"programme\":\"hubspot-2018-01\","
                            + "\"lastRefreshedDay\":\"2018-03-16\",\"refreshedAt\":\"2018-03-16T12:00:00Z\","
                            + "\"dueSince\":null,\"overdue\":false,\"error\":null}],"
                            + "\"recipients\":[{\"recipient\":\"team\",\"waiting\":0}]}\n");
        }
    }

    @Test
    void metricsAreInTheTextFormatOfPrometheus() throws Exception {
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed");
            HttpResponse<String> metrics = serving.get("/metrics");
            assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
            String account = "{partner=\"Nordlicht\",programme=\"hubspot-2018-01\"}";
            assertThat(metrics.body())
                    .contains("# TYPE tierwise_refresh_duration_seconds summary")
                    .contains("tierwise_refresh_duration_seconds_count" + account + " 1")
                    .contains("tierwise_last_refresh_timestamp_seconds" + account + " 1.5212016E9")
                    .contains("tierwise_last_refreshed_day_timestamp_seconds" + account + " 1.5211584E9")
                    .contains("tierwise_refresh_due" + account + " 0.0")
                    .contains("tierwise_ledger_up 1.0")
                    .containsPattern("tierwise_build_info\\{version=\"\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\"} 1");
        }
    }

    @Test
    void whatIsNotThereIsSaidAndNothingIsTaken() throws Exception {
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            assertThat(serving.get("/").statusCode()).isEqualTo(200);
            assertThat(serving.get("/healthy").statusCode()).isEqualTo(404);
            assertThat(serving.send("/health", "POST").statusCode()).isEqualTo(405);
            assertThat(serving.send("/health", "DELETE").statusCode()).isEqualTo(405);
            assertThat(serving.send("/metrics", "HEAD").body()).isEmpty();
        }
    }

    @Test
    void withoutASourceThereIsNothingToServe() throws Exception {
        Files.writeString(folder.resolve("empty.yaml"), "ledger: other.db\n");
        Serving serving = Serving.in(folder, "2018-03-16T12:00:00Z", Map.of(), "--config", "empty.yaml");
        assertThat(serving.err())
                .isEqualTo("tierwise: there is nothing to read; name a folder, as in 'tierwise serve my-agency', or"
                        + " list sources: in a configuration file\n");
        assertThat(serving.stop()).isEqualTo(2);
    }

    @Test
    void anotherDayThanTodayIsRefused() throws Exception {
        Serving serving = serve("2018-03-16T12:00:00Z", "--as-of", "2018-03-15");
        assertThat(serving.err()).contains("--as-of: serve is always about today");
        assertThat(serving.stop()).isEqualTo(2);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Serving serving = serve("2018-03-16T12:00:00Z", "--listen", "127.0.0.1:" + taken.getLocalPort());
            assertThat(serving.stop()).isEqualTo(2);
            assertThat(serving.err())
                    .contains("--listen 127.0.0.1:" + taken.getLocalPort() + ": cannot bind")
                    .hasLineCount(1);
        }
    }

    @Test
    void whatIsNoPlaceToListenAtIsRefused() throws Exception {
        for (String place : new String[] {"9464", "127.0.0.1", "127.0.0.1:99999", ":9464", "[::1:9464"}) {
            Serving serving = serve("2018-03-16T12:00:00Z", "--listen", place);
            assertThat(serving.err()).contains("'" + place + "' is no place to listen at; expected an address");
            assertThat(serving.stop()).isEqualTo(2);
        }
    }

    @Test
    void aFurtherHostNameIsAnsweredAndAnyOtherIsNot() throws Exception {
        try (Serving serving =
                serve("2018-03-16T12:00:00Z", "--host-name", "probe.example", "--host-name", "10.0.0.7")) {
            assertThat(serving.statusFor("probe.example:80")).isEqualTo(200);
            assertThat(serving.statusFor("10.0.0.7")).isEqualTo(200);
            assertThat(serving.statusFor("evil.example")).isEqualTo(421);
        }
    }

    @Test
    void whatIsNoHostNameIsRefused() throws Exception {
        for (String name : new String[] {"http://probe.example", "probe.example:80", "", "-x", "[::1]"}) {
            Serving serving = serve("2018-03-16T12:00:00Z", "--host-name", name);
            assertThat(serving.err())
                    .contains("'" + name + "' is not a host name; expected one without scheme and port");
            assertThat(serving.stop()).isEqualTo(2);
        }
    }

    @Test
    void nobodyNeedsToListen() throws Exception {
        Serving serving = serve("2018-03-16T12:00:00Z", "--listen", "none");
        serving.awaitSaid("serving 2 accounts on the ledger ledger.db\n");
        assertThat(serving.stop()).isZero();
    }

    @Test
    void anAddressThatMessagesMayNotBeSentToIsRefusedUnseen() throws Exception {
        Serving serving = Serving.in(
                folder,
                "2018-03-16T12:00:00Z",
                Map.of("TEAM", "http://hooks.example/secret-part"),
                "--config",
                "tierwise.yaml");
        assertThat(serving.stop()).isEqualTo(2);
        assertThat(serving.err())
                .contains("tierwise.yaml:4:25: the address that is referred to cannot be posted to")
                .doesNotContain("secret-part");
    }

    @Test
    void who_asked_for_a_refresh_reads_that_it_failed_because_somebody_else_had_the_ledger() throws Exception {
        String refreshed = "\"refreshedAt\": \"2018-03-16T14:00:00Z\"";
        try (Serving serving = serve("2018-03-16T12:00:00Z")) {
            serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed");
            serving.awaitSaid("Südwind under hubspot-2018-01: refreshed");
            String version = serving.get("/live?partner=Nordlicht").body();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("begin exclusive");
                assertThat(serving.send("/api/v1/refresh?partner=Nordlicht", "POST")
                                .statusCode())
                        .isEqualTo(202);
                serving.await(() -> partners(serving).contains("another process"), "the failure");
                statement.execute("rollback");
            }

            assertThat(partners(serving))
                    .containsOnlyOnce("another process")
                    .containsPattern("\"error\": \"[^\"]*ledger");
            assertThat(serving.get("/live?partner=Nordlicht").body()).isNotEqualTo(version);
            assertThat(serving.get("/report?partner=Nordlicht").body())
                    .contains("The last refresh failed: ", "is being changed by another process");
            assertThat(serving.get("/report?partner=Nordlicht&lang=de").body())
                    .contains("wird gerade von einem anderen Prozess geändert");

            serving.setClock("2018-03-16T14:00:00Z");
            serving.send("/api/v1/refresh?partner=Nordlicht", "POST");
            serving.await(() -> partners(serving).contains(refreshed), "the refresh");
            serving.await(() -> !partners(serving).contains("another process"), "that nothing is wrong any more");
        }
    }

    private static String partners(Serving serving) {
        return serving.get("/api/v1/partners").body();
    }

    private Serving serve(String now, String... options) throws InterruptedException {
        return Serving.in(folder, now, team(), configured(options));
    }

    private Serving once(String now) throws InterruptedException {
        return Serving.once(folder, now, team(), configured());
    }

    private Map<String, String> team() {
        return Map.of("TEAM", HOOKS.baseUrl() + team);
    }

    private static String[] configured(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--config";
        all[1] = "tierwise.yaml";
        System.arraycopy(options, 0, all, 2, options.length);
        return all;
    }

    private static JsonNode health(Serving serving) {
        try {
            return new ObjectMapper().readTree(serving.get("/health").body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

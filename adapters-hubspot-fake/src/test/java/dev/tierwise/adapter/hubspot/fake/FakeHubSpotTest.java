package dev.tierwise.adapter.hubspot.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fake that is too kind proves nothing: here it shows its teeth. */
@Timeout(60)
class FakeHubSpotTest {

    private static final String ALL = "{\"filterGroups\":[],\"properties\":[\"hs_client_name\"],"
            + "\"sorts\":[\"hs_object_id\"],\"limit\":200,\"after\":\"%s\"}";

    private final FakeHubSpot fake = FakeHubSpot.start(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void theRequestAfterTheLastAllowedOneOfTenSecondsIsTurnedAway() throws Exception {
        FakeAccount account = fake.account(1).token("t", 20);

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            statuses.add(get("t", FakeEndpoint.DETAILS.path()).statusCode());
        }

        assertThat(statuses.subList(0, 20)).containsOnly(200);
        assertThat(statuses.get(20)).isEqualTo(429);
        assertThat(account.tooMany()).isEqualTo(1);
        assertThat(account.mostInAnyTenSeconds()).isEqualTo(21);
    }

    @Test
    void noMoreThanFiveSearchesOfASecondAreAnsweredAndTheyCarryNoRateHeaders() throws Exception {
        fake.account(1).token("t");
        HttpRequest search = request("t", FakeEndpoint.CLIENT_SEARCH.path())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(String.format(ALL, "0")))
                .build();

        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sent.add(client.sendAsync(search, BodyHandlers.ofString()));
        }
        List<HttpResponse<String>> answers =
                sent.stream().map(CompletableFuture::join).toList();
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;

        List<HttpResponse<String>> answered =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        List<HttpResponse<String>> turnedAway =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(answered)
                .hasSizeBetween(5, (int) (5 * seconds))
                .allSatisfy(answer -> assertThat(answer.headers().firstValue("X-HubSpot-RateLimit-Max"))
                        .isEmpty());
        assertThat(turnedAway)
                .hasSize(60 - answered.size())
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"policyName\":\"SECONDLY\""));
        assertThat(get("t", FakeEndpoint.DETAILS.path()).headers().firstValue("X-HubSpot-RateLimit-Max"))
                .hasValue("100");
    }

    @Test
    void aWindowRollsAndDoesNotRestart() {
        RequestQuota window = new RequestQuota(2, Duration.ofNanos(10));
        window.take(0);
        window.take(9);

        assertThat(window.hasRoom(9)).isFalse();
        assertThat(window.hasRoom(10)).isTrue();
        window.take(10);
        assertThat(window.hasRoom(18)).isFalse();
        assertThat(window.hasRoom(19)).isTrue();
    }

    @Test
    void a_search_for_lists_without_one_of_its_fields_is_refused() throws Exception {
        fake.account(1).token("t");
        String whole = "{\"query\":\"\",\"offset\":0,\"count\":500,\"additionalProperties\":[],\"listIds\":[],"
                + "\"processingTypes\":[]}";
        assertThat(post("t", FakeEndpoint.LISTS.path(), whole).statusCode()).isEqualTo(200);
        assertThat(post("t", "/crm/v3/lists/search", whole).statusCode()).isEqualTo(200);
        for (String field : List.of(
                "\"query\":\"\",",
                "\"offset\":0,",
                "\"count\":500,",
                "\"additionalProperties\":[],",
                "\"listIds\":[],",
                ",\"processingTypes\":[]")) {
            assertThat(post("t", FakeEndpoint.LISTS.path(), whole.replace(field, ""))
                            .statusCode())
                    .as(field)
                    .isEqualTo(400);
        }
    }

    @Test
    void archived_items_and_forms_of_other_types_are_listed_only_if_asked_for() throws Exception {
        Instant now = Instant.now();
        fake.account(1)
                .token("t")
                .form(now)
                .form("captured", now)
                .archivedForm(now)
                .archivedEmail(now, now);
        assertThat(results(FakeEndpoint.FORMS, "")).hasSize(1);
        assertThat(results(FakeEndpoint.FORMS, "?formTypes=all")).hasSize(2);
        assertThat(results(FakeEndpoint.FORMS, "?formTypes=all&archived=true")).hasSize(1);
        assertThat(results(FakeEndpoint.EMAILS, "")).isEmpty();
        assertThat(results(FakeEndpoint.EMAILS, "?archived=true")).hasSize(1);
    }

    @Test
    void an_item_may_be_found_by_a_change_that_it_does_not_show() throws Exception {
        Instant now = Instant.now();
        fake.account(1).token("t").emailThatShowsNoChange(Instant.EPOCH, now);
        assertThat(results(FakeEndpoint.EMAILS, "?updatedAfter=" + now.minusSeconds(1)))
                .singleElement()
                .asString()
                .contains("1970-01-01")
                .doesNotContain("changed");
    }

    @Test
    void the_newest_content_event_comes_first_only_if_asked_for() throws Exception {
        Instant now = Instant.now();
        fake.account(1).token("t").cta(now).cta(Instant.EPOCH);
        assertThat(results(FakeEndpoint.CONTENT_AUDIT, "").get(0).toString()).contains("1970-01-01");
        assertThat(results(FakeEndpoint.CONTENT_AUDIT, "?sort=-timestamp")
                        .get(0)
                        .toString())
                .doesNotContain("1970-01-01");
    }

    @Test
    void a_search_may_lag_behind_and_a_merged_record_keeps_the_others_id() throws Exception {
        fake.account(1)
                .token("t")
                .client(1, Map.of())
                .client(2, Map.of())
                .client(3, Map.of())
                .doesNotFindYet(2)
                .merge(1, 3);
        String query = String.format(ALL, "0").replace("hs_client_name", "hs_merged_object_ids");
        JsonNode found = json.readTree(
                post("t", FakeEndpoint.CLIENT_SEARCH.path(), query).body());
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.at("/results/0/properties/hs_merged_object_ids").asText())
                .isEqualTo("1");
        assertThat(results(FakeEndpoint.CLIENTS, "")).hasSize(2);
    }

    @Test
    void a_count_that_failed_is_a_limit_of_zero() throws Exception {
        fake.account(1).token("t").failsToCount("FAILURE");
        HttpResponse<String> answer = get("t", FakeEndpoint.DAILY_USAGE.path());
        assertThat(answer.body()).contains("\"fetchStatus\":\"FAILURE\"", "\"usageLimit\":0");
        assertThat(answer.headers().firstValue("X-HubSpot-RateLimit-Daily-Remaining"))
                .isEmpty();
    }

    private JsonNode results(FakeEndpoint endpoint, String query) throws Exception {
        HttpResponse<String> answer = get("t", endpoint.path() + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("results");
    }

    @Test
    void theDayEndsWithItsBudget() throws Exception {
        fake.account(1).token("t").daily(100, 99);

        assertThat(get("t", FakeEndpoint.DETAILS.path()).statusCode()).isEqualTo(200);
        assertThat(json.readTree(get("t", FakeEndpoint.DETAILS.path()).body())
                        .path("policyName")
                        .asText())
                .isEqualTo("DAILY");
    }

    @Test
    void aQueryEndsAtTenThousandRecordsAsIfThereWereNoMore() throws Exception {
        FakeAccount account = fake.account(1);
        for (int i = 1; i <= 10_001; i++) {
            account.client(i, Map.of());
        }
        account.token("t");

        JsonNode last = json.readTree(post("t", FakeEndpoint.CLIENT_SEARCH.path(), String.format(ALL, "9800"))
                .body());

        assertThat(last.path("results")).hasSize(200);
        assertThat(last.path("total").intValue()).isEqualTo(10_001);
        assertThat(last.path("paging").isMissingNode()).isTrue();
        assertThat(post("t", FakeEndpoint.CLIENT_SEARCH.path(), String.format(ALL, "10000"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatTheInterfaceDoesNotDescribeIsRefusedAndNoted() throws Exception {
        fake.account(1).token("t");

        assertThat(get("t", "/crm/v3/objects/contacts").statusCode()).isEqualTo(400);
        assertThat(get("t", FakeEndpoint.USERS.path() + "?size=3").statusCode()).isEqualTo(400);
        assertThat(get("t", FakeEndpoint.USERS.path() + "?after=100").statusCode())
                .isEqualTo(400);
        assertThat(get("t", FakeEndpoint.LISTS.path()).statusCode()).isEqualTo(400);
        assertThat(post("t", FakeEndpoint.CONTACTS.path(), "{\"limit\":1}").statusCode())
                .isEqualTo(400);
        assertThat(post("t", FakeEndpoint.LISTS.path(), "{\"query\":\"\",").statusCode())
                .isEqualTo(400);
        assertThat(fake.wrongRequests()).hasSize(6);
    }

    @Test
    void anAccessTokenDiesWhenItsTimeIsOver() throws Exception {
        fake.account(1).oauth("id", "secret", "refresh", Duration.ofMinutes(30));
        String form = "grant_type=refresh_token&refresh_token=%s&client_id=id&client_secret=secret";

        JsonNode granted = json.readTree(form(String.format(form, "refresh")).body());
        String access = granted.path("access_token").asText();

        assertThat(get(access, FakeEndpoint.DETAILS.path()).statusCode()).isEqualTo(200);
        fake.pass(Duration.ofMinutes(30));
        assertThat(get(access, FakeEndpoint.DETAILS.path()).statusCode()).isEqualTo(401);
        assertThat(json.readTree(form(String.format(form, "other")).body())
                        .path("status")
                        .asText())
                .isEqualTo("BAD_REFRESH_TOKEN");
        assertThat(fake.secrets()).contains("secret", "refresh", access);
    }

    @Test
    void faultsHappenAsOftenAsAskedFor() throws Exception {
        fake.account(1).token("t");
        fake.whenever(call -> call.endpoint() == FakeEndpoint.FORMS, 1, call -> Reply.html(503));
        fake.whenever(
                call -> call.endpoint() == FakeEndpoint.FLOWS,
                1,
                call -> Reply.notReallyJson(200, "{\"results\":[]}").in(Reply.Manner.TRUNCATED));

        assertThat(get("t", FakeEndpoint.FORMS.path()).statusCode()).isEqualTo(503);
        assertThat(get("t", FakeEndpoint.FORMS.path()).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get("t", FakeEndpoint.FLOWS.path())).isInstanceOf(IOException.class);
        assertThat(get("t", FakeEndpoint.FLOWS.path()).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTheNetworkIsCutNobodyAnswers() throws Exception {
        fake.account(1).token("t");
        assertThat(get("t", FakeEndpoint.DETAILS.path()).statusCode()).isEqualTo(200);

        fake.cutNetwork();

        assertThatThrownBy(() -> get("t", FakeEndpoint.DETAILS.path())).isInstanceOf(IOException.class);
    }

    @Test
    void hundredsOfSlowAnswersAreUnderWayAtOnce() {
        fake.account(1).token("t", 10_000).form(Instant.now());
        fake.latency(Duration.ofMillis(200));

        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(client.sendAsync(request("t", FakeEndpoint.FORMS.path()).build(), BodyHandlers.ofString()));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofSeconds(20));
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return client.send(request(token, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String token, String path, String body) throws Exception {
        return client.send(
                request(token, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(fake.baseUrl().resolve("/oauth/2026-09/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(fake.baseUrl().resolve(path)).header("Authorization", "Bearer " + token);
    }
}

package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.fake.Call;
import dev.tierwise.adapter.hubspot.fake.FakeAccount;
import dev.tierwise.adapter.hubspot.fake.FakeAccount.Refusal;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.adapter.hubspot.fake.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What HubSpot does not prove is unknown, seen from the command line. Every run is searched for forms of its secrets. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class HubSpotProofTest {

    private final Instant now = Instant.now();
    private final Instant longAgo = now.minus(Duration.ofDays(90));

    private final FakeHubSpot fake = FakeHubSpot.start(7);
    private final SmallAgency agency =
            new SmallAgency(fake).withShortPauses(true).withTokens();
    private final FakeAccount partner = agency.account(SmallAgency.PARTNER);
    private final FakeAccount first = agency.account(SmallAgency.FIRST);
    private final FakeAccount second = agency.account(SmallAgency.SECOND);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fake.close();
    }

    private LiveRun evaluate() throws IOException {
        LiveRun run = agency.evaluate(directory);
        assertThat(run.exitCode()).as("%s", run).isZero();
        return run;
    }

    private static List<String> texts(JsonNode list) {
        return Stream.iterate(0, i -> i + 1)
                .limit(list.size())
                .map(i -> list.get(i).asText())
                .toList();
    }

    @Test
    void archived_items_forms_of_every_type_and_either_stamp_of_a_page_are_use() throws IOException {
        second.archivedSitePage(now, now).landingPageWithUpdatedAt(now);
        FakeAccount third = fake.account(7003).token("pat-eu1-third-77c1d0");
        third.form("captured", now).archivedEmail(now, now).cta(longAgo).cta(now);
        agency.firstBy(
                "{record: \"503\", portal-id: 7003, token: \"${env:THIRD_TOKEN}\"}",
                Map.of("THIRD_TOKEN", "pat-eu1-third-77c1d0"),
                "");

        LiveRun run = evaluate();

        assertThat(texts(run.portal("7002").at("/apps/used"))).contains("landing-pages", "website-pages");
        assertThat(texts(run.portal("7003").at("/apps/used"))).contains("forms", "email", "ctas");
    }

    @Test
    void the_newest_event_of_many_calls_to_action_is_asked_for_first() throws IOException {
        for (int i = 0; i < 300; i++) {
            second.cta(longAgo);
        }
        second.cta(now);

        assertThat(texts(evaluate().portal("7002").at("/apps/used"))).contains("ctas");
        assertThat(second.requests(FakeEndpoint.CONTENT_AUDIT)).isEqualTo(1);
    }

    @Test
    void an_item_that_hubspots_filter_returns_without_showing_why_is_unknown() throws IOException {
        FakeAccount third = fake.account(7003).token("pat-eu1-third-77c1d0");
        third.emailThatShowsNoChange(longAgo, now);
        agency.firstBy(
                "{record: \"503\", portal-id: 7003, token: \"${env:THIRD_TOKEN}\"}",
                Map.of("THIRD_TOKEN", "pat-eu1-third-77c1d0"),
                "");

        LiveRun run = evaluate();

        assertThat(texts(run.portal("7003").at("/apps/unknown")))
                .contains("email")
                .doesNotContain("forms");
    }

    @Test
    void a_client_list_without_a_client_whose_token_works_is_exit_code_5_and_nothing_goes_into_a_ledger()
            throws IOException {
        partner.doesNotFindYet(502);

        LiveRun evaluated = agency.evaluate(directory);
        LiveRun refreshed = agency.run(directory, "refresh", "--ledger", "ledger.db");
        LiveRun history = LiveRun.in(
                directory, agency.secrets(), List.of("history", "--ledger", "ledger.db", "--format", "json"));

        assertThat(evaluated.exitCode()).as("%s", evaluated).isEqualTo(5);
        assertThat(evaluated.err()).contains("leaves out client 502", "${env:SECOND_TOKEN}");
        assertThat(refreshed.exitCode()).as("%s", refreshed).isEqualTo(5);
        assertThat(history.out()).doesNotContain("\"asOf\"");
    }

    @Test
    void an_empty_client_list_is_exit_code_5_while_tokens_of_clients_work() throws IOException {
        for (long record = 501; record <= 504; record++) {
            partner.doesNotFindYet(record);
        }

        LiveRun run = agency.evaluate(directory);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(5);
        assertThat(run.err()).contains("lists 0 partner clients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "perhaps"})
    void a_client_of_whom_it_is_unknown_whether_it_is_active_makes_every_figure_a_range(String active)
            throws IOException {
        JsonNode before = evaluate().json();
        partner.client(
                502,
                Map.of(
                        "hs_client_name", "Kunde 502",
                        "hs_is_active", active,
                        "hs_is_sold", "true",
                        "hs_is_managed", "true",
                        "hs_total_subscription_mrr", "1000.000000"));

        LiveRun run = evaluate();

        assertThat(run.portal("7002").at("/managed/state").asText())
                .as("%s", run)
                .isEqualTo("unknown");
        assertThat(run.portal("7002").at("/sold/state").asText()).isEqualTo("unknown");
        assertThat(run.json().path("problems").toString()).contains("1 client (502)", "whether they are active");
        assertThat(before.at("/metrics/managed-mrr/low").asText()).isEqualTo("4000.00");
        assertThat(run.json().at("/metrics/managed-mrr/low").asText()).isEqualTo("3000.00");
        assertThat(run.json().at("/metrics/managed-mrr/high").isNull()).isTrue();
    }

    @Test
    void a_managed_client_whose_user_has_the_partners_domain_but_is_not_listed_is_unknown() throws IOException {
        fake.account(7003).token("pat-eu1-third-77c1d0").user("anna+c1@nordlicht.example");
        agency.firstBy(
                "{record: \"503\", portal-id: 7003, token: \"${env:THIRD_TOKEN}\"}",
                Map.of("THIRD_TOKEN", "pat-eu1-third-77c1d0"),
                "");

        LiveRun run = evaluate();

        assertThat(run.portal("7003").at("/managed/state").asText())
                .as("%s", run)
                .isEqualTo("unknown");
        assertThat(run.json().path("problems").toString()).contains("list them under partner-employees");
    }

    @Test
    void versions_pick_the_paths() throws IOException {
        agency.withSettings("    versions: [{api: forms, version: 2026-09-beta}, {api: emails, version: v3},"
                + " {api: crm-lists, version: v3}]\n");

        assertThat(texts(evaluate().portal("7001").at("/apps/used"))).contains("email", "forms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILURE", "NOTFOUND"})
    void a_day_whose_requests_hubspot_failed_to_count_is_not_used_up(String fetchStatus) throws IOException {
        first.failsToCount(fetchStatus);
        partner.failsToCount(fetchStatus);

        assertThat(texts(evaluate().portal("7001").at("/apps/used"))).contains("email", "forms", "workflows");
    }

    @Test
    void an_account_of_another_region_is_read_at_that_regions_address() throws IOException {
        fake.whenever(of(SmallAgency.FIRST), call -> Reply.otherRegion("c-488"));
        LiveRun refused = evaluate();
        assertThat(refused.portal("7001").at("/apps/unknown")).hasSize(16);
        assertThat(refused.json().path("problems").toString())
                .contains("another region", "${env:FIRST_TOKEN}", "base-url", "c-488");

        try (FakeHubSpot region = FakeHubSpot.start(8)) {
            region.account(SmallAgency.FIRST)
                    .token(agency.secrets().get("FIRST_TOKEN"))
                    .form(now);
            agency.firstBy(
                    "{record: \"501\", portal-id: 7001, token: \"${env:FIRST_TOKEN}\", base-url: \"" + region.baseUrl()
                            + "\"}",
                    Map.of(),
                    "");
            assertThat(texts(evaluate().portal("7001").at("/apps/used"))).containsExactly("forms");
            assertThat(region.wrongRequests()).isEmpty();
        }
    }

    @Test
    void a_file_that_only_lies_in_the_working_directory_may_not_send_a_clients_token_elsewhere() throws IOException {
        agency.firstBy("{record: \"501\", base-url: \"https://elsewhere.example\"}", Map.of(), "")
                .configure(directory);

        LiveRun run = LiveRun.in(directory, agency.secrets(), List.of("evaluate"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err().split("may not change 'base-url'", -1)).hasSize(3);
    }

    @Test
    void of_scopes_of_which_one_would_do_the_documented_one_is_named_and_not_the_list() throws IOException {
        List<String> scopes = IntStream.range(0, 106)
                .mapToObj(i -> "marketing.thing" + i + ".write")
                .toList();
        fake.whenever(
                of(SmallAgency.FIRST).and(call -> call.endpoint() == FakeEndpoint.FORMS),
                call -> Reply.missingAnyOf(scopes, "c-403"));

        String problems = evaluate().json().path("problems").toString();

        assertThat(problems).contains("takes the scope forms", "c-403").doesNotContain("marketing.thing");
        assertThat(agency.run(directory, "doctor", "--format", "json").out())
                .contains("tick forms in the key's scopes")
                .doesNotContain("marketing.thing");
    }

    @Test
    void a_sandbox_is_refused_with_a_portal_id_and_used_with_a_warning_without_one() throws IOException {
        first.details("SANDBOX", "US/Eastern", "USD");
        LiveRun refused = evaluate();
        assertThat(refused.portal("7001").at("/apps/unknown")).hasSize(16);
        assertThat(refused.json().path("problems").toString()).contains("SANDBOX", "${env:FIRST_TOKEN}");

        agency.firstBy("{record: \"501\", token: \"${env:FIRST_TOKEN}\"}", Map.of(), "");
        LiveRun used = evaluate();
        assertThat(texts(used.portal("client-501").at("/apps/used"))).contains("email");
        assertThat(used.json().path("problems").toString()).contains("SANDBOX");
    }

    @Test
    void a_merged_record_keeps_its_clients_configuration() throws IOException {
        partner.merge(501, 504);

        LiveRun run = evaluate();

        assertThat(texts(run.portal("7001").at("/apps/used"))).contains("email");
        assertThat(run.json().path("portals")).hasSize(3);
    }

    @Test
    void problems_that_many_clients_share_are_said_once_with_the_clients_listed() throws IOException {
        first.refuses(FakeEndpoint.FORMS, Refusal.MISSING_SCOPE);
        second.refuses(FakeEndpoint.FORMS, Refusal.MISSING_SCOPE);

        assertThat(evaluate().json().path("problems"))
                .filteredOn(problem -> problem.toString().contains("its use of forms"))
                .singleElement()
                .asString()
                .contains("2 clients (501 ${env:FIRST_TOKEN}, 502 ${env:SECOND_TOKEN})");
    }

    @Test
    void without_access_to_the_properties_only_doctor_says_so() throws IOException {
        partner.refuses(FakeEndpoint.CLIENT_PROPERTIES, Refusal.MISSING_SCOPE);

        assertThat(evaluate().json().path("problems").toString()).doesNotContain("propert");
        assertThat(agency.run(directory, "doctor", "--format", "json").out())
                .contains("whether the mapped properties exist stays unknown")
                .doesNotContain("crm.schemas");
    }

    @Test
    void doctor_says_a_line_per_client_and_names_the_apps_that_no_api_reports() throws IOException {
        for (FakeEndpoint endpoint : List.of(FakeEndpoint.EMAILS, FakeEndpoint.FORMS, FakeEndpoint.FLOWS)) {
            second.refuses(endpoint, Refusal.NOT_IN_PLAN);
        }
        agency.withFurtherClient("{domain: kunde53.example}");

        LiveRun run = agency.run(directory, "doctor", "--format", "json");

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(texts(run.json().at("/sources/0/findings"), "message"))
                .contains(
                        "Client 1, record 501, portal 7001, ${env:FIRST_TOKEN}: everything that HubSpot's API shows can"
                                + " be read",
                        "Client 2, record 502, portal 7002, ${env:SECOND_TOKEN}: tick content, forms, automation in the"
                                + " key's scopes")
                .anyMatch(message -> message.startsWith("Client 3, domain kunde53.example: ")
                        && message.contains("kunde503.example"))
                .anyMatch(message -> message.contains("ads-add-on") && message.contains("social-monitoring"));
    }

    private static List<String> texts(JsonNode list, String field) {
        return Stream.iterate(0, i -> i + 1)
                .limit(list.size())
                .map(i -> list.get(i).path(field).asText())
                .toList();
    }

    static Stream<Arguments> formsOfAToken() {
        Map<String, UnaryOperator<String>> forms = new HashMap<>();
        forms.put("whole", token -> token);
        forms.put("upper case", token -> token.toUpperCase(Locale.ROOT));
        forms.put("shortened", token -> token.substring(0, 15) + "...");
        forms.put("after Bearer", token -> "Bearer " + token);
        forms.put("Base64", token -> base64(token));
        forms.put("Base64 after Bearer", token -> base64("Bearer " + token));
        forms.put("broken over lines", token -> token.substring(0, 10) + "\r\n  " + token.substring(10));
        forms.put("Base64 broken over lines", token -> base64(token).replaceAll("(.{9})", "$1\n"));
        return forms.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formsOfAToken")
    void a_token_that_hubspot_repeats_is_masked_in_every_form(String name, UnaryOperator<String> form)
            throws IOException {
        String token = form.apply(agency.secrets().get("FIRST_TOKEN"));
        fake.whenever(
                of(SmallAgency.FIRST).and(call -> call.endpoint() == FakeEndpoint.FORMS),
                call -> Reply.error(
                        403, token, "This oauth-token (" + token + ") does not have proper permissions", "c-1"));
        fake.whenever(
                of(SmallAgency.SECOND),
                call -> Reply.error(401, "INVALID_AUTHENTICATION", "Expired: " + token + " of " + token, token));

        assertThat(evaluate().json().path("problems").toString())
                .contains("does not have proper permissions", "Expired: ");
        assertThat(agency.run(directory, "doctor").out()).contains("make a new key");
        assertThat(agency.run(directory, "doctor", "--format", "json").out()).contains("Expired: ");
    }

    private static Predicate<Call> of(long portalId) {
        return call -> call.account().portalId() == portalId;
    }
}

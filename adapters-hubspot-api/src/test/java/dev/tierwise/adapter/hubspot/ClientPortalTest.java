package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.DETAILS;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.PARTNER;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.TRACES;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.USAGE;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a portal is, who its users are, and what becomes of one that cannot be read. */
@Isolated("holds answers against short time limits")
class ClientPortalTest {

    private static final String TOKEN = "client-token-77aa";

    private final ScriptedHubSpot hubspot = new ScriptedHubSpot();

    @BeforeEach
    void onePortal() {
        hubspot.clients("{'id':'501','properties':{}}").portal(TOKEN, 7052064);
    }

    @AfterEach
    void close() {
        hubspot.close();
    }

    private Run run() {
        return new Run(hubspot).client("record=501", "portal-id=7052064", "token=" + TOKEN);
    }

    private static List<String> ofPortal(Run run) {
        return run.facts.stream()
                .filter(fact -> fact.startsWith("7052064 ") && !fact.contains(" app"))
                .map(fact -> fact.substring("7052064 ".length()))
                .filter(fact -> !fact.startsWith("listed"))
                .toList();
    }

    private void users(String... addresses) {
        hubspot.answer(TOKEN, USERS, "{'results':[{'email':'" + String.join("'},{'email':'", addresses) + "'}]}");
    }

    @Test
    void usersOfThePartnerAccountAndConfiguredOnesArePartnerEmployees() throws SourceException {
        users("Anna@Nordlicht.example", "free@lance.example", "carl@acme.example");
        Run run = run().with(settings -> settings.list("partner-employees", List.of("Free@lance.example")))
                .read();
        assertThat(ofPortal(run))
                .containsExactlyInAnyOrder(
                        "user PortalUser[email=…@nordlicht.example, partnerEmployee=true]",
                        "user PortalUser[email=…@lance.example, partnerEmployee=true]",
                        "user PortalUser[email=…@acme.example, partnerEmployee=false]",
                        "usersComplete");
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void usersAreReadToTheLastPage() throws SourceException {
        hubspot.answer(
                TOKEN,
                USERS,
                "{'results':[{'email':'a@acme.example'}],'paging':{'next':{'after':'A'}}}",
                "{'results':[],'paging':{'next':{'after':'B'}}}",
                "{'results':[{'email':'anna@nordlicht.example'}]}");
        assertThat(ofPortal(run().read()))
                .contains("user PortalUser[email=…@nordlicht.example, partnerEmployee=true]", "usersComplete");
        assertThat(hubspot.requests(TOKEN, USERS))
                .extracting(ScriptedHubSpot.Request::query)
                .containsExactly("limit=100", "limit=100&after=A", "limit=100&after=B");
    }

    @Test
    void aPortalWithoutUsersHasNone() throws SourceException {
        assertThat(ofPortal(run().read())).containsExactly("usersComplete");
    }

    @Test
    void usersThatCannotBeReadAreUnknownNotNone() throws SourceException {
        hubspot.fail(TOKEN, USERS, 403, "{'message':'no','correlationId':'c0ffee-4'}");
        Run run = run().read();
        assertThat(ofPortal(run)).containsExactly("furtherUsersPossible");
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith(
                        "501: of the client's portal this stays unknown: its users (takes the scope settings.users.read")
                .contains("c0ffee-4");
    }

    @Test
    void usersReadInPartCountButAreNotAll() throws SourceException {
        hubspot.answer(
                TOKEN,
                USERS,
                "{'results':[{'email':'anna@nordlicht.example'}],'paging':{'next':{'after':'A'}}}",
                "{'results':'?'}");
        assertThat(ofPortal(run().read()))
                .containsExactly(
                        "user PortalUser[email=…@nordlicht.example, partnerEmployee=true]", "furtherUsersPossible");
    }

    @Test
    void aNextPageOfUsersWithoutACursorMayHoldFurtherOnes() throws SourceException {
        hubspot.answer(TOKEN, USERS, "{'results':[],'paging':{'next':{'after':null}}}");
        assertThat(ofPortal(run().read())).containsExactly("furtherUsersPossible");
    }

    @Test
    void aUserWithoutAnAddressMayBeAnybody() throws SourceException {
        hubspot.answer(TOKEN, USERS, "{'results':[{'id':'1','email':null},{'email':'c@acme.example'}]}");
        Run run = run().read();
        assertThat(ofPortal(run)).contains("furtherUsersPossible").doesNotContain("usersComplete");
        assertThat(run.warnings).singleElement().asString().contains("without an e-mail address");
    }

    @Test
    void whereThePartnersUsersAreUnknownOnlyConfiguredOnesAreToldApart() throws SourceException {
        hubspot.fail(PARTNER, USERS, 403, "{'message':'no'}");
        users("free@lance.example", "anna@nordlicht.example");
        Run run = run().with(settings -> settings.list("partner-employees", List.of("free@lance.example")))
                .read();
        assertThat(ofPortal(run))
                .containsExactly(
                        "user PortalUser[email=…@lance.example, partnerEmployee=true]", "furtherUsersPossible");
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("account: who the partner's employees are is not fully known");
    }

    @ParameterizedTest
    @CsvSource({
        "true, carl@acme.example, true",
        "false, anna@nordlicht.example, true",
        "true, anna@nordlicht.example, false",
        "false, carl@acme.example, false"
    })
    void aDisagreementWithHubSpotsFlagIsNamed(String flag, String user, boolean disagree) throws SourceException {
        hubspot.clients("{'id':'501','properties':{'hs_is_managed':'" + flag + "'}}");
        users(user);
        Run run = run().read();
        assertThat(ofPortal(run)).contains("managedFlag " + flag, "usersComplete");
        assertThat(run.warnings).hasSize(disagree ? 1 : 0).allMatch(warning -> warning.startsWith("501: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bernd@nordlicht.example", "anna+c1@nordlicht.example", "x@lance.example"})
    void a_user_with_a_partners_domain_whom_nobody_lists_makes_a_managed_client_unknown(String user)
            throws SourceException {
        hubspot.clients("{'id':'501','properties':{'hs_is_managed':'true'}}");
        users(user, "carl@acme.example");
        Run run = run().with(settings -> settings.list("partner-employees", List.of("free@lance.example")))
                .read();
        assertThat(ofPortal(run))
                .contains("furtherUsersPossible")
                .doesNotContain("usersComplete")
                .noneMatch(fact -> fact.startsWith("managedFlag"));
        assertThat(run.warnings).singleElement().asString().contains("list them under partner-employees");
    }

    @Test
    void a_user_with_a_partners_domain_does_not_matter_beside_a_partner_employee_or_without_the_flag()
            throws SourceException {
        users("bernd@nordlicht.example");
        assertThat(ofPortal(run().read())).contains("usersComplete");
        hubspot.clients("{'id':'501','properties':{'hs_is_managed':'true'}}");
        users("bernd@nordlicht.example", "anna@nordlicht.example");
        assertThat(ofPortal(run().read())).contains("usersComplete", "managedFlag true");
    }

    @Test
    void of_a_client_that_may_not_be_active_the_users_who_manage_it_are_left_out() throws SourceException {
        hubspot.clients("{'id':'501','properties':{'hs_is_active':'','hs_is_managed':'true'}}");
        users("anna@nordlicht.example");
        assertThat(ofPortal(run().read())).containsExactly("furtherUsersPossible");
        users("carl@acme.example");
        assertThat(ofPortal(run().read())).contains("usersComplete").noneMatch(fact -> fact.startsWith("managedFlag"));
    }

    @Test
    void a_sandbox_is_refused_where_the_portal_is_configured_and_else_a_warning() throws SourceException {
        hubspot.answer(TOKEN, DETAILS, "{'portalId':7052064,'accountType':'SANDBOX'}");
        Run refused = run().read();
        assertThat(refused.facts.stream().filter(fact -> fact.startsWith("7052064")))
                .containsExactly("7052064 listed as record 501");
        assertThat(refused.warnings).singleElement().asString().contains("SANDBOX", "${env:C1}");
        assertThat(hubspot.requests(TOKEN, USERS)).isEmpty();
        Run warned = new Run(hubspot).client("record=501", "token=" + TOKEN).read();
        assertThat(warned.facts).contains("client-501 usersComplete");
        assertThat(warned.warnings).singleElement().asString().contains("SANDBOX", "portal-id");
    }

    @Test
    void a_list_without_a_client_whose_token_works_is_too_short() {
        hubspot.clients("{'id':'502','properties':{'hs_client_domain_name':'acme.example'}}");
        assertThatThrownBy(() -> run().read()).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE);
            assertThat(e)
                    .hasMessageContaining("lists 1 partner clients and leaves out client 501")
                    .hasMessageContaining("${env:C1}")
                    .hasMessageContaining("did you mean 502?");
        });
    }

    @Test
    void an_empty_list_is_no_fact_while_a_clients_token_works() {
        hubspot.records();
        assertThatThrownBy(() -> run().read())
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE));
    }

    @Test
    void a_list_without_a_client_whose_token_does_not_work_is_a_warning() throws SourceException {
        hubspot.records().fail(TOKEN, DETAILS, 401, "{'message':'expired'}");
        assertThat(run().read().warnings)
                .singleElement()
                .asString()
                .startsWith("501: none of the partner's clients has this record");
    }

    @Test
    void a_client_configured_by_its_domain_may_be_one_of_those_without_a_domain() throws SourceException {
        Run run = new Run(hubspot)
                .client("domain=acme.example", "portal-id=7052064", "token=" + TOKEN)
                .read();
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("acme.example: none of the partner's clients has this domain");
    }

    @Test
    void a_failure_that_many_clients_share_is_said_once_with_each_clients_token() throws SourceException {
        String other = "other-client-token-88bb";
        hubspot.clients("{'id':'501'}", "{'id':'502'}").portal(other, 8000);
        for (String token : List.of(TOKEN, other)) {
            hubspot.fail(
                    token, TRACES.get("forms"), 403, "{'message':'no','correlationId':'c-" + token.length() + "'}");
        }
        assertThat(run().client("record=502", "portal-id=8000", "token=" + other)
                        .read()
                        .warnings)
                .singleElement()
                .asString()
                .startsWith(
                        "account: 2 clients (501 ${env:C1}, 502 ${env:C2}): of the client's portal this stays unknown:"
                                + " its use of forms (takes the scope forms")
                .contains("for example client 501: ");
    }

    @ParameterizedTest
    @CsvSource({"FAILURE", "NOTFOUND"})
    void daily_requests_that_hubspot_failed_to_count_are_unknown_not_used_up(String fetchStatus)
            throws SourceException {
        hubspot.answer(
                TOKEN, USAGE, "{'results':[{'fetchStatus':'" + fetchStatus + "','usageLimit':0,'currentUsage':0}]}");
        Run run = run().read();
        assertThat(run.warnings).isEmpty();
        assertThat(run.facts).contains("7052064 usersComplete");
    }

    @Test
    void a_client_of_another_region_is_read_at_that_regions_address() throws SourceException {
        try (ScriptedHubSpot region = new ScriptedHubSpot()) {
            hubspot.fail(TOKEN, DETAILS, 488, "{'message':'unknown to this Hublet','correlationId':'c0ffee-9'}");
            region.portal(TOKEN, 7052064);
            assertThat(run().read().warnings)
                    .singleElement()
                    .asString()
                    .contains("another region", "base-url:", "${env:C1}", "c0ffee-9");
            Run run = new Run(hubspot)
                    .client("record=501", "portal-id=7052064", "token=" + TOKEN, "base-url=" + region.url())
                    .read();
            assertThat(run.facts).contains("7052064 usersComplete");
            assertThat(run.warnings).isEmpty();
        }
    }

    @Test
    void aTokenOfAnotherPortalIsNeverMixedUp() throws SourceException {
        hubspot.portal(TOKEN, 4711);
        users("anna@nordlicht.example");
        Run run = run().read();
        assertThat(run.facts.stream().filter(fact -> fact.startsWith("7052064")))
                .containsExactly("7052064 listed as record 501");
        assertThat(run.warnings).singleElement().asString().contains("belongs to portal 4711, not to portal 7052064");
        assertThat(hubspot.requests(TOKEN, USERS)).isEmpty();
    }

    @Test
    void aTokenOfThePartnersOwnAccountIsNoClients() throws SourceException {
        hubspot.portal(TOKEN, 900);
        Run run = new Run(hubspot).client("record=501", "token=" + TOKEN).read();
        assertThat(run.warnings).singleElement().asString().contains("the partner's own account");
        assertThat(run.facts).noneMatch(fact -> fact.contains("users") || fact.contains(" app"));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "477", "404"})
    void aPortalThatCannotBeReadIsUnknownAndNamedAndTheOthersGoOn(int status) throws SourceException {
        String other = "client-token-88bb";
        hubspot.clients("{'id':'501','properties':{}}", "{'id':'502','properties':{}}")
                .portal(other, 8000)
                .fail(TOKEN, DETAILS, status, "{'message':'not now','correlationId':'c0ffee-5'}");
        Run run = run().client("record=502", "portal-id=8000", "token=" + other).read();
        assertThat(run.facts.stream().filter(fact -> fact.startsWith("7052064")))
                .containsExactly("7052064 listed as record 501");
        assertThat(run.facts).contains("8000 usersComplete", "8000 appNotUsed forms 2018-03-15");
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("501: the client's portal could not be read")
                .contains("c0ffee-5");
    }

    @Test
    void aPortalWhoseDayIsUsedUpIsLeftAlone() throws SourceException {
        hubspot.answer(TOKEN, USAGE, "{'results':[{'name':'x','usageLimit':1000,'currentUsage':995}]}");
        Run run = run().read();
        assertThat(run.warnings).singleElement().asString().contains("5 of the portal's daily requests");
        assertThat(hubspot.requests(TOKEN, USERS)).isEmpty();
    }

    @Test
    void whatIsNotReadByTheDeadlineIsUnknown() throws SourceException {
        hubspot.hang(TOKEN, TRACES.get("forms")).hang(TOKEN, USERS);
        Run run = run().within(Duration.ofSeconds(2)).read();
        assertThat(run.facts)
                .contains(
                        "7052064 appNotUsed email 2018-03-15",
                        "7052064 appUnknown forms",
                        "7052064 furtherUsersPossible");
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("501: of the client's portal this stays unknown: its users, its use of forms: ");
    }

    @Test
    void anInterruptEndsTheReading() throws InterruptedException {
        hubspot.hang(TOKEN, USERS);
        AtomicReference<String> end = new AtomicReference<>("went on");
        Thread reading = new Thread(() -> {
            try {
                run().read();
            } catch (SourceException e) {
                end.set(e.kind() + (Thread.currentThread().isInterrupted() ? ", interrupted" : ""));
            }
        });
        reading.start();
        while (hubspot.requests(TOKEN, USERS).isEmpty()) {
            Thread.sleep(10);
        }
        reading.interrupt();
        reading.join(10_000);
        assertThat(end).hasValue("UNAVAILABLE, interrupted");
    }

    @Test
    void aPortalWhoseDailyRequestsSufficeForOneDayIsReadForSeveralToo() throws SourceException {
        hubspot.answer(TOKEN, USAGE, "{'results':[{'usageLimit':1000,'currentUsage':989}]}");
        Run run = run().on("2018-01-15", "2018-02-15", "2018-03-15").read();
        assertThat(run.warnings).isEmpty();
        assertThat(run.facts).contains("7052064 appNotUsed forms 2018-01-15", "7052064 appNotUsed forms 2018-03-15");
    }

    @Test
    void theDailyRequestsThatAreReservedAreNotUsed() throws SourceException {
        hubspot.answer(TOKEN, USAGE, "{'results':[{'usageLimit':1000,'currentUsage':500}]}");
        assertThat(run().read().warnings).isEmpty();
        assertThat(run().with(settings -> settings.integer("daily-reserve", 495))
                        .read()
                        .warnings)
                .singleElement()
                .asString()
                .contains("495 are reserved");
    }

    @Test
    void theHeadersOfAnAnswerSaveTheQuestionForTheDailyRequests() throws SourceException {
        hubspot.header(TOKEN, "X-HubSpot-RateLimit-Daily", "250000")
                .header(TOKEN, "X-HubSpot-RateLimit-Daily-Remaining", "249000");
        run().read();
        assertThat(hubspot.requests(TOKEN, USAGE)).isEmpty();
    }

    @Test
    void withoutATokenAPortalIsNotReadAndNothingIsSaidOfItsUsers() throws SourceException {
        Run run = new Run(hubspot).client("record=501", "portal-id=7052064").read();
        assertThat(ofPortal(run)).isEmpty();
        assertThat(run.warnings).isEmpty();
        assertThat(hubspot.requests(PARTNER, USERS)).isEmpty();
    }

    @Test
    void thePartnersOwnAppsAreNotAskedFor() throws SourceException {
        run().read();
        assertThat(TRACES.values())
                .allSatisfy(
                        target -> assertThat(hubspot.requests(PARTNER, target)).isEmpty());
    }
}

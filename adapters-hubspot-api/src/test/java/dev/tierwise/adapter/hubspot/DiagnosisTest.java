package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.DETAILS;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.PARTNER;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.SEARCH;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.TRACES;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.SourceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a source finds out about itself, token by token. */
class DiagnosisTest {

    private static final String TOKEN = "client-token-77aa";
    private static final String PROPERTIES = "GET /crm/properties/2026-09/partner_clients";

    private final ScriptedHubSpot hubspot = new ScriptedHubSpot();

    @BeforeEach
    void onePortal() {
        hubspot.clients("{'id':'501','properties':{}}")
                .portal(TOKEN, 7052064)
                .answer(
                        PARTNER,
                        PROPERTIES,
                        "{'results':[{'name':'hs_client_name'},{'name':'hs_client_domain_name'},{'name':'hs_is_active'},"
                                + "{'name':'hs_client_portal_purged'},{'name':'hs_is_sold'},{'name':'hs_is_managed'},"
                                + "{'name':'hs_market_name'},{'name':'hs_number_of_managing_partners'},"
                                + "{'name':'hs_managed_mrr'},{'name':'hs_sold_tier_points'},"
                                + "{'name':'hs_managed_tier_points'},{'name':'hs_total_tier_points'},"
                                + "{'name':'hs_tiering_properties_updated_at'},"
                                + "{'name':'hs_total_mrr_v2'},{'name':'hs_managed_local_mrr_currency'},"
                                + "{'name':'hs_sold_date'}]}");
    }

    @AfterEach
    void close() {
        hubspot.close();
    }

    private Run run() {
        return new Run(hubspot).client("record=501", "portal-id=7052064", "token=" + TOKEN);
    }

    @Test
    void eachTokenSaysWhoseItIsAndWhatItReads() throws SourceException {
        assertThat(run().diagnose().findings)
                .contains(
                        "the partner's account | access | OK | the token works; it belongs to portal 900, time zone"
                                + " Europe/Berlin",
                        "the partner's account | partner-clients | OK | 1 partner clients can be read",
                        "the partner's account | users | OK | 1 users can be read",
                        "clients | portal | OK | Client 1, record 501, portal 7052064, ${env:C1}: everything that"
                                + " HubSpot's API shows can be read");
    }

    @Test
    void thePropertiesThatTheAccountOffersAreSuggested() throws SourceException {
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("the partner's account | property-mrr | WARNING | the account has no property"
                                + " hs_total_subscription_mrr")
                        .contains("hs_total_mrr_v2", "{fact: mrr, property: ...}"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("the partner's account | property-sold-on | OK | no property is mapped")
                        .contains("hs_sold_date"));
    }

    @Test
    void withoutTheListOfPropertiesTheRestIsStillChecked() throws SourceException {
        hubspot.fail(PARTNER, PROPERTIES, 403, "{'message':'no'}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("the partner's account | properties | WARNING")
                        .doesNotContain("crm.schemas"))
                .anySatisfy(finding -> assertThat(finding).startsWith("clients | portal | OK | Client 1, record 501"));
    }

    @Test
    void aMissingScopeIsNamedBesideTheFactThatItCosts() throws SourceException {
        hubspot.fail(
                TOKEN, TRACES.get("workflows"), 403, "{'message':'no','context':{'missingScopes':['automation']}}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("clients | portal | WARNING | Client 1, record 501, portal 7052064, ${env:C1}: tick"
                                + " automation in the key's scopes")
                        .contains("plan", "CSV"));
    }

    @Test
    void refusedAndWrongTokensAreFindingsNotTheEnd() throws SourceException {
        hubspot.portal(TOKEN, 4711)
                .fail(PARTNER, SEARCH, 403, "{'message':'no partner account','correlationId':'c0ffee-6'}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("the partner's account | partner-clients | REFUSED")
                        .contains("c0ffee-6", "crm.objects.partner-clients.read"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("clients | portal | REFUSED | Client 1, record 501, portal 7052064, ${env:C1}: ")
                        .contains("4711"));
        hubspot.fail(PARTNER, DETAILS, 401, "{'message':'expired'}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding).startsWith("the partner's account | access | REFUSED"));
    }

    @Test
    void theDailyBudgetIsToldAndAClientWithoutATokenNamed() throws SourceException {
        hubspot.answer(PARTNER, USAGE, "{'results':[{'usageLimit':1000,'currentUsage':400}]}");
        assertThat(run().client("domain=other.example").diagnose().findings)
                .contains("the partner's account | daily-budget | OK | 600 of the account's daily requests are left")
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("clients | portal | WARNING | Client 2, domain other.example: ")
                        .contains("make a key"));
    }

    @Test
    void a_portal_whose_daily_requests_are_nearly_used_up_is_named() throws SourceException {
        hubspot.answer(TOKEN, USAGE, "{'results':[{'usageLimit':1000,'currentUsage':995}]}");
        assertThat(ofClients(run())).singleElement().asString().contains("5 of the portal's daily requests");
    }

    private static List<String> ofClients(Run run) throws SourceException {
        return run.diagnose().findings.stream()
                .filter(finding -> finding.startsWith("clients | portal"))
                .toList();
    }

    @Test
    void one_line_for_each_client_says_what_to_tick_in_its_keys_scopes() throws SourceException {
        String other = "other-client-token-88bb";
        hubspot.clients("{'id':'501'}", "{'id':'503'}").portal(other, 7003);
        for (String app : List.of("email", "landing-pages", "website-pages", "ctas", "forms", "workflows")) {
            hubspot.fail(other, TRACES.get(app), 403, "{'message':'no','correlationId':'c0ffee-7'}");
        }
        assertThat(ofClients(run().client("record=503", "portal-id=7003", "token=" + other)))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("clients | portal | OK | Client 1, record 501"),
                        second -> assertThat(second)
                                .startsWith("clients | portal | WARNING | Client 2, record 503, portal 7003, ${env:C2}:"
                                        + " tick content, forms, automation in the key's scopes | "));
    }

    @Test
    void a_key_that_is_refused_is_to_be_replaced_where_it_is_configured() throws SourceException {
        hubspot.fail(TOKEN, DETAILS, 401, "{'message':'expired','correlationId':'c0ffee-8'}");
        assertThat(ofClients(run()))
                .singleElement()
                .asString()
                .startsWith(
                        "clients | portal | REFUSED | Client 1, record 501, portal 7052064, ${env:C1}: make a new key"
                                + " in portal 7052064 and put it into ${env:C1}")
                .contains("c0ffee-8");
    }

    @Test
    void the_nearest_record_or_domain_is_suggested_for_one_that_no_client_has() throws SourceException {
        hubspot.clients(
                "{'id':'501','properties':{'hs_client_name':'Acme'}}",
                "{'id':'7788','properties':{'hs_client_domain_name':'brandt.example'}}");
        assertThat(ofClients(new Run(hubspot)
                        .client("record=511")
                        .client("domain=brand.example")
                        .client("record=99999")))
                .satisfiesExactly(
                        record -> assertThat(record)
                                .contains("none of the partner's clients has it; did you mean 501 (Acme)?"),
                        domain -> assertThat(domain).contains("did you mean brandt.example?"),
                        unlike -> assertThat(unlike).contains("none of").doesNotContain("did you mean"));
    }

    @Test
    void a_client_that_the_list_leaves_out_although_its_key_works_is_unavailable() throws SourceException {
        hubspot.records();
        assertThat(ofClients(run()))
                .singleElement()
                .asString()
                .startsWith("clients | portal | UNAVAILABLE | Client 1, record 501, portal 7052064, ${env:C1}: ")
                .contains("too short");
    }

    @Test
    void the_apps_that_no_api_reports_are_named_once() throws SourceException {
        assertThat(run().diagnose().findings)
                .filteredOn(finding -> finding.contains("ads-add-on"))
                .singleElement()
                .asString()
                .contains("pages-report", "social-monitoring", "CSV");
    }

    @Test
    void a_sandbox_is_refused_with_a_portal_id_and_warned_of_without_one() throws SourceException {
        hubspot.answer(TOKEN, DETAILS, "{'portalId':7052064,'accountType':'SANDBOX'}");
        assertThat(ofClients(run()))
                .singleElement()
                .asString()
                .startsWith("clients | portal | REFUSED")
                .contains("SANDBOX");
        assertThat(ofClients(new Run(hubspot).client("record=501", "token=" + TOKEN)))
                .singleElement()
                .asString()
                .startsWith("clients | portal | WARNING")
                .contains("SANDBOX", "portal-id: 7052064");
    }
}

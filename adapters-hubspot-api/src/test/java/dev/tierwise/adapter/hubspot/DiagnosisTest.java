package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.DETAILS;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.PARTNER;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.SEARCH;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.TRACES;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.spi.SourceException;
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
                        "client 501 | access | OK | the token works; it belongs to the configured portal 7052064",
                        "client 501 | users | OK | the portal's users can be read",
                        "client 501 | app-forms | OK | the use of forms can be read");
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
                .anySatisfy(finding -> assertThat(finding).startsWith("the partner's account | properties | WARNING"))
                .anySatisfy(finding -> assertThat(finding).startsWith("client 501 | access | OK"));
    }

    @Test
    void aMissingScopeIsNamedBesideTheFactThatItCosts() throws SourceException {
        hubspot.fail(
                TOKEN, TRACES.get("workflows"), 403, "{'message':'no','context':{'missingScopes':['automation']}}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("client 501 | app-workflows | WARNING | the use of workflows stays unknown")
                        .contains("scope automation", "plan", "CSV"));
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
                        .startsWith("client 501 | access | REFUSED")
                        .contains("4711", "7052064"));
        hubspot.fail(PARTNER, DETAILS, 401, "{'message':'expired'}");
        assertThat(run().diagnose().findings)
                .anySatisfy(finding -> assertThat(finding).startsWith("the partner's account | access | REFUSED"));
    }

    @Test
    void theDailyBudgetIsToldAndAClientWithoutATokenNamed() throws SourceException {
        hubspot.answer(TOKEN, USAGE, "{'results':[{'usageLimit':1000,'currentUsage':400}]}");
        assertThat(run().client("domain=other.example").diagnose().findings)
                .contains("client 501 | daily-budget | OK | 600 of the account's daily requests are left")
                .anySatisfy(finding -> assertThat(finding).startsWith("client other.example | access | WARNING"));
    }
}

package dev.tierwise.adapter.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.SourceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record of the partner's own account says about a client. */
class PartnerClientsTest {

    private final ScriptedHubSpot hubspot = new ScriptedHubSpot();

    @AfterEach
    void close() {
        hubspot.close();
    }

    private Run runWith(String properties) {
        hubspot.clients("{'id':'501','properties':{" + properties + "}}");
        return new Run(hubspot)
                .with(settings -> settings.records(
                        "properties",
                        List.of(
                                Run.record("properties", "fact=sold-on", "property=agency_sold_on"),
                                Run.record("properties", "fact=cancelled-on", "property=agency_cancelled_on"),
                                Run.record("properties", "fact=customer-since", "property=agency_customer_since"))));
    }

    @Test
    void theAccountKnowsThePartnersTimeZoneAndNothingElseAboutIt() throws SourceException {
        assertThat(new Run(hubspot).read().facts).containsExactly("missing PARTNER", "time zone Europe/Berlin");
    }

    @Test
    void aRecordTellsNameRevenueSaleAndManagement() throws SourceException {
        Run run = runWith(
                        "'hs_client_name':'Acme GmbH','hs_is_active':'true','hs_is_sold':'true','hs_is_managed':'false',"
                                + "'hs_total_subscription_mrr':'1140.000000','hs_managed_local_mrr_currency':'eur',"
                                + "'agency_sold_on':'2018-01-10','agency_customer_since':'2017-12-01','of_tomorrow':{'x':1}")
                .read();
        assertThat(run.facts)
                .containsExactly(
                        "missing PARTNER",
                        "time zone Europe/Berlin",
                        "client-501 listed as record 501",
                        "client-501 name Acme GmbH",
                        "client-501 mrr 1140.00 EUR",
                        "client-501 soldOn 2018-01-10",
                        "client-501 customerSince 2017-12-01",
                        "client-501 managedFlag false");
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void aRecordTellsWhatPointsDependOnAndWhatHubSpotCredits() throws SourceException {
        Run run = runWith("'hs_is_active':'true','hs_managed_local_mrr_currency':'EUR','hs_market_name':'Brazil',"
                        + "'hs_number_of_managing_partners':'2.000000','hs_managed_mrr':'500.005',"
                        + "'hs_sold_tier_points':'30.000000','hs_managed_tier_points':'2.495','hs_total_tier_points':'32.5',"
                        + "'hs_tiering_properties_updated_at':'2018-03-14T23:30:00Z'")
                .with(settings -> settings.list("growth-markets", List.of("India", " BRAZIL ")))
                .read();
        assertThat(run.facts)
                .containsExactly(
                        "missing PARTNER",
                        "time zone Europe/Berlin",
                        "client-501 listed as record 501",
                        "client-501 market GROWTH",
                        "client-501 managingPartners 2",
                        "client-501 reportedManagedMrr 500.01 EUR",
                        "client-501 reportedSoldPoints 30",
                        "client-501 reportedManagedPoints 2.5",
                        "client-501 reportedTotalPoints 32.5",
                        "client-501 reportedUpdatedOn 2018-03-15");
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void aMarketThatIsNotListedAsAGrowthMarketIsAStandardOne() throws SourceException {
        assertThat(runWith("'hs_market_name':'Germany'")
                        .with(settings -> settings.list("growth-markets", List.of("India")))
                        .read()
                        .facts)
                .contains("client-501 market STANDARD");
    }

    @Test
    void withoutAListOfGrowthMarketsOnlyAMarketNamedAfterItsKindIsKnown() throws SourceException {
        assertThat(runWith("'hs_market_name':'Germany'").read().facts).noneMatch(fact -> fact.contains("market"));
        assertThat(runWith("'hs_market_name':'Growth'").read().facts).contains("client-501 market GROWTH");
    }

    @Test
    void aMarketIsAGrowthMarketByItsNameOrByItsMultiplier() throws SourceException {
        assertThat(runWith("'hs_market_name':'growth_market','hs_market_multiplier':'2.0000'")
                        .read()
                        .facts)
                .contains("client-501 market GROWTH");
        assertThat(runWith("'hs_market_multiplier':'2.0000'").read().facts).contains("client-501 market GROWTH");
        assertThat(runWith("'hs_market_name':'Germany','hs_market_multiplier':'1.0000'")
                        .read()
                        .facts)
                .contains("client-501 market STANDARD");
    }

    @Test
    void aMarketWhoseNameAndMultiplierContradictEachOtherIsUnknown() throws SourceException {
        Run run = runWith("'hs_market_name':'growth_market','hs_market_multiplier':'1.0000'")
                .read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("market"));
        assertThat(run.warnings).singleElement().asString().contains("contradict each other");
    }

    @Test
    void aRecordTellsWhatIsExpectedOfTheRelationshipAndWhatTheClientPaysFor() throws SourceException {
        Run run = runWith("'hs_is_active':'true',"
                        + "'hs_managed_relationship_estimated_expiration_date':'2018-05-03T00:00:00Z',"
                        + "'hs_last_active_partner_employee_active_at':'2018-03-04T09:30:00Z',"
                        + "'hs_next_cancellation_date':'2018-06-30','hs_next_renewal_date':'1530403200000',"
                        + "'hs_marketing_hub_mrr':'900.500000','hs_marketing_hub_renewal_date':'2018-07-01',"
                        + "'hs_sales_hub_mrr':'0.000000','hs_cms_hub_renewal_date':'soon'")
                .read();
        assertThat(run.facts)
                .contains(
                        "client-501 managedExpiresOn 2018-05-03",
                        "client-501 lastActiveOn 2018-03-04",
                        "client-501 cancellationExpectedOn 2018-06-30",
                        "client-501 renewsOn 2018-07-01",
                        "client-501 hub HubSubscription[hub=marketing, mrr=Optional[Money[amount=900.50, currency=USD]],"
                                + " renewsOn=Optional[2018-07-01]]")
                .noneMatch(fact -> fact.contains("cancelledOn") || fact.contains("hub=sales"));
        assertThat(run.warnings).singleElement().asString().contains("hs_cms_hub_renewal_date");
    }

    @Test
    void anotherPropertyMayTellIt() throws SourceException {
        assertThat(runWith("'agency_lapses':'2018-05-03'")
                        .with(settings -> settings.records(
                                "properties",
                                List.of(Run.record("properties", "fact=managed-expires-on", "property=agency_lapses"))))
                        .read()
                        .facts)
                .contains("client-501 managedExpiresOn 2018-05-03");
    }

    @Test
    void noManagingPartnerAndWhatIsNoNumberAreUnknown() throws SourceException {
        assertThat(runWith("'hs_number_of_managing_partners':'0','hs_sold_tier_points':''")
                        .read()
                        .facts)
                .noneMatch(fact -> fact.contains("managingPartners") || fact.contains("Points"));
        Run run = runWith("'hs_number_of_managing_partners':'1.5','hs_total_tier_points':'many'")
                .read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("managingPartners") || fact.contains("Points"));
        assertThat(run.warnings)
                .anyMatch(warning -> warning.contains("hs_number_of_managing_partners does not hold a whole number"))
                .anyMatch(warning -> warning.contains("hs_total_tier_points does not hold a number of points"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'hs_is_sold':null,'hs_is_managed':null,'hs_is_active':null,'hs_total_subscription_mrr':null",
                "'hs_is_sold':'','hs_is_managed':'','hs_is_active':'','hs_total_subscription_mrr':'','hs_client_name':' '"
            })
    void missingNullAndEmptyAreUnknownAndNeverZeroOrNo(String properties) throws SourceException {
        Run run = runWith(properties).read();
        assertThat(run.facts)
                .containsExactly("missing PARTNER", "time zone Europe/Berlin", "client-501 listed as record 501");
    }

    @Test
    void clients_that_may_or_may_not_be_active_are_listed_in_one_warning() throws SourceException {
        hubspot.records(
                "{'id':'501','properties':{'hs_is_active':''}}",
                "{'id':'502','properties':{}}",
                "{'id':'503','properties':{'hs_is_active':'true'}}");
        assertThat(new Run(hubspot).read().warnings)
                .singleElement()
                .asString()
                .startsWith("account: HubSpot does not say of 2 clients (501, 502) whether they are active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'hs_is_active':''", "'hs_is_active':null", "'hs_is_active':'perhaps'", "'hs_is_active':1"})
    void of_a_client_that_may_not_be_active_nothing_is_said_that_makes_it_count(String active) throws SourceException {
        Run run = runWith(active + ",'hs_client_name':'Acme','hs_is_sold':'true','agency_sold_on':'2018-01-10',"
                        + "'hs_is_managed':'true','hs_total_subscription_mrr':'5'")
                .read();
        assertThat(run.facts)
                .containsExactly(
                        "missing PARTNER",
                        "time zone Europe/Berlin",
                        "client-501 listed as record 501",
                        "client-501 name Acme",
                        "client-501 soldOnUnknownDay");
    }

    @Test
    void of_a_client_that_may_not_be_active_it_is_said_that_it_counts_for_nothing() throws SourceException {
        assertThat(runWith("'hs_is_active':'','hs_is_sold':'false','hs_is_managed':'false'")
                        .read()
                        .facts)
                .contains("client-501 notSoldByPartner", "client-501 managedFlag false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''      | true  | mrr 5.00 USD             | 0
            ''      | false | inactiveSinceUnknownDay  | 0
            'true'  | false | mrr 5.00 USD             | 1
            'false' | true  | inactiveSinceUnknownDay  | 1
            """, quoteCharacter = '`')
    void the_configuration_says_whether_a_client_is_active_if_hubspot_does_not(
            String hubSpots, String configured, String fact, int warnings) throws SourceException {
        Run run = runWith("'hs_is_active':" + hubSpots + ",'hs_total_subscription_mrr':'5'")
                .client("record=501", "active=" + configured)
                .read();
        assertThat(run.facts).contains("client-501 " + fact);
        assertThat(run.warnings).hasSize(warnings).allMatch(warning -> warning.contains("HubSpot is believed"));
    }

    @Test
    void aRecordWithoutPropertiesIsStillAPortal() throws SourceException {
        hubspot.records("{'id':501}");
        assertThat(new Run(hubspot).read().facts).contains("client-501 listed as record 501");
    }

    @ParameterizedTest
    @CsvSource({
        "'1140.000000', 1140.00",
        "1140, 1140.00",
        "1140.5, 1140.50",
        "'0.005', 0.01",
        "'10.004999', 10.00",
        "'0', 0.00"
    })
    void revenueIsRoundedToCents(String value, String amount) throws SourceException {
        assertThat(runWith("'hs_total_subscription_mrr':'" + value + "'").read().facts)
                .contains("client-501 mrr " + amount + " USD");
        assertThat(runWith("'hs_total_subscription_mrr':" + value).read().facts)
                .contains("client-501 mrr " + amount + " USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5.00", "1e3", "1.140,00", "n/a", "1,140.00", "+5", "NaN"})
    void revenueOfAnotherFormIsUnknownWithAWarning(String value) throws SourceException {
        Run run = runWith("'hs_total_subscription_mrr':'" + value + "'").read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("mrr"));
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("501: the property hs_total_subscription_mrr does not hold an amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "999999999999999.995"})
    void revenue_of_more_than_15_digits_before_the_point_is_unknown_with_a_warning(String value)
            throws SourceException {
        Run run = runWith("'hs_total_subscription_mrr':'" + value + "'").read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("mrr"));
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .startsWith("501: the property hs_total_subscription_mrr does not hold an amount");
        assertThat(runWith("'hs_total_subscription_mrr':'999999999999999.99'").read().facts)
                .contains("client-501 mrr 999999999999999.99 USD");
    }

    @Test
    void revenueOfMoreDigitsThanMemoryHoldsIsUnknownWithAWarning() throws SourceException {
        Run run = runWith("'hs_total_subscription_mrr':1e999999999").read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("mrr"));
        assertThat(run.warnings).hasSize(1);
    }

    @Test
    void aCurrencyThatIsNoneMakesTheRevenueUnknown() throws SourceException {
        Run run = runWith("'hs_total_subscription_mrr':'5','hs_managed_local_mrr_currency':'Euro'")
                .read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("mrr"));
        assertThat(run.warnings).singleElement().asString().contains("hs_managed_local_mrr_currency");
    }

    @Test
    void aConfiguredCurrencyIsBelievedOverTheRecords() throws SourceException {
        assertThat(runWith("'hs_total_subscription_mrr':'5','hs_managed_local_mrr_currency':'EUR'")
                        .with(settings -> settings.text("currency", "usd"))
                        .read()
                        .facts)
                .contains("client-501 mrr 5.00 USD");
    }

    @Test
    void soldWithoutADayIsSoldOnAnUnknownDay() throws SourceException {
        assertThat(runWith("'hs_is_sold':'true'").read().facts).contains("client-501 soldOnUnknownDay");
    }

    @Test
    void notSoldIsSaidOnlyWhenHubSpotSaysIt() throws SourceException {
        assertThat(runWith("'hs_is_sold':'false','agency_sold_on':'2018-01-10'").read().facts)
                .contains("client-501 notSoldByPartner")
                .noneMatch(fact -> fact.contains("soldOn "));
        assertThat(runWith("'agency_sold_on':'2018-01-10'").read().facts)
                .noneMatch(fact -> fact.contains("sold") || fact.contains("Sold"));
    }

    @Test
    void aFlagOfAnotherFormIsUnknownWithAWarning() throws SourceException {
        Run run = runWith("'hs_is_sold':'perhaps','hs_is_managed':true").read();
        assertThat(run.facts)
                .contains("client-501 managedFlag true")
                .noneMatch(fact -> fact.contains("sold") || fact.contains("Sold"));
        assertThat(run.warnings).singleElement().asString().contains("hs_is_sold", "true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "'2018-01-10', 2018-01-10",
        "'2018-01-10T00:00:00Z', 2018-01-10",
        "'2018-01-10T00:00:00.000Z', 2018-01-10",
        "'2018-01-09T23:30:00Z', 2018-01-10",
        "'2018-01-10T00:00:00+01:00', 2018-01-10",
        "'1515542400000', 2018-01-10",
        "'1515540600000', 2018-01-10",
        "'2016-02-29', 2016-02-29"
    })
    void datesComeInFourShapesAndMeanADayOfThePartner(String value, String day) throws SourceException {
        assertThat(runWith("'hs_is_sold':'true','agency_sold_on':'" + value + "'")
                        .read()
                        .facts)
                .contains("client-501 soldOn " + day);
        if (value.matches("\\d+")) {
            assertThat(runWith("'hs_is_sold':'true','agency_sold_on':" + value).read().facts)
                    .contains("client-501 soldOn " + day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-02-30", "10.01.2018", "20180110", "1515542400", "2018-01-10T00:00:00", "0", "soon"})
    void aDateOfAnotherFormIsAnUnknownDayWithAWarning(String value) throws SourceException {
        Run run =
                runWith("'hs_is_sold':'true','agency_sold_on':'" + value + "'").read();
        assertThat(run.facts).contains("client-501 soldOnUnknownDay");
        assertThat(run.warnings).singleElement().asString().contains("agency_sold_on", "sold-on");
    }

    @Test
    void clientsAreAskedForInPagesOfTheConfiguredSize() throws SourceException {
        Run run = runWith("'hs_client_name':'A'").with(settings -> settings.integer("client-page-size", 50));
        run.read();
        assertThat(hubspot.requests(ScriptedHubSpot.PARTNER, ScriptedHubSpot.SEARCH))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body().path("limit").asInt()).isEqualTo(50));
    }

    @Test
    void aConfiguredSaleDayIsBelievedAndADisagreementNamed() throws SourceException {
        Run run = runWith("'hs_is_sold':'false'")
                .client("record=501", "portal-id=7052064", "sold-on=2018-01-10", "customer-since=2018-01-11")
                .read();
        assertThat(run.facts)
                .contains(
                        "7052064 listed as record 501",
                        "7052064 soldOn 2018-01-10",
                        "7052064 customerSince 2018-01-11");
        assertThat(run.warnings).singleElement().asString().contains("sold-on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'hs_is_active':'false'                                            | inactiveSinceUnknownDay
            'hs_is_active':'false','agency_cancelled_on':'2018-02-28'         | cancelledOn 2018-02-28
            'hs_is_active':'false','agency_cancelled_on':'2018-09-30'         | inactiveSinceUnknownDay
            'hs_is_active':'true','hs_client_portal_purged':'true'            | inactiveSinceUnknownDay
            'hs_is_active':'true','agency_cancelled_on':'2018-09-30'          | cancelledOn 2018-09-30
            'hs_is_active':'','agency_cancelled_on':'2018-02-28'              | cancelledOn 2018-02-28
            """, quoteCharacter = '`')
    void aClientThatLeftIsInactiveOrCancelled(String properties, String fact) throws SourceException {
        assertThat(runWith(properties).read().facts).contains("client-501 " + fact);
    }

    @Test
    void anActiveClientWithAPastCancellationIsActiveWithAWarning() throws SourceException {
        Run run = runWith("'hs_is_active':'true','agency_cancelled_on':'2018-02-28'")
                .read();
        assertThat(run.facts).noneMatch(fact -> fact.contains("cancelled"));
        assertThat(run.warnings).singleElement().asString().contains("active");
    }

    @Test
    void aClientIsFoundByItsDomainToo() throws SourceException {
        assertThat(runWith("'hs_client_domain_name':'Acme.example'")
                        .client("domain=acme.example", "portal-id=7052064", "sold-on=2018-01-10")
                        .read()
                        .facts)
                .contains("7052064 listed as record 501", "7052064 soldOn 2018-01-10");
    }

    @Test
    void aConfiguredClientThatThePartnerDoesNotHaveIsAWarning() throws SourceException {
        Run run = runWith("")
                .client("record=502", "sold-on=2018-01-10")
                .client("domain=other.example")
                .read();
        assertThat(run.warnings)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("502: none of the partner's clients has this record"),
                        second -> assertThat(second)
                                .startsWith("other.example: none of the partner's clients has this domain"));
        assertThat(run.facts).noneMatch(fact -> fact.contains("502"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'4711;502'", "'502'", "'502; 4711'"})
    void a_record_that_another_was_merged_into_keeps_the_configuration_of_that_one(String merged)
            throws SourceException {
        hubspot.clients("{'id':'777','properties':{'hs_merged_object_ids':" + merged + "}}", "{'id':'501'}");
        Run run = new Run(hubspot)
                .client("record=502", "portal-id=7052064", "sold-on=2018-01-10")
                .read();
        assertThat(run.facts).contains("7052064 listed as record 777", "7052064 soldOn 2018-01-10");
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void a_record_that_is_there_is_not_taken_for_one_that_was_merged() throws SourceException {
        hubspot.clients("{'id':'501'}", "{'id':'777','properties':{'hs_merged_object_ids':'501'}}");
        assertThat(new Run(hubspot).client("record=501", "portal-id=7052064").read().facts)
                .contains("7052064 listed as record 501", "client-777 listed as record 777");
    }

    @Test
    void a_warning_that_many_clients_share_is_said_once() throws SourceException {
        hubspot.clients(
                "{'id':'501','properties':{'hs_is_sold':'perhaps'}}",
                "{'id':'502','properties':{'hs_is_sold':'?'}}",
                "{'id':'503','properties':{'hs_is_managed':'?'}}");
        assertThat(new Run(hubspot).read().warnings)
                .satisfiesExactly(
                        shared -> assertThat(shared)
                                .startsWith("account: 2 clients (501, 502): the property hs_is_sold does not hold"),
                        single -> assertThat(single).startsWith("503: the property hs_is_managed does not hold"));
    }

    @Test
    void a_partners_account_that_is_a_sandbox_is_a_warning() throws SourceException {
        hubspot.answer(
                ScriptedHubSpot.PARTNER,
                ScriptedHubSpot.DETAILS,
                "{'portalId':900,'timeZone':'Europe/Berlin','accountType':'DEVELOPER_TEST'}");
        assertThat(new Run(hubspot).read().warnings).singleElement().asString().contains("DEVELOPER_TEST");
    }

    @Test
    void aDomainOfSeveralClientsIsNotGuessed() throws SourceException {
        hubspot.clients(
                "{'id':'501','properties':{'hs_client_domain_name':'acme.example'}}",
                "{'id':'502','properties':{'hs_client_domain_name':'acme.example'}}");
        Run run = new Run(hubspot)
                .client("domain=acme.example", "portal-id=7052064", "sold-on=2018-01-10")
                .read();
        assertThat(run.facts).contains("client-501 listed as record 501", "client-502 listed as record 502");
        assertThat(run.warnings).singleElement().asString().contains("records 501, 502");
    }

    @Test
    void aTimeZoneThatIsNoneIsAWarning() throws SourceException {
        hubspot.answer(ScriptedHubSpot.PARTNER, ScriptedHubSpot.DETAILS, "{'portalId':900,'timeZone':'Atlantis/West'}");
        Run run = new Run(hubspot).read();
        assertThat(run.facts).containsExactly("missing PARTNER");
        assertThat(run.warnings).singleElement().asString().contains("time-zone");
    }
}

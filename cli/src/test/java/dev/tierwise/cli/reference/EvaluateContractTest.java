package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundaries of the rules by name, on folders small enough to work the answer out by hand. */
class EvaluateContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2018-03-15T12:00:00Z");

    @TempDir
    Path home;

    /** An agency that is certified, knows everything about itself and has no portals yet. */
    @BeforeEach
    void anAgency() {
        file("partner.csv", "name,email_domains", "Nordlicht Agentur,nordlicht.example");
        file("portals.csv", "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on");
        file("users.csv", "portal_id,email,partner_employee");
        file("app_usage.csv", "portal_id,app,used_on");
        file(
                "certifications.csv",
                "certification,holder,awarded_on,expires_on",
                "agency-partner,Anna,2017-05-01,2018-04-30");
    }

    @Nested
    class TwelveMonths {

        @Test
        void aPortalSoldExactlyTwelveMonthsAgoCounts() {
            portals("1,,,100,,2017-03-15,,");
            assertThat(soldOn("2018-03-15")).isEqualTo("counts: sold-within-12-months");
        }

        @Test
        void oneDayMoreIsTooLongAgo() {
            portals("1,,,100,,2017-03-14,,");
            assertThat(soldOn("2018-03-15")).isEqualTo("does-not-count: sold-too-long-ago");
        }

        @Test
        void soldOnA29FebruaryCountsThroughThe28thOfTheNextYear() {
            portals("1,,,100,,2016-02-29,,");
            assertThat(soldOn("2017-02-28")).isEqualTo("counts: sold-within-12-months");
            assertThat(soldOn("2017-03-01")).isEqualTo("does-not-count: sold-too-long-ago");
        }

        @Test
        void soldOnThe28thDoesNotCountOnA29FebruaryOneYearLater() {
            portals("1,,,100,,2019-02-28,,");
            assertThat(soldOn("2020-02-28")).isEqualTo("counts: sold-within-12-months");
            assertThat(soldOn("2020-02-29")).isEqualTo("does-not-count: sold-too-long-ago");
        }

        @Test
        void aPortalSoldTodayCountsAndOneSoldTomorrowDoesNot() {
            portals("1,,,100,,2018-03-15,2017-01-01,", "2,,,100,,2018-03-16,2017-01-01,", "3,,,100,,2018-03-16,,");
            assertThat(sold(evaluate("2018-03-15"), 0)).isEqualTo("counts: sold-within-12-months");
            assertThat(sold(evaluate("2018-03-15"), 1)).isEqualTo("does-not-count: sold-later");
            assertThat(sold(evaluate("2018-03-15"), 2)).isEqualTo("does-not-count: not-yet-customer");
        }

        private String soldOn(String day) {
            return sold(evaluate(day), 0);
        }
    }

    @Nested
    class Thresholds {

        @Test
        void aThresholdReachedToTheCentIsMet() {
            portals("1,,,1124.99,,2018-01-10,,", "2,,,0.01,,2018-01-10,,");
            employeesAt("1", "2");
            appsIn(3, "1", "2");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/tier")).isEqualTo(tree("{'atLeast':'silver','atMost':'silver','settled':true}"));
            assertThat(json.at("/tiers/0/criteria/0"))
                    .isEqualTo(
                            tree(
                                    "{'metric':'sold-mrr','state':'met','required':'1125.00','shortfall':{'low':'0.00','high':'0.00'}}"));
        }

        @Test
        void aThresholdMissedByOneCentIsUnmet() {
            portals("1,,,1124.98,,2018-01-10,,", "2,,,0.01,,2018-01-10,,");
            employeesAt("1", "2");
            appsIn(3, "1", "2");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/tier")).isEqualTo(tree("{'atLeast':null,'atMost':null,'settled':true}"));
            assertThat(json.at("/tiers/0/criteria/1"))
                    .isEqualTo(
                            tree(
                                    "{'metric':'managed-mrr','state':'unmet','required':'1125.00','shortfall':{'low':'0.01','high':'0.01'}}"));
        }

        @Test
        void aConvertedMrrIsRoundedHalfUpPortalByPortal() {
            // 10.50 * 1.17 = 12.285 -> 12.29, twice: 24.58 and not 24.57
            portals("1,,,10.50,EUR,2018-01-10,,", "2,,,10.5,eur,2018-01-10,,");
            assertThat(evaluate("2018-03-15", "--rate", "EUR=1.17")
                            .at("/metrics/sold-mrr/low")
                            .asText())
                    .isEqualTo("24.58");
        }

        @Test
        void theProgrammeOf2016HasItsOwnFigures() {
            portals("1,,,3500,,2018-01-10,,");
            employeesAt("1");
            appsIn(5, "1");
            JsonNode json = evaluate("2018-03-15", "--programme", "hubspot-2016-11");
            assertThat(json.at("/programme").asText()).isEqualTo("hubspot-2016-11");
            assertThat(json.at("/tier/atLeast").asText()).isEqualTo("silver");
            assertThat(json.at("/tiers/0/criteria/3/required").asText()).isEqualTo("5");
        }
    }

    @Nested
    class Median {

        @Test
        void anEvenMedianOfTwoAndAHalfMissesThree() {
            portals("1,,,2000,,2018-01-10,,", "2,,,2000,,2018-01-10,,");
            employeesAt("1", "2");
            appsIn(2, "1");
            appsIn(3, "2");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/metrics/median-app-usage"))
                    .isEqualTo(tree("{'low':'2.5','high':'2.5','unit':'apps','portals':{'low':2,'high':2}}"));
            assertThat(json.at("/tiers/0/criteria/3"))
                    .isEqualTo(
                            tree(
                                    "{'metric':'median-app-usage','state':'unmet','required':'3','shortfall':{'low':'0.5','high':'0.5'}}"));
            assertThat(json.at("/tier/atMost").isNull()).isTrue();
        }

        @Test
        void aPortalThatIsSoldAndManagedIsCountedOnce() {
            portals("1,,,100,,2018-01-10,,", "2,,,100,,,,");
            employeesAt("1", "2");
            appsIn(1, "1");
            appsIn(4, "2");
            JsonNode metrics = evaluate("2018-03-15").get("metrics");
            assertThat(metrics.at("/sold-mrr/low").asText()).isEqualTo("100.00");
            assertThat(metrics.at("/managed-mrr/low").asText()).isEqualTo("200.00");
            assertThat(metrics.at("/median-app-usage"))
                    .isEqualTo(tree("{'low':'2.5','high':'2.5','unit':'apps','portals':{'low':2,'high':2}}"));
        }

        @Test
        void aPortalWithAnMrrOfZeroCountsAsSoldButContributesNothing() {
            portals("1,,,0,,2018-01-10,,", "2,,,5,,2018-01-10,,");
            appsIn(9, "1");
            appsIn(2, "2");
            JsonNode metrics = evaluate("2018-03-15").get("metrics");
            assertThat(metrics.at("/sold-mrr/portals")).isEqualTo(tree("{'low':2,'high':2}"));
            assertThat(metrics.at("/median-app-usage"))
                    .isEqualTo(tree("{'low':'2','high':'2','unit':'apps','portals':{'low':1,'high':1}}"));
        }

        @Test
        void theWindowHoldsThirtyDaysAndTodayIsOneOfThem() {
            portals("1,,,5,,2018-01-10,,");
            file(
                    "app_usage.csv",
                    "portal_id,app,used_on",
                    "1,CRM,2018-03-15",
                    "1,E-Mail,2018-02-14",
                    "1,forms,2018-02-13",
                    "1,Workflows,2018-03-16",
                    "1,Workflows,2018-01-16",
                    "1,crm,2018-03-01");
            assertThat(evaluate("2018-03-15").at("/portals/0/apps"))
                    .isEqualTo(tree("{'low':2,'high':2,'used':['crm','email'],'unknown':[]}"));
        }

        @Test
        void aUseAfterTheDayLeavesUnknownWhetherTheAppWasUsedByThenUnlessAnEarlierDayIsListedToo() {
            portals("1,,,5,,2018-01-10,,");
            file(
                    "app_usage.csv",
                    "portal_id,app,used_on",
                    "1,Workflows,2018-03-16",
                    "1,forms,2018-03-16",
                    "1,forms,2018-01-16",
                    "1,crm,2018-03-01",
                    "1,crm,2018-03-20");
            assertThat(evaluate("2018-03-15").at("/portals/0/apps"))
                    .isEqualTo(tree("{'low':1,'high':2,'used':['crm'],'unknown':['workflows']}"));
        }

        @Test
        void noContributingPortalGivesAMedianOfZero() {
            assertThat(evaluate("2018-03-15").at("/metrics/median-app-usage"))
                    .isEqualTo(tree("{'low':'0','high':'0','unit':'apps','portals':{'low':0,'high':0}}"));
        }
    }

    @Nested
    class Certificates {

        @Test
        void aCertificateIsValidOnItsLastDayAndNotOnTheDayAfter() {
            assertThat(evaluate("2018-04-30").at("/metrics/certification/state").asText())
                    .isEqualTo("met");
            assertThat(evaluate("2018-05-01").at("/metrics/certification/state").asText())
                    .isEqualTo("unmet");
        }

        @Test
        void aCertificateIsValidFromTheDayItIsAwarded() {
            assertThat(evaluate("2017-04-30").at("/metrics/certification/state").asText())
                    .isEqualTo("unmet");
            assertThat(evaluate("2017-05-01").at("/metrics/certification/state").asText())
                    .isEqualTo("met");
        }
    }

    @Nested
    class Managed {

        @Test
        void aSubDomainIsAnotherDomain() {
            portals("1,,,5,,,,", "2,,,5,,,,");
            file(
                    "users.csv",
                    "portal_id,email,partner_employee",
                    "1,anna@mail.nordlicht.example,yes",
                    "2,Anna@NORDLICHT.example,yes");
            JsonNode json = evaluate("2018-03-15");
            assertThat(managed(json, 0)).isEqualTo("does-not-count: employee-domain-not-partners");
            assertThat(managed(json, 1)).isEqualTo("counts: partner-employee");
        }

        @Test
        void aColleagueWhoIsNotMarkedAsPartnerEmployeeDoesNotManage() {
            portals("1,,,5,,,,");
            file("users.csv", "portal_id,email,partner_employee", "1,anna@nordlicht.example,no");
            assertThat(managed(evaluate("2018-03-15"), 0)).isEqualTo("does-not-count: no-partner-employee");
        }

        @Test
        void hubSpotsFlagDecidesOnlyWhereTheUsersAreUnknown() {
            file("portals.csv", "portal_id,mrr,sold_on,managed", "1,5,,yes", "2,5,,no", "3,5,,?", "4,5,,yes");
            file("users.csv", "portal_id,email,partner_employee", "1,?,no", "2,?,no", "3,?,no");
            JsonNode json = evaluate("2018-03-15");
            assertThat(managed(json, 0)).isEqualTo("counts: managed-flag");
            assertThat(managed(json, 1)).isEqualTo("does-not-count: managed-flag");
            assertThat(managed(json, 2)).isEqualTo("unknown: users-unknown");
            assertThat(managed(json, 3)).isEqualTo("does-not-count: no-partner-employee");
        }

        @Test
        void aPortalCancelledTodayIsGoneAndOneCancelledTomorrowIsStillThere() {
            portals("1,,,5,,2018-01-10,,2018-03-15", "2,,,7,,2018-01-10,,2018-03-16", "3,,,9,,2018-01-10,,?");
            employeesAt("1", "2", "3");
            JsonNode json = evaluate("2018-03-15");
            assertThat(managed(json, 0)).isEqualTo("does-not-count: cancelled");
            assertThat(managed(json, 1)).isEqualTo("counts: partner-employee");
            assertThat(sold(json, 2)).isEqualTo("does-not-count: cancelled");
            assertThat(json.at("/metrics/managed-mrr/high").asText()).isEqualTo("7.00");
        }
    }

    @Nested
    class Unknowns {

        @Test
        void anUnknownMrrLeavesTheSumOpenAbove() {
            portals("1,,,?,,2018-01-10,,", "2,,,10,,2018-01-10,,");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/metrics/sold-mrr"))
                    .isEqualTo(tree("{'low':'10.00','high':null,'unit':'USD','portals':{'low':2,'high':2}}"));
            assertThat(json.at("/portals/0/mrr")).isEqualTo(tree("{'low':'0.00','high':null}"));
            assertThat(json.at("/metrics/median-app-usage/portals")).isEqualTo(tree("{'low':1,'high':2}"));
            assertThat(json.at("/tiers/0/criteria/0"))
                    .isEqualTo(
                            tree(
                                    "{'metric':'sold-mrr','state':'undetermined','required':'1125.00','shortfall':{'low':'0.00','high':'1115.00'}}"));
        }

        @Test
        void aSaleOnAnUnknownDayMayCount() {
            portals("1,,,10,,?,,");
            JsonNode json = evaluate("2018-03-15");
            assertThat(sold(json, 0)).isEqualTo("unknown: sale-day-unknown");
            assertThat(json.at("/metrics/sold-mrr"))
                    .isEqualTo(tree("{'low':'0.00','high':'10.00','unit':'USD','portals':{'low':0,'high':1}}"));
        }

        @Test
        void withoutTheColumnsSalesAndMrrAreUnknown() {
            file("portals.csv", "portal_id", "1");
            JsonNode json = evaluate("2018-03-15");
            assertThat(sold(json, 0)).isEqualTo("unknown: sale-day-unknown");
            assertThat(json.at("/portals/0/mrr/high").isNull()).isTrue();
            assertThat(json.at("/portals/0/name").isNull()).isTrue();
        }

        @Test
        void withoutAUsersFileAPortalMayOrMayNotBeManaged() {
            portals("1,,,10,,,,");
            delete("users.csv");
            JsonNode json = evaluate("2018-03-15");
            assertThat(managed(json, 0)).isEqualTo("unknown: users-unknown");
            assertThat(json.at("/metrics/managed-mrr"))
                    .isEqualTo(tree("{'low':'0.00','high':'10.00','unit':'USD','portals':{'low':0,'high':1}}"));
        }

        @Test
        void withoutAnAppUsageFileEveryAppMayBeUsed() {
            portals("1,,,10,,2018-01-10,,");
            delete("app_usage.csv");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/metrics/median-app-usage/low").asText()).isEqualTo("0");
            assertThat(json.at("/metrics/median-app-usage/high").asText()).isEqualTo("16");
            assertThat(json.at("/portals/0/apps/unknown").size()).isEqualTo(16);
        }

        @Test
        void anAppThatMayBeUsedWidensTheMedianByOne() {
            portals("1,,,10,,2018-01-10,,");
            file("app_usage.csv", "portal_id,app,used_on", "1,crm,2018-03-15", "1,crm,?", "1,ctas,?");
            assertThat(evaluate("2018-03-15").at("/portals/0/apps"))
                    .isEqualTo(tree("{'low':1,'high':2,'used':['crm'],'unknown':['ctas']}"));
        }

        @Test
        void aStarLeavesOpenEveryAppThatHasNoRowOfItsOwn() {
            portals("1,,,10,,2018-01-10,,");
            file("app_usage.csv", "portal_id,app,used_on", "1,*,?", "1,crm,2018-03-15", "1,ctas,2016-01-01");
            JsonNode apps = evaluate("2018-03-15").at("/portals/0/apps");
            assertThat(apps.get("low").asInt()).isEqualTo(1);
            assertThat(apps.get("high").asInt()).isEqualTo(15);
            assertThat(apps.get("unknown").toString())
                    .doesNotContain("crm", "ctas")
                    .contains("workflows");
        }

        @Test
        void withoutACertificationsFileItIsUndetermined() {
            delete("certifications.csv");
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.at("/metrics/certification/state").asText()).isEqualTo("undetermined");
        }

        @Test
        void aCertificationsFileBesideNoPortalsSaysOnlyWhatItsRowsSay() throws IOException {
            Path supplement = Files.createDirectory(home.resolve("supplement"));
            Path certificates = home.resolve("agency/certifications.csv");
            Files.move(certificates, supplement.resolve("certifications.csv"));
            assertThat(certificationWith("supplement", "2018-04-30")).isEqualTo("met");
            assertThat(certificationWith("supplement", "2018-05-01")).isEqualTo("undetermined");
        }

        private String certificationWith(String supplement, String day) {
            CommandRun run = run("evaluate", "agency", supplement, "--as-of", day, "--format", "json");
            return tree(run.out()).at("/metrics/certification/state").asText();
        }

        @Test
        void aTierThatUnknownsMayBringIsNamedAsTheMostThatItCanBe() {
            portals("1,,,2500,,2018-01-10,,", "2,,,?,,,,");
            employeesAt("1", "2");
            appsIn(4, "1", "2");
            assertThat(evaluate("2018-03-15").at("/tier"))
                    .isEqualTo(tree("{'atLeast':'silver','atMost':'gold','settled':false}"));
        }
    }

    @Nested
    class WholeOutput {

        @Test
        void theJsonOfAnAgencyIsThisText() {
            portals("7,\"Bäcker, Süd\",pro,1200.5,,2018-01-10,,", "8,,basic,300,EUR,?,2016-01-01,");
            file("users.csv", "portal_id,email,partner_employee", "7,anna@nordlicht.example,ja");
            file(
                    "app_usage.csv",
                    "portal_id,app,used_on",
                    "7,Kontakte,2018-03-01",
                    "7,Landing-Pages,2018-03-02",
                    "7,crm,2018-03-15",
                    "7,E-Mail,2018-02-20",
                    "8,Forms,?");
            CommandRun run = run(
                    "evaluate",
                    "agency",
                    "--as-of",
                    "2018-03-15",
                    "--format",
                    "json",
                    "--rate",
                    "EUR=1.17",
                    "--portals");
            assertThat(run.exitCode()).as("%s", run).isZero();
            // 300 EUR = 351.00 USD; portal 8 may be sold: median of {4} or of {0..1, 4}
            assertThat(withoutAssumptions(run.out())).isEqualTo(tree("""
                            {'schema':'tierwise/evaluation/1','programme':'hubspot-2018-01','partner':'Nordlicht Agentur',
                            'asOf':'2018-03-15','tier':{'atLeast':null,'atMost':'silver','settled':false},
                            'metrics':{
                            'sold-mrr':{'low':'1200.50','high':'1551.50','unit':'USD','portals':{'low':1,'high':2}},
                            'managed-mrr':{'low':'1200.50','high':'1200.50','unit':'USD','portals':{'low':1,'high':1}},
                            'median-app-usage':{'low':'2','high':'4','unit':'apps','portals':{'low':1,'high':2}},
                            'certification':{'state':'met','validUntil':'2018-04-30','validFrom':null}},
                            'tiers':[
                            {'tier':'silver','state':'undetermined','criteria':[
                            {'metric':'sold-mrr','state':'met','required':'1125.00','shortfall':{'low':'0.00','high':'0.00'}},
                            {'metric':'managed-mrr','state':'met','required':'1125.00','shortfall':{'low':'0.00','high':'0.00'}},
                            {'metric':'certification','state':'met'},
                            {'metric':'median-app-usage','state':'undetermined','required':'3','shortfall':{'low':'0','high':'1'}}]},
                            {'tier':'gold','state':'unmet','criteria':[
                            {'metric':'sold-mrr','state':'unmet','required':'2100.00','shortfall':{'low':'548.50','high':'899.50'}},
                            {'metric':'managed-mrr','state':'unmet','required':'6000.00','shortfall':{'low':'4799.50','high':'4799.50'}},
                            {'metric':'certification','state':'met'},
                            {'metric':'median-app-usage','state':'undetermined','required':'3','shortfall':{'low':'0','high':'1'}}]},
                            {'tier':'platinum','state':'unmet','criteria':[
                            {'metric':'sold-mrr','state':'unmet','required':'3750.00','shortfall':{'low':'2198.50','high':'2549.50'}},
                            {'metric':'managed-mrr','state':'unmet','required':'20000.00','shortfall':{'low':'18799.50','high':'18799.50'}},
                            {'metric':'certification','state':'met'},
                            {'metric':'median-app-usage','state':'undetermined','required':'3','shortfall':{'low':'0','high':'1'}}]},
                            {'tier':'diamond','state':'unmet','criteria':[
                            {'metric':'sold-mrr','state':'unmet','required':'10000.00','shortfall':{'low':'8448.50','high':'8799.50'}},
                            {'metric':'managed-mrr','state':'unmet','required':'50000.00','shortfall':{'low':'48799.50','high':'48799.50'}},
                            {'metric':'certification','state':'met'},
                            {'metric':'median-app-usage','state':'undetermined','required':'3','shortfall':{'low':'0','high':'1'}}]}],
                            'problems':[],
                            'portals':[
                            {'id':'7','name':'Bäcker, Süd','mrr':{'low':'1200.50','high':'1200.50'},
                            'sold':{'state':'counts','reason':'sold-within-12-months'},
                            'managed':{'state':'counts','reason':'partner-employee'},
                            'apps':{'low':4,'high':4,'used':['contacts','crm','email','landing-pages'],'unknown':[]}},
                            {'id':'8','name':null,'mrr':{'low':'351.00','high':'351.00'},
                            'sold':{'state':'unknown','reason':'sale-day-unknown'},
                            'managed':{'state':'does-not-count','reason':'no-partner-employee'},
                            'apps':{'low':0,'high':1,'used':[],'unknown':['forms']}}],
                            'next':{'tier':'silver','criteria':[
                            {'metric':'sold-mrr','state':'met','required':'1125.00','shortfall':{'low':'0.00','high':'0.00'}},
                            {'metric':'managed-mrr','state':'met','required':'1125.00','shortfall':{'low':'0.00','high':'0.00'}},
                            {'metric':'certification','state':'met'},
                            {'metric':'median-app-usage','state':'undetermined','required':'3','shortfall':{'low':'0','high':'1'}}]},
                            'unknown':[{'fact':'sale-day','portals':1},{'fact':'apps','portals':1}]}
                            """).toString());
        }

        @Test
        void theLookBackIsNamedAsAnAssumptionBetweenTiersAndProblems() {
            JsonNode json = evaluate("2018-03-15");
            assertThat(json.get("assumptions")).contains(tree("{'id':'app-usage-look-back','value':'P30D'}"));
            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "schema",
                            "programme",
                            "partner",
                            "asOf",
                            "tier",
                            "metrics",
                            "tiers",
                            "assumptions",
                            "problems",
                            "portals",
                            "next",
                            "unknown",
                            "programmeRules");
        }

        @Test
        void aWarningIsOnStandardErrorAndAmongTheProblems() {
            file("portals.csv", "portal_id,mrr,sold_on,Betreuerin", "1,5,,Anna");
            file("app_usage.csv", "portal_id,app,used_on", "1,crm,2018-03-15", "1,Formz,2018-03-15");
            CommandRun run = run("evaluate", "agency", "--as-of", "2018-03-15", "--format", "json");
            JsonNode problems = tree(run.out()).get("problems");
            assertThat(problems.findValuesAsText("where")).containsExactly("portals.csv:1:4", "app_usage.csv:3:2");
            assertThat(problems.findValuesAsText("severity")).containsOnly("warning");
            assertThat(problems.get(1).get("message").asText()).containsIgnoringCase("forms");
            assertThat(run.err()).contains("portals.csv:1:4", "app_usage.csv:3:2");
        }

        @Test
        void withoutADayTodayInThePartnersTimeZoneIsMeant() {
            file("partner.csv", "name,email_domains,time_zone", "N,nordlicht.example,Pacific/Auckland");
            CommandRun run = run("evaluate", "agency", "--format", "json");
            assertThat(tree(run.out()).get("asOf").asText()).isEqualTo("2018-03-16");
        }
    }

    @Nested
    class ExitCodes {

        @Test
        void anUndeterminedAnswerIsAnAnswer() {
            delete("certifications.csv");
            assertThat(run("evaluate", "agency", "--as-of", "2018-03-15").exitCode())
                    .isZero();
        }

        @Test
        void aRequiredTierThatIsReachedIsFine() {
            goldAgency();
            assertThat(run("evaluate", "agency", "--as-of", "2018-03-15", "--require", "gold")
                            .exitCode())
                    .isZero();
        }

        @Test
        void aRequiredTierThatIsNotCertainExitsWith10AndStillAnswers() {
            goldAgency();
            delete("certifications.csv");
            CommandRun run =
                    run("evaluate", "agency", "--as-of", "2018-03-15", "--require", "gold", "--format", "json");
            assertThat(run.exitCode()).isEqualTo(10);
            assertThat(tree(run.out()).at("/tier")).isEqualTo(tree("{'atLeast':null,'atMost':'gold','settled':false}"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "--as-of 2018-02-30",
                    "--as-of yesterday",
                    "--no-such-option",
                    "--format xml",
                    "--programme hubspot-2017",
                    "--require bronze",
                    "--rate EUR=-1",
                    "--rate EUR=0",
                    "--rate EUR=1e3",
                    "--rate EUR",
                    "--csv-locale fr",
                    "--csv-encoding morse"
                })
        void wrongUsageExitsWith2AndPrintsNoData(String wrong) {
            CommandRun run = run(("evaluate agency " + wrong).split(" "));
            assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotBlank().doesNotContain("\tat ", "Exception");
        }

        private void goldAgency() {
            portals("1,,,6000,,2018-01-10,,");
            employeesAt("1");
            appsIn(3, "1");
        }
    }

    @Nested
    class BadInput {

        @Test
        void severalFaultsAreReportedTogetherInTheOrderOfFileLineAndColumn() {
            file("certifications.csv", "certification,awarded_on,expires_on", "agency-partner,2018-01-02,2018-01-01");
            file("portals.csv", "portal_id,name,mrr,sold_on", "1,A,1e3,2018-02-30", "1,B,5,", ",C,-1,", "4,D,5");
            file("users.csv", "portal_id,email,partner_employee", "1,\"an", "na\",maybe", "77,not an address,yes");
            file("app_usage.csv", "portal_id,app,used_on", "1,crm,15.03.2018");
            assertThat(faults(run("evaluate", "agency", "--as-of", "2018-03-15")))
                    .containsExactly(
                            "portals.csv:2:3",
                            "portals.csv:2:4",
                            "portals.csv:3:1",
                            "portals.csv:4:1",
                            "portals.csv:4:3",
                            "portals.csv:5:1",
                            "users.csv:2:2",
                            "users.csv:2:3",
                            "users.csv:4:2",
                            "app_usage.csv:2:3",
                            "certifications.csv:2:3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1,*,2018-03-15", "?,crm,2018-03-15", "1,?,2018-03-15", "1,crm,2018-02-30", "1,crm,"})
        void whatSaysUnknownInTheWrongPlaceOrNothingWhereADayIsNeededIsAFault(String row) {
            portals("1,,,5,,,,");
            file("app_usage.csv", "portal_id,app,used_on", row);
            assertThat(faults(run("evaluate", "agency", "--as-of", "2018-03-15")))
                    .singleElement()
                    .asString()
                    .startsWith("app_usage.csv:2:");
        }

        @Test
        void afterAHundredFaultsOnlyTheRestIsCounted() {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 137; i++) {
                rows.add(i + ",,,much,,,,");
            }
            portals(rows.toArray(String[]::new));
            CommandRun run = run("evaluate", "agency", "--as-of", "2018-03-15");
            assertThat(faults(run)).hasSize(100).startsWith("portals.csv:2:4").endsWith("portals.csv:101:4");
            assertThat(run.err()).containsPattern("\\b37\\b");
        }

        @Test
        void aMissingFolderOrPartnerFileIsReportedOnLineOne() {
            CommandRun noFolder = run("evaluate", "nowhere", "--as-of", "2018-03-15");
            assertThat(faults(noFolder))
                    .singleElement()
                    .asString()
                    .contains("nowhere")
                    .endsWith(":1:1");
            delete("partner.csv");
            assertThat(faults(run("evaluate", "agency", "--as-of", "2018-03-15")))
                    .containsExactly("partner.csv:1:1");
        }

        @Test
        void aMissingColumnIsReportedWhereTheHeaderIs() {
            file("users.csv", "sep=,", "", "portal_id,email", "1,anna@nordlicht.example");
            assertThat(faults(run("evaluate", "agency", "--as-of", "2018-03-15")))
                    .containsExactly("users.csv:3:1");
        }

        @Test
        void aQuoteThatNeverEndsIsReportedWhereItsRowBegins() {
            file("portals.csv", "portal_id,name,mrr", "1,\"Nie zu Ende,5", "2,B,6");
            CommandRun run = run("evaluate", "agency", "--as-of", "2018-03-15");
            assertThat(faults(run)).singleElement().asString().startsWith("portals.csv:2:");
        }

        @Test
        void aNumberOfTheOtherLocaleIsNeverGuessed() {
            file("portals.csv", "portal_id,mrr", "1,1.120", "2,\"1.125,00\"", "3,\"1,5\"");
            CommandRun english = run("evaluate", "agency", "--as-of", "2018-03-15");
            assertThat(faults(english)).containsExactly("portals.csv:2:2", "portals.csv:3:2", "portals.csv:4:2");
            assertThat(english.err()).contains("--csv-locale");
            file("portals.csv", "portal_id,mrr", "1,1125.00");
            CommandRun german = run("evaluate", "agency", "--as-of", "2018-03-15", "--csv-locale", "de");
            assertThat(faults(german)).containsExactly("portals.csv:2:2");
            assertThat(german.err()).contains("--csv-locale");
        }

        @Test
        void bytesThatAreNotTheEncodingAreReportedWithTheOptionThatHelps() throws IOException {
            Files.write(
                    home.resolve("agency/partner.csv"),
                    "name,email_domains\nSüd,nordlicht.example\n".getBytes(Charset.forName("windows-1252")));
            CommandRun run = run("evaluate", "agency", "--as-of", "2018-03-15");
            assertThat(faults(run)).singleElement().asString().startsWith("partner.csv:2:");
            assertThat(run.err()).contains("--csv-encoding");
        }

        @Test
        void aCurrencyWithoutARateIsAFaultAlsoOfAPortalThatDoesNotCount() {
            portals("1,,,5,EUR,,,2017-01-01");
            CommandRun run = run("evaluate", "agency", "--as-of", "2018-03-15");
            assertThat(faults(run)).singleElement().asString().startsWith("portals.csv:2:");
            assertThat(run.err()).contains("EUR", "--rate");
        }

        @Test
        void aDirectoryInPlaceOfAFileIsAFault() throws IOException {
            delete("users.csv");
            Files.createDirectory(home.resolve("agency/users.csv"));
            assertThat(faults(run("evaluate", "agency", "--as-of", "2018-03-15")))
                    .containsExactly("users.csv:1:1");
        }

        @Test
        void withSeveralFoldersThePathAsGivenPrecedesTheFile() {
            file("portals.csv", "portal_id,mrr", "1,x");
            CommandRun run = run("evaluate", "agency", "./agency", "--as-of", "2018-03-15");
            assertThat(faults(run)).containsExactly("agency/portals.csv:2:2", "./agency/portals.csv:2:2");
        }

        /** Where the faults are; that there is nothing on standard output and no stack trace is checked on the way. */
        private List<String> faults(CommandRun run) {
            assertThat(run.exitCode()).as("%s", run).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).doesNotContain("\tat ", "Exception");
            return run.err()
                    .lines()
                    .filter(line -> line.matches("\\S+:\\d+:\\d+: .*"))
                    .map(line -> line.substring(0, line.indexOf(": ")))
                    .toList();
        }
    }

    @Nested
    class OutputFile {

        @Test
        void theAnswerGoesToTheFileAndNotToStandardOutput() throws IOException {
            CommandRun run =
                    run("evaluate", "agency", "--as-of", "2018-03-15", "--format", "json", "-o", "answer.json");
            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(tree(Files.readString(home.resolve("answer.json")))
                            .get("asOf")
                            .asText())
                    .isEqualTo("2018-03-15");
        }

        @Test
        void badInputLeavesAnEarlierFileAsItWas() throws IOException {
            Files.writeString(home.resolve("answer.json"), "of yesterday");
            file("portals.csv", "portal_id,mrr", "1,x");
            CommandRun run =
                    run("evaluate", "agency", "--as-of", "2018-03-15", "--format", "json", "-o", "answer.json");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(home.resolve("answer.json")).hasContent("of yesterday");
            assertThat(home)
                    .isDirectoryNotContaining(path -> !List.of("agency", "answer.json")
                            .contains(path.getFileName().toString()));
        }
    }

    private void portals(String... rows) {
        file("portals.csv", "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on", rows);
    }

    private void employeesAt(String... portals) {
        file(
                "users.csv",
                "portal_id,email,partner_employee",
                List.of(portals).stream()
                        .map(id -> id + ",anna@nordlicht.example,yes")
                        .toArray(String[]::new));
    }

    private void appsIn(int number, String... portals) {
        List<String> apps = List.of(
                "ads-add-on", "contacts", "contacts-report", "crm", "ctas", "email", "forms", "landing-pages", "lists");
        StringBuilder rows = new StringBuilder();
        for (String portal : portals) {
            apps.subList(0, number).forEach(app -> rows.append(portal + "," + app + ",2018-03-15\n"));
        }
        try {
            Path file = home.resolve("agency/app_usage.csv");
            Files.writeString(file, Files.readString(file) + rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(String name, String header, String... rows) {
        try {
            Path file = home.resolve("agency").resolve(name);
            Files.createDirectories(file.getParent());
            String body = rows.length == 0 ? "" : String.join("\n", rows) + "\n";
            Files.writeString(file, header + "\n" + body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.delete(home.resolve("agency").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(home, NOW, List.of(arguments));
    }

    private JsonNode evaluate(String day, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("evaluate", "agency", "--as-of", day, "--format", "json", "--portals"));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.in(home, NOW, arguments);
        assertThat(run.exitCode()).as("%s", run).isZero();
        return tree(run.out());
    }

    private static String sold(JsonNode json, int portal) {
        return verdict(json.at("/portals/" + portal + "/sold"));
    }

    private static String managed(JsonNode json, int portal) {
        return verdict(json.at("/portals/" + portal + "/managed"));
    }

    private static String verdict(JsonNode verdict) {
        return verdict.get("state").asText() + ": " + verdict.get("reason").asText();
    }

    /** The JSON as one line of text, keys in the order in which they came. */
    private static String withoutAssumptions(String json) {
        JsonNode tree = tree(json);
        ((ObjectNode) tree).remove("assumptions");
        ((ObjectNode) tree).remove("programmeRules");
        return tree.toString();
    }

    /** Reads JSON; single quotes will do where there are no double ones. */
    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.contains("\"") ? json : json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.NO_RESULTS;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.TRACES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.SourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a client's portal about its use of apps. The window is 2018-02-14 to 2018-03-15, in Berlin. */
class AppEvidenceTest {

    private static final String TOKEN = "client-token-77aa";

    /** The apps of whose items HubSpot lists the archived ones only if asked for them. */
    private static final List<String> WITH_ARCHIVED = List.of("email", "landing-pages", "website-pages", "forms");

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

    private List<String> use(String app, Run run) {
        return run.facts.stream()
                .filter(fact -> fact.matches("7052064 app\\w+ " + app + "( .*)?"))
                .map(fact -> fact.substring("7052064 ".length()))
                .toList();
    }

    private void traces(String app, String... pages) {
        hubspot.answer(TOKEN, TRACES.get(app), pages);
    }

    static List<String> apps() {
        return TRACES.keySet().stream().sorted().toList();
    }

    /** An answer of the app's list with one trace. */
    private static String trace(String app, String stamp, String value) {
        String item = "{'id':'1','" + stamp + "':" + value + "}";
        return switch (app) {
            case "lists" -> "{'lists':[" + item + "],'hasMore':false,'offset':1}";
            case "social-publishing" -> "[" + item + "]";
            default -> "{'results':[" + item + "]}";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "contacts, updatedAt, '2018-03-01T10:00:00Z'",
        "crm, updatedAt, '2018-03-01T10:00:00.123Z'",
        "email, updatedAt, '2018-03-01T10:00:00Z'",
        "email, publishedAt, '2018-03-01T10:00:00Z'",
        "landing-pages, updated, '2018-03-01T10:00:00Z'",
        "landing-pages, updatedAt, '2018-03-01T10:00:00Z'",
        "landing-pages, publishDate, '2018-03-01T10:00:00Z'",
        "website-pages, updated, '2018-03-01T10:00:00Z'",
        "website-pages, updatedAt, '2018-03-01T10:00:00Z'",
        "website-pages, publishDate, '2018-03-01T10:00:00Z'",
        "forms, updatedAt, '2018-03-01T10:00:00Z'",
        "workflows, updatedAt, '2018-03-01T10:00:00Z'",
        "lists, updatedAt, '2018-03-01T10:00:00Z'",
        "lists, filtersUpdatedAt, '2018-03-01T10:00:00Z'",
        "ctas, timestamp, '2018-03-01T10:00:00Z'",
        "social-publishing, finishedAt, 1519898400000",
        "social-publishing, createdAt, '1519898400000'"
    })
    void eachTraceInTheWindowIsUse(String app, String stamp, String value) throws SourceException {
        traces(app, trace(app, stamp, value.contains("Z") ? "'" + value + "'" : value));
        assertThat(use(app, run().read()))
                .contains("appUsed " + app + " 2018-03-01")
                .allMatch(fact -> fact.endsWith("sed " + app + " 2018-03-01"));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void withoutATraceAnAppIsUnused(String app) throws SourceException {
        Run run = run().read();
        assertThat(use(app, run)).containsExactly("appNotUsed " + app + " 2018-03-15");
        assertThat(run.warnings).isEmpty();
        assertThat(hubspot.requests(TOKEN, TRACES.get(app))).hasSize(lists(app));
    }

    /** How many lists have to be read to their end before an app is known to be unused. */
    private static int lists(String app) {
        return WITH_ARCHIVED.contains(app) ? 2 : 1;
    }

    @ParameterizedTest
    @MethodSource("appsWithArchivedItems")
    void an_archived_item_of_the_window_is_use(String app) throws SourceException {
        String stamp = app.endsWith("pages") ? "publishDate" : "updatedAt";
        traces(app, NO_RESULTS, trace(app, stamp, "'2018-03-01T10:00:00Z'"));
        assertThat(use(app, run().read())).contains("appUsed " + app + " 2018-03-01");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app)))
                .extracting(ScriptedHubSpot.Request::query)
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("archived"),
                        second -> assertThat(second).contains("archived=true"));
    }

    static List<String> appsWithArchivedItems() {
        return WITH_ARCHIVED;
    }

    @ParameterizedTest
    @MethodSource("appsWithArchivedItems")
    void without_the_archived_items_an_app_without_a_trace_is_unknown(String app) throws SourceException {
        traces(app, NO_RESULTS, "{'nothing':'known'}");
        assertThat(use(app, run().read())).containsExactly("appUnknown " + app);
    }

    @Test
    void archived_items_are_read_page_by_page() throws SourceException {
        traces(
                "forms",
                page("2017-01-01T00:00:00Z", "A"),
                NO_RESULTS,
                page("2017-01-01T00:00:00Z", "A"),
                trace("forms", "updatedAt", "'2018-03-02T00:00:00Z'"));
        assertThat(use("forms", run().read())).contains("appUsed forms 2018-03-02");
        assertThat(hubspot.requests(TOKEN, TRACES.get("forms")))
                .extracting(ScriptedHubSpot.Request::query)
                .containsExactly(
                        "formTypes=all&limit=100",
                        "formTypes=all&limit=100&after=A",
                        "formTypes=all&archived=true&limit=100",
                        "formTypes=all&archived=true&limit=100&after=A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "crm", "email", "landing-pages", "website-pages", "social-publishing"})
    void what_hubspots_own_filter_returns_without_a_time_stamp_of_the_window_is_unknown_not_unused(String app)
            throws SourceException {
        traces(app, trace(app, stampOf(app), "'2018-02-13T22:00:00Z'"));
        Run run = run().read();
        assertThat(use(app, run)).containsExactly("appUnknown " + app);
        assertThat(run.warnings).singleElement().asString().contains("time stamps do not show when it changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms", "workflows", "lists", "ctas"})
    void in_a_list_without_a_filter_an_old_time_stamp_proves_that_an_app_was_not_used(String app)
            throws SourceException {
        traces(app, trace(app, stampOf(app), "'2018-02-13T22:00:00Z'"));
        assertThat(use(app, run().read())).containsExactly("appNotUsed " + app + " 2018-03-15");
    }

    @Test
    void what_was_returned_for_an_earlier_day_without_showing_its_change_is_asked_for_again() throws SourceException {
        traces("contacts", firstOf("contacts", "2018-01-10T10:00:00Z").replaceFirst(",'paging'.*", "}"));
        Run run = run().on("2018-01-15", "2018-03-15").read();
        assertThat(use("contacts", run)).containsExactly("appUsed contacts 2018-01-10", "appUnknown contacts");
        assertThat(hubspot.requests(TOKEN, TRACES.get("contacts"))).hasSize(2);
    }

    private static String stampOf(String app) {
        return switch (app) {
            case "landing-pages", "website-pages" -> "updated";
            case "ctas" -> "timestamp";
            case "social-publishing" -> "createdAt";
            default -> "updatedAt";
        };
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aListThatIsRefusedMissingOrOfAnotherShapeLeavesItsAppUnknown(String app) throws SourceException {
        hubspot.fail(
                TOKEN,
                TRACES.get(app),
                403,
                "{'status':'error','category':'MISSING_SCOPES','message':'scope needed','correlationId':'c0ffee-2',"
                        + "'context':{'missingScopes':['the.scope']}}");
        Run refused = run().read();
        assertThat(use(app, refused)).containsExactly("appUnknown " + app);
        assertThat(refused.warnings)
                .singleElement()
                .asString()
                .startsWith("501: of the client's portal this stays unknown: its use of " + app + ": ")
                .contains("the.scope", "c0ffee-2");

        hubspot.fail(TOKEN, TRACES.get(app), 404, "{'status':'error','message':'gone'}");
        assertThat(use(app, run().read())).containsExactly("appUnknown " + app);

        traces(app, "{'nothing':'known'}");
        assertThat(use(app, run().read())).containsExactly("appUnknown " + app);

        traces(app, trace(app, "unheardOf", "'2018-03-01T10:00:00Z'"));
        assertThat(use(app, run().read())).containsExactly("appUnknown " + app);
    }

    @Test
    void theSixAppsWithoutAnEndpointAreNotSpokenOf() throws SourceException {
        assertThat(run().read().facts)
                .noneMatch(fact -> fact.contains("report")
                        || fact.contains("ads")
                        || fact.contains("social-monitoring")
                        || fact.contains("reporting")
                        || fact.contains("appUsageComplete"));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-02-13T22:59:59.999Z, appNotUsed forms 2018-03-15",
        "2018-02-13T23:00:00Z, appUsed forms 2018-02-14",
        "2018-03-15T22:59:59Z, appUsed forms 2018-03-15",
        "2018-03-14T23:00:00Z, appUsed forms 2018-03-15",
        "2018-03-15T23:00:00Z, appUnknown forms"
    })
    void theWindowIsInDaysOfThePartnersTimeZone(String moment, String use) throws SourceException {
        traces("forms", trace("forms", "updatedAt", "'" + moment + "'"));
        assertThat(use("forms", run().read()).get(0)).isEqualTo(use);
    }

    @Test
    void theCutOffIsTheBeginningOfTheWindow() throws SourceException {
        run().read();
        long cutOff = 1518562800000L;
        assertThat(hubspot.requests(TOKEN, TRACES.get("contacts")).get(0).body())
                .hasToString(
                        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"lastmodifieddate\",\"operator\":\"GTE\","
                                + "\"value\":\"" + cutOff + "\"}]}],\"properties\":[\"lastmodifieddate\"],"
                                + "\"sorts\":[\"lastmodifieddate\"],\"limit\":1,\"after\":\"0\"}");
        assertThat(hubspot.requests(TOKEN, TRACES.get("crm")).get(0).body().toString())
                .contains("hs_lastmodifieddate");
        for (String app : List.of("email", "landing-pages", "website-pages")) {
            assertThat(hubspot.requests(TOKEN, TRACES.get(app)).get(0).query())
                    .isEqualTo("updatedAfter=2018-02-13T22:59:59.999Z&limit=1");
        }
        assertThat(hubspot.requests(TOKEN, TRACES.get("social-publishing"))
                        .get(0)
                        .query())
                .isEqualTo("since=" + cutOff + "&status=SUCCESS");
        assertThat(hubspot.requests(TOKEN, TRACES.get("ctas")).get(0).query())
                .isEqualTo("objectType=CTA,WEB_INTERACTIVE&sort=-timestamp&limit=1");
        assertThat(hubspot.requests(TOKEN, TRACES.get("lists")).get(0).body())
                .hasToString("{\"query\":\"\",\"offset\":0,\"count\":500,\"additionalProperties\":[],\"listIds\":[],"
                        + "\"processingTypes\":[]}");
    }

    private static String page(String moment, String next) {
        return "{'results':[{'updatedAt':'" + moment + "'}],'paging':{'next':{'after':'" + next + "'}}}";
    }

    @Test
    void aListWithoutAFilterIsReadUntilItShowsUse() throws SourceException {
        traces(
                "forms",
                page("2017-01-01T00:00:00Z", "A"),
                "{'results':[],'paging':{'next':{'after':'B'}}}",
                page("2018-03-02T00:00:00Z", "C"),
                NO_RESULTS);
        assertThat(use("forms", run().read())).containsExactly("appUsed forms 2018-03-02");
        assertThat(hubspot.requests(TOKEN, TRACES.get("forms")))
                .extracting(ScriptedHubSpot.Request::query)
                .containsExactly(
                        "formTypes=all&limit=100",
                        "formTypes=all&limit=100&after=A",
                        "formTypes=all&limit=100&after=B");
    }

    @Test
    void aListThatShowsNoUseIsReadToItsEnd() throws SourceException {
        traces(
                "workflows",
                page("2017-01-01T00:00:00Z", "A"),
                trace("workflows", "updatedAt", "'2017-01-02T00:00:00Z'"));
        traces(
                "lists",
                "{'lists':[{'updatedAt':'2017-01-02T00:00:00Z'}],'hasMore':true,'offset':500}",
                trace("lists", "updatedAt", "'2018-03-03T12:00:00Z'"));
        Run run = run().read();
        assertThat(use("workflows", run)).containsExactly("appNotUsed workflows 2018-03-15");
        assertThat(use("lists", run)).contains("appUsed lists 2018-03-03");
        assertThat(hubspot.requests(TOKEN, TRACES.get("lists"))
                        .get(1)
                        .body()
                        .path("offset")
                        .asLong())
                .isEqualTo(500);
    }

    @Test
    void aListThatFailsOnALaterPageLeavesItsAppUnknown() throws SourceException {
        traces("forms", page("2017-01-01T00:00:00Z", "A"), page("2017-01-01T00:00:00Z", "A"));
        Run run = run().read();
        assertThat(use("forms", run)).containsExactly("appUnknown forms");
        assertThat(run.warnings).singleElement().asString().contains("again and again");
    }

    @Test
    void forAPastDayLaterTracesAloneSayNothing() throws SourceException {
        traces("contacts", page("2018-03-10T10:00:00Z", "1"));
        traces("forms", trace("forms", "updatedAt", "'2018-03-10T10:00:00Z'"));
        traces("email", "{'results':[{'updatedAt':'2018-03-10T10:00:00Z','publishedAt':'2018-02-27T10:00:00Z'}]}");
        Run run = run().on("2018-02-28").read();
        assertThat(use("contacts", run)).containsExactly("appUnknown contacts");
        assertThat(use("forms", run)).containsExactly("appUnknown forms");
        assertThat(use("email", run)).containsExactly("appUsed email 2018-02-27");
        assertThat(run.warnings).isEmpty();
    }

    /** The windows begin on 17 December, 17 January and 14 February. */
    private Run onThreeDays() throws SourceException {
        return run().on("2018-01-15", "2018-02-15", "2018-03-15").read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "crm", "email", "landing-pages", "website-pages", "social-publishing"})
    void aTraceOutsideTheLaterDaysWindowIsFollowedByASearchForThatDay(String app) throws SourceException {
        traces(app, firstOf(app, "2018-01-10T10:00:00Z"), firstOf(app, "2018-03-01T10:00:00Z"));
        assertThat(use(app, run().on("2018-01-15", "2018-03-15").read()))
                .containsExactly("appUsed " + app + " 2018-01-10", "appUsed " + app + " 2018-03-01");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app)))
                .extracting(request -> request.query() + request.body())
                .satisfiesExactly(
                        first -> assertThat(first).containsAnyOf("2017-12-16T22:59:59.999Z", "1513465200000"),
                        second -> assertThat(second).containsAnyOf("2018-02-13T22:59:59.999Z", "1518562800000"));
    }

    /** A page with one trace; further pages follow. */
    private static String firstOf(String app, String moment) {
        String stamp = app.endsWith("pages") ? "updated" : app.equals("social-publishing") ? "createdAt" : "updatedAt";
        return page(moment, "1").replace("updatedAt", stamp);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anAppUnusedSinceTheEarliestCutOffIsNotAskedAboutAgain(String app) throws SourceException {
        assertThat(use(app, onThreeDays()))
                .containsExactly(
                        "appNotUsed " + app + " 2018-01-15",
                        "appNotUsed " + app + " 2018-02-15",
                        "appNotUsed " + app + " 2018-03-15");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app))).hasSize(lists(app));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "crm", "email", "landing-pages", "website-pages", "social-publishing"})
    void after_a_known_use_a_later_day_is_asked_about_again(String app) throws SourceException {
        String used = trace(app, stampOf(app), "'2018-01-31T10:30:00Z'");
        traces(app, used, used.contains("results") ? NO_RESULTS : "[]");
        assertThat(use(app, run().on("2018-02-15", "2018-03-15").read()))
                .contains("appUsed " + app + " 2018-01-31", "appNotUsed " + app + " 2018-03-15");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app))).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms", "workflows", "lists", "ctas"})
    void fromAKnownLatestUseLaterDaysFollow(String app) throws SourceException {
        traces(app, trace(app, stampOf(app), "'2018-01-31T10:30:00Z'"));
        assertThat(use(app, onThreeDays()))
                .contains(
                        "appUsed " + app + " 2018-01-31",
                        "appLastUsed " + app + " 2018-01-31",
                        "appNotUsed " + app + " 2018-03-15");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app))).hasSize(lists(app));
    }

    @Test
    void aTraceThatMattersToSeveralDaysIsSearchedForAndSaidOnce() throws SourceException {
        traces("contacts", page("2018-03-01T10:00:00Z", "1"));
        assertThat(use("contacts", run().on("2018-03-10", "2018-03-15").read()))
                .containsExactly("appUsed contacts 2018-03-01");
        assertThat(hubspot.requests(TOKEN, TRACES.get("contacts"))).hasSize(1);
    }

    @Test
    void aListWithoutAFilterIsReadOnFromWhereItAnsweredTheEarlierDay() throws SourceException {
        traces(
                "forms",
                page("2018-01-10T00:00:00Z", "A"),
                page("2017-01-01T00:00:00Z", "B"),
                page("2018-03-02T00:00:00Z", "C"));
        traces("ctas", audit("2018-03-03T00:00:00Z", "A"), audit("2018-01-11T00:00:00Z", "B"));
        Run run = run().on("2018-01-15", "2018-03-15").read();
        assertThat(use("forms", run)).containsExactly("appUsed forms 2018-01-10", "appUsed forms 2018-03-02");
        assertThat(use("ctas", run)).containsExactly("appUsed ctas 2018-01-11", "appUsed ctas 2018-03-03");
        assertThat(hubspot.requests(TOKEN, TRACES.get("forms")))
                .extracting(ScriptedHubSpot.Request::query)
                .containsExactly(
                        "formTypes=all&limit=100",
                        "formTypes=all&limit=100&after=A",
                        "formTypes=all&limit=100&after=B");
        assertThat(hubspot.requests(TOKEN, TRACES.get("ctas"))).hasSize(2);
    }

    private static String audit(String moment, String next) {
        return page(moment, next).replace("updatedAt", "timestamp");
    }

    @Test
    void whereTheEarliestChangeIsLaterThanADayTheNextDayTakesNoFurtherSearch() throws SourceException {
        traces("contacts", page("2018-03-01T10:00:00Z", "1"));
        assertThat(use("contacts", onThreeDays()))
                .containsExactly("appUsed contacts 2018-03-01", "appUnknown contacts");
        assertThat(hubspot.requests(TOKEN, TRACES.get("contacts"))).hasSize(1);
    }

    @Test
    void aChangeThatIsDatedTwiceHidesNoneBetweenTheDates() throws SourceException {
        traces(
                "contacts",
                "{'results':[{'updatedAt':'2018-03-14T10:00:00Z','properties':{'lastmodifieddate':"
                        + "'2018-01-10T10:00:00Z'}}],'paging':{'next':{'after':'1'}}}",
                page("2018-02-01T10:00:00Z", "1"));
        assertThat(use("contacts", onThreeDays()))
                .containsExactly(
                        "appUsed contacts 2018-01-10", "appUsed contacts 2018-02-01", "appUsed contacts 2018-03-14");
    }

    @Test
    void whatHidesTheAnswerForADayMayBeLeftOutOfTheListForALaterOne() throws SourceException {
        traces(
                "landing-pages",
                "{'results':[{'updated':'2018-01-10T10:00:00Z','publishDate':'2018-06-01T10:00:00Z'}]}",
                NO_RESULTS);
        traces("email", "{'results':[{'id':'1'}]}", NO_RESULTS);
        Run run = run().on("2018-01-15", "2018-03-15").read();
        assertThat(use("landing-pages", run))
                .containsExactly("appUsed landing-pages 2018-01-10", "appNotUsed landing-pages 2018-03-15");
        assertThat(use("email", run)).containsExactly("appNotUsed email 2018-03-15", "appUnknown email");
        assertThat(run.warnings).singleElement().asString().contains("its use of email as of 2018-01-15: ");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anAppThatIsRefusedIsAskedForAndWarnedOfOnceForAllDays(String app) throws SourceException {
        hubspot.fail(TOKEN, TRACES.get(app), 403, "{'message':'no'}");
        Run run = onThreeDays();
        assertThat(use(app, run)).containsExactly("appUnknown " + app);
        assertThat(run.warnings).singleElement().asString().contains("its use of " + app + " (takes the scope");
        assertThat(hubspot.requests(TOKEN, TRACES.get(app))).hasSize(1);
    }

    @Test
    void aSearchThatFailsForOneDaySpoilsNoOther() throws SourceException {
        traces("crm", page("2018-01-10T10:00:00Z", "1"), "{'nothing':'known'}", page("2018-03-01T10:00:00Z", "1"));
        traces("email", "{'nothing':'known'}", "{'nothing':'known'}", page("2018-03-01T10:00:00Z", "1"));
        traces("forms", page("2018-03-01T00:00:00Z", "A"), "{'nothing':'known'}");
        Run run = onThreeDays();
        assertThat(use("crm", run))
                .containsExactly("appUsed crm 2018-01-10", "appUsed crm 2018-03-01", "appUnknown crm");
        assertThat(use("email", run)).containsExactly("appUsed email 2018-03-01", "appUnknown email");
        assertThat(use("forms", run)).containsExactly("appUsed forms 2018-03-01", "appUnknown forms");
        assertThat(hubspot.requests(TOKEN, TRACES.get("forms"))).hasSize(2);
        assertThat(run.warnings)
                .singleElement()
                .asString()
                .contains("its use of crm as of 2018-02-15, its use of email as of 2018-01-15 and 2018-02-15, its use"
                        + " of forms as of 2018-01-15 and 2018-02-15: ");
    }

    @Test
    void useToldByChangedRecordsIsAnAssumption() throws SourceException {
        assertThat(run().read().facts).contains("assumption contacts-and-crm-by-change last-modified");
        for (String app : List.of("contacts", "crm")) {
            hubspot.fail(TOKEN, TRACES.get(app), 403, "{}");
        }
        assertThat(run().read().facts).noneMatch(fact -> fact.startsWith("assumption"));
    }

    @Test
    void whatFailsForTheSameReasonIsOneWarning() throws SourceException {
        for (String app : List.of("email", "landing-pages", "website-pages", "ctas")) {
            hubspot.fail(TOKEN, TRACES.get(app), 403, "{'message':'no','context':{'missingScopes':['content']}}");
        }
        hubspot.fail(TOKEN, TRACES.get("workflows"), 403, "{'message':'upgrade','correlationId':'c0ffee-3'}");
        assertThat(run().read().warnings)
                .satisfiesExactlyInAnyOrder(
                        content -> assertThat(content)
                                .contains(
                                        "email, its use of landing-pages, its use of website-pages, its use of ctas: ",
                                        "content"),
                        plan -> assertThat(plan).contains("workflows (takes the scope automation", "c0ffee-3"));
    }

    @Test
    void versionsAreSettingsOfEachApi() throws SourceException {
        hubspot.answer(TOKEN, "GET /marketing/v9/forms", trace("forms", "updatedAt", "'2018-03-01T10:00:00Z'"));
        Run run = run().with(settings ->
                        settings.records("versions", List.of(Run.record("versions", "api=forms", "version=v9"))))
                .read();
        assertThat(use("forms", run)).contains("appUsed forms 2018-03-01");
        assertThat(Map.copyOf(TRACES)).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "forms, forms, 2026-09-beta, GET /marketing/forms/2026-09-beta",
        "emails, email, v3, GET /marketing/v3/emails",
        "crm-lists, lists, v3, POST /crm/v3/lists/search",
        "crm-objects, contacts, v3, POST /crm/v3/objects/contacts/search",
        "pages, landing-pages, v3, GET /cms/v3/pages/landing-pages",
        "audit-logs, ctas, v3, GET /cms/v3/audit-logs",
        "flows, workflows, 2026-09-beta, GET /automation/flows/2026-09-beta"
    })
    void the_version_decides_where_in_the_path_it_stands(String api, String app, String version, String target)
            throws SourceException {
        hubspot.answer(TOKEN, target, trace(app, stampOf(app), "'2018-03-01T10:00:00Z'"));
        if (api.equals("crm-objects")) {
            hubspot.answer(
                    ScriptedHubSpot.PARTNER,
                    "POST /crm/v3/objects/partner_clients/search",
                    "{'total':1,'results':[{'id':'501','properties':{'hs_is_active':'true'}}]}");
        }
        Run run = run().with(settings -> settings.records(
                        "versions", List.of(Run.record("versions", "api=" + api, "version=" + version))))
                .read();
        assertThat(use(app, run)).contains("appUsed " + app + " 2018-03-01");
    }
}

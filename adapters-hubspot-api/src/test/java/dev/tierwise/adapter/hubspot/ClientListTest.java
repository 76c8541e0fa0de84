package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.PARTNER;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of partner clients is read to its end, or not at all. */
class ClientListTest {

    private final ScriptedHubSpot hubspot = new ScriptedHubSpot();

    @AfterEach
    void close() {
        hubspot.close();
    }

    private static String page(long from, long to, long total, String next) {
        return LongStream.range(from, to)
                .mapToObj(id -> "{'id':'" + id + "','properties':{}}")
                .collect(Collectors.joining(
                        ",",
                        "{'total':" + total + ",'results':[",
                        "]" + (next.isEmpty() ? "" : ",'paging':{'next':{'after':'" + next + "'}}") + "}"));
    }

    private List<String> listed() throws SourceException {
        return new Run(hubspot)
                .read().facts.stream().filter(fact -> fact.contains("listed")).toList();
    }

    @Test
    void cursorsAreFollowedToTheEndEvenPastAnEmptyPage() throws SourceException {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 401, "200"), page(0, 0, 401, "x7"), page(201, 402, 401, ""));
        assertThat(listed()).hasSize(401);
        assertThat(hubspot.requests(PARTNER, SEARCH))
                .extracting(request -> request.body().path("after").asText())
                .containsExactly("0", "200", "x7");
    }

    @Test
    void aSearchNamesItsPropertiesAndItsOrder() throws SourceException {
        listed();
        assertThat(hubspot.requests(PARTNER, SEARCH).get(0).body().toString())
                .startsWith("{\"filterGroups\":[],\"properties\":[\"hs_client_domain_name\",\"hs_client_name\",")
                .endsWith("\"sorts\":[\"hs_object_id\"],\"limit\":200,\"after\":\"0\"}");
    }

    @Test
    void a_name_of_more_than_1000_characters_is_cut() throws SourceException {
        String client = "{'total':1,'results':[{'id':'1','properties':{'hs_client_name':'" + "n".repeat(1001) + "'}}]}";
        hubspot.answer(PARTNER, SEARCH, client);
        assertThat(new Run(hubspot).read().facts)
                .anyMatch(fact -> fact.contains("n".repeat(999) + "…") && !fact.contains("n".repeat(1000)));
    }

    @Test
    void aClientOnTwoPagesIsListedOnce() throws SourceException {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 300, "200"), page(150, 301, 300, ""));
        assertThat(listed()).hasSize(300);
    }

    @Test
    void tenThousandResultsAreNotTakenForTheEnd() throws SourceException {
        List<String> pages = new ArrayList<>();
        for (int page = 0; page < 50; page++) {
            pages.add(page(1 + 200L * page, 201 + 200L * page, 10_150, page == 49 ? "" : "" + 200 * (page + 1)));
        }
        pages.add(page(10_001, 10_151, 150, ""));
        hubspot.answer(PARTNER, SEARCH, pages.toArray(String[]::new));
        assertThat(listed()).hasSize(10_150);
        assertThat(hubspot.requests(PARTNER, SEARCH).get(50).body().path("filterGroups"))
                .hasToString(
                        "[{\"filters\":[{\"propertyName\":\"hs_object_id\",\"operator\":\"GT\",\"value\":\"10000\"}]}]");
    }

    @Test
    void aListThatEndsBeforeItsTotalIsContinuedFromTheLastClient() throws SourceException {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, ""), page(201, 251, 50, ""));
        assertThat(listed()).hasSize(250);
    }

    @Test
    void aListThatStaysShortOfItsTotalIsIncomplete() {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, ""), page(0, 0, 50, ""));
        assertUnavailable("more partner clients than it gives");
    }

    @Test
    void aLastPageThatForgetsTheTotalIsNotTheEnd() throws SourceException {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, "200"), "{'results':[]}", page(201, 251, 50, ""));
        assertThat(listed()).hasSize(250);
    }

    @Test
    void aLastPageThatCountsNothingDoesNotUndoWhatWasCounted() throws SourceException {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, "200"), page(0, 0, 0, ""), page(201, 251, 50, ""));
        assertThat(listed()).hasSize(250);
    }

    @Test
    void clientsMissingInTheMiddleAreMissedAtTheEnd() {
        hubspot.answer(
                PARTNER,
                SEARCH,
                page(1, 201, 500, "200"),
                page(0, 0, 500, "400"),
                page(401, 501, 500, ""),
                page(0, 0, 0, ""));
        assertUnavailable("more partner clients than it gives");
    }

    @Test
    void clientsGivenTwiceDoNotStandForThoseThatWereNotGiven() {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, "200"), page(151, 201, 250, ""), page(0, 0, 0, ""));
        assertUnavailable("more partner clients than it gives");
    }

    @Test
    void aNextPageWithoutACursorIsNotTheEnd() {
        hubspot.answer(PARTNER, SEARCH, "{'results':[{'id':'1','properties':{}}],'paging':{'next':{'link':'?'}}}");
        assertUnavailable("where the next page begins");
    }

    @Test
    void aCursorThatGoesInCirclesIsIncomplete() {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 250, "200"), page(0, 0, 250, "200"));
        assertUnavailable("again and again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'results':null}", "{'results':[{'properties':{}}]}", "{'results':[{'id':'x'}]}", "[]"})
    void anAnswerOfAnotherShapeIsIncompleteNotEmpty(String body) {
        hubspot.answer(PARTNER, SEARCH, body);
        assertUnavailable("could not be read to its end");
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "400, UNAVAILABLE", "404, UNAVAILABLE", "477, UNAVAILABLE"})
    void aListThatIsRefusedOrNotThereEndsTheRun(int status, SourceException.Kind kind) {
        hubspot.fail(PARTNER, SEARCH, status, "{'status':'error','message':'not today','correlationId':'c0ffee-1'}");
        assertThatThrownBy(() -> new Run(hubspot).read()).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e).hasMessageContaining("c0ffee-1").hasMessageNotContaining(PARTNER);
        });
    }

    @Test
    void a_list_that_is_refused_with_many_scopes_names_the_one_that_is_documented() {
        hubspot.fail(
                PARTNER,
                SEARCH,
                403,
                "{'message':'One or more of the following scopes are required: [a.write, b.write]',"
                        + "'requiredGranularScopes':['a.write','b.write']}");
        assertThatThrownBy(() -> new Run(hubspot).read())
                .hasMessageContaining("crm.objects.partner-clients.read")
                .hasMessageNotContaining("a.write");
    }

    @Test
    void aRefusedTokenIsToldAtOnce() {
        hubspot.fail(PARTNER, ScriptedHubSpot.DETAILS, 401, "{'status':'error','message':'expired'}");
        assertThatThrownBy(() -> new Run(hubspot).read())
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.REFUSED));
        assertThat(hubspot.requests(PARTNER, SEARCH)).isEmpty();
    }

    @Test
    void aListThatWouldUseUpTheDayIsNotBegun() {
        hubspot.answer(PARTNER, SEARCH, page(1, 201, 10_000, "200"))
                .answer(PARTNER, ScriptedHubSpot.USAGE, "{'results':[{'usageLimit':1000,'currentUsage':990}]}");
        assertUnavailable("daily requests");
        assertThat(hubspot.requests(PARTNER, SEARCH)).hasSize(1);
    }

    private void assertUnavailable(String message) {
        assertThatThrownBy(() -> new Run(hubspot).read()).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE);
            assertThat(e).hasMessageContaining(message);
        });
    }
}

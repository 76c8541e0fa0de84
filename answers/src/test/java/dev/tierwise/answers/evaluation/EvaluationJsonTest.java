package dev.tierwise.answers.evaluation;

import static dev.tierwise.answers.Contract.line;
import static dev.tierwise.answers.Contract.promised;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.gaps;
import static dev.tierwise.answers.Reports.nordlicht;
import static dev.tierwise.answers.Reports.portal;
import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Programmes;
import dev.tierwise.answers.Reports;
import dev.tierwise.domain.portfolio.Certifications;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void the_answer_is_that_of_the_specification_with_its_keys_in_their_order() {
        String promise = """
                {
                  "schema": "tierwise/evaluation/1",
                  "programme": "hubspot-2018-01",
                  "partner": "Nordlicht Agentur",
                  "asOf": "2018-03-15",
                  "tier": {"atLeast": "gold", "atMost": "gold", "settled": true},
                  "metrics": {
                    "sold-mrr": {"low": "2400.00", "high": "2400.00", "unit": "USD", "portals": {"low": 3, "high": 3}},
                    "managed-mrr": {"low": "6100.00", "high": "6100.00", "unit": "USD", "portals": {"low": 4, "high": 4}},
                    "median-app-usage": {"low": "3.5", "high": "3.5", "unit": "apps", "portals": {"low": 6, "high": 6}},
                    "certification": {"state": "met", "validUntil": "2018-04-30", "validFrom": null}
                  },
                  "tiers": [
                    {"tier": "silver", "state": "met", "criteria": [
                      {"metric": "sold-mrr", "state": "met", "required": "1125.00", "shortfall": {"low": "0.00", "high": "0.00"}},
                      {"metric": "managed-mrr", "state": "met", "required": "1125.00", "shortfall": {"low": "0.00", "high": "0.00"}},
                      {"metric": "certification", "state": "met"},
                      {"metric": "median-app-usage", "state": "met", "required": "3", "shortfall": {"low": "0", "high": "0"}}]},
                    {"tier": "gold", "state": "met", "criteria": [
                      {"metric": "sold-mrr", "state": "met", "required": "2100.00", "shortfall": {"low": "0.00", "high": "0.00"}},
                      {"metric": "managed-mrr", "state": "met", "required": "6000.00", "shortfall": {"low": "0.00", "high": "0.00"}},
                      {"metric": "certification", "state": "met"},
                      {"metric": "median-app-usage", "state": "met", "required": "3", "shortfall": {"low": "0", "high": "0"}}]},
                    {"tier": "platinum", "state": "unmet", "criteria": [
                      {"metric": "sold-mrr", "state": "unmet", "required": "3750.00", "shortfall": {"low": "1350.00", "high": "1350.00"}},
                      {"metric": "managed-mrr", "state": "unmet", "required": "20000.00", "shortfall": {"low": "13900.00", "high": "13900.00"}},
                      {"metric": "certification", "state": "met"},
                      {"metric": "median-app-usage", "state": "met", "required": "3", "shortfall": {"low": "0", "high": "0"}}]},
                    {"tier": "diamond", "state": "unmet", "criteria": [
                      {"metric": "sold-mrr", "state": "unmet", "required": "10000.00", "shortfall": {"low": "7600.00", "high": "7600.00"}},
                      {"metric": "managed-mrr", "state": "unmet", "required": "50000.00", "shortfall": {"low": "43900.00", "high": "43900.00"}},
                      {"metric": "certification", "state": "met"},
                      {"metric": "median-app-usage", "state": "met", "required": "3", "shortfall": {"low": "0", "high": "0"}}]}
                  ],
                  "assumptions": [{"id": "app-usage-look-back", "value": "P30D"}],
                  "problems": [
                    {"severity": "warning", "where": "app_usage.csv:12:2", "message": "unknown app 'contcts' is ignored; did you mean 'contacts'?"},
                    {"severity": "warning", "where": "users.csv:1:4", "message": "unknown column 'phone' is ignored"}],
                  "next": {"tier": "platinum", "criteria": [
                    {"metric": "sold-mrr", "state": "unmet", "required": "3750.00", "shortfall": {"low": "1350.00", "high": "1350.00"}},
                    {"metric": "managed-mrr", "state": "unmet", "required": "20000.00", "shortfall": {"low": "13900.00", "high": "13900.00"}},
                    {"metric": "certification", "state": "met"},
                    {"metric": "median-app-usage", "state": "met", "required": "3", "shortfall": {"low": "0", "high": "0"}}]},
                  "unknown": []
                }
                """;

        assertThat(promised(nordlicht().as(Format.JSON, ENGLISH), promise)).isEqualTo(line(promise));
    }

    @Test
    void every_portal_follows_in_input_order_when_asked_for() {
        JsonNode json = parse(gaps().listed(Format.JSON, ENGLISH));

        assertThat(json.fieldNames()).toIterable().endsWith("problems", "portals", "next", "unknown", "programmeRules");
        assertThat(json.get("portals")).hasToString(compact("""
                [
                  {"id": "201", "name": "Known", "mrr": {"low": "1500.00", "high": "1500.00"},
                   "sold": {"state": "counts", "reason": "sold-within-12-months"},
                   "managed": {"state": "counts", "reason": "partner-employee"},
                   "apps": {"low": 4, "high": 4, "used": ["ads-add-on", "contacts", "contacts-report", "crm"], "unknown": []}},
                  {"id": "202", "name": "No users", "mrr": {"low": "5000.00", "high": "5000.00"},
                   "sold": {"state": "does-not-count", "reason": "never-sold-by-partner"},
                   "managed": {"state": "unknown", "reason": "users-unknown"},
                   "apps": {"low": 3, "high": 3, "used": ["ads-add-on", "contacts", "contacts-report"], "unknown": []}},
                  {"id": "203", "name": null, "mrr": {"low": "900.00", "high": "900.00"},
                   "sold": {"state": "unknown", "reason": "sale-day-unknown"},
                   "managed": {"state": "does-not-count", "reason": "no-partner-employee"},
                   "apps": {"low": 3, "high": 5, "used": ["ads-add-on", "contacts", "contacts-report"], "unknown": ["crm", "ctas"]}}
                ]
                """));
    }

    @Test
    void the_kinds_of_unknown_facts_are_counted() {
        assertThat(parsed(gaps()).get("unknown")).hasToString(compact("""
                [{"fact": "sale-day", "portals": 1}, {"fact": "users", "portals": 1}, {"fact": "apps", "portals": 1}]
                """));
        assertThat(parsed(nordlicht().certifications(Certifications.UNKNOWN)).get("unknown"))
                .hasToString("[{\"fact\":\"certification\"}]");
    }

    @Test
    void who_holds_the_highest_tier_has_no_next_one() {
        JsonNode json = parsed(report().with(portal("1")
                .mrr("50000.00")
                .soldOn("2018-01-10")
                .managed()
                .apps(3)));

        assertThat(json.at("/tier/atLeast").textValue()).isEqualTo("diamond");
        assertThat(json.get("next").isNull()).isTrue();
    }

    @Test
    void a_certification_says_until_when_it_is_or_was_valid_or_from_when_on_it_will_be() {
        assertThat(certification("2017-05-01", "2018-04-30"))
                .isEqualTo("{\"state\":\"met\",\"validUntil\":\"2018-04-30\",\"validFrom\":null}");
        assertThat(certification("2017-05-01", ""))
                .isEqualTo("{\"state\":\"met\",\"validUntil\":null,\"validFrom\":null}");
        assertThat(certification("2017-01-01", "2018-02-28"))
                .isEqualTo("{\"state\":\"unmet\",\"validUntil\":\"2018-02-28\",\"validFrom\":null}");
        assertThat(certification("2018-04-01", "2019-04-01"))
                .isEqualTo("{\"state\":\"unmet\",\"validUntil\":null,\"validFrom\":\"2018-04-01\"}");
        assertThat(parsed(nordlicht().certifications(new Certifications(List.of(), true)))
                        .at("/metrics/certification"))
                .hasToString("{\"state\":\"unmet\",\"validUntil\":null,\"validFrom\":null}");
    }

    private static String certification(String awardedOn, String expiresOn) {
        return parsed(nordlicht().certifications(Reports.certified(awardedOn, expiresOn)))
                .at("/metrics/certification")
                .toString();
    }

    @Test
    void what_has_no_bound_is_null_and_a_settled_answer_may_be_no_tier() {
        JsonNode json =
                parsed(report().with(portal("1").managed()).certifications(new Certifications(List.of(), true)));

        assertThat(json.at("/metrics/managed-mrr"))
                .hasToString("{\"low\":\"0.00\",\"high\":null,\"unit\":\"USD\",\"portals\":{\"low\":1,\"high\":1}}");
        assertThat(json.get("tier")).hasToString("{\"atLeast\":null,\"atMost\":null,\"settled\":true}");
    }

    @Test
    void a_median_of_ten_is_written_without_exponent() {
        JsonNode json = parsed(report().with(portal("1").mrr("1").managed().apps(10)));

        assertThat(json.at("/metrics/median-app-usage/low").textValue()).isEqualTo("10");
    }

    @Test
    void apps_are_sorted_by_id_whatever_their_order_in_the_programme() {
        JsonNode json = parse(report().programme(Programmes.withAppsBackwards())
                .with(portal("1").apps(3))
                .listed(Format.JSON, ENGLISH));

        assertThat(json.at("/portals/0/apps/used")).hasToString("[\"sources-report\",\"website-pages\",\"workflows\"]");
    }

    @Test
    void it_is_the_same_in_every_language() {
        assertThat(nordlicht().listed(Format.JSON, GERMAN))
                .isEqualTo(nordlicht().listed(Format.JSON, ENGLISH));
    }

    @Test
    void it_is_indented_by_two_spaces_and_ends_with_a_line_end() {
        assertThat(nordlicht().as(Format.JSON, ENGLISH))
                .startsWith("{\n  \"schema\": \"tierwise/evaluation/1\",\n  \"programme\"")
                .endsWith("\n}\n")
                .doesNotContain("\r");
    }

    @Test
    void an_empty_list_is_a_pair_of_brackets() {
        assertThat(report().listed(Format.JSON, ENGLISH)).contains("\"portals\": [],\n");
    }

    private static JsonNode parsed(Reports report) {
        return parse(report.as(Format.JSON, ENGLISH));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** Trees print their keys in the order in which they were read. */
    private static String compact(String json) {
        return parse(json).toString();
    }
}

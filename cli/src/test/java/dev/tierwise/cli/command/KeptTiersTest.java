package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A programme that says how tiers are kept, as people type and read it. */
class KeptTiersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = """
            schema: tierwise/programme/1
            id: kept
            label: Kept
            currency: USD
            metrics: [managed-mrr, certification]
            sold-window: P12M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15, downgrades: {months: [january, july], window: P5M, hold: P6M}}
            tiers:
              - {id: gold, label: Gold, requires: {managed-mrr: 6000, certification: held}}
              - {id: platinum, label: Platinum, requires: {managed-mrr: 20000, certification: held}}
              - {id: diamond, label: Diamond, requires: {managed-mrr: 50000, certification: held}}
            """;

    @TempDir
    Path folder;

    /** Gold by the customer that stays, platinum until the other one leaves in May. */
    @BeforeEach
    void an_agency_that_is_credited_with_diamond() throws IOException {
        write("rules.yaml", RULES);
        write(
                "partner.csv",
                "name,email_domains,credited_tier,credited_since\nNordlicht,nordlicht.example,diamond,2020-01-15\n");
        write("certifications.csv", "certification,awarded_on,expires_on\nagency-partner,2019-01-01,\n");
        write(
                "portals.csv",
                "portal_id,name,mrr,managed,cancelled_on\n1,Acme,6000.00,yes,\n2,Berta,14000.00,yes,2024-05-01\n");
    }

    @Test
    void hubSpots_example_credited_diamond_gold_on_the_day_platinum_best_in_the_window() throws IOException {
        JsonNode forecast = json("forecast", "agency", "--as-of", "2024-03-20", "--months", "5");

        assertThat(tiers(forecast)).containsExactly("diamond", "diamond", "diamond", "platinum", "platinum");
        assertThat(forecast.get("months").get(3).get("held").toString())
                .isEqualTo("{\"reason\":\"met-in-window\",\"until\":\"2025-01-15\"}");
        assertThat(forecast.get("credited").get("held").toString())
                .isEqualTo("{\"reason\":\"no-downgrade-due\",\"until\":\"2024-07-15\"}");
        assertThat(forecast.get("firstLoss").get("day").asText()).isEqualTo("2024-07-15");
        assertThat(ids(forecast.get("assumptions"))).doesNotContain("credited-from-facts");
    }

    @Test
    void a_tier_reached_less_than_the_hold_ago_stays_though_the_certification_has_ended() throws IOException {
        write(
                "partner.csv",
                "name,email_domains,credited_tier,credited_since\nNordlicht,nordlicht.example,diamond,2024-02-15\n");
        write("certifications.csv", "certification,awarded_on,expires_on\nagency-partner,2019-01-01,2024-07-01\n");

        assertThat(tiers(json("forecast", "agency", "--as-of", "2024-03-20", "--months", "5")))
                .containsExactly("diamond", "diamond", "diamond", "diamond", "diamond");
    }

    @Test
    void where_the_certification_has_ended_the_window_protects_nothing() throws IOException {
        write("certifications.csv", "certification,awarded_on,expires_on\nagency-partner,2019-01-01,2024-07-01\n");

        assertThat(tiers(json("forecast", "agency", "--as-of", "2024-03-20", "--months", "5")))
                .containsExactly("diamond", "diamond", "diamond", "null", "null");
    }

    @Test
    void without_the_credited_tier_it_follows_from_the_facts_since_the_second_latest_day_on_which_tiers_fell()
            throws IOException {
        write("partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        JsonNode forecast = json("forecast", "agency", "--as-of", "2024-05-20", "--months", "2");

        assertThat(forecast.get("credited").get("tier").get("atLeast").asText()).isEqualTo("platinum");
        assertThat(tiers(forecast)).containsExactly("platinum", "platinum");
        assertThat(forecast.get("assumptions").toString())
                .contains("{\"id\":\"credited-from-facts\",\"value\":\"2023-07-15\"}");
        assertThat(run("forecast", "agency", "--as-of", "2024-05-20").out())
                .contains("Platinum was not met on the last update, but tiers do not fall in that month.")
                .containsPattern("the tier that is credited follows from the\\s+facts since 15 July\\s+2023");
    }

    @Test
    void a_ledger_remembers_what_was_met_in_the_window() throws IOException {
        assertThat(run("refresh", "agency", "--as-of", "2024-04-20", "--ledger", "l.db")
                        .exitCode())
                .isZero();
        write("portals.csv", "portal_id,name,mrr,managed\n1,Acme,6000.00,yes\n");
        assertThat(run("refresh", "agency", "--as-of", "2024-07-20", "--ledger", "l.db")
                        .exitCode())
                .isZero();
        JsonNode status = json("status", "--as-of", "2024-07-20", "--ledger", "l.db");

        assertThat(status.get("credited").get("tier").get("atLeast").asText()).isEqualTo("platinum");
        assertThat(status.get("credited").get("held").toString())
                .isEqualTo("{\"reason\":\"met-in-window\",\"until\":\"2025-01-15\"}");
        assertThat(status.get("next").toString()).contains("{\"variable\":\"downgrade\",\"due\":\"2025-01-15\"");
        assertThat(run("status", "--as-of", "2024-07-20", "--ledger", "l.db", "--lang", "de")
                        .out())
                .contains("Platinum war bei der letzten Aktualisierung nicht erfüllt, bleibt aber");
    }

    @Test
    void advice_is_about_keeping_a_tier_that_is_at_risk() throws IOException {
        JsonNode advice = json("advise", "agency", "--as-of", "2024-03-20");

        assertThat(advice.get("to").asText()).isEqualTo("diamond");
        assertThat(advice.get("creditedOn").asText()).isEqualTo("2024-07-15");
        assertThat(run("advise", "agency", "--as-of", "2024-03-20").out())
                .containsPattern("To keep Diamond, meet its criteria on one tier day through\\s+15 July\\s+2024");
    }

    @Test
    void a_credited_tier_that_the_programme_does_not_have_is_an_error() throws IOException {
        write("partner.csv", "name,email_domains,credited_tier\nNordlicht,nordlicht.example,diamant\n");
        CommandLineRun run = run("forecast", "agency", "--as-of", "2024-03-20");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("partner.csv:2:3").contains("diamond");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void the_configuration_may_say_which_tier_is_credited() throws IOException {
        write("partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "partner: {credited_tier: Diamond, credited_since: 2024-02-15}\nsources: [{adapter: csv, location: agency}]\n");

        assertThat(tiers(json("forecast", "--as-of", "2024-03-20", "--months", "4")))
                .containsExactly("diamond", "diamond", "diamond", "diamond");
    }

    @Test
    void a_schedule_says_on_which_days_tiers_fall() throws IOException {
        JsonNode events =
                json("schedule", "--as-of", "2024-06-20", "--months", "2").get("events");

        assertThat(events.toString())
                .contains(
                        "{\"event\":\"tier\",\"day\":\"2024-07-15\"},{\"event\":\"downgrade\",\"day\":\"2024-07-15\"}")
                .doesNotContain("{\"event\":\"downgrade\",\"day\":\"2024-08-15\"}");
    }

    @Test
    void a_comparison_shows_how_programmes_keep_tiers() {
        assertThat(run("compare", "agency", "--as-of", "2024-03-20", "--programme", "hubspot-2018-01")
                        .out())
                .containsPattern("How a tier is kept\\s+–\\s+falls in January and July only");
    }

    @Test
    void a_programme_is_told_in_words() {
        CommandLineRun run =
                CommandLineRun.in(folder).with("HOME", folder.toString()).run("programme", "show", "agency/rules.yaml");
        assertThat(run.out()).containsPattern("A tier is not lost within 6 months of being\\s+reached");
    }

    private static List<String> tiers(JsonNode forecast) {
        return StreamSupport.stream(forecast.get("months").spliterator(), false)
                .map(month -> month.get("tier"))
                .peek(tier -> assertThat(tier.get("settled").asBoolean()).isTrue())
                .map(tier -> tier.get("atLeast").asText())
                .toList();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get("id").asText())
                .toList();
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandLineRun run = run(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("status")) {
            all.addAll(List.of("--programme", "agency/rules.yaml"));
        }
        return CommandLineRun.in(folder)
                .at("2024-08-01T12:00:00Z")
                .with("HOME", folder.toString())
                .run(all.toArray(String[]::new));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(folder.resolve("agency"));
        Files.writeString(folder.resolve("agency").resolve(file), content);
    }
}

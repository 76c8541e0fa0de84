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

/** Programmes that follow one another, as people type and read them. */
class ProgrammeLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = """
            schema: tierwise/programme/1
            id: %s
            label: %s
            currency: USD
            metrics: [%s]
            sold-window: P12M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15%s}
            %stiers:
              - {id: gold, label: Gold, requires: {%s: %d}}
              - {id: platinum, label: Platinum, requires: {%s: %d}}
            """;
    private static final String POINTS = """
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: managed, standard: 1, growth: 2}
            """;
    private static final String LINE = """
            schema: tierwise/programme-line/1
            id: ours
            label: Ours
            versions:
              - programme: before.yaml
              - {from: 2024-03-25, programme: since.yaml}
            """;

    @TempDir
    Path folder;

    /** 6,000 dollars are gold before; they are 60 points, and gold takes 100, since. */
    @BeforeEach
    void an_agency_and_a_change_of_rules() throws IOException {
        write(
                "before.yaml",
                RULES.formatted("before", "Before", "managed-mrr", "", "", "managed-mrr", 6000, "managed-mrr", 20000));
        write("since.yaml", since(""));
        write("line.yaml", LINE);
        write("agency/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write("agency/portals.csv", "portal_id,name,mrr,managed,market\n1,Acme,6000.00,yes,standard\n");
    }

    @Test
    void each_day_has_the_rules_that_are_in_force_on_it() throws IOException {
        assertThat(json("evaluate", "agency", "--as-of", "2024-03-24")
                        .get("programme")
                        .asText())
                .isEqualTo("before");
        assertThat(json("evaluate", "agency", "--as-of", "2024-03-25")
                        .get("programme")
                        .asText())
                .isEqualTo("since");
    }

    @Test
    void a_tier_is_measured_against_the_tiers_of_the_rules_of_the_day() throws IOException {
        write(
                "before.yaml",
                Files.readString(folder.resolve("before.yaml"))
                        .replace("tiers:\n", "tiers:\n  - {id: silver, label: Silver, requires: {managed-mrr: 1}}\n"));
        assertThat(run("evaluate", "agency", "--as-of", "2024-04-20").out()).contains("next: Gold");
        write("agency/portals.csv", "portal_id,name,mrr,managed,market\n1,Acme,60000.00,yes,standard\n");
        CommandLineRun highest = run("evaluate", "agency", "--as-of", "2024-04-20");
        assertThat(highest.exitCode()).as(highest.err()).isZero();
        assertThat(highest.out()).contains("PLATINUM").contains("the highest tier");
    }

    @Test
    void a_schedule_is_called_by_the_rules_of_its_first_day() throws IOException {
        assertThat(run("schedule", "--as-of", "2024-02-20").out()).startsWith("Before ");
        assertThat(run("schedule", "--as-of", "2024-04-20").out()).startsWith("Since ");
    }

    @Test
    void a_forecast_runs_across_a_change_of_rules() throws IOException {
        JsonNode forecast = json("forecast", "agency", "--as-of", "2024-02-20", "--months", "3");

        assertThat(tiers(forecast)).containsExactly("gold", "null", "null");
        assertThat(forecast.get("months").get(0).has("rules")).isFalse();
        assertThat(forecast.get("months").get(1).get("rules").get("id").asText())
                .isEqualTo("since");
        assertThat(forecast.get("months").get(0).get("metrics").fieldNames())
                .toIterable()
                .containsExactly("managed-mrr");
        assertThat(forecast.get("months").get(1).get("metrics").fieldNames())
                .toIterable()
                .containsExactly("managed-points");
        assertThat(run("forecast", "agency", "--as-of", "2024-02-20", "--months", "3")
                        .out())
                .containsPattern("15 March 2024 +Gold +\\$6,000.00 +–")
                .containsPattern("15 April 2024 +none +– +60 +rules: Since; Gold lost: ")
                .doesNotContainPattern("15 May 2024.*rules: Since");
    }

    @Test
    void a_tier_that_the_later_rules_do_not_have_is_lost_with_them() throws IOException {
        write("since.yaml", since("").replaceAll("(?m)^  - \\{id: platinum.*\\n", ""));
        write("agency/portals.csv", "portal_id,name,mrr,managed,market\n1,Acme,60000.00,yes,standard\n");

        assertThat(tiers(json("forecast", "agency", "--as-of", "2024-02-20", "--months", "2")))
                .containsExactly("platinum", "gold");
        assertThat(run("forecast", "agency", "--as-of", "2024-02-20").out())
                .contains("Platinum is lost on 15 April 2024: the rules of that day do not have this tier");
        JsonNode advice = json("advise", "agency", "--as-of", "2024-02-20", "--to", "platinum", "--by", "2024-03-20");
        assertThat(advice.get("lasts").get("lostOn").asText()).isEqualTo("2024-04-15");
        assertThat(advice.get("lasts").get("certain").asBoolean()).isTrue();
        assertThat(advice.get("lasts").get("openOn").asText()).isEqualTo("2024-04-15");
        assertThat(run("advise", "agency", "--as-of", "2024-02-20", "--to", "platinum", "--by", "2024-04-20")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_tier_is_kept_across_a_change_of_rules() throws IOException {
        write("since.yaml", since(", downgrades: {months: [january, july], window: P5M, hold: P6M}"));

        assertThat(tiers(json("forecast", "agency", "--as-of", "2024-02-20", "--months", "6")))
                .as("gold is met on 15 March, in the window of 15 July")
                .containsExactly("gold", "gold", "gold", "gold", "gold", "gold");
    }

    @Test
    void a_ledger_runs_across_a_change_of_rules() throws IOException {
        for (String day : List.of("2024-02-20", "2024-03-20", "2024-05-20")) {
            CommandLineRun run = run("refresh", "agency", "--as-of", day, "--ledger", "l.db");
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        CommandLineRun history = run("history", "--ledger", "l.db", "--format", "json");
        List<String> credited = new ArrayList<>();
        JSON.readTree(history.out()).get("events").forEach(event -> {
            if (event.get("event").asText().equals("tier")) {
                credited.add(event.get("day").asText() + " "
                        + event.get("tier").get("atLeast").asText());
            }
        });

        assertThat(credited)
                .containsExactly("2024-02-15 gold", "2024-03-15 gold", "2024-04-15 null", "2024-05-15 null");
        assertThat(run("status", "--ledger", "l.db", "--as-of", "2024-05-20").out())
                .contains("Managed points");
        assertThat(run("ledger", "verify", "--ledger", "l.db").exitCode()).isZero();
    }

    @Test
    void a_ledger_remembers_which_rules_were_in_force_on_which_day() throws IOException {
        write("since.yaml", since(", downgrades: {months: [january, july], window: P5M, hold: P6M}"));
        for (String day : List.of("2024-03-20", "2024-05-20")) {
            assertThat(run("refresh", "agency", "--as-of", day, "--ledger", "l.db")
                            .exitCode())
                    .isZero();
        }
        JsonNode before = json("status", "--ledger", "l.db", "--as-of", "2024-03-20");

        assertThat(before.get("programme").asText()).isEqualTo("before");
        assertThat(before.get("credited").has("held"))
                .as("every update takes a tier that is not met any more")
                .isFalse();
        assertThat(before.get("next").toString()).contains("managed-mrr").doesNotContain("managed-points", "downgrade");
        assertThat(json("status", "--ledger", "l.db", "--as-of", "2024-05-20")
                        .get("programme")
                        .asText())
                .isEqualTo("since");
        assertThat(run("history", "--ledger", "l.db").out())
                .containsPattern("March 2024 +– +\\$6,000.00 ")
                .containsPattern("May 2024 +60 +– ");
        assertThat(run("history", "--ledger", "l.db", "--to", "2024-03-31").out())
                .contains("$6,000.00")
                .doesNotContain("Managed points");
        JsonNode changes = json("changes", "--ledger", "l.db", "--from", "2024-03-20", "--to", "2024-05-20");
        assertThat(changes.get("programme").asText()).isEqualTo("since");
        assertThat(changes.get("rulesBefore").get("id").asText()).isEqualTo("before");
        assertThat(run("changes", "--ledger", "l.db", "--from", "2024-03-20", "--to", "2024-05-20")
                        .out())
                .contains("Other rules were in force on 20 March 2024: Before.");
        assertThat(run("ledger", "export", "exported", "--ledger", "l.db").exitCode())
                .isZero();
        CommandLineRun read = run("ledger", "import", "exported", "--ledger", "other.db");
        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(json("status", "--ledger", "other.db", "--as-of", "2024-03-20"))
                .isEqualTo(before);
    }

    @Test
    void a_ledger_of_hubSpots_line_is_taken_along_with_apps_that_only_earlier_rules_list() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,managed\n1,2500.00,yes\n");
        write("agency/app_usage.csv", "portal_id,app,used_on\n1,social-inbox,2017-12-01\n1,crm,2018-03-01\n");
        CommandLineRun refresh =
                run("refresh", "agency", "--as-of", "2017-12-15", "--ledger", "l.db", "--programme", "hubspot");
        assertThat(refresh.exitCode()).as(refresh.err()).isZero();
        assertThat(run("ledger", "export", "exported", "--ledger", "l.db").exitCode())
                .isZero();
        CommandLineRun read = run("ledger", "import", "exported", "--ledger", "other.db");
        assertThat(read.exitCode()).as(read.err()).isZero();

        JsonNode status = json("status", "--ledger", "l.db", "--programme", "hubspot");
        assertThat(status).isEqualTo(json("status", "--ledger", "other.db", "--programme", "hubspot"));
        assertThat(status.get("programme").asText()).isEqualTo("hubspot-2016-11");
        assertThat(status.at("/metrics/median-app-usage/low").asInt()).isOne();
    }

    @Test
    void a_ledger_is_verified_by_the_update_days_of_each_day() throws IOException {
        write(
                "since.yaml",
                since(", downgrades: {months: [april, july], window: P5M, hold: P6M}")
                        .replace("{report: 1, tier: 15", "{report: 3, tier: 20"));
        for (String day : List.of("2024-02-16", "2024-03-26", "2024-07-25")) {
            CommandLineRun refresh = run("refresh", "agency", "--as-of", day, "--ledger", "l.db");
            assertThat(refresh.exitCode()).as(refresh.err()).isZero();
        }

        CommandLineRun verify = run("ledger", "verify", "--ledger", "l.db");

        assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
    }

    @Test
    void a_line_that_leads_to_itself_is_an_error() throws IOException {
        write("line.yaml", LINE.replace("since.yaml", "line.yaml"));
        write("ring.yaml", LINE.replace("since.yaml", "line.yaml"));
        CommandLineRun itself = run("evaluate", "agency");
        CommandLineRun another = run("evaluate", "agency", "--programme", "ring.yaml");

        assertThat(itself.err()).contains("line.yaml:6:35: ").contains("a line itself");
        assertThat(itself.exitCode()).isEqualTo(2);
        assertThat(another.err()).contains("ring.yaml:6:35: ");
        assertThat(another.exitCode()).isEqualTo(2);
    }

    @Test
    void hubSpots_line_is_built_in_and_goes_on_with_the_programmes_of_the_configuration() throws IOException {
        write("tierwise.yaml", """
                programme: hubspot
                programmes: [{from: 2022-07-18, programme: since.yaml}]
                sources: [{adapter: csv, location: agency}]
                """);

        for (String dayAndRules :
                List.of("2017-03-15 hubspot-2016-11", "2018-03-15 hubspot-2018-01", "2024-03-15 since")) {
            String[] parts = dayAndRules.split(" ", -1);
            assertThat(json("evaluate", "--as-of", parts[0]).get("programme").asText())
                    .isEqualTo(parts[1]);
            assertThat(json("evaluate", "--as-of", parts[0], "--programme", "hubspot")
                            .get("programme")
                            .asText())
                    .isEqualTo(parts[1]);
        }
    }

    @Test
    void a_comparison_shows_what_a_change_of_rules_changes() throws IOException {
        CommandLineRun run = run("compare", "agency", "--as-of", "2024-04-20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("before: Before")
                .contains("since: Since")
                .contains("What the rules differ in");
    }

    @Test
    void a_line_is_validated_as_such() {
        CommandLineRun valid = CommandLineRun.in(folder).run("programme", "validate", "line.yaml");
        assertThat(valid.out())
                .isEqualTo("line.yaml is a valid line of programmes: ours, with before, since (2024-03-25)\n");
        assertThat(valid.err()).isEmpty();
    }

    @Test
    void a_wrong_line_is_an_error_that_names_the_place() throws IOException {
        write("line.yaml", LINE.replace("programme: before.yaml", "{from: 2020-01-01, programme: before.yaml}"));
        assertThat(run("evaluate", "agency").err()).contains("line.yaml:5:12: ");
        write("line.yaml", LINE.replace("from: 2024-03-25, ", ""));
        assertThat(run("evaluate", "agency").err()).contains("line.yaml:6:5: ").contains("from:");
        write("line.yaml", LINE.replace("since.yaml", "nowhere.yaml"));
        assertThat(run("evaluate", "agency").err()).contains("nowhere.yaml");
        write("line.yaml", LINE.replace("before.yaml", "hubspot"));
        CommandLineRun run = run("evaluate", "agency");
        assertThat(run.err()).contains("line.yaml:5:16: ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static String since(String downgrades) {
        return RULES.formatted(
                "since", "Since", "managed-points", downgrades, POINTS, "managed-points", 100, "managed-points", 200);
    }

    private static List<String> tiers(JsonNode forecast) {
        return StreamSupport.stream(forecast.get("months").spliterator(), false)
                .map(month -> month.get("tier").get("atLeast").asText())
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
        if (!all.contains("--programme") && !Files.exists(folder.resolve("tierwise.yaml")) && !all.contains("ledger")) {
            all.addAll(List.of(
                    "--programme", all.contains("--ledger") && !all.contains("refresh") ? "ours" : "line.yaml"));
        }
        return CommandLineRun.in(folder)
                .at("2024-08-01T12:00:00Z")
                .with("HOME", folder.toString())
                .run(all.toArray(String[]::new));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), content);
    }
}

package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.Tierwise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same facts under several programmes. */
class CompareProgrammesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POINTS = """
            schema: tierwise/programme/1
            id: points
            label: Points of ours
            currency: USD
            metrics: [sold-points, managed-points, total-points]
            sold-window: P24M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15, tier-months: [january, july]}
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: managed, standard: 1, growth: 2}
              managed-credit: split
            tiers:
              - {id: gold, label: Gold, requires: {total-points: 100}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void an_agency_that_uses_the_app_that_only_one_programme_counts() throws IOException {
        write("agency/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write(
                "agency/portals.csv",
                "portal_id,name,mrr,sold_on\n1,Acme GmbH,3000.00,2018-01-10\n2,Berta AG,1000.00,2016-06-01\n");
        write(
                "agency/users.csv",
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n2,jana@nordlicht.example,yes\n");
        write(
                "agency/app_usage.csv",
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,email,2018-03-01\n1,Social Inbox,2018-03-01\n"
                        + "2,crm,2018-03-01\n2,email,2018-03-01\n");
        write("agency/certifications.csv", "certification,holder,awarded_on\nagency-partner,Jana,2017-01-01\n");
        write("points.yaml", POINTS);
    }

    @Test
    void each_programme_has_a_column_of_its_own() {
        CommandLineRun run = compare("hubspot-2016-11", "hubspot-2018-01");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Nordlicht ")
                .contains("2 programmes compared, as of 15 March 2018")
                .containsPattern("Criterion +hubspot-2016-11 +hubspot-2018-01")
                .containsPattern("Tier +none +none")
                .containsPattern("Sold MRR \\(12 months\\) +\\$3,000.00 +\\$3,000.00")
                .containsPattern("Median app usage +2.5 +2\n")
                .containsPattern("Next tier +Silver +Silver")
                .containsPattern("Median app usage +2.5 +1\n");
    }

    @Test
    void only_rules_that_differ_are_listed() {
        assertThat(compare("hubspot-2016-11", "hubspot-2018-01").out())
                .containsPattern("Silver: Sold MRR \\(12 months\\) +\\$625.00 +\\$1,125.00")
                .containsPattern("Diamond: Median app usage +5 +3")
                .doesNotContain("Diamond: Sold MRR")
                .doesNotContain("A sale counts for")
                .containsPattern("Social Inbox +counts +does not count")
                .doesNotContainPattern("CRM +counts");
    }

    @Test
    void only_portals_that_count_differently_are_listed() throws IOException {
        JsonNode portals = json("hubspot-2016-11", "hubspot-2018-01").get("portals");

        assertThat(portals.findValuesAsText("id")).containsExactly("1");
        assertThat(portals.get(0).get("differs")).hasToString("[\"apps\"]");
        assertThat(portals.get(0).at("/under/0/apps/low").asInt()).isEqualTo(3);
        assertThat(portals.get(0).at("/under/1/apps/low").asInt()).isEqualTo(2);
    }

    @Test
    void a_sale_that_counts_longer_makes_a_difference() throws IOException {
        JsonNode comparison = json("hubspot-2018-01", "points.yaml");

        assertThat(comparison.get("portals").findValuesAsText("id")).containsExactly("2");
        assertThat(comparison.at("/portals/0/under/0/sold/reason").asText()).isEqualTo("sold-too-long-ago");
        assertThat(comparison.at("/portals/0/under/1/sold/reason").asText()).isEqualTo("sold-within-12-months");
        assertThat(rule(comparison, "sold-window")).hasToString("[\"P12M\",\"P24M\"]");
    }

    @Test
    void what_a_programme_does_not_have_is_a_dash_and_null() throws IOException {
        assertThat(compare("hubspot-2018-01", "points.yaml").out())
                .containsPattern("Sold MRR \\(12 months\\) +\\$3,000.00 +–")
                .containsPattern("Managed points +– +0–80");
        JsonNode comparison = json("hubspot-2018-01", "points.yaml");
        assertThat(comparison.at("/programmes/1/metrics").has("sold-mrr")).isFalse();
        assertThat(rule(comparison, "app-look-back")).hasToString("[\"P30D\",null]");
        assertThat(rule(comparison, "points-per")).hasToString("[null,\"100\"]");
        assertThat(rule(comparison, "tier-months").get(1).asText()).isEqualTo("january,july");
        assertThat(rule(comparison, "point-rate")).hasToString("[null,{\"standard\":\"3\",\"growth\":\"6\"}]");
        assertThat(comparison.get("apps"))
                .as("a programme that looks at no apps lacks none")
                .isEmpty();
    }

    @Test
    void a_draft_that_keeps_the_id_of_what_it_was_made_of_has_a_name_of_its_own() throws IOException {
        String draft = CommandLineRun.in(folder)
                .run("programme", "export", "hubspot-2018-01")
                .out();
        write("draft.yaml", draft.replace("sold-mrr: 1125", "sold-mrr: 1000.50"));
        assertThat(compare("hubspot-2018-01", "draft.yaml").out())
                .containsPattern("Rule +hubspot-2018-01 +hubspot-2018-01 \\(2\\)")
                .containsPattern("Silver: Sold MRR \\(12 months\\) +\\$1,125.00 +\\$1,000.50");
        JsonNode rules = json("hubspot-2018-01", "draft.yaml").get("rules");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0))
                .hasToString("{\"rule\":\"tier\",\"tier\":\"silver\",\"metric\":\"sold-mrr\",\"under\":"
                        + "[\"1125.00\",\"1000.50\"]}");
    }

    @Test
    void the_same_figure_written_otherwise_is_no_difference() throws IOException {
        String draft = CommandLineRun.in(folder)
                .run("programme", "export", "hubspot-2018-01")
                .out();
        write("draft.yaml", draft.replace("sold-mrr: 1125", "sold-mrr: 1125.00").replace("P12M", "P1Y"));
        JsonNode comparison = json("hubspot-2018-01", "draft.yaml");
        assertThat(comparison.get("rules")).isEmpty();
        assertThat(comparison.get("portals")).isEmpty();
        assertThat(compare("hubspot-2018-01", "draft.yaml").out())
                .contains("The programmes ask for the same.")
                .contains("Every portal counts alike under all of them.");
    }

    @Test
    void unknown_facts_stay_ranges_under_each() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,sold_on\n1,?,2018-01-10\n2,1000.00,?\n");
        Files.delete(folder.resolve("agency/app_usage.csv"));
        JsonNode comparison = json("hubspot-2016-11", "hubspot-2018-01");

        assertThat(comparison.at("/programmes/0/metrics/sold-mrr/high").isNull())
                .isTrue();
        assertThat(comparison.at("/programmes/0/tier/atMost").asText()).isEqualTo("diamond");
        assertThat(comparison.at("/programmes/0/tier/atLeast").isNull()).isTrue();
        assertThat(comparison.at("/portals/0/under/0/apps/high").asInt()).isEqualTo(17);
        assertThat(comparison.at("/portals/0/under/1/apps/high").asInt()).isEqualTo(16);
        assertThat(compare("hubspot-2016-11", "hubspot-2018-01").out())
                .containsPattern("Sold MRR \\(12 months\\) +≥ \\$0.00 +≥ \\$0.00")
                .contains("\n  Unknown: day of sale (1 portal), MRR (1 portal), app usage (2 portals)\n");
    }

    @Test
    void an_agency_without_portals_is_compared_too() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,sold_on\n");
        Files.delete(folder.resolve("agency/users.csv"));
        Files.delete(folder.resolve("agency/app_usage.csv"));
        JsonNode comparison = json("hubspot-2016-11", "hubspot-2018-01", "points.yaml");

        assertThat(comparison.get("programmes")).hasSize(3);
        assertThat(comparison.get("portals")).isEmpty();
        assertThat(comparison.at("/programmes/2/metrics/total-points/low").asText())
                .isEqualTo("0");
    }

    @Test
    void names_steer_neither_a_terminal_nor_a_table() throws IOException {
        write("agency/portals.csv", "portal_id,name,mrr,sold_on\n1|2,\"\u001B[31mA|b\n<b>\",3000.00,2018-01-10\n");
        write("agency/users.csv", "portal_id,email,partner_employee\n1|2,eva@nordlicht.example,yes\n");
        write("agency/app_usage.csv", "portal_id,app,used_on\n1|2,Social Inbox,2018-03-01\n");
        assertThat(compare("hubspot-2016-11", "hubspot-2018-01").out()).doesNotContain("\u001B");
        assertThat(run("--programme", "hubspot-2016-11", "--programme", "hubspot-2018-01", "--format", "markdown")
                        .out())
                .containsPattern("\\| 1\\\\\\|2 \\| .*A\\\\\\|b.*&lt;b&gt; \\| Apps \\| 1 \\| 0 \\|")
                .doesNotContain("<b>");
    }

    @Test
    void german_has_the_terms_of_the_faq() {
        assertThat(run("--programme", "hubspot-2016-11", "--programme", "hubspot-2018-01", "--lang", "de")
                        .out())
                .contains("2 Programme im Vergleich, Stand 15. März 2018")
                .containsPattern("Partnerstufe +keine +keine")
                .contains("Was zur nächsten Partnerstufe fehlt")
                .containsPattern("Silber: MRR aus verwalteten Portalen +3.500,00 \\$ +1.125,00 \\$");
    }

    @Test
    void a_narrow_terminal_cuts_no_figure() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,sold_on\n1,3000.00,2018-01-10\n2,1000.00,?\n");
        String wide = compare(
                        "hubspot-2016-11",
                        "hubspot-2018-01",
                        "hubspot-2018-01",
                        "hubspot-2018-01",
                        "hubspot-2018-01",
                        "points.yaml")
                .out();

        assertThat(wide)
                .contains("  Sold MRR (12 months)\n    hubspot-2016-11: $3,000.00–$4,000.00\n")
                .contains("    hubspot-2018-01 (4): $3,000.00–$4,000.00\n    points: –\n")
                .doesNotContain("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--programme hubspot-2018-01", "--programme points.yaml --format json"})
    void fewer_than_two_programmes_are_refused_with_a_way_out(String options) {
        CommandLineRun run = run(options.isEmpty() ? new String[0] : options.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("there are not two programmes to compare")
                .contains("--programme hubspot-2016-11 --programme hubspot-2018-01")
                .contains("--with");
    }

    @Test
    void a_midnight_between_the_readings_does_not_make_another_day() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,sold_on\n1,3000.00,2017-03-15\n");
        AtomicInteger asked = new AtomicInteger();
        Environment still = CommandLineRun.in(folder).environment();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = Tierwise.run(
                List.of(
                        "compare",
                        "agency",
                        "--programme",
                        "hubspot-2016-11",
                        "--programme",
                        "hubspot-2018-01",
                        "--format",
                        "json"),
                new Environment(
                        still.variables(),
                        still.workingDirectory(),
                        still.in(),
                        out,
                        still.err(),
                        () -> Instant.parse(
                                asked.getAndIncrement() == 0 ? "2018-03-15T23:59:59Z" : "2018-03-16T00:00:01Z"),
                        false,
                        false,
                        100,
                        true,
                        still.stopRequests()));

        assertThat(exitCode).isZero();
        JsonNode comparison = JSON.readTree(out.toByteArray());
        assertThat(comparison.get("asOf").asText()).isEqualTo("2018-03-15");
        assertThat(comparison.at("/programmes/1/metrics/sold-mrr/low").asText()).isEqualTo("3000.00");
    }

    @Test
    void what_is_wrong_with_the_data_is_said_once() throws IOException {
        write("agency/app_usage.csv", "portal_id,app,used_on\n1,fax,2018-03-01\n");
        CommandLineRun warned = compare("hubspot-2016-11", "hubspot-2018-01");
        assertThat(warned.err().lines().toList()).singleElement().asString().contains("app_usage.csv:2:2: ");
        write("agency/app_usage.csv", "portal_id,app,used_on\n1,crm,yesterday\n");
        CommandLineRun refused = compare("hubspot-2016-11", "hubspot-2018-01");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
    }

    private static JsonNode rule(JsonNode comparison, String rule) {
        for (JsonNode one : comparison.get("rules")) {
            if (one.get("rule").asText().equals(rule)) {
                return one.get("under");
            }
        }
        throw new AssertionError("no rule " + rule + " in " + comparison.get("rules"));
    }

    private JsonNode json(String... programmes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--format", "json"));
        for (String programme : programmes) {
            arguments.addAll(List.of("--programme", programme));
        }
        CommandLineRun run = run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode comparison = JSON.readTree(run.out());
        assertThat(comparison.fieldNames())
                .toIterable()
                .containsExactly("schema", "partner", "asOf", "programmes", "rules", "apps", "portals", "problems");
        assertThat(comparison.get("schema").asText()).isEqualTo("tierwise/comparison/1");
        return comparison;
    }

    private CommandLineRun compare(String... programmes) {
        List<String> arguments = new ArrayList<>();
        for (String programme : programmes) {
            arguments.addAll(List.of("--programme", programme));
        }
        return run(arguments.toArray(String[]::new));
    }

    private CommandLineRun run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("compare", "agency", "--as-of", "2018-03-15"));
        arguments.addAll(List.of(options));
        return CommandLineRun.in(folder).run(arguments.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

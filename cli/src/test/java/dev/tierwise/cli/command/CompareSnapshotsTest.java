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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two snapshots under one programme. */
class CompareSnapshotsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void two_snapshots_of_an_agency() throws IOException {
        for (String one : List.of("a", "b")) {
            write(one + "/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
            write(one + "/certifications.csv", "certification,holder,awarded_on\nagency-partner,Jana,2017-01-01\n");
        }
        write(
                "a/portals.csv",
                "portal_id,name,mrr,sold_on\n1,Acme GmbH,1000.00,2018-01-10\n2,Berta AG,500.00,2018-01-10\n"
                        + "3,Caesar Ltd,300.00,\n");
        write(
                "a/users.csv",
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n2,jana@nordlicht.example,yes\n"
                        + "3,jana@nordlicht.example,yes\n");
        write("a/app_usage.csv", "portal_id,app,used_on\n1,crm,2018-03-01\n1,email,2018-03-01\n");
        write(
                "b/portals.csv",
                "portal_id,name,mrr,sold_on\n4,Dora KG,50.50,2018-02-01\n1,Acme SE,1250.25,2018-01-10\n"
                        + "3,Caesar Ltd,300.00,\n");
        write(
                "b/users.csv",
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n3,jana@elsewhere.example,yes\n");
        write("b/app_usage.csv", "portal_id,app,used_on\n1,crm,2018-03-01\n1,forms,2018-03-01\n");
    }

    @Test
    void figures_stand_side_by_side_with_what_the_second_has_more() {
        CommandLineRun run = run("a", "--with", "b");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("First: Nordlicht, as of 15 March 2018, from a\n")
                .contains("Second: Nordlicht, as of 15 March 2018, from b\n")
                .doesNotContain("Note:")
                .containsPattern("Sold MRR \\(12 months\\) +\\$1,500.00 +\\$1,300.75 +−\\$199.25")
                .containsPattern("Managed MRR +\\$1,800.00 +\\$1,250.25 +−\\$549.75");
    }

    @Test
    void portals_are_new_or_gone_or_say_what_changed() throws IOException {
        JsonNode portals = json("a", "--with", "b").get("portals");

        assertThat(portals.findValuesAsText("id")).containsExactly("4", "2", "1", "3");
        assertThat(portals.findValuesAsText("change")).containsExactly("new", "gone", "changed", "changed");
        assertThat(portals.get(0).get("first").isNull()).isTrue();
        assertThat(portals.get(1).get("second").isNull()).isTrue();
        assertThat(portals.get(2).get("differs")).hasToString("[\"name\",\"mrr\",\"apps\"]");
        assertThat(portals.get(2).get("apps"))
                .hasToString("{\"added\":[\"forms\"],\"removed\":[\"email\"],\"unclear\":[]}");
        assertThat(portals.get(3).get("differs")).hasToString("[\"managed\"]");
        assertThat(portals.get(3).at("/first/managed/reason").asText()).isEqualTo("partner-employee");
        assertThat(portals.get(3).at("/second/managed/reason").asText()).isEqualTo("employee-domain-not-partners");
        assertThat(run("a", "--with", "b").out())
                .containsPattern("4 +Dora KG +only in the second: MRR \\$50.50; sold: counts \\(within 12 months\\)")
                .containsPattern("Name: Acme GmbH → Acme SE; MRR: \\$1,000.00 → \\$1,250.25; Apps: 2 → 2")
                .containsPattern("Managed: counts \\(partner employee\\) → does not count \\(other e-mail")
                .containsPattern("\\(\\+Forms,\\s+−Email\\)");
    }

    @Test
    void what_each_portal_does_to_a_figure_adds_up_to_its_difference() throws IOException {
        JsonNode sold = json("a", "--with", "b").at("/metrics/sold-mrr");

        assertThat(sold.get("difference").asText()).isEqualTo("-199.25");
        assertThat(sold.get("portals").findValuesAsText("id")).containsExactly("2", "1", "4");
        assertThat(sold.get("portals").findValuesAsText("difference")).containsExactly("-500.00", "250.25", "50.50");
    }

    @Test
    void nobody_claims_to_know_what_became_of_a_portal_that_only_one_snapshot_lists() {
        assertThat(run("a", "--with", "b").out())
                .containsPattern("2 +Berta AG +\\$500.00 +– +−\\$500.00 +only in the first")
                .containsPattern("4 +Dora KG +– +\\$50.50 +\\+\\$50.50 +only in the second")
                .containsPattern("1 +Acme SE +\\$1,000.00 +\\$1,250.25 +\\+\\$250.25 +MRR changed")
                .doesNotContain("new customer");
    }

    @Test
    void where_a_figure_is_not_exact_there_is_no_difference() throws IOException {
        write("b/portals.csv", "portal_id,name,mrr,sold_on\n1,Acme GmbH,?,2018-01-10\n3,Caesar Ltd,300.00,?\n");
        JsonNode comparison = json("a", "--with", "b");

        assertThat(comparison.at("/metrics/sold-mrr/difference").isNull()).isTrue();
        assertThat(comparison.at("/metrics/sold-mrr/second/high").isNull()).isTrue();
        assertThat(comparison.at("/metrics/sold-mrr/portals/0/id").asText()).isEqualTo("1");
        assertThat(comparison.at("/metrics/sold-mrr/portals/0/difference").isNull())
                .isTrue();
        assertThat(run("a", "--with", "b").out())
                .containsPattern("Sold MRR \\(12 months\\) +\\$1,500.00 +≥ \\$0.00\\s")
                .contains("MRR: $1,000.00 → unknown")
                .contains("Sold: does not count (not sold by partner) → sale day unknown")
                .contains("Second: Unknown: day of sale (1 portal), MRR (1 portal)");
    }

    @Test
    void the_second_may_be_of_another_day() {
        assertThat(run("a", "--with", "a", "--with-as-of", "2019-01-11").out())
                .contains("Second: Nordlicht, as of 11 January 2019, from a")
                .containsPattern("Sold MRR \\(12 months\\) +\\$1,500.00 +\\$0.00 +−\\$1,500.00")
                .containsPattern("Sold: counts \\(within 12 months\\) → does not count \\(over 12 months\\s+ago\\)")
                .contains("sold over 12 months ago");
    }

    @Test
    void a_customer_of_the_second_day_only_is_a_new_one() throws IOException {
        write("a/portals.csv", "portal_id,name,mrr,sold_on\n1,Acme GmbH,1000.00,2018-04-10\n");
        write("a/users.csv", "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n");
        assertThat(run("a", "--with", "a", "--with-as-of", "2018-04-20").out())
                .containsPattern("Sold: does not count \\(not yet a customer\\) → counts \\(within 12 months\\)")
                .containsPattern("1 +Acme GmbH +– +\\$1,000.00 +\\+\\$1,000.00 +new customer");
    }

    @Test
    void without_a_day_both_are_of_today() {
        CommandLineRun run =
                CommandLineRun.in(folder).at("2018-03-20T12:00:00Z").run("compare", "a", "--with", "b");
        assertThat(run.out())
                .contains("First: Nordlicht, as of 20 March 2018")
                .contains("Second: Nordlicht, as of 20 March 2018");
    }

    @Test
    void the_days_of_a_certification_are_a_difference_although_it_is_valid() throws IOException {
        write(
                "b/certifications.csv",
                "certification,holder,awarded_on,expires_on\nagency-partner,Jana,2017-01-01,2018-04-30\n");
        assertThat(run("a", "--with", "b").out())
                .contains("Certification: valid, does not expire → valid, until 30 April 2018, 46 days left");
    }

    @Test
    void another_partner_is_named_and_compared_all_the_same() throws IOException {
        write("b/partner.csv", "name,email_domains\nSüdlicht,nordlicht.example\n");
        CommandLineRun run = run("a", "--with", "b");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Nordlicht and Südlicht")
                .contains("Note: the first is about Nordlicht, the second about Südlicht.")
                .contains("−$199.25");
        JsonNode comparison = json("a", "--with", "b");
        assertThat(comparison.at("/first/partner").asText()).isEqualTo("Nordlicht");
        assertThat(comparison.at("/second/partner").asText()).isEqualTo("Südlicht");
    }

    @Test
    void a_folder_does_not_differ_from_itself() throws IOException {
        JsonNode comparison = json("a", "--with", "a");

        assertThat(comparison.get("portals")).isEmpty();
        assertThat(comparison.at("/metrics/managed-mrr/difference").asText()).isEqualTo("0.00");
        assertThat(run("a", "--with", "a").out()).contains("No difference.").doesNotContain("Portals that differ");
    }

    @Test
    void a_folder_that_snapshot_wrote_does_not_differ_from_its_source() throws IOException {
        write("a/portals.csv", "portal_id,name,mrr,sold_on\n1,Acme GmbH,?,2018-01-10\n2,,500.00,?\n3,C,300.00,\n");
        Files.delete(folder.resolve("a/app_usage.csv"));
        assertThat(CommandLineRun.in(folder)
                        .run("snapshot", "a", "--as-of", "2018-03-15", "-o", "kept")
                        .exitCode())
                .isZero();
        assertThat(run("a", "--with", "kept").out()).contains("No difference.");
    }

    @Test
    void other_sources_are_merged_in_their_order() throws IOException {
        write("c/portals.csv", "portal_id,mrr\n1,9.00\n9,7.00\n");
        write("c/users.csv", "portal_id,email,partner_employee\n9,jana@nordlicht.example,yes\n");
        JsonNode comparison = json("a", "--with", "a", "--with", "c");

        assertThat(comparison.at("/second/sources")).hasToString("[\"a\",\"c\"]");
        assertThat(comparison.get("portals").findValuesAsText("id")).containsExactly("9");
        assertThat(comparison.at("/metrics/managed-mrr/difference").asText()).isEqualTo("7.00");
    }

    @Test
    void options_of_adapters_apply_to_both() throws IOException {
        write("a/portals.csv", "portal_id;mrr;sold_on\n1;1.000,00;10.01.2018\n");
        write("b/portals.csv", "portal_id;mrr;sold_on\n1;1.000,50;10.01.2018\n");
        assertThat(json("a", "--with", "b", "--csv-locale", "de")
                        .at("/metrics/sold-mrr/difference")
                        .asText())
                .isEqualTo("0.50");
    }

    @Test
    void an_option_of_an_adapter_that_reads_neither_is_refused() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), "sources: [{adapter: csv, location: a}]\n");
        assertThat(run("--with", "b", "--csv-locale", "en").exitCode()).isZero();
        CommandLineRun run = run("--with", "b", "--hubspot-base-url", "https://example.org");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--hubspot-base-url");
    }

    @Test
    void the_configuration_says_what_the_first_is() throws IOException {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "partner: {name: Configured}\nsources:\n  - {adapter: csv, location: a}\n");
        JsonNode comparison = json("--with", "b");
        assertThat(comparison.at("/first/sources")).hasToString("[\"a\"]");
        assertThat(comparison.at("/first/partner").asText()).isEqualTo("Configured");
        assertThat(comparison.at("/second/partner").asText())
                .as("what the configuration says holds for both")
                .isEqualTo("Configured");
    }

    @Test
    void problems_say_in_which_of_the_two_they_are() throws IOException {
        write("b/app_usage.csv", "portal_id,app,used_on\n1,fax,2018-03-01\n");
        assertThat(run("a", "--with", "b").err()).startsWith("warning: b/app_usage.csv:2:2: ");
        assertThat(json("a", "--with", "b").at("/second/problems/0/where").asText())
                .isEqualTo("b/app_usage.csv:2:2");
        write("b/app_usage.csv", "portal_id,app,used_on\n1,crm,yesterday\n");
        CommandLineRun refused = run("a", "--with", "b");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("b/app_usage.csv:2:3: ");
        CommandLineRun missing = run("a", "--with", "nowhere");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("nowhere").doesNotContain("nowhere/nowhere");
    }

    @Test
    void an_agency_without_portals_is_compared_too() throws IOException {
        write("empty/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write("empty/portals.csv", "portal_id,mrr,sold_on\n");
        assertThat(json("empty", "--with", "a")
                        .at("/metrics/sold-mrr/difference")
                        .asText())
                .isEqualTo("1500.00");
        assertThat(run("empty", "--with", "empty").out()).contains("No difference.");
    }

    @Test
    void names_steer_neither_a_terminal_nor_a_table() throws IOException {
        write("b/portals.csv", "portal_id,name,mrr,sold_on\n1,\"\u001B[31mA|b\n<b>\",1.00,\n");
        write("b/users.csv", "portal_id,email,partner_employee\n");
        write("b/app_usage.csv", "portal_id,app,used_on\n");
        write("b/partner.csv", "name,email_domains\n\"A|<i>\u001B[31m\",nordlicht.example\n");
        assertThat(run("a", "--with", "b").out()).doesNotContain("\u001B");
        assertThat(run("a", "--with", "b", "--format", "markdown").out())
                .contains("A\\|b &lt;b&gt;")
                .contains("A\\|&lt;i&gt;")
                .doesNotContain("<b>")
                .doesNotContain("<i>");
    }

    @Test
    void german_has_the_terms_of_the_faq() {
        assertThat(run("a", "--with", "b", "--lang", "de").out())
                .contains("Zweiter Stand: Nordlicht, 15. März 2018, aus b")
                .containsPattern("MRR aus verwalteten Portalen +1.800,00 \\$ +1.250,25 \\$ +−549,75 \\$")
                .contains("Portale, die sich unterscheiden")
                .contains("nur im zweiten");
    }

    @Test
    void several_programmes_are_refused() {
        CommandLineRun run =
                run("a", "--with", "b", "--programme", "hubspot-2016-11", "--programme", "hubspot-2018-01");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("two snapshots are compared under one programme");
    }

    @Test
    void a_day_of_the_other_without_the_other_is_refused() {
        CommandLineRun run = run("a", "--with-as-of", "2018-03-15");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no --with");
    }

    @Test
    void a_programme_is_that_of_both() throws IOException {
        assertThat(json("a", "--with", "b", "--programme", "hubspot-2016-11")
                        .get("programme")
                        .asText())
                .isEqualTo("hubspot-2016-11");
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandLineRun run = run(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode comparison = JSON.readTree(run.out());
        assertThat(comparison.fieldNames())
                .toIterable()
                .containsExactly("schema", "programme", "first", "second", "metrics", "portals", "programmeRules");
        assertThat(comparison.get("schema").asText()).isEqualTo("tierwise/snapshot-comparison/1");
        return comparison;
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare", "--as-of", "2018-03-15"));
        all.addAll(List.of(arguments));
        return CommandLineRun.in(folder).run(all.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

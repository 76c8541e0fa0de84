package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that test the rules of a programme. */
class ProgrammeTestCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CASES = """
            schema: tierwise/programme-cases/1
            programme: hubspot-2018-01
            cases:
              - name: Silver
                day: 2018-03-15
                facts:
                  portals:
                    - {portal_id: 1, name: "Acme, Inc.", mrr: 1125, sold_on: 2018-01-10}
                    - {portal_id: 2, mrr: 75, currency: EUR}
                  users:
                    - {portal_id: 1, email: eva@partner.example, partner_employee: yes}
                  app_usage:
                    - {portal_id: 1, app: crm, used_on: 2018-03-01}
                    - {portal_id: 1, app: email, used_on: 2018-03-01}
                    - {portal_id: 1, app: forms, used_on: 2018-03-01}
                  certifications:
                    - {certification: agency-partner, awarded_on: 2017-01-01}
                  rates:
                    - {currency: EUR, rate: 1.2}
                expected:
                  metrics: {sold-mrr: 1125, managed-mrr: {value: 1126, within: 1}, median-app-usage: 3, certification: met}
                  tier: silver
                  tiers: {gold: unmet}
              - name: unknown
                day: 2018-03-15
                facts:
                  portals:
                    - {portal_id: 1, mrr: 2000, sold_on: "?"}
                expected:
                  metrics: {sold-mrr: {low: 0, high: 2000}, certification: undetermined}
                  tier: {at-least: none, at-most: silver}
            """;

    @TempDir
    private Path folder;

    private CommandLineRun test(String cases, String... more) throws IOException {
        Files.writeString(folder.resolve("my.cases.yaml"), cases);
        String[] arguments = new String[more.length + 3];
        List.of("programme", "test", "my.cases.yaml").toArray(arguments);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandLineRun.in(folder).run(arguments);
    }

    @Test
    void cases_that_come_out_as_expected_are_exit_code_0() throws IOException {
        CommandLineRun run = test(CASES);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2 cases: all as expected", "Silver", "as expected");
    }

    @Test
    void what_comes_out_otherwise_is_shown_beside_what_was_expected_and_is_exit_code_10() throws IOException {
        String wrong = CASES.replace("sold-mrr: 1125", "sold-mrr: 1126")
                .replace("tier: silver", "tier: gold")
                .replace("gold: unmet", "gold: met")
                .replace("high: 2000", "high: 1999");
        CommandLineRun run = test(wrong);
        JsonNode json = JSON.readTree(test(wrong, "--format", "json").out());

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.out())
                .contains("2 cases: 2 not as expected", "my.cases.yaml:4:5")
                .containsPattern("Sold MRR \\(12 months\\) +\\$1,126.00 +\\$1,125.00")
                .containsPattern("Tier +Gold +Silver");
        assertThat(json.get("schema").asText()).isEqualTo("tierwise/programme-test/1");
        assertThat(json.get("failed").asInt()).isEqualTo(2);
        assertThat(json.at("/cases/0/deviations"))
                .hasToString("[{\"metric\":\"sold-mrr\",\"expected\":{\"low\":\"1126\",\"high\":\"1126\"},\"found\":"
                        + "{\"low\":\"1125.00\",\"high\":\"1125.00\"}},"
                        + "{\"expectedTier\":{\"atLeast\":\"gold\",\"atMost\":\"gold\",\"settled\":true},"
                        + "\"foundTier\":{\"atLeast\":\"silver\",\"atMost\":\"silver\",\"settled\":true}},"
                        + "{\"tier\":\"gold\",\"expectedState\":\"met\",\"foundState\":\"unmet\"}]");
        assertThat(json.at("/cases/1/deviations/0/expected/high").asText()).isEqualTo("1999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day: 2018-03-15|day: 2018-02-30|my.cases.yaml:5:10: expected a day such as 2024-02-27, found '2018-02-30'",
                "mrr: 1125|mrr: \"1.125,00\"|my.cases.yaml:8:51: mrr: '1.125,00'",
                "email: eva@partner.example|email: eva|my.cases.yaml:11:33: email: ",
                "certification: met|certifikation: met|'certifikation' is not one of the metrics",
                "certification: met|certification: held|there is no state 'held'",
                "tier: silver|tier: sliver|the programme has no tier 'sliver'; did you mean 'silver'?",
                "name: unknown|name: Silver|my.cases.yaml:24:11: there are two cases called 'Silver'",
                "portals:|portal:|unknown key 'portal'; did you mean 'portals'?",
                "{low: 0, high: 2000}|{low: 3, high: 2}|'low' is above 'high'",
                "programme-cases/1|programme-cases/2|expected tierwise/programme-cases/1",
            })
    void wrong_cases_are_exit_code_3_with_line_and_column(String written, String instead, String message)
            throws IOException {
        assertThat(CASES).contains(written);
        CommandLineRun run = test(CASES.replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(instead)));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("my.cases.yaml:").contains(message);
    }

    @Test
    void facts_may_lie_in_a_folder_beside_the_cases() throws IOException {
        Files.createDirectories(folder.resolve("facts/agency"));
        Files.writeString(folder.resolve("facts/agency/partner.csv"), "name,email_domains\nNordlicht,n.example\n");
        Files.writeString(folder.resolve("facts/agency/portals.csv"), "portal_id,mrr,sold_on\n1,100.00,2018-01-10\n");
        String cases = """
                schema: tierwise/programme-cases/1
                programme: hubspot-2018-01
                cases:
                  - {name: folder, day: 2018-03-15, folder: agency, expected: {metrics: {sold-mrr: 100}}}
                """;
        Files.writeString(folder.resolve("facts/f.cases.yaml"), cases);
        CommandLineRun run = CommandLineRun.in(folder).run("programme", "test", "facts/f.cases.yaml");
        assertThat(run.exitCode()).as(run.err()).isZero();

        Files.writeString(folder.resolve("facts/f.cases.yaml"), cases.replace("folder: agency", "folder: gone"));
        CommandLineRun missing = CommandLineRun.in(folder).run("programme", "test", "facts/f.cases.yaml");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("facts/f.cases.yaml:4:45: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot-points-2022", "hubspot-points-2024", "hubspot-points-2025", "hubspot-points-2026"})
    void every_template_brings_hubspots_published_examples_which_come_out_once_it_is_filled_in(String template)
            throws IOException {
        for (String language : List.of("en", "de")) {
            String file = template + "-" + language + ".yaml";
            CommandLineRun begun = CommandLineRun.in(folder)
                    .run("programme", "new", "--from", template, "-o", file, "--lang", language);
            assertThat(begun.err()).contains(template + "-" + language + ".cases.yaml");
            CommandLineRun unfilled = CommandLineRun.in(folder).run("programme", "test", file);
            assertThat(unfilled.exitCode()).as("the programme is not filled in").isEqualTo(2);

            int[] count = {0};
            Files.writeString(
                    folder.resolve(file),
                    Pattern.compile("(total-points)?: FILL-IN")
                            .matcher(Files.readString(folder.resolve(file)))
                            .replaceAll(marker -> {
                                count[0]++;
                                return marker.group()
                                        .replace(
                                                "FILL-IN",
                                                Integer.toString(
                                                        marker.group(1) == null ? 10 * count[0] : 1000 * count[0]));
                            }));
            CommandLineRun run = CommandLineRun.in(folder).run("programme", "test", file);
            assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
            assertThat(run.out()).containsPattern("[57] cases: all as expected");
        }
    }

    @Test
    void cases_that_somebody_wrote_are_not_written_over() throws IOException {
        Files.writeString(folder.resolve("p.cases.yaml"), "mine");
        CommandLineRun run =
                CommandLineRun.in(folder).run("programme", "new", "--from", "hubspot-points-2026", "-o", "p.yaml");

        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("p.cases.yaml")).content().isEqualTo("mine");
        assertThat(run.err()).doesNotContain("p.cases.yaml");
    }

    @Test
    void a_programme_without_cases_says_where_they_are_expected() throws IOException {
        Files.writeString(
                folder.resolve("p.yaml"),
                CommandLineRun.in(folder)
                        .run("programme", "export", "hubspot-2018-01")
                        .out());
        CommandLineRun run = CommandLineRun.in(folder).run("programme", "test", "p.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("p.yaml: there are no cases for this programme; expected p.cases.yaml beside it");
    }

    @Test
    void warnings_about_facts_name_the_place_in_the_cases() throws IOException {
        CommandLineRun run = test(CASES.replace("{portal_id: 1, app: crm,", "{portal_id: 1, app: crmm,"));

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.err()).startsWith("warning: my.cases.yaml:13:31: ").contains("crmm");
    }
}

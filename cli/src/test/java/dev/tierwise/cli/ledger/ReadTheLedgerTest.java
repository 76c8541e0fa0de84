package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look into a ledger, with a ledger that the command line has filled. */
class ReadTheLedgerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NOW = "2018-05-01T23:00:00Z";

    @TempDir
    Path folder;

    @BeforeEach
    void anAgencyThatLosesASaleAndWinsACustomer() throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(
                agency.resolve("partner.csv"),
                "name,email_domains,time_zone\nNordlicht,nordlicht.example,Europe/Berlin\n");
        Files.writeString(
                agency.resolve("certifications.csv"), "certification,awarded_on\nagency-partner,2017-05-01\n");
        Files.writeString(
                agency.resolve("users.csv"),
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n2,jana@nordlicht.example,yes\n");
        StringBuilder usage = new StringBuilder("portal_id,app,used_on\n");
        for (String app : new String[] {"crm", "forms", "lists"}) {
            for (String day : new String[] {"2018-03-10", "2018-04-10"}) {
                usage.append("1,").append(app).append(',').append(day).append('\n');
                usage.append("2,").append(app).append(',').append(day).append('\n');
            }
        }
        Files.writeString(agency.resolve("app_usage.csv"), usage);
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,sold_on\n1,Acme,1200.00,2017-03-20\n2,Beta,100.00,\n");
        refresh("2018-03-16");
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,sold_on\n1,Acme,1200.00,2017-03-20\n2,Beta,150.00,\n3,Neu,900.00,2018-03-18\n");
        refresh("2018-03-20");
        refresh("2018-04-20");
    }

    @Test
    void statusSaysWhatWasKnownAfterTheLastRefreshByThen() throws IOException {
        JsonNode march = json("status", "--as-of", "2018-04-19");
        assertThat(march.get("refreshedOn").asText()).isEqualTo("2018-03-20");
        assertThat(march.at("/credited/tier/atLeast").asText()).isEqualTo("silver");
        assertThat(march.at("/pending/0/id").asText()).isEqualTo("3");
        assertThat(march.at("/next/0/due").asText()).isEqualTo("2018-04-01");
        JsonNode april = json("status");
        assertThat(april.get("asOf").asText()).as("today in Berlin").isEqualTo("2018-05-02");
        assertThat(april.at("/credited/tier/atLeast").isNull()).isTrue();
        assertThat(april.at("/credited/late").asBoolean()).isTrue();
        assertThat(april.at("/published/sold-mrr/low").asText()).isEqualTo("900.00");
        assertThat(april.get("pending")).isEmpty();
    }

    @Test
    void statusForPeopleSaysWhatIsPendingAndWhatIsOverdue() {
        assertThat(run("status", "--as-of", "2018-04-01").out())
                .contains("Credited  SILVER  since 15 March 2018")
                .contains("Pending: 1 portal, counting from 1 April 2018 on")
                .contains("3  Neu  $900.00")
                .contains("21 March 2018  11 days overdue");
        assertThat(run("status", "--lang", "de").out()).contains("Zuerkannt    Keine Partnerstufe");
    }

    @Test
    void historyHasTheMetricsOfEvaluateWhereEverythingIsPublished() throws IOException {
        JsonNode history = json("history", "--from", "2018-04-01");
        CommandLineRun evaluated = CommandLineRun.in(folder)
                .at(NOW)
                .run("evaluate", "agency", "--as-of", "2018-04-20", "--format", "json");
        JsonNode evaluation = MAPPER.readTree(evaluated.out());
        assertThat(history.get("days")).hasSize(1);
        assertThat(history.at("/days/0/metrics/managed-mrr")).isEqualTo(evaluation.at("/metrics/managed-mrr"));
        assertThat(history.at("/days/0/metrics/certification/state"))
                .isEqualTo(evaluation.at("/metrics/certification/state"));
        assertThat(history.at("/days/0/live/tier")).isEqualTo(evaluation.get("tier"));
        assertThat(history.get("events")).hasSize(2);
        assertThat(history.at("/events/0/event").asText()).isEqualTo("monthly-report");
        assertThat(history.at("/events/1/event").asText()).isEqualTo("tier");
        assertThat(json("history").get("days")).hasSize(3);
        assertThat(json("history", "--to", "2018-03-16").get("days")).hasSize(1);
    }

    @Test
    void historyForPeopleHasARowForEachMonth() {
        assertThat(run("history").out())
                .containsPattern("March 2018 +\\$1,200.00\\* +\\$1,300.00 +3 +Silver +Silver")
                .containsPattern("April 2018 +\\$900.00\\* +\\$1,350.00 +3 +none +none\\* ▼");
        assertThat(run("history", "--from", "2020-01-01").out())
                .contains("Nothing was refreshed or published in this time.");
    }

    @Test
    void changesNamesThePortalsBehindEachFigure() throws IOException {
        JsonNode sold = json("changes", "--from", "2018-03-16").at("/metrics/sold-mrr");
        assertThat(sold.at("/from/low").asText()).isEqualTo("1200.00");
        assertThat(sold.at("/to/low").asText()).isEqualTo("900.00");
        assertThat(sold.at("/portals/0/id").asText()).isEqualTo("1");
        assertThat(sold.at("/portals/0/reason").asText()).isEqualTo("sold-too-long-ago");
        assertThat(sold.at("/portals/1/id").asText()).isEqualTo("3");
        assertThat(sold.at("/portals/1/reason").asText()).isEqualTo("new-customer");
        assertThat(run("changes", "--from", "2018-03-16", "--lang", "de").out())
                .contains("− 1  Acme  −1.200,00 $  vor über 12 Monaten verkauft")
                .contains("~ 2  Beta  +50,00 $  MRR geändert, 100,00 $ → 150,00 $");
        assertThat(json("changes", "--from", "2018-03-16", "--to", "2018-03-20").at("/metrics/sold-mrr/portals"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status --as-of 2018-03-15 | has no refresh of 'Nordlicht' under hubspot-2018-01 by 2018-03-15",
                "changes --from 2018-03-15 | fill it with 'tierwise refresh'",
                "changes --from 2018-04-21 | nothing was refreshed after 2018-04-21; the last refresh was on 2018-04-20",
                "changes --from 2018-04-20 --to 2018-04-19 | --to 2018-04-19 lies before --from 2018-04-20",
                "history --from 2018-04-20 --to 2018-04-19 | --to 2018-04-19 lies before --from 2018-04-20",
                "changes | missing required option: '--from=DATE'",
                "status --as-of yesterday | expected a date such as 2018-03-15",
                "status --partner Other | the ledger has no such history; it has 'Nordlicht' under hubspot-2018-01"
            })
    void whatCannotBeAnsweredIsSaidWithWhatToDo(String command, String message) {
        CommandLineRun run = run(command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "history", "changes --from 2018-03-16"})
    void aLedgerThatIsNotThereIsAnErrorAndStaysAway(String command) {
        CommandLineRun run = CommandLineRun.in(folder).run((command + " --ledger missing.db").split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("missing.db").contains("tierwise refresh");
        assertThat(folder.resolve("missing.db")).doesNotExist();
    }

    @Test
    void ofSeveralHistoriesOneHasToBeSelected() throws IOException {
        run("refresh", "agency", "--as-of", "2018-04-20", "--programme", "hubspot-2016-11");
        CommandLineRun unclear = run("status");
        assertThat(unclear.exitCode()).isEqualTo(2);
        assertThat(unclear.err()).contains("'Nordlicht' under hubspot-2016-11, 'Nordlicht' under hubspot-2018-01");
        assertThat(json("status", "--programme", "hubspot-2016-11")
                        .get("programme")
                        .asText())
                .isEqualTo("hubspot-2016-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --format json",
                "history",
                "history --format json",
                "history --format csv",
                "changes --from 2018-03-16",
                "changes --from 2018-03-16 --format json",
                "changes --from 2018-03-16 --format csv"
            })
    void aStandardOutputThatTakesNothingIsNamedInOneLine(String command) {
        CommandLineRun run = CommandLineRun.in(folder)
                .at(NOW)
                .withoutOutput("No space left on device")
                .run((command + " --ledger ledger.db").split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("tierwise: cannot write to standard output: No space left on device\n");
    }

    @Test
    void colourIsForTerminalsUnlessTheUserSaysOtherwise() {
        for (String command : new String[] {"status", "history", "changes --from 2018-03-16"}) {
            String[] arguments = (command + " --ledger ledger.db").split(" ");
            assertThat(CommandLineRun.in(folder).at(NOW).run(arguments).out()).doesNotContain("\u001B");
            assertThat(CommandLineRun.in(folder)
                            .at(NOW)
                            .onTerminal()
                            .run(arguments)
                            .out())
                    .contains("\u001B[");
            assertThat(CommandLineRun.in(folder)
                            .at(NOW)
                            .onTerminal()
                            .with("NO_COLOR", "1")
                            .run(arguments)
                            .out())
                    .doesNotContain("\u001B");
        }
    }

    private void refresh(String day) {
        CommandLineRun run = run("refresh", "agency", "--as-of", day);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] asJson = Arrays.copyOf(arguments, arguments.length + 2);
        asJson[arguments.length] = "--format";
        asJson[arguments.length + 1] = "json";
        CommandLineRun run = run(asJson);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return MAPPER.readTree(run.out());
    }

    private CommandLineRun run(String... arguments) {
        String[] here = Arrays.copyOf(arguments, arguments.length + 2);
        here[arguments.length] = "--ledger";
        here[arguments.length + 1] = "ledger.db";
        return CommandLineRun.in(folder).at(NOW).run(here);
    }
}

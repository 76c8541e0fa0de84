package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as their users type them. */
class CommandsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,currency,sold_on\n1,Müller & Söhne,3000.00,USD,2018-01-10\n");
        Files.writeString(
                agency.resolve("users.csv"), "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n");
        Files.writeString(
                agency.resolve("app_usage.csv"),
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,forms,2018-03-02\n1,lists,2018-03-03\n");
        Files.writeString(
                agency.resolve("certifications.csv"), "certification,awarded_on\nagency-partner,2017-05-01\n");
    }

    @Test
    void evaluateAnswersOnStandardOutputAndSaysNothingElse() {
        CommandLineRun run = run("evaluate", "agency");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("SILVER").contains("next: Gold");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void evaluateTakesTodayInThePartnersTimeZone() throws IOException {
        Files.writeString(
                folder.resolve("agency/partner.csv"),
                "name,email_domains,time_zone\nNordlicht,nordlicht.example,Asia/Tokyo\n");
        CommandLineRun run =
                CommandLineRun.in(folder).at("2018-03-15T20:00:00Z").run("evaluate", "agency", "--format", "json");
        assertThat(run.out()).contains("\"asOf\": \"2018-03-16\"");
    }

    @Test
    void theLanguageFollowsTheLocaleUnlessItIsAskedFor() {
        assertThat(CommandLineRun.in(folder)
                        .with("LANG", "de_DE.UTF-8")
                        .run("evaluate", "agency")
                        .out())
                .contains("SILBER");
        assertThat(CommandLineRun.in(folder)
                        .with("LANG", "de_DE.UTF-8")
                        .run("evaluate", "agency", "--lang", "en")
                        .out())
                .contains("SILVER");
        assertThat(run("evaluate", "agency", "--lang", "de").out()).contains("3.000,00 $");
    }

    @Test
    void colourIsForTerminalsUnlessTheUserSaysOtherwise() {
        assertThat(run("evaluate", "agency").out()).doesNotContain("\u001B");
        assertThat(CommandLineRun.in(folder)
                        .onTerminal()
                        .run("evaluate", "agency")
                        .out())
                .contains("\u001B[");
        assertThat(CommandLineRun.in(folder)
                        .onTerminal()
                        .with("NO_COLOR", "1")
                        .run("evaluate", "agency")
                        .out())
                .doesNotContain("\u001B");
        assertThat(CommandLineRun.in(folder)
                        .onTerminal()
                        .run("evaluate", "agency", "--color", "never")
                        .out())
                .doesNotContain("\u001B");
        assertThat(CommandLineRun.in(folder)
                        .onTerminal()
                        .run("evaluate", "--help", "--color", "never")
                        .out())
                .doesNotContain("\u001B");
        assertThat(run("--color=always", "--help").out()).contains("\u001B[");
        assertThat(CommandLineRun.in(folder)
                        .with("NO_COLOR", "1")
                        .run("evaluate", "agency", "--color=always")
                        .out())
                .contains("\u001B[");
    }

    @Test
    void requireEndsWithTenUnlessTheTierIsCertainlyReached() {
        assertThat(run("evaluate", "agency", "--require", "silver").exitCode()).isZero();
        CommandLineRun missed = run("evaluate", "agency", "--require", "gold");
        assertThat(missed.exitCode()).isEqualTo(10);
        assertThat(missed.out()).contains("SILVER");
        assertThat(missed.err()).contains("gold is not certainly reached").contains("holds silver");
        CommandLineRun unknown = run("evaluate", "agency", "--require", "golt");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("did you mean 'gold'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"silver", "SILVER", "Silver", "Silber"})
    void a_tier_has_an_id_and_a_name_in_either_language(String silver) {
        assertThat(run("evaluate", "agency", "--require", silver).exitCode()).isZero();
        assertThat(run("advise", "agency", "--to", silver).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HUBSPOT-2016-11",
                "HubSpot agency programme, FAQ of 3 November 2016",
                "hubspot-agenturpartnerprogramm, faq vom 3. november 2016"
            })
    void a_programme_has_an_id_and_a_name(String programme) {
        assertThat(run("evaluate", "agency", "--format", "json", "--programme", programme)
                        .out())
                .contains("\"programme\": \"hubspot-2016-11\"");
        assertThat(run("programme", "show", programme).out())
                .isEqualTo(run("programme", "show", "hubspot-2016-11").out());
    }

    @Test
    void theOutputFileIsReplacedAsAWholeOrNotAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("tier.json"), "what was there");
        Files.writeString(folder.resolve("agency/app_usage.csv"), "portal_id,app,used_on\n1,crm,yesterday\n");
        CommandLineRun bad = run("evaluate", "agency", "--format", "json", "-o", "tier.json");
        assertThat(bad.exitCode()).isEqualTo(3);
        assertThat(file).hasContent("what was there");
        Files.writeString(folder.resolve("agency/app_usage.csv"), "portal_id,app,used_on\n1,crm,2018-03-01\n");
        CommandLineRun good = run("evaluate", "agency", "--format", "json", "-o", "tier.json");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).isEmpty();
        assertThat(file).content().startsWith("{").endsWith("}\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("agency", "tier.json");
        }
    }

    @Test
    void aHyphenAsOutputFileIsStandardOutput() {
        assertThat(run("evaluate", "agency", "-o", "-").out()).contains("SILVER");
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void anOutputFileThatCannotBeWrittenIsSaid() {
        CommandLineRun run = run("evaluate", "agency", "-o", "no/such/folder/tier.txt");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no/such/folder/tier.txt: cannot be written (its folder does not exist)");
        assertThat(run("evaluate", "agency", "-o", "agency").err()).contains("it is a directory; expected a file");
    }

    @Test
    void theConfigurationFileSaysWhatToReadWhereTheCommandLineDoesNot() throws IOException {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "programme: hubspot-2016-11\npartner: {name: Configured}\nsources:\n  - {adapter: csv, location: agency}\n");
        assertThat(run("evaluate", "--format", "json").out())
                .contains("\"programme\": \"hubspot-2016-11\"")
                .contains("\"partner\": \"Configured\"");
        assertThat(run("evaluate", "agency", "--format", "json").out())
                .as("a file that only lies there says nothing about another source")
                .contains("\"partner\": \"Nordlicht\"");
        assertThat(run("evaluate", "agency").err()).contains("note: tierwise.yaml is not used");
        assertThat(run("evaluate", "agency", "--config", "tierwise.yaml", "--format", "json")
                        .out())
                .contains("\"partner\": \"Configured\"");
    }

    @Test
    void withoutAnythingToReadItIsSaidWhatToDo() {
        CommandLineRun run = run("evaluate");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is nothing to read").contains("tierwise evaluate my-agency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-02-30", "15.03.2018", "+12018-01-01", "0000-01-01", "today", ""})
    void aDayThatIsNoneIsRefused(String day) {
        CommandLineRun run = run("evaluate", "agency", "--as-of", day);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected a date such as 2018-03-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv", "markdown"})
    void aStandardOutputThatTakesNothingIsNamedInOneLine(String format) {
        CommandLineRun run = CommandLineRun.in(folder)
                .withoutOutput("No space left on device")
                .run("evaluate", "agency", "--portals", "--format", format);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("tierwise: cannot write to standard output: No space left on device\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Datenübergabe unterbrochen (broken pipe)", "The pipe is being closed"})
    void a_closed_pipe_changes_nothing_and_is_not_mentioned(String reason) {
        for (String format : new String[] {"table", "json", "csv", "markdown"}) {
            CommandLineRun run = closedPipe(reason, "evaluate", "agency", "--portals", "--format", format);
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
        }
        assertThat(closedPipe(reason, "evaluate", "agency", "--require", "gold").exitCode())
                .isEqualTo(10);
        for (String command :
                new String[] {"--help", "help evaluate", "completion bash", "adapters", "programme list"}) {
            CommandLineRun run = closedPipe(reason, command.split(" "));
            assertThat(run.exitCode()).as(command).isZero();
            assertThat(run.err()).as(command).isEmpty();
        }
    }

    private CommandLineRun closedPipe(String reason, String... arguments) {
        return CommandLineRun.in(folder).withoutOutput(reason).run(arguments);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsReplacedKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("tier.json"), "what was there");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("evaluate", "agency", "-o", "tier.json").exitCode()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void whatIsMistypedIsSuggested() {
        assertThat(run("evaluat").exitCode()).isEqualTo(2);
        assertThat(run("evaluat").err()).contains("evaluate");
        assertThat(run("evaluate", "agency", "--formt", "json").err()).contains("--format");
        assertThat(run("evaluate", "agency", "--programme", "hubspot-2018-1").err())
                .contains("did you mean 'hubspot-2018-01'?");
    }

    @Test
    void withoutACommandTheHelpIsShownOnStandardError() {
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a command is missing").contains("evaluate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "compare",
                "status",
                "history",
                "changes",
                "schedule",
                "programme",
                "adapters",
                "init",
                "completion"
            })
    void everyCommandHasHelpWithExamples(String command) {
        CommandLineRun run = run(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: tierwise " + command)
                .contains("Example")
                .contains("--color");
    }

    @Test
    void adaptersSaysWhatEachGivesAndTakes() {
        assertThat(run("adapters").out())
                .containsPattern("csv\\s+A folder of CSV files")
                .containsPattern("gives +partner, partner-market, invitation, retention, credited-tier,")
                .containsPattern("location +the folder that holds the files; required")
                .containsPattern("also\\s+--csv-locale")
                .containsPattern(
                        "(?s)token +the partner account's service key.{0,80}secret,\\s+only\\s+by\\s+reference")
                .as("a field of a record is no option")
                .doesNotContain("--hubspot-record");
    }

    @Test
    void settingsOfAnAdapterAreOptionsOfTheCommandsThatRead() throws IOException {
        Files.writeString(folder.resolve("agency/portals.csv"), "portal_id;mrr;sold_on\n1;3.000,00;10.01.2018\n");
        assertThat(run("evaluate", "agency", "--csv-locale", "de").out()).contains("$3,000.00");
        assertThat(run("evaluate", "agency").err()).contains("--csv-locale");
    }

    @Test
    void programmesAreListedShownExportedAndValidated() throws IOException {
        assertThat(run("programme", "list").out().lines().toList())
                .first()
                .asString()
                .startsWith("hubspot-2018-01  HubSpot agency programme");
        assertThat(run("programme", "list").out())
                .containsPattern("\nhubspot  .*: hubspot-2016-11, hubspot-2018-01 \\(2018-01-22\\)\n");
        assertThat(run("programme", "show", "hubspot-2016-11").out())
                .contains("$3,500.00")
                .contains("social-inbox");
        assertThat(run("programme", "show", "hubspot-2016-11", "--lang", "de").out())
                .contains("Diamant");
        Files.writeString(
                folder.resolve("mine.yaml"),
                run("programme", "export", "hubspot-2018-01").out());
        assertThat(run("programme", "validate", "mine.yaml").exitCode()).isZero();
        assertThat(run("evaluate", "agency", "--programme", "mine.yaml").out()).contains("SILVER");
        Files.writeString(folder.resolve("broken.yaml"), "schema: tierwise/programme/1\nid: X\n");
        CommandLineRun broken = run("programme", "validate", "broken.yaml");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("broken.yaml:2:5: ");
    }

    @Test
    void aProgrammeBeginsWithATemplateThatSaysWhatIsMissingUntilItIsFilledIn() throws IOException {
        CommandLineRun written = run("programme", "new", "--from", "hubspot-points-2026", "-o", "points.yaml");
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains("tierwise programme validate points.yaml");
        assertThat(folder.resolve("points.yaml"))
                .content()
                .isEqualTo(
                        run("programme", "new", "--from", "hubspot-points-2026").out());

        for (String[] command : new String[][] {
            {"programme", "validate", "points.yaml"},
            {"programme", "show", "points.yaml"},
            {"evaluate", "agency", "--programme", "points.yaml"}
        }) {
            CommandLineRun unfilled = run(command);
            assertThat(unfilled.exitCode()).isEqualTo(2);
            assertThat(unfilled.out()).isEmpty();
            assertThat(unfilled.err().lines().toList())
                    .hasSize(9)
                    .allMatch(line -> line.contains("points.yaml:") && line.contains(": fill in the "))
                    .anyMatch(line -> line.contains("total-points that 'diamond' requires"));
        }

        String filled = Files.readString(folder.resolve("points.yaml")).replace(": FILL-IN", ": 30");
        Files.writeString(folder.resolve("points.yaml"), filled);
        assertThat(run("programme", "validate", "points.yaml").out())
                .isEqualTo("points.yaml is a valid programme: hubspot-points-2026, 4 tiers\n");
        assertThat(run("programme", "show", "points.yaml", "--lang", "de").out())
                .contains("Wachstumsmarkt");
        CommandLineRun again = run("programme", "new", "--from", "hubspot-points-2024", "-o", "points.yaml");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("points.yaml is there already and is not touched");
        assertThat(folder.resolve("points.yaml")).content().isEqualTo(filled);
    }

    @Test
    void aBuiltInProgrammeIsABeginningToo() {
        assertThat(run("programme", "new", "--from", "hubspot-2018-01").out())
                .isEqualTo(run("programme", "export", "hubspot-2018-01").out());
        assertThat(run("programme", "new", "--from", "hubspot-2018-01", "-o", "mine.yaml")
                        .err())
                .isEqualTo(
                        "Wrote mine.yaml. Give it an id of its own and change what you like, then: tierwise programme"
                                + " validate mine.yaml\n");
        CommandLineRun unknown = run("programme", "new", "--from", "hubspot-points-2021");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("--from: there is no template 'hubspot-points-2021'; did you mean 'hubspot-points-2026'?");
        assertThat(run("programme", "new", "--help").out())
                .contains("hubspot-points-2025")
                .contains("hubspot-2016-11");
    }

    @Test
    void aTemplateIsListedButIsNoProgrammeYet() {
        assertThat(run("programme", "list").out()).contains("\nhubspot-points-2025  HubSpot Solutions Partner Program");
        CommandLineRun used = run("evaluate", "agency", "--programme", "hubspot-points-2025");
        assertThat(used.exitCode()).isEqualTo(2);
        assertThat(used.err())
                .contains("tierwise programme new --from hubspot-points-2025 -o hubspot-points-2025.yaml");
    }

    @Test
    void anExportedProgrammeIsPrintedOrWritten() throws IOException {
        CommandLineRun run = run("programme", "export", "hubspot-2018-01", "-o", "exported.yaml");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("exported.yaml")))
                .isEqualTo(run("programme", "export", "hubspot-2018-01").out());
    }

    @Test
    void theSchemaOfProgrammeFilesIsPrintedOrWritten() throws IOException {
        assertThat(run("programme", "schema", "-o", "programme.schema.json").exitCode())
                .isZero();
        assertThat(folder.resolve("programme.schema.json"))
                .content()
                .isEqualTo(run("programme", "schema").out())
                .contains("draft/2020-12");
    }

    @Test
    void validateSaysWhatIsSuspiciousToo() throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                run("programme", "export", "hubspot-2018-01").out().replace("sold-mrr: 2100", "sold-mrr: 21"));
        CommandLineRun run = run("programme", "validate", "mine.yaml");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines().toList())
                .hasSize(4)
                .allMatch(line -> line.contains("mine.yaml:"))
                .anyMatch(line -> line.contains("'gold' requires less sold-mrr than 'silver'"))
                .anyMatch(line -> line.contains("'tiers.gold' is not that of hubspot-2018-01, but names its source"))
                .last()
                .isEqualTo("mine.yaml: a figure without a source: tiers.gold; name it with 'source', or what is assumed"
                        + " with 'assumed'");
    }

    @Test
    void completionIsAScriptThatKnowsCommandsOptionsAndChoices() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            assertThat(run("completion", shell).out())
                    .contains("evaluate", "csv-locale", "'auto always never'", "'bash zsh fish'", "'en de'");
        }
        CommandLineRun other = run("completion", "tcsh");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).containsIgnoringCase("expected one of bash, zsh, fish");
    }

    @Test
    void initWritesAFolderThatAnswersNothingUntilItIsFilledIn() {
        assertThat(run("init", "--csv", "new").exitCode()).isZero();
        assertThat(folder.resolve("new/README.txt")).exists();
        CommandLineRun evaluate = run("evaluate", "new");
        assertThat(evaluate.exitCode()).isEqualTo(3);
        assertThat(evaluate.err()).contains("partner.csv:1:1: ");
        assertThat(run("init", "--csv", "new").exitCode()).isEqualTo(2);
    }

    @Test
    void theVersionIsSaid() {
        assertThat(run("--version").out()).startsWith("tierwise ");
    }

    @Test
    void whatIsWrongInAFileIsSaidWithoutAnythingThatSteersATerminal() throws IOException {
        Files.writeString(
                folder.resolve("agency/app_usage.csv"), "portal_id,app,used_on\n1,\u001B[31mcrm,2018-03-01\n");
        CommandLineRun run = run("evaluate", "agency");
        assertThat(run.err()).startsWith("warning: app_usage.csv:2:2: ").doesNotContain("\u001B");
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }
}

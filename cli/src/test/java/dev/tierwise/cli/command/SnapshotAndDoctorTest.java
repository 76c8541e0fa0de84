package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotAndDoctorTest {

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(
                agency.resolve("partner.csv"),
                "name,email_domains,time_zone\n\"Nord, Licht\",nordlicht.example;nl.example,Europe/Berlin\n");
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,currency,sold_on,cancelled_on\n"
                        + "1,Müller,3000.50,USD,2018-01-10,\n2,,?,,?,\n3,,5,EUR,,?\n");
        Files.writeString(
                agency.resolve("users.csv"),
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n1,kunde@mueller.example,no\n2,?,\n");
        Files.writeString(
                agency.resolve("app_usage.csv"),
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,crm,2018-03-10\n1,forms,?\n2,*,?\n");
    }

    @Test
    void aSnapshotHoldsWhatIsKnownAndSaysWhatIsNot() throws IOException {
        CommandLineRun run = run("snapshot", "agency", "-o", "kept", "--rate", "EUR=1.17");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("kept/partner.csv"))
                .hasContent("name,email_domains,time_zone\n\"Nord, Licht\",nordlicht.example;nl.example,Europe/Berlin");
        assertThat(folder.resolve("kept/portals.csv"))
                .hasContent("portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on,managed\n"
                        + "1,Müller,,3000.50,USD,2018-01-10,,,?\n2,,,?,,?,,,?\n3,,,5,EUR,,,?,?");
        assertThat(folder.resolve("kept/users.csv"))
                .as("only the partner's people, and that there may be others")
                .hasContent("portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n2,?,");
        assertThat(folder.resolve("kept/app_usage.csv"))
                .hasContent("portal_id,app,used_on\n1,crm,2018-03-10\n1,forms,?\n2,*,?");
        assertThat(folder.resolve("kept/certifications.csv"))
                .as("nobody knows the certifications")
                .doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("kept/provenance.csv")))
                .startsWith(
                        "portal_id,fact,source,fetched_at,evidence",
                        "1,name,agency,2018-03-15T12:00:00Z,portals.csv:2",
                        "1,mrr,agency,2018-03-15T12:00:00Z,portals.csv:2")
                .contains("1,app:crm,agency,2018-03-15T12:00:00Z,app_usage.csv:3");
    }

    @Test
    void whatOnlyPointsAskForIsKeptWhereSomebodyKnowsIt() throws IOException {
        Path points = Files.createDirectories(folder.resolve("points"));
        Files.writeString(
                points.resolve("partner.csv"),
                "name,email_domains,time_zone,market,invited,retention\nNordlicht,nordlicht.example,Europe/Berlin,growth,yes,87.5\n");
        Files.writeString(
                points.resolve("portals.csv"),
                "portal_id,mrr,market,managing_partners,reported_managed_mrr,reported_currency,reported_sold_points,"
                        + "reported_managed_points,reported_total_points,reported_updated_on\n"
                        + "1,1000,growth,2,470.10,GBP,30,0,30,2026-11-01\n"
                        + "2,500,standard,?,12,,?,5,,?\n"
                        + "3,?,?,,,,,,,\n4,5,,1,?,,,,,\n");
        Files.writeString(
                points.resolve("sales.csv"),
                "portal_id,product,kind,mrr,currency,sold_on\n"
                        + "1,Sales Hub,sourced,600,EUR,2024-03-01\n1,\"Hub, Marketing\",assisted,400.5,,2021-10-02\n"
                        + "2,Service Hub,?,?,,?\n2,?,,,,\n3,*,,,,\n");
        CommandLineRun run = run("snapshot", "points", "-o", "kept");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("kept/partner.csv"))
                .hasContent("name,email_domains,time_zone,market,invited,retention\n"
                        + "Nordlicht,nordlicht.example,Europe/Berlin,growth,yes,87.5");
        assertThat(folder.resolve("kept/portals.csv"))
                .hasContent(
                        "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on,managed,market,"
                                + "managing_partners,reported_managed_mrr,reported_currency,reported_sold_points,"
                                + "reported_managed_points,reported_total_points,reported_updated_on\n"
                                + "1,,,1000,USD,?,,,?,growth,2,470.10,GBP,30,0,30,2026-11-01\n"
                                + "2,,,500,USD,?,,,?,standard,?,12,USD,?,5,?,?\n"
                                + "3,,,?,,?,,,?,?,?,?,,?,?,?,?\n"
                                + "4,,,5,USD,?,,,?,?,1,?,,?,?,?,?");
        assertThat(folder.resolve("kept/sales.csv"))
                .as("portal 4 has no sale, those of 3 are not told apart, those of 2 are not all known")
                .hasContent("portal_id,product,kind,mrr,currency,sold_on\n"
                        + "1,Sales Hub,sourced,600,EUR,2024-03-01\n"
                        + "1,\"Hub, Marketing\",assisted,400.5,USD,2021-10-02\n"
                        + "2,Service Hub,?,?,,?\n2,?,,,,\n3,*,,,,");
        assertThat(run("snapshot", "kept", "-o", "again").exitCode()).isZero();
        for (String file : List.of("partner.csv", "portals.csv", "sales.csv")) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("kept").resolve(file));
        }
        assertThat(Files.readAllLines(folder.resolve("kept/provenance.csv")))
                .contains(
                        ",retention,points,2018-03-15T12:00:00Z,partner.csv:2",
                        "1,reported-managed-mrr,points,2018-03-15T12:00:00Z,portals.csv:2",
                        "2,product-sales,points,2018-03-15T12:00:00Z,sales.csv:4");
    }

    @Test
    void aSnapshotHasNoColumnAndNoFileForWhatNobodyKnowsOfPoints() throws IOException {
        Path points = Files.createDirectories(folder.resolve("points"));
        Files.writeString(
                points.resolve("partner.csv"),
                "name,email_domains,time_zone,market,invited,retention\nNordlicht,nordlicht.example,Europe/Berlin,?,?,?\n");
        Files.writeString(
                points.resolve("portals.csv"), "portal_id,market,managing_partners,reported_sold_points\n1,?,?,?\n");
        Files.writeString(points.resolve("sales.csv"), "portal_id,product,sold_on\n1,*,\n");
        assertThat(run("snapshot", "points", "-o", "kept").exitCode()).isZero();
        assertThat(folder.resolve("kept/partner.csv"))
                .hasContent("name,email_domains,time_zone\nNordlicht,nordlicht.example,Europe/Berlin");
        assertThat(folder.resolve("kept/portals.csv"))
                .hasContent("portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on,managed\n"
                        + "1,,,?,,?,,,?");
        assertThat(folder.resolve("kept/sales.csv")).doesNotExist();
    }

    @Test
    void aSnapshotDoesNotTurnUnknownCertificationsIntoNone() throws IOException {
        Path supplement = Files.createDirectories(folder.resolve("supplement"));
        Files.writeString(
                supplement.resolve("certifications.csv"),
                "certification,awarded_on,expires_on\nagency-partner,2016-01-01,2017-01-01\n");
        run("snapshot", "agency", "supplement", "-o", "lapsed", "--rate", "EUR=1.17");
        assertThat(folder.resolve("lapsed/certifications.csv")).doesNotExist();
        Files.writeString(
                supplement.resolve("certifications.csv"),
                "certification,awarded_on,expires_on\nagency-partner,2016-01-01,2019-01-01\n");
        run("snapshot", "agency", "supplement", "-o", "valid", "--rate", "EUR=1.17");
        assertThat(folder.resolve("valid/certifications.csv"))
                .content()
                .contains("agency-partner,,2016-01-01,2019-01-01");
    }

    @Test
    void onlyItsOwnerCanReadASnapshot() throws IOException {
        run("snapshot", "agency", "-o", "kept", "--rate", "EUR=1.17");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files)
                    .hasSize(6)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSnapshotIsWrittenAsAWholeOrNotAtAllAndNeverOverAnother() throws IOException {
        Files.createDirectories(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/notes.txt"), "mine");
        CommandLineRun taken = run("snapshot", "agency", "-o", "taken");
        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err()).contains("taken: there is something already");
        CommandLineRun bad = run("snapshot", "agency", "-o", "kept");
        assertThat(bad.exitCode()).as("EUR has no rate").isEqualTo(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("agency", "taken");
        }
    }

    @Test
    void theAssumptionsOfASnapshotAreKept() throws IOException {
        Files.writeString(
                folder.resolve("agency/assumptions.csv"),
                "assumption,value\ncontacts-and-crm-by-change,last-modified\n");
        run("snapshot", "agency", "-o", "kept", "--rate", "EUR=1.17");
        assertThat(run("evaluate", "kept", "--rate", "EUR=1.17", "--format", "json")
                        .out())
                .contains("\"id\": \"contacts-and-crm-by-change\"");
    }

    @Test
    void aSnapshotKeepsTheExchangeRatesAndNeedsNoneWhenItIsReadBack() throws IOException {
        run("snapshot", "agency", "-o", "kept", "--rate", "EUR=1.17", "--rate", "GBP=1.3");

        assertThat(folder.resolve("kept/rates.csv")).hasContent("currency,rate\nEUR,1.17\nGBP,1.3");
        String[] question = {"--format", "json", "--portals"};
        assertThat(answer("kept", question))
                .isEqualTo(answer("agency", "--rate", "EUR=1.17", "--format", "json", "--portals"));
        CommandLineRun again = run("snapshot", "kept", "-o", "again");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(folder.resolve("again/rates.csv")).hasContent("currency,rate\nEUR,1.17\nGBP,1.3");
    }

    private String answer(String source, String... options) {
        return outOf(Stream.concat(Stream.of("evaluate", source), Stream.of(options)));
    }

    private String outOf(Stream<String> arguments) {
        CommandLineRun run = run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void theRatesOfAFolderAreUsedByEveryCommandThatReadsIt() throws IOException {
        Files.writeString(
                folder.resolve("agency/portals.csv"), "portal_id,mrr,currency,sold_on\n1,100,EUR,2018-01-10\n");
        Files.writeString(folder.resolve("agency/rates.csv"), "currency,rate\nEUR,1.25\n");

        for (String command : List.of("evaluate", "forecast", "refresh", "reconcile", "advise", "doctor")) {
            CommandLineRun run = run(command, "agency");
            assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
        }
        assertThat(outOf(Stream.of("evaluate", "agency"))).contains("$125.00");
        assertThat(outOf(Stream.of("explain", "agency", "--why", "sold-mrr"))).contains("$125.00");
        assertThat(outOf(Stream.of("explain", "agency", "--format", "json"))).contains("\"rate\": \"1.25\"");
        assertThat(outOf(Stream.of("status"))).contains("$125.00");
        run("snapshot", "agency", "-o", "before");
        Files.writeString(folder.resolve("agency/rates.csv"), "currency,rate\nEUR,1.5\n");
        assertThat(outOf(Stream.of("compare", "before", "--with", "agency"))).contains("+$25.00");
    }

    @Test
    void aRateOfTheCommandLineOrTheConfigurationWinsOverThatOfTheFolder() throws IOException {
        Files.writeString(
                folder.resolve("agency/portals.csv"), "portal_id,mrr,currency,sold_on\n1,100,EUR,2018-01-10\n");
        Files.writeString(folder.resolve("agency/rates.csv"), "currency,rate\nEUR,1.25\n");
        Files.writeString(folder.resolve("rates.yaml"), "rates: {EUR: 1.4}\n");

        assertThat(answer("agency", "--rate", "EUR=1.3")).contains("$130.00");
        assertThat(answer("agency", "--config", "rates.yaml")).contains("$140.00");
    }

    @Test
    void aWrongRateIsReportedAtItsPlaceAndNothingElseForWantOfIt() throws IOException {
        Files.writeString(folder.resolve("agency/rates.csv"), "currency,rate\nEUR,\"1,17\"\n");
        CommandLineRun wrong = run("evaluate", "agency");
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("rates.csv:2:2: rate: '1,17'; expected a rate above zero");

        Files.writeString(folder.resolve("agency/rates.csv"), "currency,price\nEUR,1.17\n");
        assertThat(run("evaluate", "agency").err()).contains("rates.csv:1:1").doesNotContain("exchange rate for EUR");

        Files.writeString(folder.resolve("agency/rates.csv"), "currency,rate\nGBP,1.17\n");
        assertThat(run("evaluate", "agency").err()).contains("portals.csv:4:4: there is no exchange rate for EUR");
    }

    @Test
    void doctorSaysForEachSourceWhetherItCanBeRead() {
        CommandLineRun fine = run("doctor", "agency", "--rate", "EUR=1.17");
        assertThat(fine.exitCode()).as(fine.err()).isZero();
        assertThat(fine.out()).contains("csv:agency").contains("portals.csv").contains("certifications.csv");
        CommandLineRun broken = run("doctor", "agency", "nowhere", "--format", "json");
        assertThat(broken.exitCode())
                .isEqualTo(run("evaluate", "agency", "nowhere").exitCode())
                .isEqualTo(3);
        assertThat(broken.out())
                .startsWith("{\n  \"schema\": \"tierwise/diagnosis/1\",")
                .contains("\"status\": \"unavailable\"");
    }

    @Test
    void doctorSaysWhichSourceIsNotConfigured() {
        CommandLineRun run = run("doctor", "agency", "hubspot:");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tierwise: hubspot: there is no token for the partner account");
    }

    @Test
    void initWritesAConfigurationFromOptions() throws IOException {
        CommandLineRun run = run(
                "init",
                "--partner",
                "Nordlicht: Agentur",
                "--email-domains",
                "nordlicht.example, nl.example",
                "-o",
                "my.yaml");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("my.yaml")))
                .contains("name: \"Nordlicht: Agentur\"")
                .contains("token: ${env:HUBSPOT_PARTNER_TOKEN}");
        assertThat(run("init", "--partner", "A", "--email-domains", "a.example", "-o", "my.yaml")
                        .err())
                .contains("is there already");
    }

    @Test
    void initAsksOnATerminalForWhatIsNotGiven() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder)
                .onTerminal()
                .typing("\nNordlicht\nnordlicht.example\nEurope/Nowhere\nEurope/Berlin\n\nno such rules\n\n")
                .run("init");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("The agency's name: ").contains("tierwise doctor --config tierwise.yaml");
        assertThat(Files.readString(folder.resolve("tierwise.yaml")))
                .contains("name: Nordlicht\n")
                .contains("time-zone: \"Europe/Berlin\"")
                .contains("programme: hubspot-2018-01 ");
    }

    @Test
    void initAsksForTheProgrammeAndWritesTodaysRulesToBeFilledIn() throws IOException {
        Files.createDirectory(folder.resolve("my"));
        CommandLineRun run = CommandLineRun.in(folder)
                .onTerminal()
                .typing("hubspot-points-2026\n")
                .run(
                        "init",
                        "--partner",
                        "Nordlicht",
                        "--email-domains",
                        "nordlicht.example",
                        "--time-zone",
                        "UTC",
                        "--token-variable",
                        "TOKEN",
                        "-o",
                        "my/my.yaml");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("The rules: hubspot-points-2026").contains("Wrote hubspot-points-2026.yaml");
        assertThat(Files.readString(folder.resolve("my/my.yaml")))
                .containsPattern("programme: \"?hubspot-points-2026.yaml\"? ");
        assertThat(Files.readString(folder.resolve("my/hubspot-points-2026.yaml")))
                .contains("FILL-IN");
    }

    @Test
    void initRefusesATokenWithoutRepeatingIt() {
        CommandLineRun run =
                run("init", "--partner", "A", "--email-domains", "a.example", "--token-variable", "pat-eu1-0123456789");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--token-variable").doesNotContain("0123456789");
        assertThat(folder.resolve("tierwise.yaml")).doesNotExist();
    }

    @Test
    void initWithoutATerminalNamesTheOptionThatIsMissing() {
        assertThat(run("init").err()).contains("--partner is missing");
        assertThat(run("init").exitCode()).isEqualTo(2);
    }

    @Test
    void aDeadlineIsASpanOfTime() {
        for (String wrong : List.of("10", "0s", "m", "1.5h", "-1m")) {
            assertThat(run("evaluate", "agency", "--deadline", wrong).err()).contains("expected a whole number of");
        }
        assertThat(run("evaluate", "agency", "--deadline", "90s", "--rate", "EUR=1.17")
                        .exitCode())
                .isZero();
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).with("HOME", folder.toString()).run(args);
    }
}

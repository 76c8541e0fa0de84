package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final String BERLIN = "partner: {name: Nordlicht, time-zone: Europe/Berlin}\n";

    @TempDir
    Path folder;

    @Test
    void aYearFromTodayIsListedWithoutAnySourceOrLedger() {
        CommandLineRun run = run("schedule");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("15 March 2018 to 14 March 2019")
                .contains("15 March 2018  Thursday         today  Tier update")
                .contains("1 March 2019");
        assertThat(run.out().lines().filter(line -> line.contains("in "))).hasSize(23);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theMonthsAndTheFirstDayCanBeChosen() {
        assertThat(run("schedule", "--months", "1", "--as-of", "2018-01-31", "--format", "json")
                        .out())
                .contains("\"asOf\": \"2018-01-31\"")
                .contains("\"through\": \"2018-02-27\"")
                .contains("\"day\": \"2018-02-01\"")
                .contains("\"day\": \"2018-02-15\"");
    }

    @Test
    void todayIsThatOfThePartnersTimeZone() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), BERLIN);
        assertThat(CommandLineRun.in(folder)
                        .at("2018-03-15T23:30:00Z")
                        .run("schedule", "--format", "json")
                        .out())
                .contains("\"asOf\": \"2018-03-16\"");
    }

    @Test
    void theProgrammeIsThatOfTheOptionElseThatOfTheConfiguration() throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                run("programme", "export", "hubspot-2018-01")
                        .out()
                        .replaceFirst("(?m)^id: .*", "id: mine")
                        .replace("report: 1\n", "report: 31\n"));
        Files.writeString(folder.resolve("tierwise.yaml"), "programme: mine.yaml\n");
        assertThat(run("schedule", "--format", "json").out())
                .contains("\"programme\": \"mine\"")
                .contains("\"day\": \"2018-03-31\"")
                .contains("\"day\": \"2018-04-30\"");
        assertThat(run("schedule", "--programme", "hubspot-2016-11", "--format", "json")
                        .out())
                .contains("\"programme\": \"hubspot-2016-11\"")
                .contains("\"day\": \"2018-04-01\"");
    }

    @Test
    void ofPartnersUnderSeveralProgrammesOneHasToBeSelected() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), """
                partners:
                  - {partner: {name: North}, sources: [{adapter: csv, location: north/}]}
                  - {partner: {name: South}, programme: hubspot-2016-11, sources: [{adapter: csv, location: south/}]}
                """);
        CommandLineRun unclear = run("schedule");
        assertThat(unclear.exitCode()).isEqualTo(2);
        assertThat(unclear.err()).contains("--partner or --programme: hubspot-2018-01, hubspot-2016-11");
        assertThat(run("schedule", "--partner", "South", "--format", "json").out())
                .contains("\"programme\": \"hubspot-2016-11\"");
        assertThat(run("schedule", "--programme", "hubspot-2018-01").exitCode()).isZero();
    }

    @Test
    void theAgencysOwnDeadlinesAreListedWhereASourceIsNamed() throws IOException {
        anAgency();
        CommandLineRun run = run("schedule", "agency", "--months", "7");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("With the deadlines of Nordlicht")
                .containsPattern("30 April 2018  Monday +in 46 days  Last day of the certification")
                .containsPattern("1 September 2018  Saturday +in 170 days  Monthly report")
                .containsPattern(
                        "1 September 2018  Saturday +in 170 days  Acme GmbH leaves sold MRR \\(−\\$600\\.00\\)");
        assertThat(run("schedule", "agency", "--months", "7", "--lang", "de")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("Mit den Fristen von Nordlicht")
                .contains("Letzter Tag der Zertifizierung")
                .contains("Acme GmbH fällt aus dem MRR aus verkauften Portalen (−600,00 $)");
        assertThat(run("schedule", "agency", "--months", "7", "--format", "json")
                        .out()
                        .replaceAll("\\s+", ""))
                .contains("\"partner\":\"Nordlicht\",\"refreshedOn\":null,\"deadlines\":["
                        + "{\"day\":\"2018-04-30\",\"event\":\"certification-expires\",\"portal\":null,\"amount\":null},"
                        + "{\"day\":\"2018-09-01\",\"event\":\"sold-expires\",\"portal\":{\"id\":\"1\",\"name\":\"AcmeGmbH\"},"
                        + "\"amount\":\"-600.00\"}],\"programmeRules\":");
    }

    @Test
    void theAgencysOwnDeadlinesAreInTheCalendarAndMoveWhenTheyChange() throws IOException {
        anAgency();
        String first = calendar("agency");
        assertThat(first)
                .contains("SUMMARY:HubSpot: Last day of the certification")
                .contains("SUMMARY:HubSpot: Acme GmbH leaves sold MRR (−$600.00)")
                .contains("DTSTART;VALUE=DATE:20180430");
        write("certifications.csv", "certification,awarded_on,expires_on\nagency-partner,2017-05-01,2018-05-31\n");
        String later = calendar("agency");
        assertThat(later).contains("DTSTART;VALUE=DATE:20180531").doesNotContain("DTSTART;VALUE=DATE:20180430");
        assertThat(ids(later)).isEqualTo(ids(first));
    }

    /** Without the folds of long lines. */
    private String calendar(String... source) {
        return run(Stream.concat(Stream.of("schedule", "--format", "ics"), Stream.of(source))
                        .toArray(String[]::new))
                .out()
                .replace("\r\n ", "");
    }

    private static Set<String> ids(String calendar) {
        return calendar.lines().filter(line -> line.startsWith("UID")).collect(Collectors.toSet());
    }

    @Test
    void theAgencysOwnDeadlinesAreTakenFromTheLedgerWithoutReadingASource() throws IOException {
        anAgency();
        assertThat(run("refresh", "agency", "--ledger", "l.db").exitCode()).isZero();
        Files.delete(folder.resolve("agency/portals.csv"));
        CommandLineRun run = run("schedule", "--ledger", "l.db", "--as-of", "2018-03-20");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("With the deadlines of Nordlicht, as of the refresh of 15 March 2018")
                .contains("Last day of the certification")
                .contains("Acme GmbH leaves sold MRR (−$600.00)");
        assertThat(run("schedule", "--ledger", "l.db", "--format", "json").out())
                .contains("\"refreshedOn\": \"2018-03-15\"");
        assertThat(calendar("--ledger", "l.db")).contains("Last day of the certification");
        CommandLineRun before = run("schedule", "--ledger", "l.db", "--as-of", "2018-03-14", "--format", "json");
        assertThat(before.out()).contains("\"deadlines\": null");
    }

    @Test
    void ofSeveralHistoriesOfALedgerNoneIsGuessed() throws IOException {
        anAgency();
        assertThat(run("refresh", "agency", "--ledger", "l.db").exitCode()).isZero();
        assertThat(run("refresh", "agency", "--ledger", "l.db", "--programme", "hubspot-2016-11")
                        .exitCode())
                .isZero();
        CommandLineRun several = run("schedule", "--ledger", "l.db", "--format", "json");
        assertThat(several.exitCode()).isZero();
        assertThat(several.out()).contains("\"deadlines\": null");
        assertThat(several.err()).contains("several histories").contains("--partner and --programme");
        assertThat(run("schedule", "--ledger", "l.db", "--programme", "hubspot-2018-01", "--format", "json")
                        .out())
                .contains("\"partner\": \"Nordlicht\"");
    }

    @Test
    void statusShowsTheAgencysOwnDeadlinesBesideHubSpots() throws IOException {
        anAgency();
        assertThat(run("refresh", "agency", "--ledger", "l.db").out()).contains("Your deadlines");
        CommandLineRun run = run("status", "--ledger", "l.db", "--as-of", "2018-03-20");
        assertThat(run.out())
                .contains("Your deadlines")
                .containsPattern("30 April 2018  in 41 days +Last day of the certification")
                .containsPattern("1 September 2018  in 165 days +Acme GmbH leaves sold MRR");
        assertThat(run("status", "--ledger", "l.db", "--format", "json").out()).contains("\"deadlines\": [");
        assertThat(run("status", "--ledger", "l.db", "--lang", "de").out()).contains("Eigene Fristen");
    }

    private void anAgency() throws IOException {
        write("partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write("certifications.csv", "certification,awarded_on,expires_on\nagency-partner,2017-05-01,2018-04-30\n");
        write("portals.csv", "portal_id,name,mrr,sold_on\n1,Acme GmbH,600.00,2017-08-20\n2,Berta AG,700.00,\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("agency"));
        Files.writeString(folder.resolve("agency").resolve(file), text);
    }

    @Test
    void aCalendarFileIsTheSameWheneverTheSameIsAskedAtTheSameTime() throws IOException {
        assertThat(run("schedule", "--format", "ics", "-o", "one.ics").exitCode())
                .isZero();
        assertThat(run("schedule", "--format", "ics").out()).isEqualTo(Files.readString(folder.resolve("one.ics")));
        assertThat(folder.resolve("one.ics")).content().startsWith("BEGIN:VCALENDAR\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1201"})
    void aNumberOfMonthsThatMakesNoSenseIsRefused(String months) {
        CommandLineRun run = run("schedule", "--months", months);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--months " + months + ": expected a number from 1 to 1200");
    }

    @Test
    void theLastDayThatThereIsIsNotPassed() {
        CommandLineRun run = run("schedule", "--as-of", "9999-12-01");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder).run(arguments);
    }
}

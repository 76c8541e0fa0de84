package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        .replaceFirst("report: 1,", "report: 31,"));
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

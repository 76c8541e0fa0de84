package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tierwise report}. */
class ReportCommandTest {

    private static final String EXAMPLE =
            Path.of("../examples/agency").toAbsolutePath().normalize().toString();
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    private Path folder;

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    @ParameterizedTest
    @CsvSource({"en, Partner tier report, Criteria, Forecast", "de, Bericht zur Partnerstufe, Kriterien, Ausblick"})
    void a_page_for_browsers_has_everything(String language, String title, String criteria, String forecast)
            throws IOException {
        CommandLineRun run = run("report", EXAMPLE, "-o", "report.html", "--lang", language);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!doctype html>\n<html lang=\"" + language + "\"")
                .contains(title, criteria, forecast, "Nordlicht Agentur GmbH", "Rheinwerk Maschinenbau AG");
    }

    @Test
    void a_terminal_shows_the_same_sections() {
        assertThat(run("report", EXAMPLE).out())
                .contains("GOLD", "Gold is lost on 15 May 2018", "Platinum on 15 April 2018 takes at least");
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot-2018-01, '15 March 2018', '3 November 2016'",
        "hubspot-2016-11, '3 November 2016', '15 March 2018'"
    })
    void a_report_says_where_the_rules_are_published_and_names_no_other_rules(
            String programme, String published, String other) throws IOException {
        run("report", EXAMPLE, "--programme", programme, "-o", "report.html");
        String html = Files.readString(folder.resolve("report.html")).replace('\u00A0', ' ');

        assertThat(html)
                .contains(
                        ">Sources<", ">Where the rules are published<", "FAQ, " + published, ">How long a sale counts<")
                .contains("30 days: the FAQ names no period")
                .doesNotContain("FAQ, " + other);
        assertThat(run("report", EXAMPLE, "--programme", programme).out())
                .contains("Where the rules are published", "[1] FAQ, " + published);
    }

    @Test
    void the_ledger_is_read_and_left_as_it_is() throws IOException {
        assertThat(run("refresh", EXAMPLE, "--as-of", "2018-03-01", "--ledger", "ledger.db")
                        .exitCode())
                .isZero();
        byte[] before = Files.readAllBytes(folder.resolve("ledger.db"));

        CommandLineRun run = run("report", EXAMPLE, "--ledger", "ledger.db", "--format", "json");

        assertThat(run.out()).contains("\"refreshedOn\": \"2018-03-01\"").contains("\"history\": {");
        assertThat(Files.readAllBytes(folder.resolve("ledger.db"))).isEqualTo(before);
        assertThat(run("report", EXAMPLE, "--format", "json").out()).doesNotContain("\"history\"");
    }

    @Test
    void the_configuration_names_the_agency() throws IOException {
        Files.write(folder.resolve("logo.png"), PNG);
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "agency: {name: Studio Nord, logo: logo.png, colour: '#aa3311'}\nsources:\n  - adapter: csv\n    location: "
                        + EXAMPLE + "\n");

        CommandLineRun run = run("report", "-o", "report.html");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Studio Nord", "data:image/png;base64,iVBOR", "#aa3311");
    }

    @ParameterizedTest
    @CsvSource({
        "logo: none.png, there is no such file",
        "logo: tierwise.yaml, 'no picture; expected PNG, JPEG, GIF, WebP or SVG'",
        "colour: red, expected a colour such as #1c5d99",
        "color: '#aa3311', \"did you mean 'colour'?\"",
        "name: [a], expected the name of the agency"
    })
    void a_wrong_agency_is_named_and_nothing_is_written(String line, String complaint) throws IOException {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "agency:\n  " + line + "\nsources:\n  - adapter: csv\n    location: " + EXAMPLE + "\n");

        CommandLineRun run = run("report", "-o", "report.html");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(complaint.replace("\"", ""));
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void the_file_is_opened_in_the_browser() throws Exception {
        Path browser = folder.resolve("browser");
        Files.writeString(
                browser,
                "#!/bin/sh\nprintf '%s' \"$1\" > opened.part && mv opened.part opened\n"
                        .replace("opened", folder + "/opened"));
        Files.setPosixFilePermissions(browser, Set.of(PosixFilePermission.values()));

        CommandLineRun run = CommandLineRun.in(folder)
                .with("BROWSER", browser.toString())
                .run("report", EXAMPLE, "-o", "report.html", "--open");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path opened = folder.resolve("opened");
        for (int i = 0; i < 100 && !Files.exists(opened); i++) {
            Thread.sleep(Duration.ofMillis(100).toMillis());
        }
        assertThat(opened).hasContent(folder.resolve("report.html").toString());
    }

    @Test
    void without_a_browser_the_file_is_there_all_the_same() {
        CommandLineRun run = CommandLineRun.in(folder)
                .with("BROWSER", "/nowhere/browser")
                .run("report", EXAMPLE, "-o", "report.html", "--open");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("no browser can be opened here; open it yourself: ");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void what_goes_to_standard_output_cannot_be_opened() {
        CommandLineRun run = run("report", EXAMPLE, "--open");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("tierwise: --open needs a file to open; add -o report.html\n");
    }
}

package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierwise import}: exports of other programs. */
class ImportCommandTest {

    private static final String CLIENTS = "all-partner-clients-2018-03-15.csv";
    private static final String DEALS = "won-deals-2018-03-15.csv";

    @TempDir
    private Path folder;

    private Path exports;

    @BeforeEach
    void exports() throws IOException {
        exports = Files.createDirectory(folder.resolve("exports"));
        write(
                CLIENTS,
                "Record ID,Client name,Hub ID,Is active,Is sold,Is managed,Total subscription MRR,Currency",
                "1,Elbe Optik GmbH,7001,Yes,Yes,Yes,1200.0,EUR",
                "2,Brand & Söhne,7002,Yes,Yes,No,1000.0,EUR",
                "3,\"Hafen, Hamburg\",7003,Yes,No,Yes,1500.0,EUR");
        write(
                DEALS,
                "Deal Name,Deal Stage,Close Date,Amount,Associated Company",
                "Pro,Closed Won,2018-01-10 14:02,1200,Elbe Optik GmbH",
                "Pro,Closed Won,2017-09-30 23:30,1000,Brand & Söhne;Brand Holding",
                "Ads,Closed Won,2018-02-01 10:00,100,Brand & Söhne");
        for (String portal : new String[] {"7001", "7002", "7003"}) {
            write(
                    "user-export-" + portal + "-2018-03-15.csv",
                    "User ID,First name,Email",
                    portal.equals("7002") ? "2,Kim,kim@kunde.example" : "1,Eva,eva@nordlicht.example");
        }
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(exports.resolve(file), String.join("\n", lines) + "\n");
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    private CommandLineRun imported(String... further) {
        String[] args = new String[6 + further.length];
        System.arraycopy(
                new String[] {
                    "import", "exports", "--partner-name", "Nordlicht Agentur", "--email-domain", "nordlicht.example"
                },
                0,
                args,
                0,
                6);
        System.arraycopy(further, 0, args, 6, further.length);
        CommandLineRun run = run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private String portals() {
        CommandLineRun run = run("evaluate", "exports", "--rate", "EUR=1", "--portals");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void exports_give_the_right_answer_with_nothing_but_the_partners_name_and_domain() {
        imported();

        assertThat(portals())
                .containsPattern("7001 +Elbe Optik GmbH +\\$1,200.00 .*✓ within 12 months +✓ partner employee")
                .containsPattern("7002 +Brand & Söhne +\\$1,000.00 .*✓ within 12 months +– no partner employee")
                .containsPattern("7003 +Hafen, Hamburg +\\$1,500.00 .*– not sold by partner +✓ partner employee")
                .contains("3 portals: 2 sold, 2 managed")
                .contains("the day of a sale is that of another export")
                .contains("whoever has an address of the partner's domains is a partner employee");
    }

    @Test
    void it_shows_what_it_found_what_it_guessed_and_the_first_rows() {
        assertThat(imported().out())
                .contains("portals", CLIENTS)
                .containsPattern("mrr +from Total subscription MRR")
                .containsPattern("portal_id +from the file's name by user-export-\\(\\[0-9]\\+\\) \\(a guess\\)")
                .containsPattern("7001 +Elbe Optik GmbH +1200.0 +EUR +Yes +2018-01-10")
                .contains("…@nordlicht.example")
                .doesNotContain("eva@nordlicht.example");
    }

    @Test
    void it_says_which_facts_no_file_gives_and_what_that_leaves_open() {
        assertThat(imported().out())
                .contains("which apps were used: without it the median of app usage is unknown")
                .contains("the certification: without it tiers that require it are unknown");
    }

    @Test
    void a_later_export_of_the_same_layout_needs_nothing() throws IOException {
        imported();
        for (Path file : Files.list(exports).toList()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".csv")) {
                Files.move(file, exports.resolve(name.replace("2018-03-15", "2018-04-02")));
            }
        }

        assertThat(portals()).contains("3 portals: 2 sold, 2 managed");
    }

    @Test
    void a_mapping_that_is_there_is_replaced_only_by_force() throws IOException {
        imported();
        Path mapping = exports.resolve("tierwise-import.yaml");
        Files.writeString(mapping, "# mine\n");

        CommandLineRun refused = run("import", "exports");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("is there already", "--force");
        assertThat(mapping).hasContent("# mine");
        imported("--force");
        assertThat(Files.readString(mapping)).startsWith("schema: tierwise/import/1");
    }

    @Test
    void elsewhere_than_on_a_terminal_nothing_is_asked_and_the_partner_is_not_guessed() throws IOException {
        CommandLineRun run = run("import", "exports");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("the partner's name and e-mail domains: give --partner-name");
        assertThat(Files.readString(exports.resolve("tierwise-import.yaml"))).doesNotContain("nordlicht");
        assertThat(run("evaluate", "exports", "--rate", "EUR=1").exitCode()).isEqualTo(3);
    }

    @Test
    void on_a_terminal_the_partner_is_asked_for() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder)
                .onTerminal()
                .typing("Nordlicht Agentur\nnordlicht.example\nEurope/Berlin\n")
                .run("import", "exports");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(exports.resolve("tierwise-import.yaml")))
                .contains(
                        "name: Nordlicht Agentur",
                        "email_domains: [\"nordlicht.example\"]",
                        "time_zone: Europe/Berlin");
    }

    @Test
    void german_words_and_german_numbers_and_days_are_understood() throws IOException {
        Files.delete(exports.resolve(CLIENTS));
        write(
                "kunden.csv",
                "Portal-ID;Kunde;Monatsumsatz;Währung;Verkauft am",
                "7001;Elbe Optik GmbH;1.200,50;EUR;10.01.2018",
                "7002;Brand & Söhne;1.000,00;EUR;");

        assertThat(imported().out()).containsPattern("sold_on +from Verkauft am");
        assertThat(Files.readString(exports.resolve("tierwise-import.yaml")))
                .contains("locale: de", "dates: [\"dd.MM.yyyy\"]");
        assertThat(portals())
                .containsPattern("7001 +Elbe Optik GmbH +\\$1,200.50 .*✓ within 12 months")
                .containsPattern("7002 +Brand & Söhne +\\$1,000.00 .*– not sold by partner");
    }

    @Test
    void of_two_forms_that_a_day_might_have_neither_is_guessed() throws IOException {
        write(
                CLIENTS,
                "Hub ID,Client name,Total subscription MRR,Currency,Sold on",
                "7001,Elbe Optik GmbH,1200.0,EUR,03/04/2018");

        CommandLineRun run = imported();

        assertThat(run.out()).contains("'03/04/2018' is no day");
        assertThat(Files.readString(exports.resolve("tierwise-import.yaml"))).doesNotContain("dates:");
        assertThat(run("evaluate", "exports", "--rate", "EUR=1").exitCode()).isEqualTo(3);
    }

    @Test
    void the_tables_of_a_zip_archive_are_found() throws IOException {
        byte[] clients = Files.readAllBytes(exports.resolve(CLIENTS));
        Files.delete(exports.resolve(CLIENTS));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(exports.resolve("clients-1.zip")))) {
            zip.putNextEntry(new ZipEntry("part-1.csv"));
            zip.write(clients);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("part-2.csv"));
            zip.write(new String(clients, StandardCharsets.UTF_8)
                    .replaceAll("(?m)^([123]),", "4$1,")
                    .replaceAll(",700", ",800")
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        imported();

        assertThat(portals()).contains("7001", "8003", "6 portals");
    }

    @Test
    void a_folder_without_portals_is_refused_with_what_it_holds() throws IOException {
        Files.delete(exports.resolve(CLIENTS));

        CommandLineRun run = run("import", "exports");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no export that lists portals", DEALS);
        assertThat(exports.resolve("tierwise-import.yaml")).doesNotExist();
    }

    @Test
    void doctor_shows_per_fact_which_column_it_comes_from_and_what_lookups_matched() {
        imported();

        assertThat(run("doctor", "exports", "--rate", "EUR=1").out())
                .contains("table: 3 rows, 3 of them read")
                .contains("from Total subscription MRR")
                .containsPattern("(?s)2 matched, 1 not.*\\(Hafen, Hamburg\\)");
    }
}

package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which formats answers are written, and how the format is chosen. */
class FormatsTest {

    private static final Path EXAMPLE =
            Path.of("../examples/agency").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void ledger() {
        assertThat(run("refresh", EXAMPLE.toString(), "--ledger", "ledger.db").exitCode())
                .isZero();
    }

    private static CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    private CommandLineRun ask(String command, String... more) {
        String[] words = command.replace("EXAMPLE", EXAMPLE.toString()).split(" ");
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate EXAMPLE",
                "forecast EXAMPLE",
                "simulate EXAMPLE --cancel 2104417",
                "advise EXAMPLE",
                "explain EXAMPLE",
                "explain EXAMPLE --why tier",
                "compare EXAMPLE --programme hubspot-2016-11 --programme hubspot-2018-01",
                "schedule --months 2",
                "doctor EXAMPLE",
                "reconcile EXAMPLE",
                "refresh EXAMPLE --ledger other.db",
                "status --ledger ledger.db",
                "history --ledger ledger.db",
                "changes --ledger ledger.db --from 2018-03-15"
            })
    void every_answer_has_a_table_json_markdown_and_html(String command) throws IOException {
        for (String format : new String[] {"table", "json", "markdown", "html"}) {
            CommandLineRun run = ask(command, "--format", format);
            assertThat(run.exitCode())
                    .as(command + " " + format + ": " + run.err())
                    .isZero();
            assertThat(run.out()).isNotBlank();
            assertThat(run.out().startsWith("{")).isEqualTo(format.equals("json"));
            assertThat(run.out().startsWith("#")).isEqualTo(format.equals("markdown"));
            assertThat(run.out().startsWith("<!doctype html>")).isEqualTo(format.equals("html"));
            assertThat(run.out().endsWith("</html>\n")).isEqualTo(format.equals("html"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate EXAMPLE",
                "evaluate EXAMPLE --portals",
                "forecast EXAMPLE",
                "explain EXAMPLE",
                "advise EXAMPLE --to diamond",
                "compare EXAMPLE --programme hubspot-2016-11 --programme hubspot-2018-01",
                "history --ledger ledger.db",
                "changes --ledger ledger.db --from 2018-03-15"
            })
    void an_answer_with_rows_has_csv_and_a_workbook(String command) throws IOException {
        assertThat(ask(command, "-o", "rows.csv").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("rows.csv")).lines().count()).isPositive();

        CommandLineRun run = ask(command, "-o", "rows.xlsx");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new String(Files.readAllBytes(folder.resolve("rows.xlsx")), StandardCharsets.ISO_8859_1))
                .startsWith("PK");
    }

    @ParameterizedTest
    @CsvSource({"tier.json, {", "tier.md, #", "tier.CSV, record", "tier.txt, Nordlicht", "tier, Nordlicht"})
    void the_ending_of_the_file_says_the_format(String file, String beginning) throws IOException {
        assertThat(ask("evaluate EXAMPLE", "-o", file).exitCode()).isZero();
        assertThat(Files.readString(folder.resolve(file))).startsWith(beginning);
    }

    @Test
    void an_option_says_more_than_the_ending_of_the_file() throws IOException {
        assertThat(ask("evaluate EXAMPLE", "-o", "tier.txt", "--format", "json").exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("tier.txt"))).startsWith("{");
    }

    @Test
    void a_format_that_an_answer_does_not_have_is_named_with_those_that_it_has() {
        CommandLineRun run = ask("advise EXAMPLE", "-o", "plan.ics");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "tierwise: this answer is not written as ics; expected --format table, json, markdown, html, csv, xlsx\n");
        assertThat(folder.resolve("plan.ics")).doesNotExist();
    }

    @Test
    void a_workbook_is_not_written_to_a_terminal() {
        CommandLineRun run =
                CommandLineRun.in(folder).onTerminal().run("evaluate", EXAMPLE.toString(), "--format", "xlsx");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("tierwise: a workbook is nothing to be read at a terminal; add -o FILE.xlsx\n");
    }

    @Test
    void an_ending_that_means_no_format_is_refused_unless_the_format_is_given() throws IOException {
        CommandLineRun refused = ask("evaluate EXAMPLE", "-o", "answer.foo");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("tierwise: -o answer.foo: the ending stands for no format; expected .txt, .json, .md, .html,"
                        + " .csv, .xlsx, or add --format\n");
        assertThat(folder.resolve("answer.foo")).doesNotExist();

        for (String file : new String[] {"answer", "answer.txt", ".answer", "./v1.2-answer."}) {
            assertThat(ask("evaluate EXAMPLE", "-o", file).exitCode()).as(file).isZero();
            assertThat(Files.readString(folder.resolve(file))).startsWith("Nordlicht");
        }
        assertThat(ask("evaluate EXAMPLE", "-o", "answer.foo", "--format", "json")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("answer.foo"))).startsWith("{");
    }
}

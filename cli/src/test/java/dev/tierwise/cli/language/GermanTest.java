package dev.tierwise.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for German reads German, whatever goes wrong. */
class GermanTest {

    private static final Pattern ENGLISH = Pattern.compile(
            "(?iU)\\b(the|is|are|not|and|of|or|expected|cannot|with|without|there|which|unknown|missing|invalid|usage|examples|see|did)\\b");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evaluate",
                "status",
                "history",
                "changes",
                "explain",
                "compare",
                "reconcile",
                "schedule",
                "forecast",
                "simulate",
                "advise",
                "refresh",
                "serve",
                "mcp",
                "notify",
                "notify test",
                "ledger",
                "ledger verify",
                "ledger export",
                "ledger import",
                "ledger backup",
                "ledger forget",
                "snapshot",
                "init",
                "doctor",
                "programme",
                "programme list",
                "programme show",
                "programme new",
                "programme export",
                "programme validate",
                "programme schema",
                "adapters",
                "completion",
                "help"
            })
    void the_help_of_every_command_is_german(String command) {
        CommandLineRun run = run(command + " --help --lang de");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Aufruf: tierwise").contains("Zeigt diese Hilfe.");
        assertThat(german(run.out())).doesNotContainPattern(ENGLISH);
    }

    @Test
    void the_german_overview_has_a_line_for_each_command() {
        CommandLineRun run = CommandLineRun.in(folder).columns(80).run("--lang", "de", "help");

        assertThat(run.out().lines())
                .hasSizeLessThanOrEqualTo(47)
                .allMatch(line -> line.length() <= 80)
                .noneMatch(line -> line.startsWith("              "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bogus",
                "evalute",
                "evaluate --bogus --nonsense",
                "evaluate --as-of",
                "evaluate --as-of --config x",
                "evaluate --as-of yesterday",
                "evaluate --as-of 2018-01-01 --as-of 2018-01-02",
                "evaluate --portals=3",
                "evaluate --format pdf",
                "forecast --months many",
                "forecast --months 0 agency",
                "changes",
                "changes --from 2018-03-01 --to 2018-02-01",
                "completion",
                "completion ksh",
                "ledger",
                "ledger verify one two",
                "ledger backup a --ledger postgres://x",
                "notify",
                "notify test",
                "notify test --event tier-in-danger",
                "help evaluat",
                "help nonsense",
                "serve --every soon",
                "serve --listen nowhere",
                "evaluate",
                "evaluate cvs:agency",
                "evaluate agency --rate EUR",
                "evaluate agency --require wood",
                "evaluate agency --partner Nordlicht",
                "evaluate agency --programme nonsense",
                "evaluate --config gone.yaml",
                "compare agency --with-as-of 2018-01-01",
                "programme validate gone.yaml",
                "programme show nonsense",
                "programme new --from nonsense",
                "init",
                "init --partner Nordlicht --email-domains nordlicht",
                "init --csv folder --partner Nordlicht",
            })
    void a_mistake_is_named_in_german(String arguments) throws IOException {
        Files.createDirectory(folder.resolve("agency"));

        CommandLineRun run = run(arguments + " --lang de");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tierwise: ");
        assertThat(german(run.err())).doesNotContainPattern(ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language: de\\nsources: x | expected a list of sources, found a single value",
                "bogus: 1 | unknown key 'bogus'",
                "partner: {time-zone: Berlin} | there is no time zone 'Berlin'",
                "rates: {EUR: much} | expected a rate above zero",
                "ledger: {url: x} | expected a database such as",
                "sources: [{adapter: csv, location: '${env:X}'}] | references such as ${env:NAME} are only for secrets",
                "sources: [{adapter: csv}] | key 'location' is missing: expected the folder that holds the files",
                "sources: [{adapter: hubspot, token: secret}] | a secret is given by reference only",
                "a: [1, 2 | this is not YAML",
                "notify: {warn-days: 99} | expected a number of days",
                "notify: {webhooks: [{name: a, url: x, format: slak}]} | there is no format 'slak'; did you mean 'slack'?",
                "notify: {webhooks: [{name: a, url: x, secret: []}]} | expected a reference to a secret",
            })
    void what_is_wrong_in_a_configuration_is_said_in_the_language_of_the_arguments(String file, String english)
            throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), file.replace("\\n", "\n"));

        assertThat(run("evaluate --config tierwise.yaml").err()).contains(english);
        CommandLineRun german = run("evaluate --config tierwise.yaml --lang de");
        assertThat(german.exitCode()).isEqualTo(2);
        assertThat(german(german.err())).doesNotContainPattern(ENGLISH);
    }

    @Test
    void the_language_is_that_of_the_arguments_else_of_the_configuration_else_of_the_environment() throws IOException {
        String german = "Diesen Partner hat die Konfiguration nicht";
        String english = "the configuration has no such partner";
        String asked = "evaluate --partner Other";
        Files.writeString(folder.resolve("tierwise.yaml"), "language: de\npartner: {name: Nordlicht}\n");

        assertThat(run(asked).err()).contains(german);
        assertThat(run(asked + " --lang en").err()).contains(english);
        assertThat(in("de_DE.UTF-8", asked + " --lang EN").err()).contains(english);

        Files.writeString(folder.resolve("tierwise.yaml"), "partner: {name: Nordlicht}\n");

        assertThat(run(asked).err()).contains(english);
        assertThat(in("de_DE.UTF-8", asked).err()).contains(german);
        assertThat(in("de_DE.UTF-8", asked + " --lang=en").err()).contains(english);
    }

    @Test
    void help_is_in_the_language_of_the_configuration_that_holds() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), "language: de\n");
        Files.writeString(folder.resolve("english.yaml"), "language: en\n");

        assertThat(run("help status").out()).startsWith("Aufruf:");
        assertThat(run("status --help --config english.yaml").out()).startsWith("Usage:");
        assertThat(run("status --help --lang en").out()).startsWith("Usage:");
    }

    @Test
    void the_files_that_init_writes_are_german() {
        assertThat(run("init --csv agency --lang de").err())
                .contains("agency und tierwise.yaml sind geschrieben")
                .contains("LIESMICH.txt");
        assertThat(folder.resolve("tierwise.yaml"))
                .content()
                .contains("language: de", "die Sprache der Ausgabe")
                .satisfies(text -> assertThat(german(text)).doesNotContainPattern(ENGLISH));
        assertThat(run("init -o live.yaml --partner Nordlicht --email-domains nordlicht.example --lang de")
                        .err())
                .isEqualTo("live.yaml ist geschrieben. Setzen Sie das Token in HUBSPOT_PARTNER_TOKEN, dann:"
                        + " tierwise doctor --config live.yaml\n");
    }

    @Test
    void questions_are_asked_in_german() {
        CommandLineRun run = CommandLineRun.in(folder)
                .onTerminal()
                .typing("Nordlicht\nnordlicht\nnordlicht.example\n\n\n\n")
                .run("init", "--lang", "de");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Name der Agentur: ", "  erwartet: Domains wie nordlicht.example");
        assertThat(german(run.err())).doesNotContainPattern(ENGLISH);
    }

    @Test
    void the_number_decides_between_one_and_many() throws IOException {
        String programme = run("programme export hubspot-2018-01").out();
        Files.writeString(folder.resolve("four.yaml"), programme.replace("id: hubspot-2018-01", "id: four"));
        Files.writeString(
                folder.resolve("one.yaml"),
                programme.substring(0, programme.indexOf("  - id: gold")).replace("id: hubspot-2018-01", "id: one"));

        assertThat(run("programme validate one.yaml --lang de").out())
                .isEqualTo("one.yaml ist ein gültiges Programm: one, 1 Partnerstufe\n");
        assertThat(run("programme validate four.yaml --lang de").out())
                .isEqualTo("four.yaml ist ein gültiges Programm: four, 4 Partnerstufen\n");
        assertThat(run("programme validate one.yaml --lang en").out()).endsWith(", 1 tier\n");
        assertThat(run("programme validate four.yaml --lang en").out()).endsWith(", 4 tiers\n");
    }

    /** Without names and examples. */
    private static String german(String text) {
        return text.replaceAll("(?m)^  (tierwise|bash,|zsh,|fish,|# yaml).*$", "")
                .replaceAll("--[a-z-]+|'[^'\\n]*'|\"[^\"\\n]*\"|\\[[^]\\n]*]", "");
    }

    private CommandLineRun run(String arguments) {
        return in("C", arguments);
    }

    private CommandLineRun in(String locale, String arguments) {
        return CommandLineRun.in(folder)
                .with("LC_ALL", locale)
                .run(arguments.strip().split(" +"));
    }
}

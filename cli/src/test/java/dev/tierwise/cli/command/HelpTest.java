package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @TempDir
    Path folder;

    @Test
    void all_commands_are_on_one_screen_in_groups_with_a_line_each() {
        List<String> lines =
                run(80, "--help").out().lines().map(String::stripTrailing).toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(47).allMatch(line -> line.length() <= 80);
        assertThat(lines).containsSubsequence("Ask:", "Look ahead:", "Keep:", "Set up:");
        List<String> commands = commands()
                .filter(command -> !command.isEmpty() && !command.contains(" "))
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.matches("  [a-z]+ .*") && !line.startsWith("  tierwise"))
                .hasSameSizeAs(commands)
                .allMatch(line -> line.endsWith("."))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .containsAll(commands);
        assertThat(lines).as("a sentence that goes on").noneMatch(line -> line.startsWith("              "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void no_line_is_wider_than_the_terminal_and_no_word_is_broken(String command) {
        Set<String> words = words(run(110, help(command)).out());
        for (int columns : new int[] {80, 100}) {
            String help = run(columns, help(command)).out();
            assertThat(help.lines()).allMatch(line -> line.length() <= columns);
            assertThat(words(help)).as("a word that is broken differs").isEqualTo(words);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examples_can_be_copied(String command) {
        List<String> lines = run(80, help(command)).out().lines().toList();
        if (!command.equals("ledger") && !command.contains(" ")) {
            assertThat(lines).anyMatch(line -> line.startsWith("  tierwise ") || line.contains("source <("));
        }
        assertThat(lines).as("an example that goes on in the next line").noneMatch(line -> line.matches(" {4}\\S.*"));
    }

    @Test
    void options_come_in_the_order_of_use_and_those_of_adapters_last() {
        assertThat(run(80, "simulate", "--help").out())
                .containsSubsequence(
                        "[SOURCE...]",
                        "--sell=",
                        "--changes=",
                        "--config=",
                        "--ledger=",
                        "--as-of=",
                        "--months=",
                        "--format=",
                        "--output=",
                        "--help",
                        "Less often needed:",
                        "--deadline=",
                        "--ledger-password=",
                        "--plugin-dir=",
                        "Settings of adapters:",
                        "--csv-locale=",
                        "--hubspot-client-page-size=",
                        "--hubspot-base-url=",
                        "Examples:",
                        "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evaluate", "ledger", "ledger forget", "programme new"})
    void help_shows_what_the_option_shows(String command) {
        CommandLineRun run = run(100, ("help " + command).strip().split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(run(100, help(command)).out());
    }

    @Test
    void help_for_a_command_that_is_not_there_names_the_nearest() {
        CommandLineRun mistyped = run(100, "help", "ledgr");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.out()).isEmpty();
        assertThat(mistyped.err())
                .startsWith("tierwise: there is no command 'ledgr' below 'tierwise'; did you mean 'ledger'?\n");
        assertThat(run(100, "help", "ledger", "burn").err())
                .startsWith("tierwise: there is no command 'burn' below 'tierwise ledger'; expected backup, export,");
        assertThat(run(100, "help", "evaluate", "gold").err())
                .startsWith(
                        "tierwise: 'tierwise evaluate' has no commands below it; expected 'tierwise help evaluate'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"changes --from=DATE", "snapshot -o=DIR", "ledger forget --after=DATE", "programme new --from=ID"
            })
    void what_must_be_given_is_part_of_the_usage(String usage) {
        String command = usage.substring(0, usage.indexOf(" -"));
        assertThat(run(80, help(command)).out()).startsWith("Usage: tierwise " + usage + " [OPTIONS]");
    }

    static Stream<String> commands() {
        return Stream.concat(
                Stream.of(
                        "",
                        "notify test",
                        "ledger verify",
                        "ledger export",
                        "ledger import",
                        "ledger backup",
                        "ledger forget",
                        "programme list",
                        "programme show",
                        "programme new",
                        "programme export",
                        "programme validate",
                        "programme schema"),
                Commands.NAMES.stream());
    }

    private static String[] help(String command) {
        return (command + " --help").strip().split(" ");
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.strip().split("\\s+")));
    }

    private CommandLineRun run(int columns, String... arguments) {
        return CommandLineRun.in(folder).columns(columns).run(arguments);
    }

    @Test
    void an_option_that_is_always_refused_is_not_listed() {
        assertThat(run(80, "serve", "--help").out()).doesNotContain("--as-of").contains("--deadline");
        CommandLineRun refused = run(80, "serve", "--as-of", "2018-03-15", "--once", "../examples/agency");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--as-of: serve is always about today");
    }
}

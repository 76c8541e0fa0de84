package dev.tierwise.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The English of wrong arguments is that of picocli. */
class UsageErrorsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "evaluate --bogus | unknown option: '--bogus'",
                "evaluate --bogus --other | unknown options: '--bogus', '--other'",
                "evalute | unmatched argument at index 0: 'evalute'",
                "ledger verify a b | unmatched arguments from index 2: 'a', 'b'",
                "evaluate --as-of | missing required parameter for option '--as-of' (DATE)",
                "evaluate --as-of --config x | expected parameter for option '--as-of' but found '--config'",
                "evaluate --as-of 2018-01-01 --as-of 2018-01-01 | option '--as-of' (DATE) should be specified only once",
                "evaluate --portals=3 | invalid value for option '--portals': '3' is not a boolean",
                "forecast --months x | invalid value for option '--months' (N): 'x' is not an int",
                "evaluate --lang fr | invalid value for option '--lang' (LANG): expected one of en, de (case-insensitive) but was 'fr'",
                "evaluate --format foo | invalid value for option '--format' (FORMAT): expected one of table, json, markdown, html, csv, xlsx, ics (case-insensitive) but was 'foo'",
                "--color x adapters | invalid value for option '--color' (WHEN): expected one of auto, always, never (case-insensitive) but was 'x'",
                "completion ksh | invalid value for positional parameter at index 0 (SHELL): expected one of bash, zsh, fish (case-insensitive) but was 'ksh'",
                "completion | missing required parameter: 'SHELL'",
                "changes | missing required option: '--from=DATE'",
                "snapshot | missing required option: '--output=DIR'",
                "serve --every 1d | invalid value for option '--every' (DURATION): '1d' is no span of time; expected a whole number of seconds, minutes or hours, such as 90s, 10m or 1h",
                "ledger | a command is missing; expected verify, export, import, backup or forget",
            })
    void a_mistake_is_named(String arguments, String message) {
        CommandLineRun run = run(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).first().isEqualTo("tierwise: " + message);
        assertThat(run.err()).endsWith(" --help'.\n").contains("\nSee 'tierwise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "evaluate --conf x | Possible solutions: --config, --color | Möglich sind: --config, --color",
                "evalute | Did you mean: tierwise evaluate or tierwise adapters? | Meinten Sie tierwise evaluate oder tierwise adapters?",
            })
    void what_may_have_been_meant_is_suggested(String arguments, String english, String german) {
        assertThat(run(arguments).err().lines()).contains(english);
        assertThat(run(arguments + " --lang de").err().lines()).contains(german);
    }

    @Test
    void an_argument_cannot_make_a_line_of_its_own() {
        CommandLineRun run = CommandLineRun.in(folder).run("evaluate", "--bogus\ntierwise: all is well");

        assertThat(run.err().lines())
                .noneMatch("tierwise: all is well"::equals)
                .first()
                .asString()
                .contains("--bogus");
    }

    private CommandLineRun run(String arguments) {
        return CommandLineRun.in(folder).run(arguments.split(" "));
    }
}

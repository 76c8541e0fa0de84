package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ledger import} takes nothing that the programme of the history does not have. */
class ImportKnowsTheProgrammeTest {

    private static final String AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();

    @TempDir
    Path folder;

    @BeforeEach
    void anExport() {
        assertThat(run("refresh " + AGENCY + " --as-of 2018-03-15 --ledger a.db")
                        .exitCode())
                .isZero();
        assertThat(run("refresh " + AGENCY + " --as-of 2018-03-16 --ledger a.db")
                        .exitCode())
                .isZero();
        assertThat(run("ledger export exported --ledger a.db").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events.csv | ,gold,gold | ,bronze,gold | the programme hubspot-2018-01 has no tier 'bronze'",
                "refreshes.csv | ,gold,gold | ,gold,gould | the programme hubspot-2018-01 has no tier 'gould'",
                "metric_values.csv | managed-mrr | sold-points | hubspot-2018-01 has no metric 'sold-points'",
                "metric_values.csv | managed-mrr | luck | expected the id of a metric as metric, found 'luck'",
                "portal_standings.csv | crm | gossip | the programme hubspot-2018-01 has no app 'gossip'",
                "refreshes.csv | ,2018-03-20T | ,+999999999-03-20T | expected a time such as",
                "events.csv | 2018-03-01 | 9999999999 | expected a day such as 2018-03-15 as day"
            })
    void what_it_does_not_have_is_refused_with_its_line(String file, String right, String wrong, String words)
            throws IOException {
        Path path = folder.resolve("exported").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(right);
        Files.writeString(path, text.replaceFirst(Pattern.quote(right), wrong));

        CommandLineRun run = run("ledger import exported --ledger b.db");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains(file + ":").contains(words, "; nothing was imported");
    }

    @Test
    void absurd_figures_in_the_rules_are_refused_at_once() throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                run("programme export hubspot-2018-01").out().replace("id: hubspot-2018-01", "id: own"));
        assertThat(run("refresh " + AGENCY + " --as-of 2018-03-15 --programme own.yaml --ledger own.db")
                        .exitCode())
                .isZero();
        assertThat(run("ledger export rules --ledger own.db").exitCode()).isZero();
        Path histories = folder.resolve("rules/histories.csv");
        String good = Files.readString(histories);
        assertThat(good).contains("1125", "sold-window: P12M");
        for (String[] wrong : new String[][] {
            {"1125", "1e999999999"}, {"1125", "9".repeat(1000)}, {"sold-window: P12M", "sold-window: P99999999999999Y"}
        }) {
            Files.writeString(histories, good.replaceFirst(wrong[0], wrong[1]));
            Files.deleteIfExists(folder.resolve("c.db"));
            CommandLineRun read = run("ledger import rules --ledger c.db");
            assertThat(read.exitCode()).as("%s: %s", wrong[1], read.err()).isEqualTo(3);
            assertThat(read.err()).contains("histories.csv:2: ").doesNotContain("Exception");
        }
    }

    private CommandLineRun run(String command) {
        return CommandLineRun.in(folder).at("2018-03-20T12:00:00Z").run(command.split(" "));
    }
}

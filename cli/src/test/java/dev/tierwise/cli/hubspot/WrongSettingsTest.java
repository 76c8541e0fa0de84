package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a setting of the adapter is wrong, people are told the line. */
class WrongSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void a_value_that_is_wrong_by_itself_is_named_by_line_and_column() throws IOException {
        CommandLineRun run = evaluate("""
                sources:
                - adapter: hubspot
                  token: ${env:PARTNER}
                  client-page-size: 201
                  clients:
                  - {record: acme, sold-on: 2018-02-30}
                """);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("agency.yaml:4:21: expected a whole number from 1 to 200, found '201'")
                .contains("agency.yaml:6:14: expected an id such as 7052064, found 'acme'")
                .contains("agency.yaml:6:29: expected a day such as 2018-01-10, found '2018-02-30'");
    }

    @Test
    void what_only_the_adapter_can_tell_is_named_by_line_and_column_too() throws IOException {
        CommandLineRun run = evaluate("""
                sources:
                - adapter: hubspot
                  token: ${env:PARTNER}
                  clients:
                  - {record: 501}
                  - {portal-id: 7}
                """);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("agency.yaml:6:5: clients, entry 2: neither of record and domain is given")
                .doesNotContain("hush");
    }

    private CommandLineRun evaluate(String configuration) throws IOException {
        Files.writeString(folder.resolve("agency.yaml"), configuration);
        return CommandLineRun.in(folder).with("PARTNER", "hush-hush-7").run("evaluate", "--config", "agency.yaml");
    }
}

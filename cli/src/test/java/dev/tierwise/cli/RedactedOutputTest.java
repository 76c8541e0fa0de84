package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that leaves the program shows a secret, whoever repeats it. */
class RedactedOutputTest {

    private static final String SECRET = "x7Kq0aLmN2-hush";

    @TempDir
    private Path folder;

    @BeforeEach
    void agency() throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(agency.resolve("portals.csv"), "portal_id,mrr,currency,sold_on\n1,100,USD," + SECRET + "\n");
        Files.writeString(folder.resolve("my.yaml"), """
                notify: {webhooks: [{name: team, url: "${env:TEAM}"}]}
                sources: [{adapter: csv, location: agency}]
                """);
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder)
                .with("TEAM", "https://chat.example/hooks/" + SECRET)
                .run(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate --config my.yaml",
                "evaluate --config my.yaml --format json",
                "doctor --config my.yaml",
                "doctor --config my.yaml --format json",
                "refresh --config my.yaml --ledger ledger.db",
                "snapshot --config my.yaml -o out"
            })
    void the_secret_of_a_webhook_that_the_data_repeats_is_masked(String command) {
        CommandLineRun run = run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out() + run.err()).contains("***").doesNotContain(SECRET).doesNotContain("x7Kq0aLm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate pat-eu1-" + SECRET,
                "evaluate agency --hubspot-token=" + SECRET,
                "evaluate agency --token=" + SECRET,
                "status --ledger jdbc:postgresql://eva:" + SECRET + "@db.example/x",
                "status --ledger jdbc:postgresql://db.example/x?password=" + SECRET,
                "status --ledger jdbc:sqlserver://db.example;accessToken=" + SECRET,
                "status --ledger mysql://eva:" + SECRET + "@db.example/x",
                "status --ledger jdbc:postgresql://db.example/x --ledger-password " + SECRET,
                "evaluate --config https://eva:" + SECRET + "@config.example/x.yaml",
                "evaluate https://eva:" + SECRET + "@files.example/agency"
            })
    void a_secret_that_is_typed_in_the_wrong_place_is_masked(String command) {
        CommandLineRun run = run(command.split(" "));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).isNotEmpty().doesNotContain(SECRET).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x7Kq0aLmN2hush9x7Kq0aLmN2hush9", "pat-eu1-x7Kq0aLmN2-hush", "x7Kq0aLmN2/hush"})
    void a_token_that_is_typed_as_the_name_of_a_variable_is_not_shown(String token) throws IOException {
        Files.writeString(
                folder.resolve("my.yaml"), "sources: [{adapter: hubspot, token: \"${env:" + token + "}\"}]\n");

        CommandLineRun run = run("evaluate", "--config", "my.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .doesNotContain("x7Kq0aLmN2")
                .contains("my.yaml:1:")
                .contains("not shown");
    }

    @Test
    void the_name_of_a_variable_that_is_not_set_is_shown() throws IOException {
        Files.writeString(
                folder.resolve("my.yaml"), "sources: [{adapter: hubspot, token: \"${env:HUBSPOT_TOKEN}\"}]\n");

        assertThat(run("evaluate", "--config", "my.yaml").err())
                .contains("the environment variable HUBSPOT_TOKEN is not set or blank");
    }
}

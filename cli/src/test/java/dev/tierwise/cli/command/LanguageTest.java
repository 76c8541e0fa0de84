package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which language answers are in. */
class LanguageTest {

    @TempDir
    private Path folder;

    private String answered(String locale, String language, String... more) throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(agency.resolve("portals.csv"), "portal_id,mrr,currency,sold_on\n1,100,USD,2017-05-01\n");
        Files.writeString(
                folder.resolve("my.yaml"),
                language + "sources: [{adapter: csv, location: agency}]\nledger: ledger.db\n");
        String[] args = new String[more.length + 3];
        args[0] = "refresh";
        args[1] = "--config";
        args[2] = "my.yaml";
        System.arraycopy(more, 0, args, 3, more.length);
        CommandLineRun run = CommandLineRun.in(folder).with("LANG", locale).run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        String status =
                CommandLineRun.in(folder).with("LANG", locale).run(status(more)).out();
        assertThat(status).isEqualTo(run.out());
        return run.out();
    }

    private static String[] status(String[] more) {
        String[] args = new String[more.length + 3];
        args[0] = "status";
        args[1] = "--config";
        args[2] = "my.yaml";
        System.arraycopy(more, 0, args, 3, more.length);
        return args;
    }

    @Test
    void the_option_wins_over_the_configuration_and_that_over_the_locale() throws IOException {
        assertThat(answered("C.UTF-8", "")).contains("Credited");
        assertThat(answered("de_DE.UTF-8", "")).contains("Zuerkannt");
        assertThat(answered("C.UTF-8", "language: de\n")).contains("Zuerkannt");
        assertThat(answered("de_DE.UTF-8", "language: en\n")).contains("Credited");
        assertThat(answered("C.UTF-8", "language: de\n", "--lang", "en")).contains("Credited");
    }

    @Test
    void another_language_is_an_error_with_its_place() throws IOException {
        Files.writeString(folder.resolve("my.yaml"), "language: fr\nsources: []\n");

        CommandLineRun run = CommandLineRun.in(folder).run("evaluate", "--config", "my.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("my.yaml:1:11: expected en or de, found 'fr'");
    }
}

package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.cli.CommandLineRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shells themselves make of the scripts. */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {

    /** What is typed, in words, and what is offered for the last one. bash splits at {@code =} and {@code :}. */
    private static final String OFFERS = """
            ev                                  | evaluate
            help led                            | ledger
            ledger f                            | forget
            ledger forget --af                  | --after
            evaluate --form                     | --format
            evaluate --format j                 | json
            evaluate --lang ''                  | de en
            evaluate agency --require p         | platinum
            --color always explain --why s      | sold-mrr
            explain --why ti                    | tier
            advise --to di                      | diamond
            evaluate --programme hubspot-2016   | hubspot-2016-11
            evaluate --programme mi             | mine.yaml
            evaluate --config mi                | mine.yaml
            evaluate -o mi                      | mine.yaml
            evaluate --ledger mi                | mine.yaml
            init --csv ag                       | agency
            evaluate cs                         | csv:
            evaluate ag                         | agency
            programme new --from hubspot-2018   | hubspot-2018-01
            completion ''                       | bash fish zsh
            history --from ''                   |
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("agency"));
        Files.writeString(folder.resolve("mine.yaml"), "");
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            CommandLineRun run = CommandLineRun.in(folder).run("completion", shell);
            assertThat(run.exitCode()).isZero();
            Files.writeString(
                    Files.createDirectories(folder.resolve(".scripts")).resolve(shell), run.out());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = OFFERS)
    void bash_offers_what_fits(String typed, String offered) throws Exception {
        assertThat(inBash(typed)).isEqualTo(offered == null ? "" : offered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "evaluate --format = j   | json",
                "evaluate --format =     | csv html ics json markdown table xlsx",
                "evaluate csv : ag       | agency",
                "evaluate ''             | .scripts agency csv: hubspot: mine.yaml"
            })
    void bash_offers_the_rest_of_a_word_that_it_splits(String typed, String offered) throws Exception {
        assertThat(inBash(typed)).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = OFFERS)
    void fish_offers_what_fits(String typed, String offered) throws Exception {
        assumeTrue(isInstalled("fish"), "fish is not installed");
        String script = "source .scripts/fish; complete -C \"tierwise " + typed.replace("''", "")
                + "\" | string replace -r '\\t.*' ''";
        assertThat(sorted(run(List.of("fish", "--no-config", "-c", script))).replace("/", ""))
                .isEqualTo(offered == null ? "" : offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void the_shell_takes_the_script(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell + " is not installed");
        assertThat(run(List.of(
                        shell, "-n", folder.resolve(".scripts").resolve(shell).toString())))
                .isEmpty();
    }

    @Test
    void zsh_loads_the_script_as_a_file_of_its_own_and_by_source() throws IOException {
        assertThat(Files.readString(folder.resolve(".scripts/zsh")))
                .startsWith("#compdef tierwise\n")
                .endsWith("""
                        if [[ $funcstack[1] == _tierwise ]]; then
                          _tierwise "$@"
                        else
                          compdef _tierwise tierwise
                        fi
                        """);
    }

    @Test
    void bash_and_zsh_read_the_same_tables() throws Exception {
        String zsh = Files.readString(folder.resolve(".scripts/zsh"));
        String tables = zsh.substring(zsh.indexOf("_tierwise_command() {"), zsh.lastIndexOf("\nif [["));
        assertThat(Files.readString(folder.resolve(".scripts/bash"))).endsWith(tables);
    }

    @Test
    void fish_says_in_a_sentence_what_each_word_means() throws IOException {
        assertThat(Files.readString(folder.resolve(".scripts/fish")).lines())
                .contains(
                        "complete -c tierwise -n '__tierwise_at \\'\\'' -a evaluate"
                                + " -d 'Says which tier the partner holds, why, and what is missing.'",
                        "complete -c tierwise -n '__tierwise_at \\'evaluate\\'' -l lang -r -f -a 'en de'"
                                + " -d 'en or de; without it as the configuration says, else as the locale does.'",
                        "complete -c tierwise -n '__tierwise_at \\'ledger forget\\'' -l yes -d 'Does it without asking.'");
    }

    /** The words that bash offers, sorted. */
    private String inBash(String typed) throws Exception {
        return sorted(run(List.of(
                "bash",
                "-c",
                "source .scripts/bash; COMP_WORDS=(tierwise " + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                        + " _tierwise; printf '%s\\n' \"${COMPREPLY[@]}\"")));
    }

    private static String sorted(String lines) {
        return String.join(
                " ",
                Arrays.stream(lines.split("\n", -1))
                        .filter(line -> !line.isBlank())
                        .sorted()
                        .toList());
    }

    private static boolean isInstalled(String shell) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, shell)));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

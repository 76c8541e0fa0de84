package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.cli.CommandLineRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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

    /** What the shells would expand, run, split or take apart if it were not quoted. */
    private static final List<String> PARTNERS = List.of(
            "$(touch hit) `touch hit` ; touch hit",
            "It's \"quoted\" \\ * ~ !x",
            "Möwe & Co",
            "Nordlicht Agentur",
            "Now: here");

    /** Types a line and a tab into another zsh, then the key that ends it. */
    private static final String ZSH_AT_A_TERMINAL = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'source .scripts/init'
            zpty -r shell seen '*READY*'
            zpty -w -n shell "$1"$'\\t'$'\\x18'
            while zpty -r shell seen; do :; done
            """;

    private static final String ZSH_THAT_TELLS_WHAT_IS_TYPED = """
            PROMPT= RPROMPT=
            autoload -Uz compinit
            compinit -u -D
            source .scripts/zsh
            report() { print -r -- "$BUFFER" >typed; exit }
            zle -N report
            bindkey '^X' report
            print READY
            """;

    private static final Map<String, String> SCRIPTS = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void makeScripts(@TempDir Path anywhere) {
        for (String shell : List.of("bash", "zsh", "fish")) {
            CommandLineRun run = CommandLineRun.in(anywhere).run("completion", shell);
            assertThat(run.exitCode()).isZero();
            SCRIPTS.put(shell, run.out());
        }
    }

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("agency"));
        Files.writeString(folder.resolve("mine.yaml"), "");
        Path scripts = Files.createDirectory(folder.resolve(".scripts"));
        for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
            Files.writeString(scripts.resolve(script.getKey()), script.getValue());
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

    @Test
    void prints_the_names_of_the_configured_partners_for_the_scripts() throws IOException {
        configurePartners();

        assertThat(partners("--partners").lines()).containsExactlyElementsOf(PARTNERS);
        assertThat(partners("--partners=other one.yaml")).isEqualTo("Other Partner\n");
    }

    @Test
    void leaves_out_names_that_are_no_single_line() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), """
                partners:
                  - partner: {name: "two\\nlines"}
                  - partner: {name: "\\e[31mred"}
                  - partner: {name: One}
                """);

        assertThat(partners("--partners")).isEqualTo("One\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partners: {name: x}",
                "partners: [1, {}, partner, partner: {name: [x]}]",
                "partner: {",
                "- x",
                "\0"
            })
    void says_nothing_where_the_names_cannot_be_read(String configuration) throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), configuration);

        assertThat(partners("--partners")).isEmpty();
        assertThat(partners("--partners=missing.yaml")).isEmpty();
        assertThat(partners("--partners=no\0file")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "\""})
    void bash_offers_the_names_of_partners_quoted(String opening) throws Exception {
        configurePartners();
        String script = "source .scripts/bash; COMP_WORDS=(tierwise status --partner \"$1\"); COMP_CWORD=3; _tierwise;"
                + " for reply in \"${COMPREPLY[@]}\"; do eval \"printf '%s\\n' $1$reply$1\"; done";

        assertThat(run(List.of("bash", "-c", script, "bash", opening)).lines()).containsExactlyElementsOf(PARTNERS);
        assertThat(folder.resolve("hit")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "evaluate --partner Nor                                     | Nordlicht\\ Agentur",
                "evaluate --partner Nordlicht\\\\\\ A                        | Nordlicht\\ Agentur",
                "ledger forget --partner Mö                                 | Möwe\\ \\&\\ Co",
                "evaluate --partner Now : \\\\\\ h                          | \\ here",
                "evaluate --config other\\\\\\ one.yaml --partner Ot         | Other\\ Partner",
                "evaluate --config = '\"other one.yaml\"' --partner = Ot     | Other\\ Partner",
                "init --partner N                                           |"
            })
    void bash_offers_the_names_that_fit(String typed, String offered) throws Exception {
        configurePartners();

        assertThat(inBash(typed)).isEqualTo(offered == null ? "" : offered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "evaluate --partner Nor                               | Nordlicht\\ Agentur",
                "ledger forget --partner Mö                           | Möwe\\ \\&\\ Co",
                "evaluate --config other\\\\ one.yaml --partner Ot     | Other\\ Partner",
                "evaluate --config='other one.yaml' --partner Ot      | Other\\ Partner",
                "init --partner N                                     |"
            })
    void fish_offers_the_names_that_fit(String typed, String offered) throws Exception {
        assumeTrue(isInstalled("fish"), "fish is not installed");
        configurePartners();
        String script = "source .scripts/fish; complete --escape -C \"tierwise " + typed + "\""
                + " | string replace -r '\\t.*' ''";

        assertThat(run(List.of("fish", "--no-config", "-c", script)).strip()).isEqualTo(offered == null ? "" : offered);
        assertThat(folder.resolve("hit")).doesNotExist();
    }

    @Test
    void fish_offers_the_names_of_partners_quoted() throws Exception {
        assumeTrue(isInstalled("fish"), "fish is not installed");
        configurePartners();
        String script = "source .scripts/fish; for offered in (complete --escape -C 'tierwise status --partner '"
                + " | string replace -r '\\t.*' ''); eval \"printf '%s\\n' $offered\"; end";

        assertThat(run(List.of("fish", "--no-config", "-c", script)).lines())
                .containsExactlyInAnyOrderElementsOf(PARTNERS);
        assertThat(folder.resolve("hit")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ev                                                | evaluate",
                "ledger forget --af                                | ledger forget --after",
                "evaluate --format=j                               | evaluate --format=json",
                "evaluate --programme mi                           | evaluate --programme mine.yaml",
                "evaluate --partner Nor                            | evaluate --partner Nordlicht\\ Agentur",
                "evaluate --partner \\$                            | evaluate --partner \\$\\(touch\\ hit\\)\\ \\`touch\\ hit\\`\\ \\;\\ touch\\ hit",
                "evaluate --partner \"It                           | evaluate --partner \"It's \\\"quoted\\\" \\\\ * ~ \\!x\"",
                "evaluate --partner=Mö                             | evaluate --partner=Möwe\\ \\&\\ Co",
                "evaluate --config other\\ one.yaml --partner Ot    | evaluate --config other\\ one.yaml --partner Other\\ Partner",
                "evaluate --config='other one.yaml' --partner Ot   | evaluate --config='other one.yaml' --partner Other\\ Partner",
                "init --partner N                                  | init --partner N"
            })
    void zsh_completes_what_is_typed(String typed, String completed) throws Exception {
        assumeTrue(isInstalled("zsh"), "zsh is not installed");
        configurePartners();
        Files.writeString(folder.resolve(".scripts/drive"), ZSH_AT_A_TERMINAL);
        Files.writeString(folder.resolve(".scripts/init"), ZSH_THAT_TELLS_WHAT_IS_TYPED);
        run(List.of("zsh", "-f", ".scripts/drive", "tierwise " + typed));

        assertThat(Files.readString(folder.resolve("typed")).strip()).isEqualTo("tierwise " + completed);
        assertThat(folder.resolve("hit")).doesNotExist();
    }

    /** Configures partners, and a command {@code tierwise} that answers as the program does. */
    private void configurePartners() throws IOException {
        StringBuilder partners = new StringBuilder("partners:\n");
        PARTNERS.forEach(name -> partners.append("  - partner: {name: '")
                .append(name.replace("'", "''"))
                .append("'}\n"));
        Files.writeString(folder.resolve("tierwise.yaml"), partners);
        Files.writeString(folder.resolve("other one.yaml"), "partner: {name: Other Partner}");
        Files.writeString(folder.resolve(".scripts/partners"), partners("--partners"));
        Files.writeString(folder.resolve(".scripts/others"), partners("--partners=other one.yaml"));
        Path command = Files.createDirectories(folder.resolve(".scripts/bin")).resolve("tierwise");
        Files.writeString(command, """
                #!/bin/sh
                case "$1 $3" in
                  'completion --partners') cat .scripts/partners ;;
                  'completion --partners=other one.yaml') cat .scripts/others ;;
                  *) echo "asked for $*" ;;
                esac
                """);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    private String partners(String option) {
        CommandLineRun run = CommandLineRun.in(folder).run("completion", "bash", option);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
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
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .merge("PATH", "", (path, none) -> folder.resolve(".scripts/bin") + File.pathSeparator + path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

package dev.tierwise.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {

    private static final Pattern NEXT = Pattern.compile("(?:then|Now): tierwise (.*)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"my-agency, tierwise.yaml", "our agency, my settings/agency.yaml", "a/b/c, a/x.yaml"})
    void the_printed_command_answers_once_the_files_are_filled_in(String files, String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());

        CommandLineRun init = run("init", "--csv", files, "-o", file, "--rate", "EUR=1.2");

        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(init.err()).startsWith("Wrote " + files + " and " + file + ". Fill in the folder");
        List<String> next = next(init.err());
        assertThat(run(next.toArray(String[]::new)).exitCode())
                .as("nothing is answered before the files are filled in")
                .isEqualTo(3);
        fillIn(folder.resolve(files));
        CommandLineRun evaluate = run(next.toArray(String[]::new));
        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        assertThat(evaluate.err()).isEmpty();
        assertThat(evaluate.out()).contains("Nordlicht").contains("$1,200.00");
        CommandLineRun refresh = run("refresh", "--config", file);
        assertThat(refresh.exitCode()).as(refresh.err()).isZero();
        assertThat(folder.resolve(file).resolveSibling("ledger.db")).exists();
    }

    @Test
    void a_folder_that_is_filled_in_gets_a_configuration_and_stays_as_it_is() throws IOException {
        Files.createDirectory(folder.resolve("agency"));
        fillIn(folder.resolve("agency"));

        CommandLineRun init = run("init", "--csv", "agency", "--rate", "EUR=1.17", "--programme", "hubspot-2016-11");

        assertThat(init.err())
                .isEqualTo("Wrote tierwise.yaml for agency, which stays as it is. Now: tierwise evaluate --config"
                        + " tierwise.yaml\n");
        assertThat(folder.resolve("agency/README.txt")).doesNotExist();
        assertThat(folder.resolve("tierwise.yaml"))
                .content()
                .contains(
                        "programme: hubspot-2016-11 ",
                        "rates: {EUR: 1.17}\n",
                        "location: agency}",
                        "ledger: ledger.db");
        assertThat(run(next(init.err()).toArray(String[]::new)).exitCode()).isZero();
    }

    @Test
    void a_configuration_that_is_there_stays_as_it_is() throws IOException {
        Files.writeString(folder.resolve("tierwise.yaml"), "mine");

        CommandLineRun init = run("init", "--csv", "agency");

        assertThat(init.exitCode()).isZero();
        assertThat(init.err()).startsWith("Wrote agency. ").endsWith("then: tierwise evaluate agency\n");
        assertThat(folder.resolve("tierwise.yaml")).hasContent("mine");
        CommandLineRun named = run("init", "--csv", "other", "-o", "tierwise.yaml");
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).contains("tierwise.yaml is there already and is not touched");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void without_a_rate_the_place_for_it_is_a_comment() throws IOException {
        run("init", "--csv", "agency");

        assertThat(folder.resolve("tierwise.yaml")).content().contains("\n# rates: {EUR: 1.17}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--partner         | ''                | expected the agency's name, such as Nordlicht Agentur; found nothing",
                "--email-domains   | ''                | expected domains such as nordlicht.example, separated by commas; found nothing",
                "--email-domains   | nordlicht         | separated by commas; found 'nordlicht'",
                "--email-domains   | a.example, b      | separated by commas; found 'b'",
                "--email-domains   | eva@nord.example  | found 'eva@nord.example', which is an address; only what follows its @ is meant",
                "--time-zone       | Berlin            | expected a time zone such as Europe/Berlin or UTC; found 'Berlin'; did you mean Europe/Berlin?",
                "--time-zone       | Europe/Berlim     | found 'Europe/Berlim'; did you mean Europe/Berlin?",
                "--token-variable  | pat-eu1-012345678 | expected the name of an environment variable, of letters, digits and _,",
                "--programme       | hubspot-2018-1    | or a file that ends with .yaml; found 'hubspot-2018-1'; did you mean hubspot-2018-01?",
                "--programme       | mine.yaml         | expected a file that is there, found 'mine.yaml', which is not in the configuration's folder",
            })
    void an_answer_that_is_not_accepted_is_told_apart_from_what_was_expected(
            String option, String answer, String message) {
        List<String> arguments = new ArrayList<>(List.of("init"));
        for (String[] given : new String[][] {
            {"--partner", "Nordlicht"},
            {"--email-domains", "nordlicht.example"},
            {"--time-zone", "UTC"},
            {"--token-variable", "TOKEN"},
            {"--programme", "hubspot-2018-01"}
        }) {
            if (!given[0].equals(option)) {
                arguments.addAll(List.of(given));
            }
        }
        CommandLineRun asked = CommandLineRun.in(folder)
                .onTerminal()
                .typing((answer + "\n").repeat(3))
                .run(arguments.toArray(String[]::new));
        arguments.addAll(List.of(option, answer));
        CommandLineRun given = run(arguments.toArray(String[]::new));

        for (CommandLineRun run : List.of(asked, given)) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(message).doesNotContain("012345678");
        }
        assertThat(asked.err())
                .contains("tierwise: " + option + " is missing; expected ")
                .endsWith("nothing was written\n");
        assertThat(given.err()).startsWith("tierwise: " + option + ": expected ");
        assertThat(folder.resolve("tierwise.yaml")).doesNotExist();
    }

    @Test
    void what_is_asked_for_a_live_account_only_is_refused_beside_a_folder() {
        CommandLineRun run = run("init", "--csv", "agency", "--partner", "Nordlicht");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("tierwise: --partner: with --csv the agency is described in partner.csv\n");
        assertThat(run("init", "--csv", "agency", "--token-variable", "TOKEN").err())
                .isEqualTo("tierwise: --token-variable: a CSV folder needs no token\n");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.17", "EURO=1.17", "EUR=1,17"})
    void a_rate_that_is_none_leaves_nothing_behind(String rate) {
        CommandLineRun run = run("init", "--csv", "agency", "--rate", rate);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--rate " + rate + ": expected");
        assertThat(folder).isEmptyDirectory();
    }

    private void fillIn(Path files) throws IOException {
        Files.writeString(
                files.resolve("partner.csv"),
                "name,email_domains,time_zone\nNordlicht,nordlicht.example,Europe/Berlin\n");
        Files.writeString(
                files.resolve("portals.csv"),
                "portal_id,name,mrr,currency,sold_on\n7052064,Acme,1000.00,EUR,2018-01-10\n");
    }

    /** The arguments of the command that is printed, as a shell takes them apart. */
    private static List<String> next(String said) {
        Matcher next = NEXT.matcher(said);
        assertThat(next.find()).as(said).isTrue();
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(next.group(1));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder).run(arguments);
    }
}

package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that were replaced before the day that is asked about: the first lines say so, and how to begin with today's. */
class SupersededRulesTest {

    private static final String AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();

    @TempDir
    static Path folder;

    @BeforeAll
    static void ledger() {
        run("refresh " + AGENCY + " --ledger ledger.db --as-of 2022-07-10");
        run("refresh " + AGENCY + " --ledger ledger.db --as-of 2022-07-20");
    }

    private static CommandLineRun run(String command) {
        return CommandLineRun.in(folder).at("2026-11-29T12:00:00Z").run(command.split(" "));
    }

    static List<String> answers() {
        return List.of(
                "evaluate AGENCY --as-of DAY",
                "forecast AGENCY --as-of DAY",
                "simulate AGENCY --as-of DAY",
                "advise AGENCY --as-of DAY --to gold",
                "explain AGENCY --as-of DAY",
                "explain AGENCY --as-of DAY --why sold-mrr",
                "compare AGENCY --as-of DAY --programme hubspot-2018-01 --programme hubspot-2016-11",
                "compare AGENCY --as-of DAY --with AGENCY",
                "reconcile AGENCY --as-of DAY",
                "schedule --as-of DAY",
                "status --ledger ledger.db --as-of DAY",
                "history --ledger ledger.db --to DAY",
                "changes --ledger ledger.db --from 2022-07-10 --to DAY");
    }

    static Stream<String> answersInMarkdown() {
        return answers().stream().map(answer -> answer + " --format markdown");
    }

    static Stream<String> answersWithProblems() {
        return answers().stream().limit(9).map(answer -> answer + " --format json");
    }

    private static String on(String answer, String day) {
        return answer.replace("AGENCY", AGENCY).replace("DAY", day);
    }

    @ParameterizedTest
    @MethodSource({"answers", "answersInMarkdown"})
    void are_named_in_the_first_lines_of_every_answer(String answer) {
        CommandLineRun run = run(on(answer, "2022-07-18"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(String.join(" ", run.out().lines().limit(6).toList()))
                .contains("These rules applied until points replaced them on 18 July 2022.")
                .contains("tierwise programme new --from hubspot-points-2026");
    }

    @ParameterizedTest
    @MethodSource({"answers", "answersInMarkdown"})
    void are_not_named_while_they_hold(String answer) {
        CommandLineRun run = run(on(answer, "2022-07-17"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isNotEmpty().doesNotContain("points replaced them");
    }

    @ParameterizedTest
    @MethodSource("answersWithProblems")
    void are_a_problem_for_programs(String answer) throws IOException {
        List<String> where = new ArrayList<>();
        new ObjectMapper()
                .readTree(run(on(answer, "2022-07-18")).out())
                .findValues("problems")
                .forEach(problems -> problems.forEach(
                        problem -> where.add(problem.get("where").asText())));

        assertThat(where).contains("programme:hubspot-2018-01");
        assertThat(run(on(answer, "2022-07-17")).out()).doesNotContain("programme:hubspot-2018-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "markdown"})
    void are_named_in_german_too(String format) {
        assertThat(String.join(
                        " ",
                        run("evaluate " + AGENCY + " --lang de --format " + format)
                                .out()
                                .lines()
                                .limit(6)
                                .toList()))
                .contains("bis sie am 18. Juli 2022 durch Punkte ersetzt wurden");
    }

    @Test
    void are_not_named_where_the_file_has_points() {
        run("programme new --from hubspot-points-2026 -o points.yaml");
        assertThat(run("schedule --as-of 2026-11-29 --programme points.yaml").out())
                .doesNotContain("points replaced them");
    }
}

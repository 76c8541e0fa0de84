package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, run one after the other as somebody does who follows it. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("\\./tierwise ([^`#\n]+)");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** What takes a terminal, an account or files that are filled in by the reader. */
    private static final Set<String> NOT_FOR_THE_EXAMPLES = Set.of(
            "init --csv my-agency",
            "evaluate --config tierwise.yaml",
            "init -o live.yaml",
            "doctor --config live.yaml",
            "evaluate --config live.yaml",
            "programme test points.yaml");

    @TempDir
    Path folder;

    @Test
    void every_command_of_the_readme_works_as_printed() throws IOException {
        copyExamples();
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(25).containsAll(NOT_FOR_THE_EXAMPLES);
        for (String command : commands) {
            if (!NOT_FOR_THE_EXAMPLES.contains(command)) {
                CommandLineRun run = run(command);
                assertThat(run.exitCode())
                        .as("./tierwise %s: %s", command, run.err())
                        .isZero();
                assertThat(run.out() + run.err())
                        .as(command)
                        .doesNotContain("warning:")
                        .matches("(?s).*\\S.*|");
            }
        }
        assertThat(folder.resolve("tier.md")).isNotEmptyFile();
        assertThat(folder.resolve("hubspot.ics")).isNotEmptyFile();
    }

    @Test
    void the_agency_of_the_demonstration_stays_gold_from_march_to_april() throws IOException {
        copyExamples();
        for (String day : List.of("2018-03-16", "2018-04-20")) {
            CommandLineRun run = run("refresh examples/agency --ledger ledger.db --as-of " + day);
            assertThat(run.out()).contains("Credited  GOLD").contains("Live      GOLD");
            assertThat(run.err()).isEmpty();
        }
    }

    private CommandLineRun run(String command) {
        List<String> arguments = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(command);
        while (matcher.find()) {
            arguments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return CommandLineRun.in(folder).at("2026-11-29T12:00:00Z").run(arguments.toArray(String[]::new));
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find()) {
            commands.add(matcher.group(1).strip());
        }
        return commands;
    }

    private void copyExamples() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
            for (Path file : files.filter(path -> !path.toString().contains("adapter-template"))
                    .toList()) {
                Path target = folder.resolve(ROOT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}

package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.command.Commands;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

    private static final String EXAMPLE =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();

    @TempDir
    private Path folder;

    @Test
    void every_command_is_run_so_that_its_classes_are_in_the_archive() throws Exception {
        assertThat(TrainingRun.commands(EXAMPLE, folder))
                .extracting(command -> command.get(0))
                .containsAll(Commands.NAMES);
    }

    @Test
    void every_command_does_its_work_but_the_one_that_finds_nobody() throws Exception {
        for (List<String> command : TrainingRun.commands(EXAMPLE, folder)) {
            CommandLineRun run = CommandLineRun.in(folder)
                    .with("HUBSPOT_PARTNER_TOKEN", "none")
                    .with("TEAM_WEBHOOK", "http://127.0.0.1:9")
                    .run(command.toArray(String[]::new));
            assertThat(run.exitCode())
                    .as("%s: %s", command, run.err())
                    .isEqualTo(command.contains("--hubspot-base-url") ? 5 : 0);
        }
    }
}

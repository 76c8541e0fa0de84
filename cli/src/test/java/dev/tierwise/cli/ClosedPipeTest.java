package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the standard output of a real process ends. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ClosedPipeTest {

    private static final Path AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate AGENCY --as-of 2018-03-15 --portals",
                "evaluate AGENCY --as-of 2018-03-15 --portals --format json",
                "--help",
                "help evaluate",
                "completion bash"
            })
    void a_reader_that_is_gone_is_not_mentioned(String arguments) throws Exception {
        assertThat(shell("mkfifo gone; { read -r _ <gone; " + tierwise(arguments) + "; echo \"exit code $?\" >&2; }"
                        + " | { exec 0<&-; echo >gone; }"))
                .isEqualTo("exit code 0\n");
    }

    @Test
    void a_reader_that_is_gone_does_not_change_how_a_command_ends() throws Exception {
        String evaluate = tierwise("evaluate AGENCY --as-of 2018-03-15 --require diamond");
        assertThat(shell("mkfifo gone; { read -r _ <gone; " + evaluate + "; echo \"exit code $?\" >&2; }"
                        + " | { exec 0<&-; echo >gone; }"))
                .isEqualTo("tierwise: diamond is not certainly reached: the partner holds gold\nexit code 10\n");
    }

    @Test
    void the_first_line_is_enough_for_head() throws Exception {
        assertThat(shell("set -o pipefail; " + tierwise("completion bash") + " | head -1 >/dev/null; echo $? >&2"))
                .isEqualTo("0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate AGENCY --as-of 2018-03-15", "--help", "completion bash"})
    void a_full_disk_is_said(String arguments) throws Exception {
        assertThat(shell(tierwise(arguments) + " >/dev/full; echo \"exit code $?\" >&2"))
                .isEqualTo("tierwise: cannot write to standard output: No space left on device\nexit code 1\n");
    }

    private static String tierwise(String arguments) {
        return "\"$JAVA\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"$CLASSES\" dev.tierwise.cli.Main "
                + arguments.replace("AGENCY", AGENCY.toString());
    }

    /** Runs a line of the shell and returns what goes to standard error. */
    private String shell(String line) throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        ProcessBuilder shell = new ProcessBuilder(List.of("bash", "-c", line))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(err.toFile());
        shell.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        shell.environment().put("CLASSES", System.getProperty("java.class.path"));
        shell.environment().put("LC_ALL", "C.UTF-8");
        shell.start().waitFor();
        return Files.readString(err);
    }
}

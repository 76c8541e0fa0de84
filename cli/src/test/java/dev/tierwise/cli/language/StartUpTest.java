package dev.tierwise.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is needed for help alone does not make other commands start later. */
class StartUpTest {

    private static final String TEXTS_OF_THE_HELP = "dev.tierwise.cli.command.HelpTexts source";

    @TempDir
    Path folder;

    @Test
    void the_texts_of_the_help_are_loaded_for_help_alone() throws Exception {
        assertThat(classes("programme", "list", "--lang", "de")).doesNotContain(TEXTS_OF_THE_HELP);
        assertThat(classes("evaluate", "nothing-there")).doesNotContain(TEXTS_OF_THE_HELP);
        assertThat(classes("help", "status")).contains(TEXTS_OF_THE_HELP);
        assertThat(classes("completion", "fish")).contains(TEXTS_OF_THE_HELP);
    }

    @Test
    void what_answers_assistants_is_loaded_for_them_alone() throws Exception {
        String agency = Path.of("..", "examples", "agency").toAbsolutePath().toString();
        assertThat(classes("evaluate", agency, "--as-of", "2018-03-15"))
                .doesNotContain(" io.modelcontextprotocol.")
                .doesNotContain(" reactor.")
                .doesNotContain(" dev.tierwise.mcp.");
        assertThat(classes("mcp", "--help")).doesNotContain(" io.modelcontextprotocol.");
        Files.writeString(folder.resolve("tierwise.yaml"), "sources: [{adapter: csv, location: '" + agency + "'}]\n");
        assertThat(classes("mcp", "--config", "tierwise.yaml")).contains(" io.modelcontextprotocol.");
    }

    /** What is loaded by a run. */
    private String classes(String... arguments) throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.writeString(folder.resolve("nothing"), "").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isBetween(0, 3);
        return Files.readString(log);
    }
}

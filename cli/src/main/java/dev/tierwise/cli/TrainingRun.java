package dev.tierwise.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Loads the classes that commands use, so that Java can keep them in an archive for the starts to come. Says nothing and writes
 * nothing.
 */
public final class TrainingRun {

    private static final int COLUMNS = 100;

    private TrainingRun() {}

    /** @param args the folder of an example */
    public static void main(String[] args) {
        String example = args[0];
        List<List<String>> commands = List.of(
                List.of("evaluate", example, "--as-of", "2018-03-15", "--portals"),
                List.of("evaluate", example, "--as-of", "2018-03-15", "--format", "json"),
                List.of("evaluate", example, "--as-of", "2018-03-15", "--format", "markdown", "--lang", "de"),
                List.of("forecast", example, "--as-of", "2018-03-15"),
                List.of("advise", example, "--as-of", "2018-03-15"),
                List.of("explain", example, "--as-of", "2018-03-15", "--why", "tier"),
                List.of("help"));
        for (List<String> command : commands) {
            Tierwise.run(command, environment());
        }
    }

    private static Environment environment() {
        return new Environment(
                Map.of("LANG", "C.UTF-8"),
                Path.of("").toAbsolutePath(),
                System.in,
                OutputStream.nullOutputStream(),
                new MessageStream(OutputStream.nullOutputStream()),
                Clock.systemUTC(),
                false,
                false,
                COLUMNS,
                true,
                stop -> {});
    }
}

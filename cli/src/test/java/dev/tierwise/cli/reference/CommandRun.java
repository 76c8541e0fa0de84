package dev.tierwise.cli.reference;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One call of the command, as a shell would make it. */
record CommandRun(List<String> arguments, int exitCode, String out, String err) {

    static CommandRun in(Path workingDirectory, Instant now, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String home = workingDirectory.resolve("no-such-home").toString();
        int exitCode = Tierwise.run(
                arguments,
                new Environment(
                        Map.of("HOME", home, "XDG_CONFIG_HOME", home, "APPDATA", home),
                        workingDirectory,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new MessageStream(err),
                        () -> now,
                        false,
                        false,
                        100,
                        true,
                        stop -> {}));
        return new CommandRun(
                arguments, exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "tierwise " + String.join(" ", arguments) + "\nexit code " + exitCode + "\n" + err + out;
    }
}

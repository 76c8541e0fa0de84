package dev.tierwise.cli;

import dev.tierwise.cli.plugin.PluginLimits;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the whole command line in this process, with everything that it says. */
public final class CommandLineRun {

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>(Map.of("LANG", "C.UTF-8"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2018-03-15T12:00:00Z");
    private String typed = "";
    private PluginLimits limits = PluginLimits.USUAL;
    private boolean terminal;
    private @Nullable String outputFailure;
    private int columns = 100;
    private int exitCode = -1;

    private CommandLineRun(Path folder) {
        this.folder = folder;
    }

    /** A run in a working directory. */
    public static CommandLineRun in(Path folder) {
        return new CommandLineRun(folder);
    }

    public CommandLineRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public CommandLineRun at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** What is typed. */
    public CommandLineRun typing(String text) {
        typed = text;
        return this;
    }

    /** How wide the terminal is. */
    public CommandLineRun columns(int count) {
        columns = count;
        return this;
    }

    public CommandLineRun onTerminal() {
        terminal = true;
        return this;
    }

    /** Standard output takes nothing; a closed pipe is "Broken pipe". */
    public CommandLineRun withoutOutput(String reason) {
        outputFailure = reason;
        return this;
    }

    /** Plug-ins have other limits than the usual ones. */
    public CommandLineRun with(PluginLimits given) {
        limits = given;
        return this;
    }

    public CommandLineRun run(String... args) {
        exitCode = Tierwise.run(List.of(args), environment(), Tierwise.class.getClassLoader(), limits);
        WrittenDocument.check(out());
        return this;
    }

    public Environment environment() {
        return new Environment(
                variables,
                folder,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                outputFailure == null ? out : new BufferedOutputStream(new FailingOutput(outputFailure)),
                new MessageStream(err),
                InstantSource.fixed(now),
                terminal,
                terminal,
                columns,
                true,
                stop -> {});
    }

    private static final class FailingOutput extends OutputStream {

        private final String reason;

        FailingOutput(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    public int exitCode() {
        return exitCode;
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

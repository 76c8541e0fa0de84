package dev.tierwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command that is run as a process of its own.
 *
 * @param command     the program and its arguments
 * @param environment the whole environment of the process
 * @param output      where standard output goes; null for nowhere
 * @param watched     whether its peak memory is measured, which costs a little time
 */
record Program(
        List<String> command,
        Map<String, String> environment,
        @Nullable Path output,
        boolean watched) {

    private static final int LOOKS_EVERY_MILLIS = 5;

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * What a run took.
     *
     * @param seconds wall time, start-up included
     * @param peak    the most bytes that were resident; empty if that was not or cannot be measured
     */
    record Run(double seconds, OptionalLong peak) {}

    /** A process that did not do what it was to do. */
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }

    Program withOutput(Path file) {
        return new Program(command, environment, file, watched);
    }

    Program watchingMemory() {
        return new Program(command, environment, output, true);
    }

    Program withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(command, more, output, watched);
    }

    Program with(String... arguments) {
        List<String> more = new ArrayList<>(command);
        more.addAll(List.of(arguments));
        return new Program(more, environment, output, watched);
    }

    /** Runs it to its end. */
    Run run() throws FailedException, InterruptedException {
        Path errors = temporary();
        try {
            long begun = System.nanoTime();
            Process process = start(errors);
            long peak = 0;
            if (watched) {
                // the mark stays at the highest: only what comes after the last look is missed
                while (!process.waitFor(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    peak = Math.max(peak, Memory.peakOf(process.pid()).orElse(0));
                }
            }
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (exitCode != 0) {
                throw new FailedException("exit code " + exitCode + firstLine(errors));
            }
            return new Run(seconds, peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak));
        } catch (IOException e) {
            throw new FailedException(e.toString());
        } finally {
            delete(errors);
        }
    }

    /** Starts it and returns at once. */
    Process start(Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(
                        output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output.toFile()))
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("tierwise-benchmark", ".err");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path errors) throws IOException {
        String said = Files.readString(errors).strip();
        return said.isEmpty() ? "" : ": " + said.lines().findFirst().orElse("");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

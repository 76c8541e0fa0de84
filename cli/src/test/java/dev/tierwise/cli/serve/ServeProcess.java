package dev.tierwise.cli.serve;

import dev.tierwise.adapter.sql.HastyLedgerFactory;
import dev.tierwise.cli.ClockedMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code tierwise serve} in a process of its own. */
final class ServeProcess {

    /** How often it looks whether something is due. */
    static final int LOOKS_EVERY_MILLIS = 500;

    private final Process process;
    private final Path err;

    private ServeProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** @param clock a file that holds the time */
    static ServeProcess start(Path folder, Path clock, String... options) throws IOException {
        Path err = Files.createTempFile(folder, "serve", ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-D" + HastyLedgerFactory.PROPERTY + "=" + LOOKS_EVERY_MILLIS,
                "-D" + ClockedMain.CLOCK + "=" + clock,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ClockedMain.class.getName(),
                "serve",
                "--listen",
                "none",
                "--every",
                "1s"));
        command.addAll(List.of(options));
        return new ServeProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(err.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                err);
    }

    /** Waits until it has begun: before, a wish to stop ends it as it would any process. */
    void awaitServing() throws IOException, InterruptedException {
        while (!err().contains(" serving ")) {
            if (!isAlive()) {
                throw new AssertionError("it has ended: " + err());
            }
            Thread.sleep(20);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; answers the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            kill();
            throw new AssertionError("it does not stop");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String err() throws IOException {
        return Files.readString(err);
    }
}

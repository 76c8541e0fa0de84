package dev.tierwise.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process of its own, as {@link Main} is, whose clock is a file. */
public final class ClockedMain {

    /** The system property that names the file. */
    public static final String CLOCK = "tierwise.test.clock";

    private ClockedMain() {}

    public static void main(String[] args) {
        System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
        Path clock = Path.of(System.getProperty(CLOCK));
        System.exit(Tierwise.run(
                List.of(args),
                new Environment(
                        Map.of(),
                        Path.of("").toAbsolutePath(),
                        System.in,
                        System.out,
                        new MessageStream(new FileOutputStream(FileDescriptor.err)),
                        () -> now(clock),
                        false,
                        false,
                        100,
                        true,
                        new SignalledStop())));
    }

    private static Instant now(Path clock) {
        try {
            return Instant.parse(Files.readString(clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

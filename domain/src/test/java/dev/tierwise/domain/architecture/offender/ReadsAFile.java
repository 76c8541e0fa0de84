package dev.tierwise.domain.architecture.offender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the domain must not do. */
public class ReadsAFile {
    String read() throws IOException {
        return Files.readString(Path.of("facts"));
    }
}

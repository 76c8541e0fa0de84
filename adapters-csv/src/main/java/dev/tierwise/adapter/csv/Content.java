package dev.tierwise.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file holds, wherever it lies; it may be read several times. */
@FunctionalInterface
interface Content {

    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** The bytes from the first on; to be closed by who asked for them. */
    InputStream open() throws IOException;
}

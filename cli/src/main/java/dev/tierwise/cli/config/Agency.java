package dev.tierwise.cli.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who shows reports.
 *
 * @param name   the name beside the logo
 * @param logo   a file with a picture
 * @param colour six hexadecimal digits behind a {@code #}
 */
public record Agency(Optional<String> name, Optional<Path> logo, Optional<String> colour) {

    /** Nothing is configured. */
    public static final Agency NONE = new Agency(Optional.empty(), Optional.empty(), Optional.empty());
}

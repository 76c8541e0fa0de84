package dev.tierwise.mcp.offender;

import dev.tierwise.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the module that answers assistants may not know; shown to the rule that forbids it. */
public final class KnowsACommandAndReadsFiles {

    ExitCode read(String named) {
        return Files.exists(Path.of(named)) ? ExitCode.DONE : ExitCode.USAGE;
    }
}

package dev.tierwise.cli.architecture.offender;

import dev.tierwise.mcp.Assistants;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;

/** What one module and one command alone may know; shown to the rules that forbid it. */
public final class SpeaksWithAssistants {

    Duration speak() {
        McpSchema.TextContent.builder("").build();
        return Assistants.USUAL_PATIENCE;
    }
}

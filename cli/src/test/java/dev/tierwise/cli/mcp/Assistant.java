package dev.tierwise.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.Main;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** The SDK's client, and {@code tierwise mcp} in a process of its own as its server. */
final class Assistant implements AutoCloseable {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final McpSyncClient client;
    private final Queue<String> err = new ConcurrentLinkedQueue<>();

    private Assistant(Path configuration, Map<String, String> variables, List<String> options) {
        List<String> command = command(configuration, options);
        StdioClientTransport transport = new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .env(variables)
                        .build(),
                new JacksonMcpJsonMapper(MAPPER));
        transport.setStdErrorHandler(err::add);
        client = McpClient.sync(transport)
                .requestTimeout(Duration.ofMinutes(2))
                .initializationTimeout(Duration.ofMinutes(1))
                .build();
        client.initialize();
    }

    static Assistant of(Path configuration, String... options) {
        return new Assistant(
                configuration,
                Map.of("LANG", "C.UTF-8", "HOME", configuration.getParent().toString()),
                List.of(options));
    }

    static Assistant with(Path configuration, Map<String, String> variables) {
        return new Assistant(configuration, variables, List.of());
    }

    /** What starts the program. */
    static List<String> command(Path configuration, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "mcp",
                "--config",
                configuration.toString()));
        command.addAll(options);
        return command;
    }

    McpSyncClient client() {
        return client;
    }

    McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** The document of an answer. */
    static JsonNode document(McpSchema.CallToolResult result) {
        return MAPPER.valueToTree(result.structuredContent());
    }

    /** The words of an answer. */
    static String text(McpSchema.CallToolResult result) {
        return result.content().stream()
                .map(content -> ((McpSchema.TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    /** All of an answer, as it is sent. */
    static String sent(Object result) throws Exception {
        return MAPPER.writeValueAsString(result);
    }

    /** What the program said beside its answers. */
    String err() {
        return String.join("\n", err);
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}

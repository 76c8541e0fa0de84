package dev.tierwise.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.server.Host;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Questions;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Answers one client by the Model Context Protocol, until it has nothing more to ask or the program is to end. */
public final class Assistants {

    /** How long a client waits for a reading, which clients give up after a minute. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(45);

    /** Who has waited for a reading is told of it, and not that the answer is being worked out. */
    private static final Duration AFTER_READING = Duration.ofSeconds(5);

    private final Host host;
    private final Snapshots sources;
    private final Duration patience;

    /**
     * Answers of some sources.
     *
     * @param sources  reads what can be asked about
     * @param patience how long somebody waits for a reading, and hardly longer for an answer; after that an assistant is told to ask
     *     again
     */
    public Assistants(Host host, Snapshots sources, Duration patience) {
        this.host = host;
        this.sources = sources;
        this.patience = patience;
    }

    /**
     * Answers until the input ends and all that was asked is answered, or the host asks to stop.
     *
     * @param in  one message a line
     * @param out gets one message a line and nothing else
     * @throws IOException if the client cannot be read or written to
     * @throws InterruptedException if the thread is interrupted
     */
    public void serve(ServedAccounts accounts, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        CompletableFuture<Optional<IOException>> ended = new CompletableFuture<>();
        host.stopRequests().accept(() -> ended.complete(Optional.empty()));
        FailureText failures = new FailureText(host, new Masking(host.redaction()));
        try (KeptReadings readings = new KeptReadings(sources, host.clock(), patience, Basis.KEPT);
                AnswersUnderWay<McpSchema.CallToolResult> underWay = new AnswersUnderWay<>(
                        patience.plus(AFTER_READING),
                        host.clock(),
                        words -> Toolbox.failed(failures.of(List.of(words))))) {
            JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
            LineTransport transport = new LineTransport(
                    mapper,
                    host.language().locale(),
                    in,
                    out,
                    patience.plus(AFTER_READING).plus(AFTER_READING));
            McpSyncServer server = server(accounts, readings, underWay, failures, mapper, transport);
            Thread reading = new Thread(() -> read(transport, ended), "tierwise-mcp");
            reading.setDaemon(true);
            reading.start();
            Optional<IOException> failure = ended.get();
            server.close();
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void read(LineTransport transport, CompletableFuture<Optional<IOException>> ended) {
        try {
            transport.serve();
            ended.complete(Optional.empty());
        } catch (IOException e) {
            ended.complete(Optional.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.complete(Optional.empty());
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private McpSyncServer server(
            ServedAccounts accounts,
            KeptReadings readings,
            AnswersUnderWay<McpSchema.CallToolResult> underWay,
            FailureText failures,
            JacksonMcpJsonMapper mapper,
            LineTransport transport) {
        Masking masking = new Masking(host.redaction());
        KnownPartners partners = new KnownPartners(accounts.accounts(), readings, masking);
        Supplier<Consulted> consulting = () -> new Consulted(readings, accounts.ledgers(), host.clock());
        Presentation presentation = new Presentation(host, masking);
        AssistantTools tools =
                new AssistantTools(new Questions(readings, host.clock(), Optional.empty()), partners, masking);
        Toolbox toolbox =
                new Toolbox(host.language(), partners, readings, consulting, presentation, failures, underWay);
        Library library = new Library(host.language(), partners, consulting, presentation, failures, masking);
        return McpServer.sync(transport)
                .serverInfo(McpSchema.Implementation.builder("tierwise", host.version())
                        .title("Tierwise")
                        .build())
                .instructions(toolbox.instructions())
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .build())
                .jsonMapper(mapper)
                .jsonSchemaValidator(new Unvalidated())
                .validateToolInputs(false)
                .tools(tools.all().stream().map(toolbox::specification).toList())
                .resources(library.resources())
                .resourceTemplates(library.templates())
                .prompts(new Briefings(host.language(), partners, masking).specifications())
                .build();
    }

    /** What is asked is examined with words that say what to do, and tests compare what is answered with its schema. */
    private static final class Unvalidated implements JsonSchemaValidator {
        @Override
        public ValidationResponse validate(Map<String, Object> schema, Object content) {
            return ValidationResponse.asValid("");
        }
    }
}

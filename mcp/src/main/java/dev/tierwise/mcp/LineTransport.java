package dev.tierwise.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tierwise.domain.text.Text;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One message a line, from a client and to it. Unlike the transport of the SDK it answers what is no message instead of ending, and
 * finishes answering when the client has nothing more to ask.
 */
final class LineTransport implements McpServerTransportProvider {

    /** The longest message that is read, in bytes. */
    static final int LONGEST = 1_024 * 1_024;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final McpJsonMapper mapper;
    private final Locale language;
    private final InputStream in;
    private final OutputStream out;
    private final Duration atTheEnd;

    /** What is being answered, and one for the reading. */
    private final Phaser answering = new Phaser(1);

    private volatile @Nullable McpServerSession session;

    /**
     * Nothing is read yet.
     *
     * @param language that of what it says about lines that are no messages
     * @param atTheEnd how long it waits for what is not answered yet when there is nothing more to read
     */
    LineTransport(McpJsonMapper mapper, Locale language, InputStream in, OutputStream out, Duration atTheEnd) {
        this.mapper = mapper;
        this.language = language;
        this.in = in;
        this.out = out;
        this.atTheEnd = atTheEnd;
    }

    /**
     * Reads and has answered what is asked, until there is nothing more; then waits a while until all is answered.
     *
     * @throws IOException if the client cannot be read or written to
     */
    void serve() throws IOException, InterruptedException {
        Line line = read();
        while (!line.isEnd()) {
            if (line.isTooLong()) {
                fail(
                        NullNode.getInstance(),
                        McpSchema.ErrorCodes.INVALID_REQUEST,
                        Text.of(LineTransport.class, "line.long", LONGEST));
            } else if (!line.text().isBlank()) {
                handle(line.text());
            }
            line = read();
        }
        int phase = answering.arrive();
        try {
            answering.awaitAdvanceInterruptibly(phase, atTheEnd.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // whoever asked was told by now that it takes longer
            return;
        }
    }

    private void handle(String line) throws IOException {
        McpSchema.JSONRPCMessage message;
        JsonNode id = NullNode.getInstance();
        try {
            JsonNode tree = MAPPER.readTree(line);
            id = tree.path("id").isTextual() || tree.path("id").isIntegralNumber() ? tree.get("id") : id;
            if (!tree.isObject() || !tree.path("jsonrpc").asText().equals("2.0")) {
                fail(id, McpSchema.ErrorCodes.INVALID_REQUEST, Text.of(LineTransport.class, "line.broken"));
                return;
            }
            message = McpSchema.deserializeJsonRpcMessage(mapper, line);
        } catch (JsonProcessingException e) {
            fail(id, McpSchema.ErrorCodes.PARSE_ERROR, Text.of(LineTransport.class, "line.broken"));
            return;
        } catch (IOException | IllegalArgumentException e) {
            fail(id, McpSchema.ErrorCodes.INVALID_REQUEST, Text.of(LineTransport.class, "line.other"));
            return;
        }
        answering.register();
        Objects.requireNonNull(session)
                .handle(message)
                .doFinally(how -> answering.arriveAndDeregister())
                .subscribe(done -> {}, failure -> {});
    }

    /** @param id that of the message; null if it is unknown */
    private void fail(JsonNode id, int code, Text words) throws IOException {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", words.in(language));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("jsonrpc", "2.0");
        response.put("id", id);
        response.put("error", error);
        write(MAPPER.writeValueAsBytes(response));
    }

    private void write(byte[] line) throws IOException {
        synchronized (out) {
            out.write(line);
            out.write('\n');
            out.flush();
        }
    }

    /**
     * What stands on a line.
     *
     * @param text      without the line end
     * @param isTooLong whether it is longer than what is read; it is skipped then
     * @param isEnd     whether there is no line
     */
    private record Line(String text, boolean isTooLong, boolean isEnd) {}

    private Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isTooLong = false;
        int next = in.read();
        if (next < 0) {
            return new Line("", false, true);
        }
        while (next >= 0 && next != '\n') {
            if (line.size() < LONGEST) {
                line.write(next);
            } else {
                isTooLong = true;
            }
            next = in.read();
        }
        return new Line(line.toString(StandardCharsets.UTF_8), isTooLong, false);
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(new Lines());
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Objects.requireNonNull(session).sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    private final class Lines implements McpServerTransport {

        @Override
        public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
            return Mono.fromRunnable(() -> {
                try {
                    write(mapper.writeValueAsBytes(message));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return mapper.convertValue(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}

package dev.tierwise.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Lets others see how the service is, over HTTP: {@code /health} for people and probes, {@code /metrics} for Prometheus. */
final class Endpoint implements AutoCloseable {

    private static final int THREADS = 2;

    private record Answer(int status, String contentType, String body) {}

    private final HttpServer server;
    private final ExecutorService threads;

    private Endpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @throws UserException when there is no such address here, or somebody else listens there
     */
    static Endpoint open(InetSocketAddress address, Supplier<ServiceHealth> health, ServiceMetrics metrics) {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--listen " + address.getHostString() + ":" + address.getPort()
                            + ": nobody can listen there; the port is in use, not allowed, or the address is not one of"
                            + " this machine. Name another one, or none with --listen none");
        }
        Map<String, Supplier<Answer>> pages = Map.of(
                "/health",
                () -> {
                    ServiceHealth now = health.get();
                    return new Answer(now.isFine() ? 200 : 503, "application/json", now.json());
                },
                "/metrics",
                () -> new Answer(200, ServiceMetrics.CONTENT_TYPE, metrics.text(health.get())));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "tierwise-endpoint");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", handler(pages));
        server.start();
        return new Endpoint(server, threads);
    }

    private static HttpHandler handler(Map<String, Supplier<Answer>> pages) {
        return exchange -> {
            try (exchange) {
                String method = exchange.getRequestMethod();
                Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
                if (page == null) {
                    send(exchange, text(404, "There are /health and /metrics here.\n"));
                } else if (method.equals("GET") || method.equals("HEAD")) {
                    send(exchange, answer(page));
                } else {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                    send(exchange, text(405, "This can only be read.\n"));
                }
            }
        };
    }

    private static Answer answer(Supplier<Answer> page) {
        try {
            return page.get();
        } catch (RuntimeException e) {
            // whoever asks gets an answer in any case, and nothing of our insides
            return text(500, "This cannot be told because of a fault in Tierwise itself.\n");
        }
    }

    private static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

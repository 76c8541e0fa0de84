package dev.tierwise.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tierwise.application.spi.Redaction;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/** Lets others see how the service is, over HTTP: {@code /health} for people and probes, {@code /metrics} for Prometheus. */
final class Endpoint implements AutoCloseable {

    /** Limits of the JDK's server, which reads them once in a process. */
    private static final Map<String, String> SERVER_LIMITS = Map.of(
            "jdk.httpserver.maxConnections", "512",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768");

    private record Answer(int status, String contentType, String body) {}

    private final HttpServer server;
    private final ExchangeThreads threads;

    private Endpoint(HttpServer server, ExchangeThreads threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @param hostNames names by which it may be asked besides its address
     * @param redaction what the words of an answer may not show
     * @param language  that of answers for people
     * @throws UserException when there is no such address here, or somebody else listens there
     */
    static Endpoint open(
            InetSocketAddress address,
            Set<String> hostNames,
            Supplier<ServiceHealth> health,
            ServiceMetrics metrics,
            Redaction redaction,
            Locale language,
            ExchangeThreads.Limits limits) {
        limitServer(System.getProperties());
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw UserException.usage(Endpoint.class, "listen.failed", address.getHostString(), port(address));
        }
        Map<String, Supplier<Answer>> pages = Map.of(
                "/health",
                () -> {
                    ServiceHealth now = health.get();
                    return new Answer(now.isFine() ? 200 : 503, "application/json", redaction.of(now.json()));
                },
                "/metrics",
                () -> new Answer(200, ServiceMetrics.CONTENT_TYPE, metrics.text(health.get())));
        ExchangeThreads threads = new ExchangeThreads(limits);
        server.setExecutor(threads);
        server.createContext("/", handler(new HostNames(address, hostNames), pages, language));
        server.start();
        return new Endpoint(server, threads);
    }

    /** Sets the limits of the JDK's server that nobody has set. */
    static void limitServer(Properties properties) {
        SERVER_LIMITS.forEach(properties::putIfAbsent);
    }

    private static String port(InetSocketAddress address) {
        return String.valueOf(address.getPort());
    }

    private static HttpHandler handler(HostNames hostNames, Map<String, Supplier<Answer>> pages, Locale language) {
        return exchange -> {
            try (exchange) {
                String method = exchange.getRequestMethod();
                Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
                List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
                if (!hostNames.allow(hosts, exchange.getLocalAddress().getAddress())) {
                    send(exchange, text(421, language));
                } else if (page == null) {
                    send(exchange, text(404, language));
                } else if (method.equals("GET") || method.equals("HEAD")) {
                    send(exchange, answer(page, language));
                } else {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                    send(exchange, text(405, language));
                }
            }
        };
    }

    private static Answer answer(Supplier<Answer> page, Locale language) {
        try {
            return page.get();
        } catch (RuntimeException e) {
            // whoever asks gets an answer in any case, and nothing of our insides
            return text(500, language);
        }
    }

    private static Answer text(int status, Locale language) {
        String words = Text.of(Endpoint.class, "http." + status).in(language);
        return new Answer(status, "text/plain; charset=utf-8", words + "\n");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
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
        threads.close();
    }
}

package dev.tierwise.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Listens for requests over HTTP and passes them on: to one of this server's host names, of bounded size, and with the headers that every answer has. */
public final class Endpoint implements AutoCloseable {

    /**
     * Limits of the JDK's server, and that it sends what it has at once: without that each answer over a connection that is kept waits 40 ms for the
     * other side. The server reads them once in a process.
     */
    private static final Map<String, String> SERVER_SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "512",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768");

    /** A browser loads from here alone, and shows what is loaded in no other page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final int LONGEST_BODY = 16_384;

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
     * @param site      answers requests
     * @param language  that of what is said where the site says nothing
     * @throws UserException if there is no such address here, or somebody else listens there
     */
    public static Endpoint open(
            InetSocketAddress address,
            Set<String> hostNames,
            Site site,
            Locale language,
            ExchangeThreads.Limits limits) {
        setUpServer(System.getProperties());
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw UserException.usage(Endpoint.class, "listen.failed", address.getHostString(), port(address));
        }
        ExchangeThreads threads = new ExchangeThreads(limits);
        server.setExecutor(threads);
        server.createContext("/", handler(new HostNames(address, hostNames), site, language));
        server.start();
        return new Endpoint(server, threads);
    }

    /** Sets what nobody has set of the JDK's server. */
    static void setUpServer(Properties properties) {
        SERVER_SETTINGS.forEach(properties::putIfAbsent);
    }

    private static String port(InetSocketAddress address) {
        return String.valueOf(address.getPort());
    }

    private static HttpHandler handler(HostNames hostNames, Site site, Locale language) {
        return exchange -> {
            try (exchange) {
                List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
                send(
                        exchange,
                        hostNames.allow(hosts, exchange.getLocalAddress().getAddress())
                                ? answer(exchange, site, language)
                                : text(421, language));
            }
        };
    }

    private static Response answer(HttpExchange exchange, Site site, Locale language) throws IOException {
        String method = exchange.getRequestMethod();
        Response notAllowed = text(405, language).with("Allow", "GET, HEAD, POST");
        if (!METHODS.contains(method)) {
            return notAllowed;
        }
        byte[] body = new byte[0];
        if (method.equals("POST")) {
            body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                return text(413, language);
            }
        }
        try {
            return site.answer(new Request(
                    method,
                    exchange.getRequestURI().getPath(),
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                    exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            // whoever asks gets an answer in any case, and nothing of our insides
            return text(500, language);
        }
    }

    /** An answer in the server's own words. */
    public static Response text(int status, Locale language) {
        return Response.text(
                status,
                "text/plain; charset=utf-8",
                Text.of(Endpoint.class, "http." + status).in(language) + "\n");
    }

    private static void send(HttpExchange exchange, Response answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

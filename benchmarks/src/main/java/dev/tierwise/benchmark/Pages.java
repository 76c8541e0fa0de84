package dev.tierwise.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.tierwise.benchmark.Results.Figures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Pages of {@code serve} for an agency of 2,500 portals, over HTTP, when it has been asked before: against a server of the JDK that
 * sends the same bytes from memory.
 */
final class Pages implements Results.Part {

    private static final List<String> PATHS =
            List.of("/", "/report", "/portals", "/forecast", "/advice", "/history", "/api/v1/evaluation");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the slowest page was when it was measured first: more than that is a wait, not work. */
    private static final Bound MOST = Bound.of(30);

    private final Distribution distribution;
    private final Path data;
    private final int rounds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param rounds how often each page is asked for */
    Pages(Distribution distribution, Path data, int rounds) {
        this.distribution = distribution;
        this.data = data;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void measure(Figures figures) throws Exception {
        Path folder =
                new AgencyFolder(LookAhead.PORTALS, LookAhead.MOST_MRR, LocalDate.now(AgencyFolder.ZONE)).in(data);
        Path ledger = Files.createTempDirectory(data, "serve").resolve("ledger.db");
        int port = freePort();
        Path log = data.resolve("serve.log");
        Process serve = distribution
                .tierwise("serve", folder.toString(), "--ledger", ledger.toString(), "--listen", "127.0.0.1:" + port)
                .start(log);
        try {
            compare(figures, URI.create("http://127.0.0.1:" + port));
        } finally {
            serve.destroy();
            if (!serve.waitFor(10, TimeUnit.SECONDS)) {
                serve.destroyForcibly();
            }
        }
    }

    private void compare(Figures figures, URI served) throws IOException, InterruptedException {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String path : PATHS) {
            bodies.put(path, whenReady(served.resolve(path)));
        }
        HttpServer plain = plain(bodies);
        try {
            URI peer = URI.create("http://127.0.0.1:" + plain.getAddress().getPort());
            for (String path : PATHS) {
                double[] ours = new double[rounds];
                double[] theirs = new double[rounds];
                // the first half warms both up
                for (int i = -rounds; i < rounds; i++) {
                    double our = seconds(served.resolve(path));
                    double their = seconds(peer.resolve(path));
                    if (i >= 0) {
                        ours[i] = our;
                        theirs[i] = their;
                    }
                }
                figures.held(
                        path,
                        Figure.seconds(Numbers.median(ours)),
                        "the same bytes",
                        Figure.seconds(Numbers.median(theirs)),
                        MOST);
            }
        } finally {
            plain.stop(0);
        }
    }

    /** Without delay: the JDK's own default waits 40 ms for an acknowledgement after the headers of most answers. */
    private static HttpServer plain(Map<String, byte[]> bodies) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = bodies.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The first whole answer: until the sources are read there are only notices. */
    private byte[] whenReady(URI page) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<byte[]> response = ask(page);
                if (response.statusCode() == 200
                        && response.headers().firstValue("Refresh").isEmpty()) {
                    return response.body();
                }
                if (System.nanoTime() > end) {
                    throw new IOException(page + " answers " + response.statusCode());
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            Thread.sleep(200);
        }
    }

    private double seconds(URI page) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = ask(page);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (response.statusCode() != 200) {
            throw new IOException(page + " answers " + response.statusCode());
        }
        return seconds;
    }

    private HttpResponse<byte[]> ask(URI page) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

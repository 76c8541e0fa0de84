package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code tierwise serve} in this process, of the configuration in a folder, with a clock that can be set. */
final class Served implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-03-15T12:00:00Z"));
    private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
    private final CountDownLatch stoppable = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread thread;

    private Served(Path folder, Map<String, String> variables, String... options) {
        Environment environment = new Environment(
                variables,
                folder,
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new MessageStream(err),
                now::get,
                false,
                false,
                100,
                true,
                wish -> {
                    stop.set(wish);
                    stoppable.countDown();
                });
        List<String> arguments = new ArrayList<>(List.of("serve", "--every", "1s", "--listen", "127.0.0.1:0"));
        arguments.addAll(List.of(options));
        thread = new Thread(() -> {
            Tierwise.run(arguments, environment);
            stoppable.countDown();
        });
    }

    /** Begins to serve, and waits until it listens. */
    static Served in(Path folder, Map<String, String> variables, String... options) throws InterruptedException {
        Served served = new Served(folder, variables, options);
        served.thread.start();
        served.stoppable.await();
        served.await(() -> ADDRESS.matcher(served.err()).find(), "an address");
        return served;
    }

    /** The same, and waits until every source has been read and is in the ledger. */
    static Served ready(Path folder, String... options) throws InterruptedException {
        Served served = in(folder, Map.of(), options);
        served.await(
                () -> {
                    String partners = served.get("/api/v1/partners").body();
                    return !partners.contains("\"readAt\": null")
                            && !partners.contains("\"refreshedOn\": null")
                            && !partners.contains("\"reading\": {");
                },
                "all figures");
        return served;
    }

    void setClock(String instant) {
        now.set(Instant.parse(instant));
    }

    URI address(String path) {
        Matcher address = ADDRESS.matcher(err());
        assertThat(address.find()).isTrue();
        return URI.create(address.group() + path);
    }

    /** A page about a partner. */
    URI page(String name, String partner, String... more) {
        return address(
                "/" + name + "?partner=" + URLEncoder.encode(partner, StandardCharsets.UTF_8) + String.join("", more));
    }

    HttpResponse<String> get(String path) {
        return get(address(path));
    }

    HttpResponse<String> get(URI page) {
        try {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so; fails if it does not come about. */
    void await(BooleanSupplier condition, String what) throws InterruptedException {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("%s within %s; said was%n%s", what, LONG_ENOUGH, err())
                    .isBefore(end);
            Thread.sleep(20);
        }
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        stop.get().run();
        thread.join();
    }
}

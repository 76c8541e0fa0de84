package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import dev.tierwise.cli.plugin.PluginLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
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

/** A {@code tierwise serve} in this process, with a clock that can be set. */
final class Serving implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("health and metrics on (http://\\S+)");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Instant> now;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
    private final AtomicReference<Integer> exitCode = new AtomicReference<>();
    private final Thread thread;

    private Serving(
            Path folder, String now, Map<String, String> variables, PluginLimits limits, List<String> arguments) {
        this.now = new AtomicReference<>(Instant.parse(now));
        Environment environment = new Environment(
                variables,
                folder,
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new MessageStream(err),
                this.now::get,
                false,
                false,
                100,
                true,
                wish -> {
                    stop.set(wish);
                    listening.countDown();
                });
        thread = new Thread(() -> {
            exitCode.set(Tierwise.run(arguments, environment, Tierwise.class.getClassLoader(), limits));
            listening.countDown();
        });
    }

    /** Begins to serve and comes back when it does, or does not. */
    static Serving in(Path folder, String now, Map<String, String> variables, String... options)
            throws InterruptedException {
        return in(folder, now, variables, PluginLimits.USUAL, options);
    }

    /** The same with other limits of plug-ins. */
    static Serving in(Path folder, String now, PluginLimits limits, String... options) throws InterruptedException {
        return in(folder, now, Map.of(), limits, options);
    }

    private static Serving in(
            Path folder, String now, Map<String, String> variables, PluginLimits limits, String... options)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--every", "1s"));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--listen")) {
            arguments.addAll(List.of("--listen", "127.0.0.1:0"));
        }
        Serving serving = new Serving(folder, now, variables, limits, arguments);
        serving.thread.start();
        serving.listening.await();
        return serving;
    }

    /** Serves once and comes back when that is done. */
    static Serving once(Path folder, String now, Map<String, String> variables, String... options)
            throws InterruptedException {
        Serving serving = in(folder, now, variables, append(options, "--once"));
        serving.thread.join();
        return serving;
    }

    private static String[] append(String[] some, String one) {
        List<String> all = new ArrayList<>(List.of(some));
        all.add(one);
        return all.toArray(String[]::new);
    }

    void setClock(String instant) {
        now.set(Instant.parse(instant));
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Waits until something has been said. */
    void awaitSaid(String text) throws InterruptedException {
        await(() -> err().contains(text), text);
    }

    /** Waits until something is so; fails when it does not come about. */
    void await(BooleanSupplier condition, String what) throws InterruptedException {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("%s within %s; said was%n%s", what, LONG_ENOUGH, err())
                    .isBefore(end);
            Thread.sleep(20);
        }
    }

    HttpResponse<String> get(String path) {
        return send(path, "GET");
    }

    HttpResponse<String> send(String path, String method) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status of {@code /health} for who asks by a host name. */
    int statusFor(String host) throws IOException, InterruptedException {
        URI address = address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    /** Where it listens. */
    URI address() throws InterruptedException {
        awaitSaid("health and metrics on ");
        Matcher address = ADDRESS.matcher(err());
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    /** Asks it to stop, waits for that, and answers its exit code. */
    int stop() throws InterruptedException {
        stop.get().run();
        thread.join();
        return exitCode();
    }

    int exitCode() {
        return exitCode.get();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}

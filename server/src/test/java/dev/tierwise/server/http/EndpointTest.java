package dev.tierwise.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.server.http.ExchangeThreads.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint beside clients that are slow, greedy, or go by somebody else's name. It measures, so it is alone. */
@Isolated
class EndpointTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int EACH = 50;
    private static final String MORE_THAN_BUFFERS_HOLD = "x".repeat(6_000_000);
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0);

    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void clients_that_send_and_read_slowly_keep_nobody_from_an_answer() throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Endpoint endpoint = open(Limits.USUAL)) {
            for (int i = 0; i < EACH; i++) {
                connect(endpoint);
                send(connect(endpoint), "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                Socket slow = connect(endpoint);
                send(slow, "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
                clock.scheduleAtFixedRate(() -> trickle(slow), 0, 1, TimeUnit.SECONDS);
            }
            for (int i = 0; i < 10; i++) {
                assertAnswersAtOnce(endpoint);
                Thread.sleep(100);
            }
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void a_request_that_is_not_sent_in_time_is_broken_off() throws Exception {
        try (Endpoint endpoint = open(new Limits(2, Duration.ofSeconds(60), Duration.ofMillis(300)))) {
            Socket slow = connect(endpoint);
            send(slow, "GET /health HTTP/1.1\r\nHost: 127");
            assertEnds(slow);
        }
    }

    @Test
    void a_body_that_is_not_sent_in_time_is_broken_off() throws Exception {
        try (Endpoint endpoint = open(new Limits(2, Duration.ofSeconds(60), Duration.ofMillis(300)))) {
            Socket slow = connect(endpoint);
            send(slow, "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n.");
            assertThat(answer(slow)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void an_answer_that_is_not_read_in_time_is_broken_off() throws Exception {
        try (Endpoint endpoint = open(new Limits(1, Duration.ofSeconds(60), Duration.ofMillis(300)))) {
            send(connect(endpoint), "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertAnswersAtOnce(endpoint);
        }
    }

    @Test
    void an_exchange_that_waits_for_a_thread_gets_that_of_the_oldest() throws Exception {
        try (Endpoint endpoint = open(new Limits(1, Duration.ofMillis(100), Duration.ofSeconds(60)))) {
            Socket slow = connect(endpoint);
            send(slow, "GET /health HTTP/1.1\r\nHost: 127");
            assertAnswersAtOnce(endpoint);
            assertEnds(slow);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a URL, 'GET /', '', ' HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'",
        "a header, 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ', '', '\r\n\r\n'",
        "many headers, 'GET /health HTTP/1.1\r\nHost: 127.0.0.1', '\r\nX-', '\r\n\r\n'",
        "a body, 'POST /health HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10000000\r\n\r\n', '', ''"
    })
    void a_request_that_is_too_large_is_ended(String what, String begin, String often, String end) throws Exception {
        try (Endpoint endpoint = open(Limits.USUAL)) {
            Socket greedy = connect(endpoint);
            String line = often.isEmpty() ? "x".repeat(1000) : often + "y: 1";
            try {
                send(greedy, begin);
                for (int i = 0; i < 10_000; i++) {
                    send(greedy, line);
                }
                send(greedy, end);
            } catch (SocketException e) {
                // it was ended before everything was sent
            }
            assertThat(answer(greedy)).as(what).doesNotContain("200 OK");
            assertAnswersAtOnce(endpoint);
        }
    }

    @Test
    void a_body_beside_a_question_is_let_pass() throws Exception {
        try (Endpoint endpoint = open(Limits.USUAL)) {
            Socket socket = connect(endpoint);
            send(
                    socket,
                    "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabc"
                            + "HEAD /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer(socket).split("HTTP/1.1 200 OK", -1).length).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9464, 200",
        "127.0.0.1, 200",
        "localhost:9464, 200",
        "LOCALHOST, 200",
        "probe.example, 200",
        "PROBE.example:80, 200",
        "127.0.0.2, 421",
        "evil.example:9464, 421",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "'127.0.0.1 evil.example', 421",
        "'[::1]', 421",
        "'[::127.0.0.1', 421",
        "'', 421",
        "'127.0.0.1\r\nHost: 127.0.0.1', 421",
        "'evil.example\r\nHost: 127.0.0.1', 421"
    })
    void only_its_own_names_are_answered(String host, int status) throws Exception {
        try (Endpoint endpoint = open(LOOPBACK, Set.of("Probe.example"))) {
            assertThat(ask(endpoint, "Host: " + host + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void who_names_no_host_or_another_one_is_told_what_to_do() throws Exception {
        try (Endpoint endpoint = open(LOOPBACK, Set.of())) {
            assertThat(ask(endpoint, ""))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("--host-name NAME")
                    .doesNotContain("schema");
            assertThat(ask(endpoint, "Host: evil.example\r\n"))
                    .contains("--host-name NAME")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void an_endpoint_on_every_address_answers_by_each_of_them_but_not_by_names() throws Exception {
        try (Endpoint endpoint = open(new InetSocketAddress("0.0.0.0", 0), Set.of())) {
            assertThat(ask(endpoint, "Host: 127.0.0.1\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(ask(endpoint, "Host: localhost\r\n")).startsWith("HTTP/1.1 200 ");
            assertThat(ask(endpoint, "Host: 0.0.0.0\r\n")).startsWith("HTTP/1.1 421 ");
            assertThat(ask(endpoint, "Host: 192.0.2.7\r\n")).startsWith("HTTP/1.1 421 ");
            assertThat(ask(endpoint, "Host: tierwise.example\r\n")).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void the_name_at_which_it_listens_and_ipv6_literals_are_known() throws Exception {
        InetAddress ipv6 = InetAddress.getByName("::1");
        InetAddress here = InetAddress.getByAddress("tierwise.example", new byte[] {(byte) 192, 0, 2, 7});
        HostNames names = new HostNames(new InetSocketAddress(here, 9464), Set.of());

        assertThat(names.allow(List.of("tierwise.example:9464"), here)).isTrue();
        assertThat(names.allow(List.of("192.0.2.7:9464"), here)).isTrue();
        assertThat(names.allow(List.of("localhost"), here)).isFalse();
        assertThat(names.allow(List.of("[::1]:9464"), ipv6)).isTrue();
        assertThat(names.allow(List.of("[0:0:0:0:0:0:0:1]"), ipv6)).isTrue();
        assertThat(names.allow(List.of("[::2]"), ipv6)).isFalse();
        assertThat(names.allow(List.of("[abc]"), ipv6)).isFalse();
    }

    @Test
    void answers_are_taken_for_what_they_say_they_are() throws Exception {
        try (Endpoint endpoint = open(Limits.USUAL)) {
            assertThat(ask(endpoint, "Host: 127.0.0.1\r\n"))
                    .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n");
        }
    }

    @Test
    void the_usual_limits_are_short_and_those_of_the_user_stand() {
        assertThat(Limits.USUAL).isEqualTo(new Limits(32, Duration.ofMillis(250), Duration.ofSeconds(10)));
        Properties properties = new Properties();
        properties.setProperty("jdk.httpserver.maxConnections", "7");
        Endpoint.setUpServer(properties);
        assertThat(properties)
                .containsEntry("jdk.httpserver.maxConnections", "7")
                .containsEntry("sun.net.httpserver.nodelay", "true")
                .containsEntry("sun.net.httpserver.maxReqTime", "10")
                .containsEntry("sun.net.httpserver.maxReqHeaders", "100")
                .containsEntry("sun.net.httpserver.maxReqHeaderSize", "32768");
    }

    private static Endpoint open(Limits limits) {
        return open(LOOPBACK, Set.of(), limits);
    }

    private static Endpoint open(InetSocketAddress address, Set<String> names) {
        return open(address, names, Limits.USUAL);
    }

    private static Endpoint open(InetSocketAddress address, Set<String> names, Limits limits) {
        return Endpoint.open(
                address,
                names,
                request -> Response.text(
                        200, "text/plain", request.path().equals("/metrics") ? MORE_THAN_BUFFERS_HOLD : "fine"),
                Locale.ENGLISH,
                limits);
    }

    private Socket connect(Endpoint endpoint) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), endpoint.address().getPort()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void trickle(Socket socket) {
        try {
            send(socket, "x");
        } catch (IOException e) {
            throw new IllegalStateException("it was ended, and no more is sent", e);
        }
    }

    private static void assertEnds(Socket socket) throws IOException {
        assertThat(answer(socket)).isEmpty();
    }

    /** Everything until the end. */
    private static String answer(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }

    private String ask(Endpoint endpoint, String headers) throws IOException {
        Socket socket = connect(endpoint);
        send(socket, "GET /health HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
        return answer(socket);
    }

    private void assertAnswersAtOnce(Endpoint endpoint) throws IOException {
        long began = System.nanoTime();
        assertThat(ask(endpoint, "Host: 127.0.0.1\r\n")).startsWith("HTTP/1.1 200 OK");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    }
}

package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The server. A request takes the latency in two parts of random size: it is counted against the limits where it
 * arrives, between them. No thread waits meanwhile.
 */
public final class FakeHubSpot implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int LONGEST_URI = 4_000;
    private static final String TOKEN_PATH = "/oauth/2026-09/token";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static {
        // read once, when the server's classes are loaded: without the first, every answer waits for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4000");
    }

    private record Fault(Predicate<Call> when, AtomicInteger left, Function<Call, Reply> reply) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, daemons());
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2, daemons());
    private final Random random;

    private final Map<Long, FakeAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, OAuthApp> apps = new ConcurrentHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrongRequests = new ConcurrentLinkedQueue<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong correlations = new AtomicLong();
    private final AtomicLong refreshes = new AtomicLong();
    private final AtomicLong unknownTokens = new AtomicLong();
    private final AtomicLong ahead = new AtomicLong();
    private volatile Duration latency = Duration.ZERO;

    private FakeHubSpot(HttpServer server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    /** Starts one on a free port of the loopback interface. */
    public static FakeHubSpot start(long seed) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            FakeHubSpot fake = new FakeHubSpot(server, seed);
            server.createContext("/", fake::handle);
            server.setExecutor(fake.workers);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new IllegalStateException("no port to listen on", e);
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "fake-hubspot");
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What stands in the place of {@code https://api.hubapi.com}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How long each answer takes from now on. */
    public FakeHubSpot latency(Duration each) {
        this.latency = each;
        return this;
    }

    /** Lets time pass at once for limits and tokens, as if nothing had been asked meanwhile. */
    public FakeHubSpot pass(Duration time) {
        ahead.addAndGet(time.toNanos());
        return this;
    }

    private long now() {
        return System.nanoTime() + ahead.get();
    }

    /** A new account, with nothing in it and no way in. */
    public FakeAccount account(long portalId) {
        FakeAccount account = new FakeAccount(this, portalId);
        synchronized (accounts) {
            if (accounts.putIfAbsent(portalId, account) != null) {
                throw new IllegalArgumentException("there is an account " + portalId + " already");
            }
        }
        return account;
    }

    /** Answers otherwise than the account would, so many times. */
    public FakeHubSpot whenever(Predicate<Call> when, int times, Function<Call, Reply> reply) {
        faults.add(new Fault(when, new AtomicInteger(times), reply));
        return this;
    }

    /** Answers otherwise than the account would, always. */
    public FakeHubSpot whenever(Predicate<Call> when, Function<Call, Reply> reply) {
        return whenever(when, Integer.MAX_VALUE, reply);
    }

    /** Ends every connection and takes no more. */
    public void cutNetwork() {
        server.stop(0);
    }

    /** The next id that an error can be asked about with. */
    public String nextCorrelationId() {
        return String.format("c0ffee00-0000-4000-8000-%012d", correlations.incrementAndGet());
    }

    /** Requests that the public API does not describe. */
    public List<String> wrongRequests() {
        return List.copyOf(wrongRequests);
    }

    /** Everything confidential that was given out, or that clients were to send. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    public List<FakeAccount> accounts() {
        synchronized (accounts) {
            return List.copyOf(accounts.values());
        }
    }

    /** Requests with a valid token. */
    public long requests() {
        return calls.get();
    }

    /** Requests that were answered with 429 because they were too many. */
    public long tooMany() {
        return accounts().stream().mapToLong(FakeAccount::tooMany).sum();
    }

    /** How often an access token was fetched. */
    public long refreshes() {
        return refreshes.get();
    }

    /** Requests with a token that is not, or no longer, valid. */
    public long unknownTokens() {
        return unknownTokens.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        later.shutdownNow();
    }

    void register(String token, Grant grant) {
        secrets.add(token);
        grants.put(token, grant);
    }

    void register(OAuthApp app) {
        secrets.add(app.clientSecret());
        secrets.add(app.refreshToken());
        apps.put(app.refreshToken(), app);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        long whole = latency.toNanos();
        long there;
        synchronized (random) {
            there = (long) (random.nextDouble() * whole);
        }
        after(there, () -> {
            Reply reply = answer(exchange, body);
            after(whole - there, () -> send(exchange, reply));
        });
    }

    private void after(long nanos, Runnable step) {
        if (nanos <= 0) {
            step.run();
            return;
        }
        try {
            ScheduledFuture<?> unused = later.schedule(step, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // closed meanwhile: nobody waits for this any more
        }
    }

    private Reply answer(HttpExchange exchange, byte[] body) {
        try {
            return exchange.getRequestURI().getRawPath().equals(TOKEN_PATH)
                    ? accessToken(exchange, body)
                    : call(exchange, body);
        } catch (WrongRequest e) {
            String said =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + ": " + e.getMessage();
            wrongRequests.add(said);
            return Reply.error(400, "VALIDATION_ERROR", said, nextCorrelationId());
        } catch (RuntimeException e) {
            wrongRequests.add("the fake itself failed: " + e);
            return Reply.error(500, "INTERNAL", "the fake itself failed: " + e, nextCorrelationId());
        }
    }

    private Reply call(HttpExchange exchange, byte[] body) throws WrongRequest {
        URI uri = exchange.getRequestURI();
        if (uri.toString().length() > LONGEST_URI) {
            return Reply.html(414);
        }
        List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (authorization.size() != 1 || !authorization.get(0).startsWith("Bearer ")) {
            throw new WrongRequest("expected one header 'Authorization: Bearer ...'");
        }
        long now = now();
        Grant grant = grants.get(authorization.get(0).substring("Bearer ".length()));
        if (grant == null || !grant.isValid(now)) {
            unknownTokens.incrementAndGet();
            return Reply.error(
                    401,
                    grant == null ? "INVALID_AUTHENTICATION" : "EXPIRED_AUTHENTICATION",
                    "Authentication credentials not found.",
                    nextCorrelationId());
        }
        FakeEndpoint endpoint = FakeEndpoint.at(uri.getPath()).orElseThrow(() -> new WrongRequest("no such path"));
        if (!endpoint.method().equals(exchange.getRequestMethod())) {
            throw new WrongRequest("expected " + endpoint.method());
        }
        Map<String, String> query =
                parameters(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        if (!endpoint.parameters().containsAll(query.keySet())) {
            throw new WrongRequest("unknown among the parameters " + query.keySet());
        }
        Call call =
                new Call(grant.account(), endpoint, query, posted(exchange, endpoint, body), calls.incrementAndGet());
        Optional<Reply> turnedAway = grant.account().arrive(grant.token(), endpoint, now);
        if (turnedAway.isPresent()) {
            return turnedAway.get();
        }
        Reply reply = replyTo(call);
        for (Map.Entry<String, String> header :
                grant.account().rateHeaders(grant.token(), endpoint).entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    private Reply replyTo(Call call) throws WrongRequest {
        for (Fault fault : faults) {
            if (fault.when().test(call) && fault.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return fault.reply().apply(call);
            }
        }
        Optional<FakeAccount.Refusal> refusal = call.account().refusal(call.endpoint());
        if (refusal.isPresent()) {
            return switch (refusal.get()) {
                case MISSING_SCOPE -> Reply.missingScope(call.endpoint().scope(), nextCorrelationId());
                case NOT_IN_PLAN ->
                    Reply.error(403, "", "This account does not have access to this feature.", nextCorrelationId());
                case GONE -> Reply.html(404);
            };
        }
        return Reply.json(200, Answers.to(call));
    }

    private static JsonNode posted(HttpExchange exchange, FakeEndpoint endpoint, byte[] body) throws WrongRequest {
        if (endpoint.method().equals("GET")) {
            if (body.length > 0) {
                throw new WrongRequest("a GET has no body");
            }
            return MissingNode.getInstance();
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.startsWith("application/json")) {
            throw new WrongRequest("content type '" + type + "', expected application/json");
        }
        try {
            JsonNode posted = JSON.readTree(body);
            if (!posted.isObject()) {
                throw new WrongRequest("expected a JSON object");
            }
            return posted;
        } catch (JsonProcessingException e) {
            throw new WrongRequest("the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new WrongRequest("the body is no JSON: " + e.getMessage());
        }
    }

    private static Map<String, String> parameters(String encoded) throws WrongRequest {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new WrongRequest("a parameter without a value: " + pair);
            }
            String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            String before = parameters.put(name, value);
            if (before != null && !name.equals("properties")) {
                throw new WrongRequest("the parameter " + name + " is given twice");
            }
            if (before != null) {
                parameters.put(name, before + "," + value);
            }
        }
        return parameters;
    }

    private Reply accessToken(HttpExchange exchange, byte[] body) throws WrongRequest {
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new WrongRequest("expected POST");
        }
        if (exchange.getRequestURI().getRawQuery() != null) {
            throw new WrongRequest("secrets do not belong in an address");
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw new WrongRequest("content type '" + type + "', expected a form");
        }
        Map<String, String> form = parameters(new String(body, StandardCharsets.UTF_8));
        if (!form.keySet().equals(Set.of("grant_type", "refresh_token", "client_id", "client_secret"))
                || !"refresh_token".equals(form.get("grant_type"))) {
            throw new WrongRequest("a form with grant_type=refresh_token, refresh_token, client_id and client_secret"
                    + " was expected, not " + form.keySet());
        }
        OAuthApp app = apps.get(form.get("refresh_token"));
        if (app == null
                || !app.clientId().equals(form.get("client_id"))
                || !app.clientSecret().equals(form.get("client_secret"))) {
            return Reply.json(
                    400,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("status", "BAD_REFRESH_TOKEN")
                            .put("message", "missing or invalid refresh token")
                            .put("correlationId", nextCorrelationId()));
        }
        long number = refreshes.incrementAndGet();
        String access = newSecret("access-" + number + "-");
        register(
                access,
                new Grant(
                        app.account(),
                        app.token(),
                        Optional.of(now() + app.accessLives().toNanos())));
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", access)
                        .put("refresh_token", app.refreshToken())
                        .put("token_type", "bearer")
                        .put("expires_in", app.accessLives().toSeconds()));
    }

    private String newSecret(String prefix) {
        byte[] bytes = new byte[24];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void send(HttpExchange exchange, Reply reply) {
        if (reply.manner() == Reply.Manner.SILENT) {
            return;
        }
        try (exchange) {
            if (reply.manner() == Reply.Manner.CUT_OFF) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            // not closed here: the end of the exchange ends the connection where something is left to write
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, reply.manner() == Reply.Manner.TRUNCATED ? body.length / 2 : body.length);
            out.flush();
        } catch (IOException e) {
            // the client went away, or was to be cut off in the middle
        }
    }
}

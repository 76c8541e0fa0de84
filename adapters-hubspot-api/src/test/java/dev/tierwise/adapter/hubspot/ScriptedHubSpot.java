package dev.tierwise.adapter.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A server that answers each request of each token as it was told to; what it was not told does not exist. */
final class ScriptedHubSpot implements AutoCloseable {

    static final String PARTNER = "partner-token-8c1f";
    static final String SEARCH = "POST /crm/objects/2026-09/partner_clients/search";
    static final String DETAILS = "GET /account-info/2026-09/details";
    static final String USERS = "GET /settings/users/2026-03";
    static final String USAGE = "GET /account-info/2026-09/api-usage/daily/private-apps";
    static final String NO_RESULTS = "{'results':[]}";

    /** Where each observable app leaves its traces. */
    static final Map<String, String> TRACES = Map.of(
            "contacts", "POST /crm/objects/2026-09/contacts/search",
            "crm", "POST /crm/objects/2026-09/deals/search",
            "email", "GET /marketing/emails/2026-09",
            "landing-pages", "GET /cms/pages/2026-03/landing-pages",
            "website-pages", "GET /cms/pages/2026-03/site-pages",
            "forms", "GET /marketing/v3/forms",
            "workflows", "GET /automation/v4/flows",
            "lists", "POST /crm/lists/2026-09/search",
            "ctas", "GET /cms/audit-logs/2026-09",
            "social-publishing", "GET /broadcast/v1/broadcasts");

    record Request(String token, String target, String query, JsonNode body) {}

    private record Answer(int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    ScriptedHubSpot() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        answer(PARTNER, DETAILS, "{'portalId':900,'timeZone':'Europe/Berlin','companyCurrency':'EUR'}");
        answer(PARTNER, USERS, "{'results':[{'id':'1','email':'anna@nordlicht.example'}]}");
        answer(PARTNER, SEARCH, NO_RESULTS);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers one after the other, the last one for ever; single quotes stand for double ones. */
    ScriptedHubSpot answer(String token, String target, String... bodies) {
        answers.put(
                token + " " + target,
                new ArrayList<>(Stream.of(bodies)
                        .map(body -> new Answer(200, body.replace('\'', '"')))
                        .toList()));
        return this;
    }

    ScriptedHubSpot fail(String token, String target, int status, String body) {
        answers.put(token + " " + target, new ArrayList<>(List.of(new Answer(status, body.replace('\'', '"')))));
        return this;
    }

    /** Takes the request and never answers, whatever else it was told. */
    ScriptedHubSpot hang(String token, String target) {
        hanging.add(token + " " + target);
        return this;
    }

    ScriptedHubSpot header(String token, String name, String value) {
        headers.computeIfAbsent(token, t -> new ConcurrentHashMap<>()).put(name, value);
        return this;
    }

    /** The partner's clients, on one page; active where their records do not say otherwise. */
    ScriptedHubSpot clients(String... records) {
        return records(Stream.of(records).map(ScriptedHubSpot::active).toArray(String[]::new));
    }

    private static String active(String record) {
        String property = "'hs_is_active':'true'";
        if (record.contains("hs_is_active")) {
            return record;
        }
        return record.contains("'properties':{")
                ? record.replace("'properties':{", "'properties':{" + property + ",")
                        .replace(",}", "}")
                : record.substring(0, record.length() - 1) + ",'properties':{" + property + "}}";
    }

    /** The records of the partner's clients, on one page, as they are. */
    ScriptedHubSpot records(String... records) {
        return answer(
                PARTNER, SEARCH, "{'total':" + records.length + ",'results':[" + String.join(",", records) + "]}");
    }

    /** A client's portal without users and without a trace of use. */
    ScriptedHubSpot portal(String token, long portalId) {
        answer(token, DETAILS, "{'portalId':" + portalId + ",'timeZone':'Europe/Berlin'}");
        answer(token, USERS, NO_RESULTS);
        TRACES.values().forEach(target -> answer(token, target, NO_RESULTS));
        return answer(token, TRACES.get("lists"), "{'lists':[],'hasMore':false,'offset':0}");
    }

    List<Request> requests(String token, String target) {
        return requests.stream()
                .filter(request ->
                        request.token().equals(token) && request.target().equals(target))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .replaceFirst("^Bearer ", "");
            String target =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(
                    token,
                    target,
                    String.valueOf(exchange.getRequestURI().getQuery()),
                    body.length == 0 ? JSON.nullNode() : JSON.readTree(body)));
            if (hanging.contains(token + " " + target)) {
                closed.await();
            }
            Answer answer = next(token + " " + target);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            headers.getOrDefault(token, Map.of()).forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer next(String key) {
        List<Answer> left = answers.get(key);
        if (left == null) {
            return new Answer(404, "{\"status\":\"error\",\"message\":\"there is no such thing\"}");
        }
        synchronized (left) {
            return left.size() > 1 ? left.remove(0) : left.get(0);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

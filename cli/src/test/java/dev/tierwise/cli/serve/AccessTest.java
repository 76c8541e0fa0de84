package dev.tierwise.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask {@code tierwise serve}, and who may change something. */
class AccessTest {

    private static final String NOW = "2018-03-16T12:00:00Z";
    private static final String TOKEN = "a-token-of-some-length";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Agencies.write(folder.resolve("nord"), "Nordlicht", 1200, LocalDate.parse("2018-01-10"));
        Files.writeString(folder.resolve("tierwise.yaml"), """
                ledger: ledger.db
                partner: {name: Nordlicht}
                sources: [{adapter: csv, location: nord}]
                """);
    }

    private Serving open() throws InterruptedException {
        Serving serving = Serving.in(folder, NOW, Map.of());
        serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed");
        return serving;
    }

    private Serving withToken() throws InterruptedException {
        Serving serving =
                Serving.in(folder, NOW, Map.of("TOKEN", TOKEN), "--config", "tierwise.yaml", "--token", "${env:TOKEN}");
        serving.awaitSaid("Nordlicht under hubspot-2018-01: refreshed");
        return serving;
    }

    private static HttpResponse<String> get(Serving serving, String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(serving.address().resolve(path)).GET(), headers);
    }

    private static HttpResponse<String> post(Serving serving, String path, String body, String... headers)
            throws Exception {
        return send(
                HttpRequest.newBuilder(serving.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** With what the form of the page sends along. */
    private static HttpResponse<String> login(Serving serving, String body, String... headers) throws Exception {
        return post(serving, "/login", body + "&form=" + formToken(get(serving, "/login")), headers);
    }

    private static String formToken(HttpResponse<String> page) {
        Matcher token = FORM_TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String origin(Serving serving) throws InterruptedException {
        URI address = serving.address();
        return "http://" + address.getAuthority();
    }

    @Test
    void every_answer_keeps_browsers_from_loading_framing_guessing_and_keeping() throws Exception {
        try (Serving serving = open()) {
            for (String path : List.of("/", "/report", "/nothing", "/api/v1/status", "/api/v1/nothing", "/health")) {
                HttpResponse<String> response = get(serving, path);

                assertThat(header(response, "Content-Security-Policy"))
                        .as(path)
                        .contains("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .contains("form-action 'self'")
                        .doesNotContain("unsafe");
                assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
                assertThat(response.headers().map().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            }
        }
    }

    @Test
    void pages_have_no_style_and_no_script_but_in_files_that_may_be_kept() throws Exception {
        try (Serving serving = open()) {
            String page = get(serving, "/report").body();
            assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContain("<script>");
            Matcher asset = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(page);
            int assets = 0;
            while (asset.find()) {
                HttpResponse<String> file = get(serving, asset.group(1));
                assertThat(file.statusCode()).isEqualTo(200);
                assertThat(header(file, "Cache-Control")).contains("immutable");
                assets++;
            }
            assertThat(assets).isGreaterThanOrEqualTo(4);
            assertThat(get(serving, "/assets/../health").statusCode()).isEqualTo(404);
            assertThat(get(serving, "/no%20page").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_refresh_is_taken_from_a_form_of_this_server_alone() throws Exception {
        try (Serving serving = open()) {
            String form = "form=" + formToken(get(serving, "/report")) + "&to=/report";

            assertThat(post(serving, "/refresh", "to=/report").statusCode()).isEqualTo(403);
            assertThat(post(serving, "/refresh", "form=guessed").statusCode()).isEqualTo(403);
            assertThat(post(serving, "/refresh", form, "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/refresh", form, "Origin", "null", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/refresh", "form=guessed", "Origin", "null")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/api/v1/refresh", "", "Origin", "null").statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/refresh", form, "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(serving, "/refresh").statusCode()).isEqualTo(404);
            assertThat(get(
                                    serving,
                                    "/report?asOf=2018-01-01",
                                    "Sec-Fetch-Site",
                                    "cross-site",
                                    "Sec-Fetch-Dest",
                                    "image")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(serving, "/report", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "document")
                            .statusCode())
                    .isEqualTo(200);
            Agencies.write(folder.resolve("nord"), "Nordlicht", 6500, LocalDate.parse("2018-01-10"));
            assertThat(get(serving, "/api/v1/status").body()).doesNotContain("\"atLeast\": \"gold\"");

            HttpResponse<String> taken = post(serving, "/refresh", form, "Origin", origin(serving));
            assertThat(taken.statusCode()).isEqualTo(303);
            assertThat(header(taken, "Location")).isEqualTo("/report");
            serving.await(
                    () -> serving.get("/api/v1/status").body().contains("\"atLeast\": \"gold\""), "the new live tier");
            serving.await(() -> serving.get("/api/v1/evaluation").body().contains("\"6500.00\""), "the new reading");
        }
    }

    @Test
    void a_program_may_ask_for_a_refresh_and_a_page_of_somebody_else_may_not() throws Exception {
        try (Serving serving = open()) {
            assertThat(post(serving, "/api/v1/refresh", "", "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/api/v1/refresh", "", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(serving, "/api/v1/refresh", "partner=Nobody").statusCode())
                    .isEqualTo(400);
            assertThat(post(serving, "/api/v1/refresh", "partner=Nordlicht").statusCode())
                    .isEqualTo(202);
            assertThat(post(serving, "/api/v1/status", "").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void what_a_refresh_fails_with_is_said_in_the_language_of_the_page() throws Exception {
        try (Serving serving = open()) {
            HttpResponse<String> page = get(serving, "/report?lang=de");
            assertThat(page.body()).contains("action=\"/refresh?lang=de\"");

            HttpResponse<String> unknown = post(serving, "/refresh?lang=de", "partner=Nobody&form=" + formToken(page));
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body())
                    .contains("<html lang=\"de\"", "gibt es nicht; möglich sind Nordlicht", "href=\"/?lang=de\"");
            HttpResponse<String> refused = post(serving, "/refresh?lang=de", "form=guessed");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).startsWith("Die Anfrage kam nicht");
        }
    }

    @Test
    void a_program_reads_in_the_language_that_it_has_sent_why_its_refresh_is_refused() throws Exception {
        try (Serving serving = open()) {
            assertThat(post(serving, "/api/v1/refresh", "partner=Nobody&lang=de")
                            .body())
                    .contains("Ungültige Anfrage");
            assertThat(post(serving, "/api/v1/refresh?lang=de", "partner=Nobody")
                            .body())
                    .contains("Bad request");
            assertThat(post(serving, "/api/v1/refresh?lang=de&partner=Nobody", "")
                            .body())
                    .contains("Ungültige Anfrage");
        }
    }

    @Test
    void who_has_to_log_in_reads_so_in_the_language_of_the_page() throws Exception {
        try (Serving serving = withToken()) {
            HttpResponse<String> sent = get(serving, "/report?lang=de");
            assertThat(header(sent, "Location")).isEqualTo("/login?lang=de&to=%2Freport%3Flang%3Dde");
            HttpResponse<String> asked = get(serving, header(sent, "Location"));
            assertThat(asked.body()).contains("<html lang=\"de\"", "action=\"/login?lang=de\"");
            assertThat(header(post(serving, "/refresh?lang=de", ""), "Location"))
                    .isEqualTo("/login?lang=de&to=%2F%3Flang%3Dde");
        }
    }

    @Test
    void without_the_token_nobody_learns_more_than_whether_the_service_is_fine() throws Exception {
        try (Serving serving = withToken()) {
            assertThat(get(serving, "/health").body())
                    .isEqualTo("{\"schema\":\"tierwise/health/1\",\"status\":\"fine\"}\n");
            for (String path : List.of("/api/v1/status", "/api/v1/openapi.json", "/metrics", "/live")) {
                HttpResponse<String> refused = get(serving, path);
                assertThat(refused.statusCode()).as(path).isEqualTo(401);
                assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(refused.body()).doesNotContain("Nordlicht");
            }
            for (String path : List.of("/", "/report", "/api")) {
                HttpResponse<String> sent = get(serving, path);
                assertThat(sent.statusCode()).isEqualTo(303);
                assertThat(header(sent, "Location")).startsWith("/login?to=");
            }
            assertThat(get(serving, "/login").body()).doesNotContain("Nordlicht");
            assertThat(post(serving, "/api/v1/refresh", "").statusCode()).isEqualTo(401);
            assertThat(post(serving, "/refresh", "").statusCode()).isEqualTo(303);
            assertThat(serving.err()).doesNotContain(TOKEN);
        }
    }

    @Test
    void a_program_sends_the_token() throws Exception {
        try (Serving serving = withToken()) {
            String[] bearer = {"Authorization", "Bearer " + TOKEN};
            assertThat(get(serving, "/api/v1/status", bearer).statusCode()).isEqualTo(200);
            assertThat(get(serving, "/metrics", bearer).statusCode()).isEqualTo(200);
            assertThat(get(serving, "/health", bearer).body()).contains("Nordlicht");
            assertThat(post(serving, "/api/v1/refresh", "", bearer).statusCode())
                    .isEqualTo(202);
            assertThat(get(serving, "/api/v1/status", "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(serving, "/api/v1/status", "Authorization", "Basic " + TOKEN)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void where_a_token_is_asked_for_the_description_says_what_is_answered_without_it() throws Exception {
        try (Serving serving = withToken()) {
            JsonNode paths = new ObjectMapper()
                    .readTree(get(serving, "/api/v1/openapi.json", "Authorization", "Bearer " + TOKEN)
                            .body())
                    .get("paths");
            for (JsonNode path : paths) {
                for (String status : List.of("401", "429")) {
                    assertThat(path.elements()
                                    .next()
                                    .get("responses")
                                    .get(status)
                                    .get("content"))
                            .hasToString("{\"application/problem+json\":{\"schema\":"
                                    + "{\"$ref\":\"#/components/schemas/problem\"}}}");
                }
            }
        }
    }

    @Test
    void people_log_in_and_out() throws Exception {
        try (Serving serving = withToken()) {
            assertThat(post(serving, "/login", "token=" + TOKEN).statusCode()).isEqualTo(403);
            HttpResponse<String> wrong = login(serving, "token=wrong&to=/report");
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).contains("The token is wrong.").doesNotContain("wrong\"");
            assertThat(login(serving, "token=" + TOKEN, "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);

            HttpResponse<String> in = login(serving, "token=" + TOKEN + "&to=/report");
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(header(in, "Location")).isEqualTo("/report");
            assertThat(header(in, "Set-Cookie"))
                    .contains("; HttpOnly")
                    .contains("; SameSite=Strict")
                    .contains("; Path=/")
                    .doesNotContain(TOKEN);
            String[] cookie = {"Cookie", header(in, "Set-Cookie").replaceFirst(";.*", "")};
            HttpResponse<String> page = get(serving, "/report", cookie);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Nordlicht");
            assertThat(post(serving, "/refresh", "", cookie).statusCode()).isEqualTo(403);
            assertThat(post(serving, "/refresh", "form=" + formToken(page), cookie)
                            .statusCode())
                    .isEqualTo(303);

            assertThat(post(serving, "/logout", "form=" + formToken(page), cookie)
                            .statusCode())
                    .isEqualTo(303);
            assertThat(get(serving, "/report", cookie).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void a_session_ends_by_itself() throws Exception {
        try (Serving serving = withToken()) {
            HttpResponse<String> in = login(serving, "token=" + TOKEN);
            String[] cookie = {"Cookie", header(in, "Set-Cookie").replaceFirst(";.*", "")};
            assertThat(get(serving, "/report", cookie).statusCode()).isEqualTo(200);
            serving.setClock("2018-03-17T00:00:01Z");
            assertThat(get(serving, "/report", cookie).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void who_guesses_is_told_and_locks_nobody_out() throws Exception {
        try (Serving serving = withToken()) {
            for (int i = 0; i < 9; i++) {
                assertThat(login(serving, "token=guess" + i).statusCode()).isEqualTo(403);
            }
            assertThat(login(serving, "token=guess").statusCode()).isEqualTo(429);
            assertThat(get(serving, "/api/v1/status", "Authorization", "Bearer guess")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(login(serving, "token=" + TOKEN).statusCode()).isEqualTo(303);
            assertThat(get(serving, "/api/v1/status", "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
            serving.setClock("2018-03-16T12:01:01Z");
            assertThat(login(serving, "token=guess").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "report",
                "/a\r\nSet-Cookie: x=1",
                "/\u012Fevil.example",
                "/x\u010D\u010AInjected: yes"
            })
    void nobody_is_sent_elsewhere_after_logging_in(String elsewhere) throws Exception {
        try (Serving serving = withToken()) {
            HttpResponse<String> in =
                    login(serving, "token=" + TOKEN + "&to=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
            assertThat(header(in, "Location")).isEqualTo("/");
        }
    }

    @Test
    void where_others_can_reach_it_a_token_is_needed() throws Exception {
        Serving without = Serving.in(folder, NOW, Map.of(), "--listen", "0.0.0.0:0");
        assertThat(without.stop()).isEqualTo(2);
        assertThat(without.err()).contains("--listen: others can reach that address");

        Serving shortOne = Serving.in(
                folder, NOW, Map.of("TOKEN", "tiny-pw"), "--config", "tierwise.yaml", "--token", "${env:TOKEN}");
        assertThat(shortOne.stop()).isEqualTo(2);
        assertThat(shortOne.err()).contains("--token: the token is too short").doesNotContain("tiny-pw");

        Serving literal = Serving.in(folder, NOW, Map.of(), "--token", TOKEN);
        assertThat(literal.stop()).isEqualTo(2);
        assertThat(literal.err()).startsWith("tierwise: --token: ").doesNotContain(TOKEN);

        Serving with = Serving.in(
                folder,
                NOW,
                Map.of("TOKEN", TOKEN),
                "--config",
                "tierwise.yaml",
                "--listen",
                "0.0.0.0:0",
                "--token",
                "${env:TOKEN}");
        assertThat(with.err()).doesNotContain("tierwise: ");
        assertThat(with.stop()).isZero();
    }
}

package dev.tierwise.benchmark;

import dev.tierwise.adapter.hubspot.fake.FakeAccount;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.benchmark.Results.Figures;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long an agency of 200 portals takes to read, against what limits and latency allow. */
final class HubSpotReading implements Results.Part {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int PER_TEN_SECONDS = 100;
    private static final int SEARCHES_PER_SECOND = 5;
    private static final int PORTALS = 200;
    private static final Bound MOST_RATIO = Bound.of(1.15);
    private static final LeastTime LEAST = new LeastTime(LATENCY);

    private final Path directory;

    /** @param directory where the configuration is written */
    HubSpotReading(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        warmUp();
        portalsWhoseFormsAndWorkflowsTakeHundredsOfPages(figures);
        portalsThatTakeOneWindowAndALittleMore(figures);
        everyPortalTakesOneWindowAndALittleMore(figures);
        portalsThatOneRequestPerAppIsEnoughFor(figures);
        aListOfMoreClientsThanOneQueryGives(figures);
    }

    private void warmUp() throws IOException {
        try (FakeHubSpot fake = FakeHubSpot.start(1)) {
            Map<String, String> tokens = agency(fake, 30, portal -> {});
            run(fake, tokens);
        }
    }

    private void portalsWhoseFormsAndWorkflowsTakeHundredsOfPages(Figures figures) throws IOException {
        int pages = 150;
        try (FakeHubSpot fake = FakeHubSpot.start(2)) {
            Map<String, String> tokens = agency(fake, PORTALS, portal -> {
                if (portal.portalId() % 10 == 0) {
                    portal.pagesOf(FakeEndpoint.FORMS, 1).pagesOf(FakeEndpoint.FLOWS, 1);
                    for (int i = 0; i < pages; i++) {
                        portal.form(Instant.EPOCH).workflow(Instant.EPOCH);
                    }
                }
            });
            List<Integer> slowest = new ArrayList<>(alone());
            slowest.addAll(List.of(pages + 1, pages));
            Duration least = LATENCY.plus(LEAST.of(slowest, PER_TEN_SECONDS, TEN_SECONDS));

            measure(figures, "20 of 200 portals with 150 pages of forms and of workflows", fake, tokens, least, true);
        }
    }

    private void portalsThatTakeOneWindowAndALittleMore(Figures figures) throws IOException {
        slightlyMoreThanOneWindow(figures, "50 of 200 portals with 92 pages of forms", 4, true);
    }

    /** 20,000 requests in ten seconds: as much as the machine can do, with the fake on it. */
    private void everyPortalTakesOneWindowAndALittleMore(Figures figures) throws IOException {
        slightlyMoreThanOneWindow(figures, "200 portals with 92 pages of forms (bound by the processor)", 1, false);
    }

    private void slightlyMoreThanOneWindow(Figures figures, String what, int oneIn, boolean held) throws IOException {
        int pages = 92;
        try (FakeHubSpot fake = FakeHubSpot.start(3)) {
            Map<String, String> tokens = agency(fake, PORTALS, portal -> {
                if (portal.portalId() % oneIn == 0) {
                    portal.pagesOf(FakeEndpoint.FORMS, 1);
                    for (int i = 0; i < pages; i++) {
                        portal.form(Instant.EPOCH);
                    }
                }
            });
            List<Integer> slowest = new ArrayList<>(alone());
            slowest.addAll(List.of(pages + 1, 1));
            Duration least = LATENCY.plus(LEAST.of(slowest, PER_TEN_SECONDS, TEN_SECONDS));

            measure(figures, what, fake, tokens, least, held);
        }
    }

    /** Here the limits do not bind and the latency is soon over: what is left is what the machine can do. */
    private void portalsThatOneRequestPerAppIsEnoughFor(Figures figures) throws IOException {
        try (FakeHubSpot fake = FakeHubSpot.start(4)) {
            Map<String, String> tokens = agency(fake, PORTALS, portal -> {});
            List<Integer> each = new ArrayList<>(alone());
            each.addAll(List.of(2, 1));
            Duration least = LATENCY.plus(LEAST.of(each, PER_TEN_SECONDS, TEN_SECONDS));

            measure(
                    figures,
                    "200 portals with one request per app (bound by the processor)",
                    fake,
                    tokens,
                    least,
                    false);
        }
    }

    private void aListOfMoreClientsThanOneQueryGives(Figures figures) throws IOException {
        int clients = 10_050;
        try (FakeHubSpot fake = FakeHubSpot.start(5)) {
            FakeAccount partner = fake.account(1).token("partner-token");
            for (int i = 0; i < clients; i++) {
                partner.client(500 + i, client(i));
            }
            int pages = (clients + 199) / 200;
            Duration least = LEAST.of(List.of(pages), SEARCHES_PER_SECOND, Duration.ofSeconds(1));

            String json = measure(
                    figures, "10,050 clients, no portal", fake, Map.of("PARTNER", "partner-token"), least, true);

            figures.equal(
                    "clients that were read", "the list", json.split("\"id\": \"client-", -1).length - 1, clients);
        }
    }

    /**
     * What stands alone in each portal: who it is, its users, and the apps that one request tells about, or two where
     * archived items are a list of their own.
     */
    private static List<Integer> alone() {
        List<Integer> requests = new ArrayList<>(Collections.nCopies(8, 1));
        requests.addAll(List.of(2, 2));
        return requests;
    }

    private interface Filling {
        void fill(FakeAccount portal);
    }

    private static Map<String, String> agency(FakeHubSpot fake, int portals, Filling filling) {
        Map<String, String> tokens = new HashMap<>(Map.of("PARTNER", "partner-token"));
        FakeAccount partner = fake.account(1).token("partner-token").user("anna@nordlicht.example");
        Instant now = Instant.now();
        for (int i = 0; i < portals; i++) {
            partner.client(500 + i, client(i));
            String token = "client-token-" + i;
            tokens.put("TOKEN_" + (500 + i), token);
            FakeAccount portal = fake.account(7_000 + i).token(token, PER_TEN_SECONDS);
            portal.user("anna@nordlicht.example").contact(now).email(now, now).list(null, now);
            filling.fill(portal);
        }
        return tokens;
    }

    private static Map<String, String> client(int number) {
        return Map.of(
                "hs_client_name", "Kunde " + number,
                "hs_client_domain_name", "kunde" + number + ".example",
                "hs_is_active", "true",
                "hs_is_sold", "true",
                "hs_is_managed", "true",
                "hs_total_subscription_mrr", "1140.000000",
                "hs_managed_local_mrr_currency", "USD");
    }

    private String measure(
            Figures figures, String what, FakeHubSpot fake, Map<String, String> tokens, Duration least, boolean held)
            throws IOException {
        fake.latency(LATENCY);
        long start = System.nanoTime();
        String json = run(fake, tokens);
        Figure took = Figure.seconds((System.nanoTime() - start) / 1e9);
        Figure possible = Figure.seconds(least.toMillis() / 1000.0);
        if (held) {
            figures.held(what, took, "least possible", possible, MOST_RATIO);
        } else {
            figures.told(what, took, "least possible", possible);
        }
        if (fake.tooMany() > 0 || !fake.wrongRequests().isEmpty()) {
            figures.failed(what, fake.tooMany() + " answers of status 429; wrong: " + fake.wrongRequests());
        }
        return json;
    }

    private String run(FakeHubSpot fake, Map<String, String> tokens) throws IOException {
        StringBuilder configuration = new StringBuilder();
        configuration
                .append("partner: {name: Nordlicht, email-domains: [nordlicht.example], time-zone: UTC}\n")
                .append("sources:\n  - adapter: hubspot\n")
                .append("    base-url: ")
                .append(fake.baseUrl())
                .append("\n    token: ${env:PARTNER}\n    clients:\n");
        for (int i = 0; i < tokens.size() - 1; i++) {
            configuration.append("      - {record: \"" + (500 + i) + "\", portal-id: " + (7_000 + i)
                    + ", token: \"${env:TOKEN_" + (500 + i) + "}\"}\n");
        }
        if (tokens.size() == 1) {
            configuration.append("      []\n");
        }
        Files.writeString(directory.resolve("tierwise.yaml"), configuration);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Tierwise.run(
                List.of("evaluate", "--config", "tierwise.yaml", "--format", "json", "--portals"),
                new Environment(
                        tokens,
                        directory,
                        InputStream.nullInputStream(),
                        out,
                        new MessageStream(err),
                        Clock.systemUTC(),
                        false,
                        false,
                        100,
                        true,
                        stop -> {}));
        if (exitCode != 0 || err.size() > 0) {
            throw new IOException("exit code " + exitCode + ": " + err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

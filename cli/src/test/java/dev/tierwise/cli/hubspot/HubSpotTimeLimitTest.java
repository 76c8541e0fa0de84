package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.adapter.hubspot.fake.FakeAccount;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.adapter.hubspot.fake.Reply;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A HubSpot that takes a request and never answers it: the time limit of the run is what ends it. */
@Timeout(value = 100, unit = TimeUnit.SECONDS)
class HubSpotTimeLimitTest {

    /** Long enough for a slow machine to read everything else. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final Duration SHORT_LIMIT = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofSeconds(6);
    private static final String PARTNER_TOKEN = "pat-eu1-partner-61ac09";
    private static final String CLIENT_TOKEN = "pat-eu1-client-a2750e";

    private final FakeHubSpot fake = FakeHubSpot.start(11);
    private final FakeAccount client = fake.account(7001).token(CLIENT_TOKEN).form(Instant.now());

    HubSpotTimeLimitTest() {
        fake.account(1)
                .token(PARTNER_TOKEN)
                .client(501, Map.of("hs_client_name", "Kunde", "hs_is_managed", "true"))
                .client(502, Map.of("hs_client_name", "Kundin", "hs_is_managed", "false"));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void whatASilentPortalDoesNotTellInTimeIsUnknown() throws Exception {
        fake.whenever(call -> call.endpoint() == FakeEndpoint.EMAILS, call -> Reply.silence());

        long start = System.nanoTime();
        EvaluationAnswer report = evaluate(LIMIT);

        assertThat(took(start)).isLessThan(LIMIT.plus(MARGIN));
        List<PortalAssessment> portals = new ArrayList<>();
        report.forEachPortal(portals::add);
        assertThat(portals).hasSize(2);
        assertThat(report.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString())
                        .doesNotContain(PARTNER_TOKEN)
                        .doesNotContain(CLIENT_TOKEN));
        assertThat(client.requests(FakeEndpoint.EMAILS)).isPositive();
    }

    @Test
    void aSilentClientListEndsTheRunInTimeAndTheExceptionHoldsNoToken() {
        fake.whenever(call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH, call -> Reply.silence());

        assertUnavailableInTime();
    }

    @Test
    void aServerThatOnlyFailsEndsTheRunInTimeAndTheExceptionHoldsNoToken() {
        fake.whenever(
                call -> call.endpoint() == FakeEndpoint.CLIENT_SEARCH,
                call -> Reply.error(503, "", "Busy; you sent Bearer " + PARTNER_TOKEN, PARTNER_TOKEN));

        assertUnavailableInTime();
    }

    private void assertUnavailableInTime() {
        long start = System.nanoTime();
        SourceException failure = catchThrowableOfType(SourceException.class, () -> evaluate(SHORT_LIMIT));

        assertThat(took(start)).isLessThan(LIMIT.plus(MARGIN));
        assertThat(failure.kind()).isEqualTo(SourceException.Kind.UNAVAILABLE);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(PARTNER_TOKEN).doesNotContain(CLIENT_TOKEN);
    }

    private EvaluationAnswer evaluate(Duration limit) throws Exception {
        SourceFactory hubSpot = ServiceLoader.load(SourceFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("hubspot"))
                .findFirst()
                .orElseThrow();
        SourceSettings settings = SourceSettings.builder()
                .text("base-url", fake.baseUrl().toString())
                .secret("token", new Secret(PARTNER_TOKEN))
                .records(
                        "clients",
                        List.of(SourceSettings.builder()
                                .text("record", "501")
                                .text("portal-id", "7001")
                                .secret("token", new Secret(CLIENT_TOKEN))
                                .build()))
                .build()
                .withDefaults(hubSpot.settings());
        return new Evaluate(new SnapshotReader(Clock.systemUTC(), new Redaction()))
                .evaluate(new SnapshotRequest(
                        List.of(new ConfiguredSource(hubSpot, settings)),
                        new PartnerConfiguration(
                                Optional.of("Nordlicht"), Set.of("nordlicht.example"), Optional.of(ZoneOffset.UTC)),
                        Optional.empty(),
                        BuiltInProgrammes.HUBSPOT_2018_01,
                        new ExchangeRates("USD", Map.of()),
                        Detail.NAMES,
                        limit,
                        (source, rows) -> {}));
    }

    private static Duration took(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tierwise.adapter.hubspot.http.Limits.Admission;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class LimitsTest {

    @RegisterExtension
    final FakeServer hubSpot = new FakeServer();

    private final Lifetime lifetime = new Lifetime(InstantSource.system());
    private final Limits limits = new Limits(TimeLimits.DEFAULT, lifetime);

    @Test
    void aHundredRequestsMayGoAtOnceUntilHubSpotSaysOtherwise() throws Exception {
        send(false, 100);
        lifetime.endAt(lifetime.clock().plusMillis(20));
        assertThat(limits.admit(false)).isEmpty();
    }

    @Test
    void fiveSearchesMayGoAtOnce() throws Exception {
        send(true, 5);
        lifetime.endAt(lifetime.clock().plusMillis(20));
        assertThat(limits.admit(true)).isEmpty();
    }

    @Test
    void searchesAndOtherRequestsDoNotWaitForEachOther() throws Exception {
        send(true, 5);
        send(false, 100);
    }

    @Test
    void aPauseOfTheSearchesHoldsBackNothingElse() throws Exception {
        lifetime.endAt(lifetime.clock().plusSeconds(3600));
        limits.pause(true, Duration.ofHours(2));
        assertThat(limits.admit(true)).isEmpty();
        send(false, 1);
        limits.pauseAll(Duration.ofHours(2));
        assertThat(limits.admit(false)).isEmpty();
    }

    @Test
    void theServerNeverSeesMoreThanTheLimitThatItNamed() throws Exception {
        hubSpot.answers(okJson("{}")
                .withUniformRandomDelay(0, 60)
                .withHeader("X-HubSpot-RateLimit-Max", "20")
                .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "300"));
        HubSpotAccount account = hubSpot.account();
        account.get("/crm/things", Map.of());
        inParallel(100, () -> account.get("/crm/things", Map.of()));
        assertNeverMoreThan(20, 300);
    }

    @Test
    void theServerNeverSeesMoreThanFiveSearchesInASecond() throws Exception {
        hubSpot.answers(okJson("{}").withUniformRandomDelay(0, 60));
        HubSpotAccount account = hubSpot.account();
        inParallel(22, () -> account.search("/crm/things/search", JsonNodeFactory.instance.objectNode()));
        assertNeverMoreThan(5, FakeServer.HURRY.searchInterval().toMillis());
    }

    @Test
    void eachAccountHasLimitsOfItsOwn() throws Exception {
        hubSpot.answers(okJson("{}")
                .withHeader("X-HubSpot-RateLimit-Max", "1")
                .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "60000"));
        for (int i = 0; i < 5; i++) {
            hubSpot.account().get("/crm/things", Map.of());
        }
        assertThat(hubSpot.asked()).hasSize(5);
    }

    private void send(boolean search, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            try (Admission admission = limits.admit(search).orElseThrow()) {
                admission.sending();
            }
        }
    }

    private void assertNeverMoreThan(int limit, long milliseconds) {
        List<Long> times = hubSpot.asked().stream()
                .map(request -> request.getLoggedDate().toInstant().toEpochMilli())
                .toList();
        assertThat(times).hasSizeGreaterThan(4 * limit);
        for (int i = limit; i < times.size(); i++) {
            // The server notes whole milliseconds.
            assertThat(times.get(i) - times.get(i - limit)).isGreaterThanOrEqualTo(milliseconds - 1);
        }
    }

    private static void inParallel(int times, Callable<?> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            for (Future<?> done : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

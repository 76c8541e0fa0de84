package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** What no time-out of the HTTP library reaches still ends in time. */
@Isolated("holds answers against short time limits")
class TransportTest {

    @RegisterExtension
    private final FakeServer hubSpot = new FakeServer();

    @Test
    void aCallWhoseThreadIsStuckEndsInTimeAllTheSame() {
        hubSpot.answers(okJson("{}"));
        CountDownLatch over = new CountDownLatch(1);
        long before = System.nanoTime();
        try (Transport transport = new Transport(FakeServer.HURRY)) {
            // stands for the look-up of a host's name, which nothing interrupts
            assertThatThrownBy(() -> transport.send(
                            new Request.Builder().url(hubSpot.url().toString()).build(),
                            Duration.ofMillis(500),
                            response -> await(over)))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            over.countDown();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean unused = latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

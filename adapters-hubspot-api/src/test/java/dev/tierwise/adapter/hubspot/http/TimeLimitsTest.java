package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long users wait, where other tests wait for milliseconds. */
@Timeout(60)
class TimeLimitsTest {

    @RegisterExtension
    final FakeServer hubSpot = new FakeServer();

    @Test
    void the_usual_time_outs_pauses_and_intervals_are_these() {
        assertThat(TimeLimits.DEFAULT.connecting()).isEqualTo(Duration.ofSeconds(10));
        assertThat(TimeLimits.DEFAULT.reading()).isEqualTo(Duration.ofSeconds(30));
        assertThat(TimeLimits.DEFAULT.calling()).isEqualTo(Duration.ofMinutes(1));
        assertThat(TimeLimits.DEFAULT.attempts()).isEqualTo(5);
        assertThat(TimeLimits.DEFAULT.firstBackOff()).isEqualTo(Duration.ofMillis(500));
        assertThat(TimeLimits.DEFAULT.longestBackOff()).isEqualTo(Duration.ofSeconds(8));
        assertThat(TimeLimits.DEFAULT.locked()).isEqualTo(Duration.ofSeconds(2));
        assertThat(TimeLimits.DEFAULT.rollingPause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(TimeLimits.DEFAULT.searchPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(TimeLimits.DEFAULT.rollingInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(TimeLimits.DEFAULT.searchInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_fault_is_waited_out_for_half_a_second_give_or_take_a_fifth() throws ApiException {
        hubSpot.answers(aResponse().withStatus(503), okJson("{}"));
        try (HubSpotApi usual = new HubSpotApi(hubSpot.url(), InstantSource.system())) {
            HubSpotAccount account = usual.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            long before = System.nanoTime();
            account.get("/crm/things", Map.of());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
        assertThat(hubSpot.asked()).hasSize(2);
    }

    @Test
    void too_many_searches_are_waited_out_for_a_second() throws ApiException {
        hubSpot.answers(aResponse().withStatus(429), okJson("{}"));
        try (HubSpotApi usual = new HubSpotApi(hubSpot.url(), InstantSource.system())) {
            HubSpotAccount account = usual.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
            long before = System.nanoTime();
            account.search("/crm/things/search", JsonNodeFactory.instance.objectNode());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(hubSpot.asked()).hasSize(2);
    }
}

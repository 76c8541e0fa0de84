package dev.tierwise.adapter.hubspot.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server on this machine with scripted answers, and an API that is in a hurry. */
final class FakeServer implements BeforeEachCallback, AfterEachCallback {

    static final TimeLimits HURRY = new TimeLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(1500),
            Duration.ofSeconds(5),
            3,
            Duration.ofMillis(2),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(200));

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().containerThreads(64));
    private HubSpotApi api = null;

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        api = new HubSpotApi(url(), InstantSource.system(), HURRY);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        api.close();
        server.stop();
    }

    URI url() {
        return URI.create(server.baseUrl());
    }

    HubSpotApi api() {
        return api;
    }

    WireMockServer wire() {
        return server;
    }

    HubSpotAccount account() {
        return api.account(Text.verbatim("client 501"), Tokens.fixed(new Secret(Spoken.TOKEN)));
    }

    /** Gives these answers to whatever is asked, one after the other; the last one again and again. */
    void answers(ResponseDefinitionBuilder... answers) {
        server.resetMappings();
        server.resetScenarios();
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
                    .willReturn(answers[i]));
        }
    }

    private static String state(int answered) {
        return answered == 0 ? STARTED : "after " + answered;
    }

    /** Everything that was asked, in order. */
    List<LoggedRequest> asked() {
        List<LoggedRequest> asked = new ArrayList<>(server.findAll(anyRequestedFor(anyUrl())));
        asked.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
        return asked;
    }
}

package dev.tierwise.server.service;

import dev.tierwise.domain.text.Text;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Tries whether recipients take messages. */
public final class WebhookTrial {

    private final HttpClient client = Webhook.client();
    private final InstantSource clock;

    /** @param clock tells when a message is sent */
    public WebhookTrial(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How a message fared.
     *
     * @param accepted whether it was taken
     * @param answer   what the other side answered, in words that show no address
     * @param time     how long that took
     */
    public record Result(boolean accepted, Text answer, Duration time) {}

    /**
     * Posts a message once, now.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public Result post(Recipient recipient, UUID id, String body) throws InterruptedException {
        Webhook webhook = Webhook.of(recipient, client, clock);
        long began = System.nanoTime();
        Webhook.Outcome outcome = webhook.postOnce(id, body);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        return new Result(outcome instanceof Webhook.Outcome.Taken, outcome.words(), time);
    }

    /** The headers that a message would be sent with now, in order; the address is not among them. */
    public Map<String, String> headers(Recipient recipient, UUID id, String body) {
        return Webhook.headers(id, body, recipient.secrets(), clock.instant());
    }
}

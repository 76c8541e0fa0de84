package dev.tierwise.server.service;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Posts messages to one address. Whoever knows the address can post there too: no message and no answer shows it. */
final class Webhook {

    /** How a message fared. */
    sealed interface Outcome {

        /** What the other side answered, in words. */
        Text words();

        /**
         * It was taken.
         *
         * @param words what was answered
         */
        record Taken(Text words) implements Outcome {}

        /**
         * It was not taken now, but may be later.
         *
         * @param words      why
         * @param retryAfter when to try again, if the other side says so
         */
        record Later(Text words, Optional<Duration> retryAfter) implements Outcome {}

        /**
         * Nothing that is posted there is taken, until somebody changes something.
         *
         * @param words why
         */
        record Closed(Text words) implements Outcome {}

        /**
         * This message is not taken; others may be.
         *
         * @param words why
         */
        record Unwanted(Text words) implements Outcome {}
    }

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_A_DAY = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int TRIES = 3;

    private final HttpClient client;
    private final WebhookAddress address;
    private final List<SigningSecret> secrets;
    private final InstantSource clock;
    private final Duration timeLimit;
    private final RetryPolicy<Outcome> retries;

    private Webhook(
            HttpClient client,
            WebhookAddress address,
            List<SigningSecret> secrets,
            InstantSource clock,
            Duration timeLimit,
            Duration firstPause) {
        this.client = client;
        this.address = address;
        this.secrets = secrets;
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.retries = RetryPolicy.<Outcome>builder()
                .handleResultIf(outcome -> outcome instanceof Outcome.Later later
                        && later.retryAfter().isEmpty())
                .withMaxAttempts(TRIES)
                .withBackoff(firstPause, firstPause.multipliedBy(8))
                .withJitter(0.2)
                .build();
    }

    /** A client for any number of webhooks. A redirect is not followed: it could lead anywhere. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIME_LIMIT)
                .build();
    }

    /**
     * The webhook of a recipient.
     *
     * @param clock tells when a message is sent
     */
    static Webhook of(Recipient recipient, HttpClient client, InstantSource clock) {
        return of(recipient, client, clock, TIME_LIMIT, FIRST_PAUSE);
    }

    static Webhook of(
            Recipient recipient, HttpClient client, InstantSource clock, Duration timeLimit, Duration firstPause) {
        return new Webhook(client, recipient.address(), recipient.secrets(), clock, timeLimit, firstPause);
    }

    /**
     * Posts a message, a few times if need be.
     *
     * @param id   the same whenever the same is posted again, so that the other side can tell
     * @param json the message
     * @throws InterruptedException when the thread is interrupted; then it is unknown whether the message arrived
     */
    Outcome post(UUID id, String json) throws InterruptedException {
        try {
            return Failsafe.with(retries).get(() -> postOnce(id, json));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    /**
     * Posts a message once.
     *
     * @throws InterruptedException as {@link #post} does
     */
    Outcome postOnce(UUID id, String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri())
                .timeout(timeLimit)
                .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        headers(id, json, secrets, clock.instant()).forEach(request::header);
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            return outcome(answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return later(text("silent"));
        } catch (ExecutionException e) {
            return later(words(Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            answer.cancel(true);
        }
    }

    /**
     * The headers of one attempt, in order.
     *
     * @param id      the same at each attempt
     * @param json    what is posted
     * @param secrets what it is signed with; none for what is not signed
     * @param at      when it is sent
     */
    static Map<String, String> headers(UUID id, String json, List<SigningSecret> secrets, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", id.toString());
        if (!secrets.isEmpty()) {
            headers.put("webhook-id", id.toString());
            headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
            headers.put(
                    "webhook-signature",
                    secrets.stream().map(secret -> secret.sign(id, at, json)).collect(Collectors.joining(" ")));
        }
        return headers;
    }

    private Outcome outcome(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        Text words = text("answer", status);
        if (status / 100 == 2) {
            return new Outcome.Taken(words);
        }
        return switch (status) {
            case 408, 425, 429 -> new Outcome.Later(words, retryAfter(answer));
            case 400 -> new Outcome.Unwanted(secrets.isEmpty() ? words : text("not-verified", status));
            case 401, 403 -> new Outcome.Closed(text(secrets.isEmpty() ? "gone" : "not-verified", status));
            case 404, 405, 410 -> new Outcome.Closed(text("gone", status));
            default -> {
                if (status / 100 == 5) {
                    yield new Outcome.Later(words, retryAfter(answer));
                }
                yield status / 100 == 3 ? new Outcome.Closed(text("redirect", status)) : new Outcome.Unwanted(words);
            }
        };
    }

    private static Optional<Duration> retryAfter(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> value.length() > DIGITS_OF_A_DAY
                        ? Duration.ofDays(1)
                        : Duration.ofSeconds(Long.parseLong(value)));
    }

    private static Outcome later(Text words) {
        return new Outcome.Later(words, Optional.empty());
    }

    /** In our own words: those of an exception may show the address. */
    private static Text words(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return text("silent");
        }
        if (failure instanceof ConnectException) {
            return text("no-connection");
        }
        if (failure instanceof SSLException) {
            return text("not-secure");
        }
        return failure instanceof IOException
                ? text("broken-off")
                : text("not-sent", failure.getClass().getSimpleName());
    }

    private static Text text(String key, Object... values) {
        return Text.of(Webhook.class, "webhook." + key, values);
    }
}

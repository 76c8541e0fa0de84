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
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Posts messages to one address. Whoever knows the address can post there too: no message and no answer shows it. */
final class Webhook {

    /** How a message fared. */
    sealed interface Outcome {

        /** What the other side answered, in words. */
        Text why();

        /**
         * It was taken.
         *
         * @param why in words
         */
        record Taken(Text why) implements Outcome {}

        /**
         * It was not taken now, but may be later.
         *
         * @param why        in words
         * @param retryAfter when to try again, if the other side says so
         */
        record Later(Text why, Optional<Duration> retryAfter) implements Outcome {}

        /**
         * Nothing that is posted there is taken, until somebody changes something.
         *
         * @param why in words
         */
        record Closed(Text why) implements Outcome {}

        /**
         * This message is not taken; others may be.
         *
         * @param why in words
         */
        record Unwanted(Text why) implements Outcome {}
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
        WebhookRequest.of(id, json, secrets, clock.instant()).headers().forEach(request::header);
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

    private static Outcome outcome(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        Text why = text("answer", status);
        if (status / 100 == 2) {
            return new Outcome.Taken(why);
        }
        return switch (status) {
            case 408, 425, 429 -> new Outcome.Later(why, retryAfter(answer));
            case 401, 403, 404, 405, 410 -> new Outcome.Closed(text("gone", status));
            default -> {
                if (status / 100 == 5) {
                    yield new Outcome.Later(why, retryAfter(answer));
                }
                yield status / 100 == 3 ? new Outcome.Closed(text("redirect", status)) : new Outcome.Unwanted(why);
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

    private static Outcome later(Text why) {
        return new Outcome.Later(why, Optional.empty());
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

package dev.tierwise.adapter.hubspot.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.http.Limits.Admission;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One HubSpot account, reached with one token. Calls block until there is an answer, may come from many threads, and
 * are sent in the order in which they come as soon as the account's limits allow. An interrupt ends a call with
 * {@link ApiException.Kind#INTERRUPTED} and leaves the thread's interrupt flag set.
 */
public final class HubSpotAccount {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final double JITTER = 0.2;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpUrl baseUrl;
    private final Transport transport;
    private final Lifetime lifetime;
    private final TimeLimits timeLimits;
    private final ApiFailures failures;
    private final Access access;
    private final Limits limits;
    private final AtomicLong requestsSent = new AtomicLong();
    private volatile OptionalLong dailyRemaining = OptionalLong.empty();
    private volatile Optional<Duration> clockSkew = Optional.empty();
    private volatile @Nullable ApiException dailyLimit;

    /** @param mask hides the secrets of all accounts, for HubSpot may answer one with another's */
    HubSpotAccount(
            Text name,
            Tokens tokens,
            HttpUrl baseUrl,
            Transport transport,
            Lifetime lifetime,
            TimeLimits timeLimits,
            Mask mask) {
        this.baseUrl = baseUrl;
        this.transport = transport;
        this.lifetime = lifetime;
        this.timeLimits = timeLimits;
        tokens.secrets().forEach(mask::hide);
        this.failures = new ApiFailures(name, tokens.reference(), mask, timeLimits, lifetime);
        this.limits = new Limits(timeLimits, lifetime);
        if (tokens instanceof Tokens.OAuth oauth) {
            this.access = new OAuthAccess(oauth, url(OAuthAccess.PATH), transport, lifetime, failures, mask);
        } else {
            this.access = new FixedAccess((Tokens.Fixed) tokens);
        }
    }

    /** Reads a path; the query's values are escaped here. */
    public JsonNode get(String path, Map<String, String> query) throws ApiException {
        HttpUrl.Builder url = url(path).newBuilder();
        query.forEach(url::addQueryParameter);
        return call(new RequestName("GET", path, false), new Request.Builder().url(url.build()));
    }

    /** Reads by a POST request, which may be sent more than once. */
    public JsonNode post(String path, JsonNode body) throws ApiException {
        return post(new RequestName("POST", path, false), body);
    }

    /** Searches CRM records: a POST request under the limit that HubSpot sets for searches. */
    public JsonNode search(String path, JsonNode body) throws ApiException {
        return post(new RequestName("POST", path, true), body);
    }

    private JsonNode post(RequestName inquiry, JsonNode body) throws ApiException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return call(inquiry, new Request.Builder().url(url(inquiry.path())).post(RequestBody.create(bytes, JSON)));
    }

    /** How many requests were sent so far, repetitions included, those for OAuth tokens not. */
    public long requestsSent() {
        return requestsSent.get();
    }

    /** How many requests HubSpot said are left today; empty until it says so. */
    public OptionalLong dailyRemaining() {
        return dailyRemaining;
    }

    /** How far this machine's clock is ahead of HubSpot's, to about a second; empty before the first answer. */
    public Optional<Duration> clockSkew() {
        return clockSkew;
    }

    /** Lets calls that wait see that the API was closed. */
    void wake() {
        limits.wake();
    }

    private HttpUrl url(String path) {
        String prefix = baseUrl.encodedPath();
        return baseUrl.newBuilder()
                .encodedPath((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path)
                .build();
    }

    private JsonNode call(RequestName inquiry, Request.Builder request) throws ApiException {
        Exchange exchange =
                new Exchange(inquiry, request.header("User-Agent", "tierwise").header("Accept", "application/json"));
        try {
            return Failsafe.with(retries()).get(exchange::attempt);
        } catch (FailsafeException e) {
            Throwable cause = e.getCause();
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw failures.interrupted(inquiry);
            }
            if (cause instanceof RetryableException retryable) {
                throw hopeless(retryable)
                        ? failures.tooLate(inquiry, "deadline.again", Optional.of(retryable.failure()))
                        : retryable.failure();
            }
            if (cause instanceof ApiException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private RetryPolicy<JsonNode> retries() {
        Duration first = timeLimits.firstBackOff();
        Duration left = Duration.ofNanos(lifetime.left());
        return RetryPolicy.<JsonNode>builder()
                .handleIf(failure -> failure instanceof RetryableException retryable && !hopeless(retryable))
                .withMaxAttempts(timeLimits.attempts())
                .withBackoff(first, timeLimits.longestBackOff())
                .withJitter(JITTER)
                .withDelayFnOn(
                        context -> ((RetryableException) context.getLastException())
                                .pause()
                                .map(HubSpotAccount::neverEarlier)
                                .orElse(Duration.ofNanos(-1)),
                        RetryableException.class)
                .withMaxDuration(left.compareTo(first) > 0 ? left : first.plusNanos(1))
                .build();
    }

    /** The jitter takes as much as it gives; what HubSpot asks for is the least. */
    private static Duration neverEarlier(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() / (1 - JITTER)));
    }

    private boolean hopeless(RetryableException retryable) {
        return retryable.pause().orElse(Duration.ZERO).toNanos() >= lifetime.left();
    }

    /** One request with its repetitions. */
    private final class Exchange {

        private final RequestName inquiry;
        private final Request.Builder request;
        private Optional<ApiException> before = Optional.empty();
        private boolean renewed;

        private Exchange(RequestName inquiry, Request.Builder request) {
            this.inquiry = inquiry;
            this.request = request;
        }

        private JsonNode attempt() throws ApiException, RetryableException, InterruptedException {
            try {
                return once();
            } catch (RetryableException retryable) {
                before = Optional.of(retryable.failure());
                throw retryable;
            }
        }

        private JsonNode once() throws ApiException, RetryableException, InterruptedException {
            failIfUsedUp();
            try (Admission admission = limits.admit(inquiry.search())
                    .orElseThrow(() -> failures.tooLate(inquiry, "deadline.limits", before))) {
                failIfUsedUp();
                String token = access.token();
                ApiResponse answer = send(token, admission);
                return answer.successful() ? content(answer) : refusal(answer, token);
            }
        }

        private void failIfUsedUp() throws ApiException {
            ApiException limit = dailyLimit;
            if (limit != null) {
                throw failures.again(limit);
            }
        }

        private ApiResponse send(String token, Admission admission)
                throws ApiException, RetryableException, InterruptedException {
            long left = lifetime.left();
            if (left == 0) {
                throw failures.tooLate(inquiry, "deadline.unsent", before);
            }
            admission.sending();
            requestsSent.incrementAndGet();
            try {
                return transport.send(
                        request.header("Authorization", "Bearer " + token).build(),
                        Duration.ofNanos(left),
                        response -> begun(response, admission));
            } catch (IOException e) {
                throw failures.unanswered(inquiry, e, before);
            }
        }

        /** Too many requests: nobody takes this place before it is known how long the account has to wait. */
        private void begun(Response response, Admission admission) {
            RateHeaders said = RateHeaders.of(response.headers());
            if (said.dailyRemaining().isPresent()) {
                dailyRemaining = said.dailyRemaining();
            }
            Optional.ofNullable(response.header("Date"))
                    .flatMap(ApiFailures::date)
                    .ifPresent(theirs -> clockSkew = Optional.of(Duration.between(theirs, lifetime.clock())));
            admission.heard(said);
            if (response.code() != TOO_MANY_REQUESTS) {
                admission.close();
            }
        }

        private JsonNode content(ApiResponse answer) throws ApiException, RetryableException {
            if (answer.tooLong()) {
                throw failures.tooLarge(inquiry, answer);
            }
            JsonNode content = Json.parse(answer.body());
            if (!content.isContainerNode()) {
                throw failures.malformed(inquiry, answer);
            }
            return content;
        }

        private JsonNode refusal(ApiResponse answer, String token) throws ApiException, RetryableException {
            ErrorBody body = ErrorBody.of(answer);
            if (answer.status() == 401 && !renewed && access.outlived(token, body)) {
                renewed = true;
                throw new RetryableException(failures.refused(inquiry, answer), Optional.of(Duration.ZERO));
            }
            try {
                ApiException failure = failures.refused(inquiry, answer);
                if (failure.kind() == Kind.DAILY_LIMIT) {
                    dailyLimit = failure;
                }
                throw failure;
            } catch (RetryableException retryable) {
                throw answer.status() == TOO_MANY_REQUESTS ? heldBack(retryable, body) : retryable;
            }
        }

        /** After too many requests the whole account waits; the repetition waits among the others. */
        private RetryableException heldBack(RetryableException retryable, ErrorBody body) {
            Duration pause = retryable.pause().orElse(timeLimits.rollingPause());
            Duration jittered = pause.plusNanos((long)
                    (pause.toNanos() * JITTER * ThreadLocalRandom.current().nextDouble()));
            if (body.policy().filter("TEN_SECONDLY_ROLLING"::equals).isPresent()) {
                limits.pauseAll(jittered);
            } else {
                limits.pause(inquiry.search(), jittered);
            }
            return hopeless(retryable)
                    ? retryable
                    : new RetryableException(retryable.failure(), Optional.of(Duration.ZERO));
        }
    }
}

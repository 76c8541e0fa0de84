package dev.tierwise.adapter.hubspot.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.spi.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived tokens, each fetched shortly before the one before it expires: by the request that comes first, while
 * the others wait for it.
 */
final class OAuthAccess implements Access {

    static final String PATH = "/oauth/2026-09/token";

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(90);
    private static final Duration DOCUMENTED_LIFE = Duration.ofMinutes(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final RequestName FETCHING = new RequestName("POST", PATH, false);

    private record Token(String value, long renewAt) {}

    private final ReentrantLock fetching = new ReentrantLock();
    private final Tokens.OAuth tokens;
    private final Transport transport;
    private final Lifetime lifetime;
    private final ApiFailures failures;
    private final Mask mask;
    private final HttpUrl url;
    private Secret refreshToken;
    private @Nullable Token current;
    private @Nullable ApiException refused;

    OAuthAccess(
            Tokens.OAuth tokens, HttpUrl url, Transport transport, Lifetime lifetime, ApiFailures failures, Mask mask) {
        this.tokens = tokens;
        this.url = url;
        this.transport = transport;
        this.lifetime = lifetime;
        this.failures = failures;
        this.mask = mask;
        this.refreshToken = tokens.refreshToken();
    }

    @Override
    public String token() throws ApiException, RetryableException, InterruptedException {
        if (!fetching.tryLock(lifetime.left(), TimeUnit.NANOSECONDS)) {
            throw failures.tooLate(FETCHING, "deadline.token", Optional.empty());
        }
        try {
            if (refused != null) {
                throw failures.again(refused);
            }
            Token token = current;
            if (token == null || lifetime.now() >= token.renewAt()) {
                token = fetch();
                current = token;
            }
            return token.value();
        } finally {
            fetching.unlock();
        }
    }

    @Override
    public boolean outlived(String refusedToken, ErrorBody reason) {
        fetching.lock();
        try {
            if (current == null || !current.value().equals(refusedToken)) {
                return true;
            }
            if (lifetime.now() >= current.renewAt() || saysExpired(reason)) {
                current = null;
                return true;
            }
            return false;
        } finally {
            fetching.unlock();
        }
    }

    private static boolean saysExpired(ErrorBody reason) {
        return reason.category().filter("EXPIRED_AUTHENTICATION"::equals).isPresent()
                || reason.message()
                        .filter(message -> message.toLowerCase(Locale.ROOT).contains("expired"))
                        .isPresent();
    }

    private Token fetch() throws ApiException, RetryableException, InterruptedException {
        Request request = new Request.Builder()
                .url(url)
                .header("User-Agent", "tierwise")
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("grant_type", "refresh_token")
                        .add("refresh_token", refreshToken.reveal())
                        .add("client_id", tokens.clientId().reveal())
                        .add("client_secret", tokens.clientSecret().reveal())
                        .build())
                .build();
        long asked = lifetime.now();
        ApiResponse answer;
        try {
            answer = transport.send(request, Duration.ofNanos(lifetime.left()), response -> {});
        } catch (IOException e) {
            throw failures.unanswered(FETCHING, e, Optional.empty());
        }
        if (!answer.successful()) {
            throw refusal(answer);
        }
        JsonNode body = Json.parse(answer.body());
        String value = body.path("access_token").textValue();
        if (value == null || !Tokens.isToken(value)) {
            throw failures.malformed(FETCHING, answer);
        }
        mask.hide(new Secret(value));
        String rotated = body.path("refresh_token").textValue();
        if (rotated != null && !rotated.isBlank()) {
            refreshToken = new Secret(rotated);
            mask.hide(refreshToken);
        }
        return new Token(
                value, asked + usableFor(body.path("expires_in").asLong()).toNanos());
    }

    private static Duration usableFor(long expiresIn) {
        Duration life =
                expiresIn > 0 ? Duration.ofSeconds(Math.min(expiresIn, LONGEST_LIFE.toSeconds())) : DOCUMENTED_LIFE;
        Duration margin = life.dividedBy(10);
        return life.minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
    }

    private ApiException refusal(ApiResponse answer) throws RetryableException {
        ApiException refusal = failures.tokenRefused(FETCHING, answer);
        if (refusal.kind() == ApiException.Kind.UNAUTHORISED) {
            refused = refusal;
        }
        return refusal;
    }
}

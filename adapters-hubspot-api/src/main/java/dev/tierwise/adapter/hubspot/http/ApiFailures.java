package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an answer, for users, and whether asking again is worth it. */
final class ApiFailures {

    private static final int MOVING = 477;
    private static final int OTHER_REGION = 488;
    private static final int MALFORMED_TOKEN = 530;

    /** Whatever is asked for beyond this is as hopeless, and the nanoseconds of centuries fit into no number. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_A_YEAR = 8;

    private final Text account;
    private final String reference;
    private final Mask mask;
    private final TimeLimits timeLimits;
    private final Lifetime lifetime;

    /** @param reference what the configuration contains in the token's place; empty when unknown */
    ApiFailures(Text account, Optional<String> reference, Mask mask, TimeLimits timeLimits, Lifetime lifetime) {
        this.account = account;
        this.reference = reference.map(text -> " " + text).orElse("");
        this.mask = mask;
        this.timeLimits = timeLimits;
        this.lifetime = lifetime;
    }

    /**
     * What an answer other than success means.
     *
     * @throws RetryableException when it may pass
     */
    ApiException refused(RequestName inquiry, ApiResponse answer) throws RetryableException {
        ErrorBody body = ErrorBody.of(answer);
        return switch (answer.status()) {
            case 401 ->
                failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        text("unauthorised", reference),
                        answer,
                        body,
                        text("unauthorised.advice"));
            case MALFORMED_TOKEN ->
                failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        text("malformed.token", reference),
                        answer,
                        body,
                        text("malformed.token.advice"));
            case 403 ->
                failure(
                        Kind.FORBIDDEN,
                        inquiry,
                        text("forbidden"),
                        answer,
                        body,
                        body.missingScopes().isEmpty()
                                ? text("forbidden.advice", reference)
                                : text(
                                        "forbidden.advice.scope",
                                        reference,
                                        mask.show(String.join(", ", body.missingScopes()))));
            case 404, 410 ->
                failure(Kind.NOT_FOUND, inquiry, text("not.found"), answer, body, text("not.found.advice"));
            case 408 -> throw retryable(inquiry, text("request.late"), answer, body);
            case 414 ->
                failure(Kind.BAD_REQUEST, inquiry, text("address.long"), answer, body, text("address.long.advice"));
            case 423 ->
                throw new RetryableException(
                        failure(Kind.LOCKED, inquiry, text("locked"), answer, body, text("locked.advice")),
                        Optional.of(timeLimits.locked()));
            case 429 -> tooMany(inquiry, answer, body);
            case MOVING ->
                failure(
                        Kind.MOVING,
                        inquiry,
                        text("moving"),
                        answer,
                        body,
                        retryAfter(answer)
                                .map(wait -> text("again.in", inWords(wait)))
                                .orElse(text("again.tomorrow")));
            case OTHER_REGION ->
                failure(Kind.OTHER_REGION, inquiry, text("region"), answer, body, text("region.advice", reference));
            default -> {
                if (answer.status() >= 500) {
                    throw retryable(inquiry, text("fault"), answer, body);
                }
                if (answer.status() < 400) {
                    yield redirected(inquiry, answer);
                }
                yield failure(Kind.BAD_REQUEST, inquiry, text("bad.request"), answer, body, text("bad.request.advice"));
            }
        };
    }

    /**
     * What it means that no token was given out.
     *
     * @throws RetryableException when it may pass
     */
    ApiException tokenRefused(RequestName inquiry, ApiResponse answer) throws RetryableException {
        ErrorBody body = ErrorBody.of(answer);
        return answer.status() == 400 || answer.status() == 401 || answer.status() == 403
                ? failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        text(
                                "no.access.token",
                                reference,
                                body.status()
                                        .filter(status -> !status.equals("error"))
                                        .map(status -> " (" + mask.show(status) + ")")
                                        .orElse("")),
                        answer,
                        body,
                        text("no.access.token.advice"))
                : refused(inquiry, answer);
    }

    private ApiException tooMany(RequestName inquiry, ApiResponse answer, ErrorBody body) throws RetryableException {
        String policy = body.policy().orElse("");
        if (policy.equals("DAILY")) {
            return failure(Kind.DAILY_LIMIT, inquiry, text("daily.limit"), answer, body, text("daily.limit.advice"));
        }
        boolean bySecond = policy.equals("SECONDLY") || (policy.isEmpty() && inquiry.search());
        throw new RetryableException(
                failure(
                        Kind.UNAVAILABLE,
                        inquiry,
                        text("too.many.requests"),
                        answer,
                        body,
                        text("too.many.requests.advice")),
                Optional.of(
                        retryAfter(answer).orElse(bySecond ? timeLimits.searchPause() : timeLimits.rollingPause())));
    }

    private ApiException redirected(RequestName inquiry, ApiResponse answer) {
        return failure(
                Kind.UNAVAILABLE,
                inquiry,
                text("redirected", target(answer.headers().get("Location"))),
                answer,
                ErrorBody.of(answer),
                text("redirected.advice"));
    }

    private Text target(@Nullable String location) {
        try {
            String host = location == null ? null : URI.create(location.strip()).getHost();
            return host == null ? text("another.address") : Text.verbatim(mask.show(host));
        } catch (IllegalArgumentException e) {
            return text("another.address");
        }
    }

    private RetryableException retryable(RequestName inquiry, Text what, ApiResponse answer, ErrorBody body) {
        return new RetryableException(
                failure(Kind.UNAVAILABLE, inquiry, what, answer, body, text("again.later")), retryAfter(answer));
    }

    /** An answer that says success and is no JSON object or list. */
    RetryableException malformed(RequestName inquiry, ApiResponse answer) {
        return new RetryableException(
                failure(Kind.MALFORMED, inquiry, text("no.json"), answer, ErrorBody.of(answer), text("no.json.advice")),
                Optional.empty());
    }

    ApiException tooLarge(RequestName inquiry, ApiResponse answer) {
        return failure(
                Kind.TOO_LARGE,
                inquiry,
                text("too.large", Transport.LARGEST_BODY / (1024 * 1024)),
                answer,
                ErrorBody.of(answer),
                text("too.large.advice"));
    }

    /**
     * No answer at all, or not to its end.
     *
     * @return the retryable when it may pass
     * @throws ApiException when it will not
     */
    RetryableException unanswered(RequestName inquiry, IOException e, Optional<ApiException> before)
            throws ApiException {
        if (lifetime.closed()) {
            throw interrupted(inquiry);
        }
        if (lifetime.left() == 0) {
            throw tooLate(inquiry, "deadline.answering", before);
        }
        String details = Optional.ofNullable(e.getMessage())
                .map(mask::show)
                .orElseGet(() -> e.getClass().getSimpleName());
        if (untrusted(e)) {
            throw new ApiException(
                    Kind.UNAVAILABLE,
                    0,
                    sentence(inquiry, text("untrusted", details), text("untrusted.advice")),
                    Optional.empty(),
                    List.of());
        }
        String key = e instanceof UnknownHostException || e instanceof ConnectException
                ? "unreachable"
                : e instanceof InterruptedIOException ? "no.answer" : "broken";
        return new RetryableException(
                new ApiException(
                        Kind.UNAVAILABLE,
                        0,
                        sentence(inquiry, text(key, details), text("network.advice")),
                        Optional.empty(),
                        List.of()),
                Optional.empty());
    }

    private static boolean untrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    /**
     * The lifetime is over, or ends before the request could be sent.
     *
     * @param key of the sentence, in the message files
     */
    ApiException tooLate(RequestName inquiry, String key, Optional<ApiException> before) {
        if (lifetime.closed()) {
            return interrupted(inquiry);
        }
        return new ApiException(
                Kind.DEADLINE,
                before.map(ApiException::status).orElse(0),
                sentence(
                        inquiry,
                        text(key),
                        before.map(failure -> text("before", failure.text())).orElse(text("deadline.advice"))),
                before.flatMap(ApiException::correlationId),
                List.of());
    }

    ApiException interrupted(RequestName inquiry) {
        return new ApiException(
                Kind.INTERRUPTED, 0, text("interrupted", account, inquiry), Optional.empty(), List.of());
    }

    /** The same failure for another call, which was not even sent. */
    ApiException again(ApiException failure) {
        return new ApiException(
                failure.kind(), failure.status(), failure.text(), failure.correlationId(), failure.missingScopes());
    }

    private ApiException failure(
            Kind kind, RequestName inquiry, Text what, ApiResponse answer, ErrorBody body, Text whatToDo) {
        Optional<String> correlationId = body.correlationId().map(mask::show);
        List<Text> details = new ArrayList<>(List.of(text("status", answer.status())));
        body.policy().ifPresent(policy -> details.add(text("policy", mask.show(policy))));
        correlationId.ifPresent(id -> details.add(text("correlation.id", id)));
        Text detailed = text("detailed", what, Text.joined(", ", details));
        Text said = body.message()
                .map(message -> text("said", detailed, mask.show(message)))
                .orElse(detailed);
        return new ApiException(
                kind,
                answer.status(),
                sentence(inquiry, said, whatToDo),
                correlationId,
                body.missingScopes().stream().map(mask::show).toList());
    }

    private Text sentence(RequestName inquiry, Text what, Text whatToDo) {
        return text("sentence", account, inquiry, what, whatToDo);
    }

    private static Text text(String key, Object... values) {
        return Text.of(ApiFailures.class, key, values);
    }

    private Optional<Duration> retryAfter(ApiResponse answer) {
        String value = answer.headers().get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        String seconds = value.strip();
        if (SECONDS.matcher(seconds).matches()) {
            return Optional.of(
                    seconds.length() > DIGITS_OF_A_YEAR ? LONGEST_WAIT : atMostAYear(Long.parseLong(seconds)));
        }
        return date(value).map(then -> {
            Instant now = Optional.ofNullable(answer.headers().get("Date"))
                    .flatMap(ApiFailures::date)
                    .orElse(lifetime.clock());
            return atMostAYear(Math.max(0, Duration.between(now, then).toSeconds()));
        });
    }

    private static Duration atMostAYear(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    /** A date as HTTP headers write it. */
    static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Text inWords(Duration wait) {
        return wait.compareTo(Duration.ofHours(1)) >= 0
                ? Text.counted(ApiFailures.class, "hours", wait.toHours() + 1)
                : Text.counted(ApiFailures.class, "minutes", wait.toMinutes() + 1);
    }
}

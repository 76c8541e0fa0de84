package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
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

/** Says what is wrong with an answer, for people, and whether asking again is worth it. */
final class Failures {

    private static final int MOVING = 477;
    private static final int OTHER_REGION = 488;
    private static final int MALFORMED_TOKEN = 530;

    /** Whatever is asked for beyond this is as hopeless, and the nanoseconds of centuries fit into no number. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_A_YEAR = 8;

    private final String account;
    private final String token;
    private final Mask mask;
    private final Patience patience;
    private final Lifetime lifetime;

    /** @param reference what the configuration contains in the token's place; empty when unknown */
    Failures(String account, Optional<String> reference, Mask mask, Patience patience, Lifetime lifetime) {
        this.account = account;
        this.token = "the token" + reference.map(text -> " " + text).orElse("");
        this.mask = mask;
        this.patience = patience;
        this.lifetime = lifetime;
    }

    /**
     * What an answer other than success means.
     *
     * @throws Setback when it may pass
     */
    ApiException refused(RequestName inquiry, Answer answer) throws Setback {
        ErrorBody body = ErrorBody.of(answer);
        return switch (answer.status()) {
            case 401 ->
                failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        "HubSpot does not accept " + token,
                        answer,
                        body,
                        "Make a new token in HubSpot, or give the one that belongs to this account.");
            case MALFORMED_TOKEN ->
                failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        token + " is not one of HubSpot's",
                        answer,
                        body,
                        "Check that the whole token was copied, and nothing else.");
            case 403 ->
                failure(
                        Kind.FORBIDDEN,
                        inquiry,
                        "HubSpot does not allow it",
                        answer,
                        body,
                        body.missingScopes().isEmpty()
                                ? capitalised(token) + " lacks a scope, or the account's plan lacks this feature."
                                : "Give " + token + " the scope "
                                        + mask.show(String.join(", ", body.missingScopes()))
                                        + " in HubSpot.");
            case 404, 410 ->
                failure(
                        Kind.NOT_FOUND,
                        inquiry,
                        "HubSpot does not have it",
                        answer,
                        body,
                        "Where an API version is configured, check it.");
            case 408 -> throw setback(inquiry, "HubSpot did not get the request in time", answer, body);
            case 414 ->
                failure(
                        Kind.BAD_REQUEST,
                        inquiry,
                        "the address of the request is too long for HubSpot",
                        answer,
                        body,
                        "Ask for fewer properties.");
            case 423 ->
                throw new Setback(
                        failure(
                                Kind.LOCKED,
                                inquiry,
                                "the account is locked for the moment",
                                answer,
                                body,
                                "Try again in a few minutes."),
                        Optional.of(patience.locked()));
            case 429 -> tooMany(inquiry, answer, body);
            case MOVING ->
                failure(
                        Kind.MOVING,
                        inquiry,
                        "HubSpot is moving the account to another data centre",
                        answer,
                        body,
                        "Try again "
                                + retryAfter(answer)
                                        .map(wait -> "in " + inWords(wait) + ".")
                                        .orElse("tomorrow."));
            case OTHER_REGION ->
                failure(
                        Kind.OTHER_REGION,
                        inquiry,
                        "the account is hosted in another region than this address leads to",
                        answer,
                        body,
                        "Make a new key for " + token + " in HubSpot, or give base-url: that region's address.");
            default -> {
                if (answer.status() >= 500) {
                    throw setback(inquiry, "HubSpot has a fault", answer, body);
                }
                if (answer.status() < 400) {
                    yield redirected(inquiry, answer);
                }
                yield failure(
                        Kind.BAD_REQUEST,
                        inquiry,
                        "HubSpot does not understand the request",
                        answer,
                        body,
                        "This may need another API version, or a newer Tierwise.");
            }
        };
    }

    /**
     * What it means that no token was given out.
     *
     * @throws Setback when it may pass
     */
    ApiException tokenRefused(RequestName inquiry, Answer answer) throws Setback {
        ErrorBody body = ErrorBody.of(answer);
        return answer.status() == 400 || answer.status() == 401 || answer.status() == 403
                ? failure(
                        Kind.UNAUTHORISED,
                        inquiry,
                        "HubSpot gives out no access token for " + token
                                + body.status()
                                        .filter(status -> !status.equals("error"))
                                        .map(status -> " (" + mask.show(status) + ")")
                                        .orElse(""),
                        answer,
                        body,
                        "Check the client id, the client secret and the refresh token; where the app was removed from"
                                + " the account, install it there again.")
                : refused(inquiry, answer);
    }

    private ApiException tooMany(RequestName inquiry, Answer answer, ErrorBody body) throws Setback {
        String policy = body.policy().orElse("");
        if (policy.equals("DAILY")) {
            return failure(
                    Kind.DAILY_LIMIT,
                    inquiry,
                    "the account's requests of today are used up",
                    answer,
                    body,
                    "Try again after midnight in the account's time zone, or stop what else uses them.");
        }
        boolean bySecond = policy.equals("SECONDLY") || (policy.isEmpty() && inquiry.search());
        throw new Setback(
                failure(
                        Kind.UNAVAILABLE,
                        inquiry,
                        "HubSpot gets too many requests",
                        answer,
                        body,
                        "Something else seems to use up the account's requests: stop it, or try again later."),
                Optional.of(retryAfter(answer).orElse(bySecond ? patience.searchPause() : patience.rollingPause())));
    }

    private ApiException redirected(RequestName inquiry, Answer answer) {
        return failure(
                Kind.UNAVAILABLE,
                inquiry,
                "the answer leads to " + target(answer.headers().get("Location"))
                        + ", which is not followed because the token would go there too",
                answer,
                ErrorBody.of(answer),
                "Check the base URL, and whether a proxy wants a log-in.");
    }

    private String target(@Nullable String location) {
        try {
            String host = location == null ? null : URI.create(location.strip()).getHost();
            return host == null ? "another address" : mask.show(host);
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }

    private Setback setback(RequestName inquiry, String what, Answer answer, ErrorBody body) {
        return new Setback(
                failure(Kind.UNAVAILABLE, inquiry, what, answer, body, "Try again later."), retryAfter(answer));
    }

    /** An answer that says success and is no JSON object or list. */
    Setback malformed(RequestName inquiry, Answer answer) {
        return new Setback(
                failure(
                        Kind.MALFORMED,
                        inquiry,
                        "the answer is not the JSON that it should be",
                        answer,
                        ErrorBody.of(answer),
                        "Check the base URL, and whether a proxy answers in HubSpot's place."),
                Optional.empty());
    }

    ApiException tooLarge(RequestName inquiry, Answer answer) {
        return failure(
                Kind.TOO_LARGE,
                inquiry,
                "the answer is larger than " + Transport.LARGEST_BODY / (1024 * 1024) + " MiB",
                answer,
                ErrorBody.of(answer),
                "Check the base URL.");
    }

    /**
     * No answer at all, or not to its end.
     *
     * @return the setback when it may pass
     * @throws ApiException when it will not
     */
    Setback unanswered(RequestName inquiry, IOException e, Optional<ApiException> before) throws ApiException {
        if (lifetime.closed()) {
            throw interrupted(inquiry);
        }
        if (lifetime.left() == 0) {
            throw tooLate(inquiry, "while HubSpot was answering", before);
        }
        String details = e.getClass().getSimpleName()
                + Optional.ofNullable(e.getMessage())
                        .map(message -> ": " + mask.show(message))
                        .orElse("");
        if (untrusted(e)) {
            throw new ApiException(
                    Kind.UNAVAILABLE,
                    0,
                    sentence(
                            inquiry,
                            "this machine does not trust the server's certificate (" + details + ")",
                            "Where a proxy opens encrypted connections, add its certificate to Java's trust store."),
                    Optional.empty(),
                    List.of());
        }
        String what = e instanceof UnknownHostException || e instanceof ConnectException
                ? "HubSpot cannot be reached"
                : e instanceof InterruptedIOException
                        ? "HubSpot did not answer in time"
                        : "the connection broke before the whole answer was there";
        return new Setback(
                new ApiException(
                        Kind.UNAVAILABLE,
                        0,
                        sentence(inquiry, what + " (" + details + ")", "Check the network and try again."),
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

    /** The lifetime is over, or ends before the request could be sent. */
    ApiException tooLate(RequestName inquiry, String when, Optional<ApiException> before) {
        if (lifetime.closed()) {
            return interrupted(inquiry);
        }
        return new ApiException(
                Kind.DEADLINE,
                before.map(ApiException::status).orElse(0),
                sentence(
                        inquiry,
                        "the deadline of this run comes first, " + when,
                        before.map(failure -> "Before: " + failure.getMessage())
                                .orElse("Allow more time, or ask about fewer portals.")),
                before.flatMap(ApiException::correlationId),
                List.of());
    }

    ApiException interrupted(RequestName inquiry) {
        return new ApiException(
                Kind.INTERRUPTED, 0, account + ": " + inquiry + ": interrupted.", Optional.empty(), List.of());
    }

    /** The same failure for another call, which was not even sent. */
    ApiException again(ApiException failure) {
        return new ApiException(
                failure.kind(),
                failure.status(),
                failure.getMessage(),
                failure.correlationId(),
                failure.missingScopes());
    }

    private ApiException failure(
            Kind kind, RequestName inquiry, String what, Answer answer, ErrorBody body, String whatToDo) {
        Optional<String> correlationId = body.correlationId().map(mask::show);
        List<String> details = new ArrayList<>(List.of("status " + answer.status()));
        body.policy().ifPresent(policy -> details.add("policy " + mask.show(policy)));
        correlationId.ifPresent(id -> details.add("correlation id " + id));
        String said = body.message()
                .map(message -> "; it says: \"" + mask.show(message) + "\"")
                .orElse("");
        return new ApiException(
                kind,
                answer.status(),
                sentence(inquiry, what + " (" + String.join(", ", details) + ")" + said, whatToDo),
                correlationId,
                body.missingScopes().stream().map(mask::show).toList());
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String sentence(RequestName inquiry, String what, String whatToDo) {
        return account + ": " + inquiry + ": " + what + ". " + whatToDo;
    }

    private Optional<Duration> retryAfter(Answer answer) {
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
                    .flatMap(Failures::date)
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

    private static String inWords(Duration wait) {
        return wait.compareTo(Duration.ofHours(1)) >= 0
                ? (wait.toHours() + 1) + " hours"
                : (wait.toMinutes() + 1) + " minutes";
    }
}

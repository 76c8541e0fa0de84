package dev.tierwise.server.dashboard;

import dev.tierwise.server.http.Request;
import dev.tierwise.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may ask, and who may change something. Without a token everybody who reaches the server may ask. With one, programs send it with
 * each request, and people log in with it. What changes something must come from a page of this server, or with the token.
 * Used by many threads at once.
 */
final class Access {

    static final String COOKIE = "tierwise-session";

    private static final String BEARER = "Bearer ";
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_FAILURES = 10;
    private static final int RANDOM_BYTES = 32;

    private final Optional<Secret> token;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final String formToken = random();

    /** By id, until when; guarded by this object. */
    private final Map<String, Instant> sessions = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    private int failures;
    private Instant failuresEnd = Instant.MIN;

    /** @param token what is asked for; empty for nothing */
    Access(Optional<Secret> token, InstantSource clock) {
        this.token = token;
        this.clock = clock;
    }

    /** Whether somebody has to say who he is. */
    boolean isAskedFor() {
        return token.isPresent();
    }

    /** Whether a request may be answered. */
    boolean mayAsk(Request request) {
        return token.isEmpty() || hasToken(request) || hasSession(request);
    }

    /** Whether a program has sent the token. */
    boolean hasToken(Request request) {
        return token.isPresent()
                && request.header("Authorization")
                        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .filter(header ->
                                isToken(header.substring(BEARER.length()).strip()))
                        .isPresent();
    }

    private synchronized boolean hasSession(Request request) {
        return request.cookie(COOKIE)
                .map(sessions::get)
                .filter(end -> clock.instant().isBefore(end))
                .isPresent();
    }

    /** Whether a text is the token. */
    synchronized boolean isToken(String text) {
        boolean right = token.isPresent() && same(text, token.get().reveal().strip());
        if (!right) {
            if (!clock.instant().isBefore(failuresEnd)) {
                failures = 0;
            }
            failures++;
            failuresEnd = clock.instant().plus(PAUSE);
        }
        return right;
    }

    /** Whether somebody guesses. Who has the right token is let in all the same, so that nobody can lock others out by guessing. */
    synchronized boolean mustWait() {
        return failures >= MOST_FAILURES && clock.instant().isBefore(failuresEnd);
    }

    /** Begins a session: the value of its cookie. */
    synchronized String begin() {
        String id = random();
        sessions.put(id, clock.instant().plus(SESSION));
        return id;
    }

    /** Ends the session of a request. */
    synchronized void end(Request request) {
        request.cookie(COOKIE).ifPresent(sessions::remove);
    }

    /** The header that gives a browser the cookie of a session; with an empty value, takes it away. */
    static String cookie(Request request, String value) {
        boolean encrypted = request.header("X-Forwarded-Proto")
                .filter(protocol -> protocol.equalsIgnoreCase("https"))
                .isPresent();
        return COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                + (value.isEmpty() ? 0 : SESSION.toSeconds()) + (encrypted ? "; Secure" : "");
    }

    /** What a form of this server's pages sends along, and no other page can know. */
    String formToken() {
        return formToken;
    }

    /**
     * Whether a form comes from a page of this server. Under the policy of these pages, to give no referrer, a browser does not name their
     * origin; then what the form sends along has to do.
     */
    boolean isOwnForm(Request request, String sent) {
        boolean unnamed = request.header("Sec-Fetch-Site").isEmpty()
                && request.header("Origin").filter("null"::equals).isPresent();
        return (unnamed || isSameOrigin(request)) && same(sent, formToken);
    }

    /** Whether a request comes from a page of this server, or from no page at all. */
    static boolean isSameOrigin(Request request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        String host = request.header("Host").orElse("").strip().toLowerCase(Locale.ROOT);
        return request.header("Origin")
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .map(origin -> origin.equals("http://" + host) || origin.equals("https://" + host))
                .orElse(true);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;

/** HubSpot's API, for any number of accounts. Safe for use by many threads. */
public final class HubSpotApi implements AutoCloseable {

    private final HttpUrl baseUrl;
    private final TimeLimits timeLimits;
    private final Lifetime lifetime;
    private final Transport transport;
    private final Mask mask = new Mask();
    private final List<HubSpotAccount> accounts = new CopyOnWriteArrayList<>();

    /**
     * @param baseUrl where the API is: https, or plain http to this machine
     * @param clock   what the time is; for deadlines and for comparing with HubSpot's clock
     * @throws IllegalArgumentException when the base URL would send tokens in the clear or is no base URL; the message
     *                                  is for people
     */
    public HubSpotApi(URI baseUrl, InstantSource clock) {
        this(baseUrl, clock, TimeLimits.DEFAULT);
    }

    /**
     * @param timeLimits how long to wait for answers, and before repetitions
     * @throws IllegalArgumentException see {@link #HubSpotApi(URI, InstantSource)}
     */
    public HubSpotApi(URI baseUrl, InstantSource clock, TimeLimits timeLimits) {
        this.baseUrl = checked(baseUrl);
        this.timeLimits = timeLimits;
        this.lifetime = new Lifetime(clock);
        this.transport = new Transport(timeLimits);
    }

    /**
     * Checks where the API is said to be.
     *
     * @throws IllegalArgumentException see {@link #HubSpotApi(URI, InstantSource)}
     */
    public static void check(URI baseUrl) {
        checked(baseUrl);
    }

    private static HttpUrl checked(URI baseUrl) {
        HttpUrl url = HttpUrl.get(baseUrl);
        if (url == null) {
            throw new InvalidValueException(Text.of(HubSpotApi.class, "url.none"));
        }
        if (!url.isHttps() && !isThisMachine(url.host())) {
            throw new InvalidValueException(Text.of(HubSpotApi.class, "url.http", url.host()));
        }
        if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
            throw new InvalidValueException(Text.of(HubSpotApi.class, "url.more"));
        }
        return url;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    /**
     * Begins to use an account; one for each token, because limits are counted for each.
     *
     * @param name the account in messages, such as "client 501"
     */
    public HubSpotAccount account(Text name, Tokens tokens) {
        return account(name, tokens, baseUrl);
    }

    /**
     * Begins to use an account that another region's address leads to.
     *
     * @param name the account in messages, such as "client 501"
     * @throws IllegalArgumentException see {@link #HubSpotApi(URI, InstantSource)}
     */
    public HubSpotAccount account(Text name, Tokens tokens, URI baseUrl) {
        return account(name, tokens, checked(baseUrl));
    }

    private HubSpotAccount account(Text name, Tokens tokens, HttpUrl url) {
        HubSpotAccount account = new HubSpotAccount(name, tokens, url, transport, lifetime, timeLimits, mask);
        accounts.add(account);
        return account;
    }

    /** Sets when every call ends with {@link ApiException.Kind#DEADLINE}; to be called before the first call. */
    public void deadline(Instant deadline) {
        lifetime.endAt(deadline);
    }

    /**
     * Cancels what is under way and lets go of all connections. A call that pauses before a repetition ends after that
     * pause, or at once when its thread is interrupted.
     */
    @Override
    public void close() {
        lifetime.close();
        transport.close();
        accounts.forEach(HubSpotAccount::wake);
    }
}

package dev.tierwise.adapter.hubspot.http;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/** HubSpot's API, for any number of accounts. Safe for use by many threads. */
public final class HubSpotApi implements AutoCloseable {

    /**
     * @param baseUrl where the API is: https, or plain http to this machine
     * @param clock   what the time is; for deadlines and for comparing with HubSpot's clock
     * @throws IllegalArgumentException when the base URL would send tokens in the clear or is no base URL; the message
     *                                  is for people
     */
    public HubSpotApi(URI baseUrl, InstantSource clock) {}

    /**
     * Begins to use an account; one for each token, because limits are counted for each.
     *
     * @param name the account in messages, such as "client 501"
     */
    public Account account(String name, Tokens tokens) {
        return new Account();
    }

    /** Sets when every call ends with {@link ApiException.Kind#DEADLINE}; to be called before the first call. */
    public void deadline(Instant deadline) {}

    /** Cancels what is under way and lets go of all connections. */
    @Override
    public void close() {}
}

package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.application.spi.Secret;

/** How requests for an account are authorised. Implementations print no secret. */
public sealed interface Tokens {

    /** A token that stays the same: a service key, or a private or project app's token. */
    static Tokens fixed(Secret token) {
        return new Fixed(token);
    }

    /**
     * An OAuth app's access to an account: short-lived tokens are fetched with the refresh token. Where HubSpot answers
     * with a new refresh token, that one is used for as long as the process runs; it is not stored.
     */
    static Tokens oauth(Secret clientId, Secret clientSecret, Secret refreshToken) {
        return new OAuth(clientId, clientSecret, refreshToken);
    }

    /** See {@link #fixed}. */
    record Fixed(Secret token) implements Tokens {}

    /** See {@link #oauth}. */
    record OAuth(Secret clientId, Secret clientSecret, Secret refreshToken) implements Tokens {}
}

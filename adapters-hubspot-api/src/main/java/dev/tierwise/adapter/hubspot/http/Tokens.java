package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.application.spi.Secret;
import java.util.List;

/** How requests for an account are authorised. Nothing here prints a secret. */
public sealed interface Tokens {

    /**
     * A token that stays the same: a service key, or a private or project app's token. White space around it is left
     * out.
     *
     * @throws IllegalArgumentException when it holds a character that no token has, such as a line break
     */
    static Tokens fixed(Secret token) {
        return new Fixed(new Secret(token.reveal().strip()));
    }

    /**
     * An OAuth app's access to an account: short-lived tokens are fetched with the refresh token. Where HubSpot answers
     * with a new refresh token, that one is used for as long as the process runs; it is not stored. White space around
     * the values is left out.
     */
    static Tokens oauth(Secret clientId, Secret clientSecret, Secret refreshToken) {
        return new OAuth(
                new Secret(clientId.reveal().strip()),
                new Secret(clientSecret.reveal().strip()),
                new Secret(refreshToken.reveal().strip()));
    }

    /** Whether a header can carry it. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** What must never be shown. */
    List<Secret> secrets();

    /** See {@link Tokens#fixed}. */
    record Fixed(Secret token) implements Tokens {

        /** @throws IllegalArgumentException see {@link Tokens#fixed} */
        public Fixed {
            if (!isToken(token.reveal())) {
                throw new IllegalArgumentException(
                        "the token holds a character that no HubSpot token has, such as a blank or a line break");
            }
        }

        @Override
        public List<Secret> secrets() {
            return List.of(token);
        }
    }

    /** See {@link Tokens#oauth}. */
    record OAuth(Secret clientId, Secret clientSecret, Secret refreshToken) implements Tokens {

        @Override
        public List<Secret> secrets() {
            return List.of(clientId, clientSecret, refreshToken);
        }
    }
}

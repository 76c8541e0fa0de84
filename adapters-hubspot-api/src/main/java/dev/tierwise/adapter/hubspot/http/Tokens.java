package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import java.util.List;
import java.util.Optional;

/** How requests for an account are authorised. Nothing here prints a secret. */
public sealed interface Tokens {

    /**
     * A token that stays the same: a service key, or a private or project app's token. White space around it is left
     * out.
     *
     * @throws IllegalArgumentException when it holds a character that no token has, such as a line break
     */
    static Tokens fixed(Secret token) {
        return new Fixed(stripped(token));
    }

    /**
     * An OAuth app's access to an account: short-lived tokens are fetched with the refresh token. Where HubSpot answers
     * with a new refresh token, that one is used for as long as the process runs; it is not stored. White space around
     * the values is left out.
     */
    static Tokens oauth(Secret clientId, Secret clientSecret, Secret refreshToken) {
        return new OAuth(stripped(clientId), stripped(clientSecret), stripped(refreshToken));
    }

    private static Secret stripped(Secret secret) {
        String value = secret.reveal().strip();
        return secret.reference()
                .map(reference -> Secret.referredTo(value, reference))
                .orElseGet(() -> new Secret(value));
    }

    /** Whether a header can carry it. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** What must never be shown. */
    List<Secret> secrets();

    /** What the configuration contains in the token's place, such as {@code ${env:ACME_TOKEN}}; empty when unknown. */
    Optional<String> reference();

    /** See {@link Tokens#fixed}. */
    record Fixed(Secret token) implements Tokens {

        /** @throws IllegalArgumentException see {@link Tokens#fixed} */
        public Fixed {
            if (!isToken(token.reveal())) {
                throw new InvalidValueException(Text.of(Tokens.class, "token.character"));
            }
        }

        @Override
        public List<Secret> secrets() {
            return List.of(token);
        }

        @Override
        public Optional<String> reference() {
            return token.reference();
        }
    }

    /** See {@link Tokens#oauth}. */
    record OAuth(Secret clientId, Secret clientSecret, Secret refreshToken) implements Tokens {

        @Override
        public List<Secret> secrets() {
            return List.of(clientId, clientSecret, refreshToken);
        }

        @Override
        public Optional<String> reference() {
            return refreshToken.reference();
        }
    }
}

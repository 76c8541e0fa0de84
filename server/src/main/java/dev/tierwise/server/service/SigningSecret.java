package dev.tierwise.server.service;

import dev.tierwise.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What deliveries are signed with, as Standard Webhooks wants it. It prints as {@code ***}. */
public final class SigningSecret {

    private static final Pattern FORM = Pattern.compile("whsec_([A-Za-z0-9+/]+={0,2})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecretKeySpec key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The secret that a text is: {@code whsec_} and 24 to 64 bytes in padded Base64; empty if it is something else. */
    public static Optional<SigningSecret> of(Secret text) {
        return Optional.of(FORM.matcher(text.reveal().strip()))
                .filter(Matcher::matches)
                .map(form -> form.group(1))
                .filter(base64 -> base64.length() % 4 == 0)
                .map(Base64.getDecoder()::decode)
                .filter(bytes -> bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES)
                .map(SigningSecret::new);
    }

    /** The signature of a message at a time: {@code v1,} and Base64. */
    String sign(UUID id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature =
                    mac.doFinal((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java can do " + ALGORITHM, e);
        }
    }

    /** Whether both sign alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && key.equals(secret.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}

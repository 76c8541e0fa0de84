package dev.tierwise.answers.page.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A style sheet or a script of ours that is written into a page.
 *
 * @param text what is in it
 */
public record Asset(String text) {

    public Asset {
        if (text.contains("</")) {
            throw new IllegalArgumentException("an asset would end its element");
        }
    }

    /** The file that lies beside a class. */
    public static Asset of(Class<?> beside, String name) {
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new Asset(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The file and another one after it. */
    public Asset and(Asset next) {
        return new Asset(text + next.text);
    }

    /** Its hash, as a content security policy names it. */
    String hash() {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256()) + "'";
    }

    /** Another text for each content, which can be part of a path. */
    public String fingerprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256()).substring(0, 16);
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.tierwise.cli.command;

import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A picture that becomes part of a page. */
final class Picture {

    private static final int LARGEST = 500_000;
    private static final int BEGINNING = 12;

    private Picture() {}

    /**
     * The picture as a data URL.
     *
     * @throws UserException if there is no such file, it cannot be read, is too large, or holds no picture
     */
    static String dataUrl(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserException.usage(Picture.class, "picture.none", file);
        }
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST) {
                throw UserException.usage(Picture.class, "picture.too-large", file, LARGEST / 1000);
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw UserException.usage(Picture.class, "picture.unreadable", file, FileFailure.reason(e));
        }
        return "data:image/" + kind(bytes, file) + ";base64,"
                + Base64.getEncoder().encodeToString(bytes);
    }

    /** By what it begins with, so that no other file becomes part of a page by mistake. */
    private static String kind(byte[] bytes, Path file) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("\u0089PNG")) {
            return "png";
        }
        if (beginning.startsWith("\u00FF\u00D8\u00FF")) {
            return "jpeg";
        }
        if (beginning.startsWith("GIF8")) {
            return "gif";
        }
        if (beginning.startsWith("RIFF") && beginning.endsWith("WEBP")) {
            return "webp";
        }
        if (beginning.startsWith("<svg")) {
            return "svg+xml";
        }
        throw UserException.usage(Picture.class, "picture.unknown", file);
    }
}

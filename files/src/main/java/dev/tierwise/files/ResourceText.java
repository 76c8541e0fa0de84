package dev.tierwise.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Texts that are part of the program, in files of their own. */
public final class ResourceText {

    private ResourceText() {}

    /** The text of a file that lies beside a class. */
    public static String of(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the file in a language: {@code name.de.yaml}. */
    public static String of(Class<?> owner, String name, Locale language) {
        return of(owner, name + "." + language.getLanguage() + ".yaml");
    }
}

package dev.tierwise.cli.config;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.files.FileFailure;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the secrets that are referred to as {@code ${env:NAME}} or {@code ${file:PATH}}.
 *
 * @param variables the environment variables
 * @param redaction is told every secret that is found, so that no message shows it
 */
public record SecretLookup(Map<String, String> variables, Redaction redaction) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    /** The names that are shown: words joined by underscores. Anything else may be a token that was typed in the wrong place. */
    private static final Pattern SHOWN =
            Pattern.compile("[A-Z][A-Z0-9]{0,14}(_[A-Z0-9]{1,15})*|[a-z][a-z0-9]{0,14}(_[a-z0-9]{1,15})*");

    private static final int MOST_BYTES = 1 << 16;

    /** What is written where a secret belongs. */
    static final Text EXPECTED = Text.of(SecretLookup.class, "secret.expected");

    /** What is written where a secret belongs does not refer to one. */
    static final Text NO_REFERENCE = Text.of(SecretLookup.class, "secret.no-reference");

    /** For what the process was started with. */
    public static SecretLookup of(Environment environment) {
        return new SecretLookup(environment.variables(), environment.err().redaction());
    }

    /** Whether a text refers to a secret. */
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /**
     * The secret that a text refers to.
     *
     * @param folder the folder that a relative path is taken from
     * @throws NoSecretException when there is none; its message does not show the text, which may be a secret itself
     */
    Secret find(String text, Path folder) throws NoSecretException {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            throw new NoSecretException(NO_REFERENCE);
        }
        String name = reference.group(2);
        String value = reference.group(1).equals("env") ? ofVariable(name) : ofFile(name, folder);
        Secret secret = Secret.referredTo(value, text);
        redaction.hide(secret);
        return secret;
    }

    /** Sees to it that no message shows the secret that a text refers to, if there is one. */
    void hide(String text, Path folder) {
        try {
            find(text, folder);
        } catch (NoSecretException e) {
            // what is not there cannot be shown
        }
    }

    /**
     * The secret that an option refers to.
     *
     * @param option the option, for the message
     * @param text   {@code ${env:NAME}} or {@code ${file:PATH}}
     * @param folder the folder that a relative path is taken from
     * @throws UserException if there is none; the message does not show what was written
     */
    public Secret ofOption(String option, String text, Path folder) {
        try {
            return find(text, folder);
        } catch (NoSecretException e) {
            throw new UserException(Text.joined(": ", List.of(Text.verbatim(option), e.text())));
        }
    }

    private String ofVariable(String name) throws NoSecretException {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw SHOWN.matcher(name).matches()
                    ? new NoSecretException("no-variable", name)
                    : new NoSecretException("no-such-variable");
        }
        return value;
    }

    private static String ofFile(String name, Path folder) throws NoSecretException {
        try {
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                throw new NoSecretException("folder", name);
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new NoSecretException("device", name);
            }
            Optional<Text> objection = Ownership.objectionToSecret(path);
            if (objection.isPresent()) {
                throw new NoSecretException("objection", name, objection.get());
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw new NoSecretException("large", name);
            }
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
            if (value.isBlank()) {
                throw new NoSecretException("blank", name);
            }
            return value;
        } catch (InvalidPathException e) {
            throw new NoSecretException("no-file-name", name, FileFailure.reason(e));
        } catch (NoSuchFileException e) {
            throw new NoSecretException("no-file", name);
        } catch (CharacterCodingException e) {
            throw new NoSecretException("not-utf-8", name);
        } catch (IOException e) {
            throw new NoSecretException("unreadable", name);
        }
    }

    /** There is no secret where one is referred to. */
    static final class NoSecretException extends Exception implements Worded {

        private static final long serialVersionUID = 1;

        private final transient Text text;

        NoSecretException(String key, Object... values) {
            this(Text.of(SecretLookup.class, "secret." + key, values));
        }

        NoSecretException(Text text) {
            this.text = text;
        }

        @Override
        public String getMessage() {
            return text.toString();
        }

        @Override
        public Text text() {
            return text;
        }
    }
}

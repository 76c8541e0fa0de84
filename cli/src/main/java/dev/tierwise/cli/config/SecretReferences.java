package dev.tierwise.cli.config;

import dev.tierwise.application.spi.Secret;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlScalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up the secrets that a configuration file or an option refers to. No finding shows what is written where a secret belongs, for
 * that may be one.
 */
final class SecretReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final int MOST_BYTES = 1 << 16;

    private final ConfigurationFile file;
    private final Map<String, String> variables;
    private final Findings findings;

    SecretReferences(ConfigurationFile file, Map<String, String> variables, Findings findings) {
        this.file = file;
        this.variables = variables;
        this.findings = findings;
    }

    /** Whether a text looks as if it refers to something. */
    static boolean isReference(String text) {
        return text.contains("${");
    }

    /** The secret that is referred to; when there is none, the findings gain an error. */
    Optional<Secret> find(YamlScalar scalar) {
        if (REFERENCE.matcher(scalar.text()).matches() && !file.trusted()) {
            findings.error(
                    scalar.place(),
                    "this file only lies in the working directory and may not refer to secrets;"
                            + " if you trust it, name it with --config " + file.name());
            return Optional.empty();
        }
        try {
            return Optional.of(find(scalar.text(), file.folder(), variables));
        } catch (NoSecretException e) {
            findings.error(scalar.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * The secret that a text refers to.
     *
     * @param folder the folder that a relative path is taken from
     * @throws NoSecretException when there is none; its message does not show the text, which may be a secret itself
     */
    static Secret find(String text, Path folder, Map<String, String> variables) throws NoSecretException {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            throw new NoSecretException(
                    "a secret is given by reference only: ${env:NAME} for a variable, ${file:PATH} for a file;"
                            + " what is written here is not shown");
        }
        String name = reference.group(2);
        String value = reference.group(1).equals("env") ? ofVariable(name, variables) : ofFile(name, folder);
        return Secret.referredTo(value, text);
    }

    private static String ofVariable(String name, Map<String, String> variables) throws NoSecretException {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new NoSecretException("the environment variable " + name + " is not set or blank");
        }
        return value;
    }

    private static String ofFile(String name, Path folder) throws NoSecretException {
        try {
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                throw new NoSecretException("'" + name + "' is a folder; expected a file that holds the secret");
            }
            if (isOpenToOthers(path)) {
                throw new NoSecretException(
                        "the file '" + name + "' can be read by other users; run chmod 600 on it, then try again");
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw new NoSecretException(
                        "the file '" + name + "' is larger than 64 KiB; expected one that holds a secret");
            }
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
            if (value.isBlank()) {
                throw new NoSecretException("the file '" + name + "' is blank; expected one that holds the secret");
            }
            return value;
        } catch (InvalidPathException e) {
            throw new NoSecretException("'" + name + "' is not the name of a file: " + e.getReason());
        } catch (NoSuchFileException e) {
            throw new NoSecretException("there is no file '" + name + "'");
        } catch (CharacterCodingException e) {
            throw new NoSecretException("the file '" + name + "' is not UTF-8");
        } catch (IOException e) {
            throw new NoSecretException("the file '" + name + "' cannot be read; check its permissions");
        }
    }

    private static boolean isOpenToOthers(Path path) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException e) {
            // Windows has access lists instead, and a user's own files are private by default
            return false;
        }
    }

    /** There is no secret where one is referred to. */
    static final class NoSecretException extends Exception {

        private static final long serialVersionUID = 1;

        NoSecretException(String message) {
            super(message);
        }
    }
}

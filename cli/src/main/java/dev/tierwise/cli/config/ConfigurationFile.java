package dev.tierwise.cli.config;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.Place;
import dev.tierwise.files.yaml.YamlFile;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration file that holds.
 *
 * @param path    the file
 * @param name    what people call it
 * @param trusted whether the user chose it. A file that merely lies in the working directory may have come with a folder
 *                from someone else: it may not say where secrets are, or where they go
 */
public record ConfigurationFile(Path path, String name, boolean trusted) {

    private static final String FILE_NAME = "tierwise.yaml";

    /**
     * The file that is named; else {@code tierwise.yaml} in the working directory; else in the user's configuration
     * folder; else none.
     *
     * @param named the value of {@code --config}; the file need not exist, reading it says so
     * @throws UserException when what is named cannot be the name of a file
     */
    public static Optional<ConfigurationFile> find(Optional<String> named, Environment environment) {
        return find(named, environment, System.getProperty("os.name"));
    }

    static Optional<ConfigurationFile> find(Optional<String> named, Environment environment, String operatingSystem) {
        if (named.isPresent()) {
            return named.map(name -> named(name, environment.workingDirectory()));
        }
        Path here = environment.workingDirectory().resolve(FILE_NAME);
        Optional<Path> users = new UserFolders(environment.variables(), operatingSystem)
                .configuration()
                .map(folder -> folder.resolve(FILE_NAME))
                .filter(Files::exists);
        if (Files.exists(here)) {
            boolean same = users.isPresent() && isSameFile(here, users.get());
            return Optional.of(new ConfigurationFile(here, FILE_NAME, same));
        }
        return users.map(path -> new ConfigurationFile(path, path.toString(), true));
    }

    /** The file that lies in the working directory, if there is one. */
    public static Optional<ConfigurationFile> inWorkingDirectory(Environment environment) {
        return Optional.of(environment.workingDirectory().resolve(FILE_NAME))
                .filter(Files::exists)
                .map(path -> new ConfigurationFile(path, FILE_NAME, false));
    }

    private static ConfigurationFile named(String name, Path workingDirectory) {
        try {
            return new ConfigurationFile(workingDirectory.resolve(name), name, true);
        } catch (InvalidPathException e) {
            throw UserException.usage(ConfigurationFile.class, "option.no-file", "--config", FileFailure.reason(e));
        }
    }

    private static boolean isSameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder that relative paths in the file are taken from: where the file itself is, also if a link led to it. */
    Path folder() {
        try {
            return path.toRealPath().resolveSibling("");
        } catch (IOException e) {
            return path.resolveSibling("");
        }
    }

    /** What the file says; empty when that cannot be told, or others can have written it, and then the findings have an error. */
    Optional<YamlMapping> read(Findings findings) {
        Optional<Text> objection = objection();
        if (objection.isPresent()) {
            findings.error(Place.startOf(name), ConfigurationFile.class, "file.objection", objection.get());
            return Optional.empty();
        }
        return YamlFile.read(path, name, findings);
    }

    /** The value of a key while the rest of the file cannot be read yet; what is wrong with the file is said when it is. */
    Optional<YamlNode> peek(String key) {
        try {
            boolean mentioned = Files.isRegularFile(path)
                    && Files.size(path) <= YamlFile.MOST_BYTES
                    && new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(key);
            return mentioned ? read(new Findings()).flatMap(mapping -> mapping.value(key)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Complains about what a file may not say that the user did not choose. */
    void distrust(Place place, Findings findings, String key, Object... values) {
        findings.error(
                place, ConfigurationFile.class, "distrusted", Text.of(ConfigurationFile.class, key, values), name);
    }

    private Optional<Text> objection() {
        try {
            return Files.isRegularFile(path) ? Ownership.objection(path) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(Text.of(ConfigurationFile.class, "file.owner-unknown"));
        }
    }
}

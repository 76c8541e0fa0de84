package dev.tierwise.cli.config;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFile;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders of plug-ins that a configuration file names. They are needed before anything else of it can be read, because
 * adapters decide which options and settings there are.
 */
public final class PluginDirs {

    static final String KEY = "plugin-dirs";

    private PluginDirs() {}

    /**
     * The folders that the file names which holds, if the user chose it; none where it cannot be read, which is said when
     * the rest of it is.
     *
     * @param named the value of {@code --config}
     */
    public static List<Path> of(Optional<String> named, Environment environment) {
        try {
            return ConfigurationFile.find(named, environment)
                    .filter(ConfigurationFile::trusted)
                    .filter(PluginDirs::mentionsThem)
                    .map(PluginDirs::read)
                    .orElse(List.of());
        } catch (UserException e) {
            return List.of();
        }
    }

    private static boolean mentionsThem(ConfigurationFile file) {
        try {
            return Files.isRegularFile(file.path())
                    && Files.size(file.path()) <= YamlFile.MOST_BYTES
                    && new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1).contains(KEY);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> read(ConfigurationFile file) {
        Findings findings = new Findings();
        return file.read(findings)
                .flatMap(mapping -> mapping.fields(findings).optional(KEY))
                .map(node -> read(node, file, findings))
                .orElse(List.of());
    }

    /** The folders that a value names; the findings say what is wrong with it. */
    static List<Path> read(YamlNode node, ConfigurationFile file, Findings findings) {
        String expected = "a list of folders that hold plug-ins";
        List<Path> folders = new ArrayList<>();
        node.asList(findings, expected)
                .ifPresent(list -> list.items()
                        .forEach(item -> item.asScalar(findings, "a folder")
                                .flatMap(scalar -> folder(scalar, file, findings))
                                .ifPresent(folders::add)));
        if (!file.trusted()) {
            findings.error(
                    node.place(),
                    "'" + KEY
                            + "' counts only in the user's configuration or in a file that --config names: a file that"
                            + " merely lies here may have come from somebody else");
        }
        return folders;
    }

    private static Optional<Path> folder(YamlScalar scalar, ConfigurationFile file, Findings findings) {
        try {
            return Optional.of(file.folder().resolve(scalar.text()).normalize());
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), "this is not the name of a folder: " + e.getReason());
            return Optional.empty();
        }
    }
}

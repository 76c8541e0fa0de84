package dev.tierwise.cli.config;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
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
                    .flatMap(file -> file.peek(KEY).map(node -> read(node, file, new Findings())))
                    .orElse(List.of());
        } catch (UserException e) {
            return List.of();
        }
    }

    /** The folders that a value names; the findings say what is wrong with it. */
    static List<Path> read(YamlNode node, ConfigurationFile file, Findings findings) {
        List<Path> folders = new ArrayList<>();
        node.asList(findings, Text.of(PluginDirs.class, "plugins.expected"))
                .ifPresent(list -> list.items()
                        .forEach(item -> item.asScalar(findings, Text.of(PluginDirs.class, "plugins.expected-folder"))
                                .flatMap(scalar -> folder(scalar, file, findings))
                                .ifPresent(folders::add)));
        if (!file.trusted()) {
            findings.error(node.place(), PluginDirs.class, "plugins.distrusted", KEY);
        }
        return folders;
    }

    private static Optional<Path> folder(YamlScalar scalar, ConfigurationFile file, Findings findings) {
        try {
            return Optional.of(file.folder().resolve(scalar.text()).normalize());
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), PluginDirs.class, "plugins.no-folder", FileFailure.reason(e));
            return Optional.empty();
        }
    }
}

package dev.tierwise.cli.plugin;

import dev.tierwise.cli.Arguments;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.config.PluginDirs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders that hold plug-ins: those that {@code --plugin-dir} names, those of the configuration, and {@code plugins/} in the
 * distribution. They are looked for before the arguments are understood, because adapters decide which options there are.
 */
public final class PluginFolders {

    private static final String OPTION = "--plugin-dir";
    private static final String DISTRIBUTION = "plugins";

    private PluginFolders() {}

    /** The folders, each once; those that the user named even where they are not there. */
    public static List<Path> of(List<String> args, Environment environment) {
        Set<Path> folders = new LinkedHashSet<>();
        for (String named : Arguments.values(args, OPTION)) {
            try {
                folders.add(environment.workingDirectory().resolve(named).normalize());
            } catch (InvalidPathException e) {
                // picocli says so when it takes the option
            }
        }
        Optional<String> configuration =
                Arguments.values(args, "--config").stream().reduce((first, last) -> last);
        folders.addAll(PluginDirs.of(configuration, environment));
        ofDistribution().filter(Files::isDirectory).ifPresent(folders::add);
        return List.copyOf(folders);
    }

    /** The folder beside {@code lib}, from which the distribution runs. */
    private static Optional<Path> ofDistribution() {
        CodeSource source = PluginFolders.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            // the launcher may have named it by a path that means something to this process only
            Path jar = Path.of(source.getLocation().toURI()).toRealPath();
            Path lib = jar.getParent();
            return Files.isRegularFile(jar) && lib != null && lib.endsWith("lib")
                    ? Optional.of(lib.resolveSibling(DISTRIBUTION))
                    : Optional.empty();
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }
}

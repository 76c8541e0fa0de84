package dev.tierwise.cli.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a platform keeps what belongs to a user. A folder is empty where the environment does not tell.
 *
 * @param variables       the environment variables
 * @param operatingSystem its name as Java has it
 */
record UserFolders(Map<String, String> variables, String operatingSystem) {

    private static final String OURS = "tierwise";

    /** Of this machine. */
    static UserFolders of(Map<String, String> variables) {
        return new UserFolders(variables, System.getProperty("os.name"));
    }

    /** What the user configures. */
    Optional<Path> configuration() {
        return ours("APPDATA", "XDG_CONFIG_HOME", Path.of(".config"));
    }

    /** What programs remember for the user. */
    Optional<Path> data() {
        return ours("LOCALAPPDATA", "XDG_DATA_HOME", Path.of(".local", "share"));
    }

    private Optional<Path> ours(String onWindows, String elsewhere, Path inHome) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        Optional<Path> folder;
        if (system.startsWith("windows")) {
            folder = named(onWindows);
        } else if (system.startsWith("mac")) {
            folder = named("HOME").map(home -> home.resolve("Library").resolve("Application Support"));
        } else {
            folder = named(elsewhere).or(() -> named("HOME").map(home -> home.resolve(inHome)));
        }
        return folder.map(path -> path.resolve(OURS));
    }

    /** A folder that a variable names; a relative path would depend on where the command is run and does not count. */
    private Optional<Path> named(String variable) {
        try {
            return Optional.ofNullable(variables.get(variable)).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

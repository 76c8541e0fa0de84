package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The browser of whoever runs the command. */
final class Browser {

    private Browser() {}

    /** Opens a file, by {@code $BROWSER} if that is set, else as the operating system does; says so if that fails. */
    static void open(Path file, Environment environment) {
        try {
            new ProcessBuilder(command(file.toString(), environment))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            environment.say(Browser.class, "browser.none", file);
        }
    }

    private static List<String> command(String file, Environment environment) {
        String browser = environment.variables().getOrDefault("BROWSER", "");
        if (!browser.isBlank()) {
            return List.of(browser, file);
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", file);
    }
}

package dev.tierwise.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Chromium and the driver that belongs to it, as they are installed on this machine. The environment variables {@code TIERWISE_CHROMIUM}
 * and {@code TIERWISE_CHROMEDRIVER} name others than those on the {@code PATH}.
 */
record InstalledBrowser(Path browser, Path driver) {

    static final String MISSING =
            "no Chromium with its chromedriver is installed (Debian: apt-get install chromium chromium-driver);"
                    + " elsewhere set TIERWISE_CHROMIUM and TIERWISE_CHROMEDRIVER";

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    static Optional<InstalledBrowser> find(Map<String, String> environment) {
        return find(environment, "TIERWISE_CHROMIUM", BROWSERS)
                .flatMap(browser -> find(environment, "TIERWISE_CHROMEDRIVER", List.of("chromedriver"))
                        .map(driver -> new InstalledBrowser(browser, driver)));
    }

    /** Whether tests without a browser fail, as they must where nobody reads that they were skipped. */
    static boolean isRequired(Map<String, String> environment) {
        return "required".equals(environment.get("TIERWISE_BROWSER"));
    }

    private static Optional<Path> find(Map<String, String> environment, String variable, List<String> names) {
        String given = environment.get(variable);
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isExecutable);
        }
        List<String> folders = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

package dev.tierwise.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine.IVersionProvider;

/** The version, the commit and the day that the build wrote into the program. */
public final class Version implements IVersionProvider {

    /** What asks for it. */
    public static final Set<String> OPTIONS = Set.of("-V", "--version");

    private static final String FILE = "build.properties";

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    /**
     * The line that says it, as in {@code tierwise 0.1.0 (de593335, 2026-12-01)}. A plus sign follows the commit if files had been
     * changed since; a build without Git has no commit.
     */
    public static String line() {
        Properties build = build();
        String commit = build.getProperty("commit");
        String changed = build.getProperty("changed").equals("true") ? "+" : "";
        return "tierwise " + build.getProperty("version") + " (" + (commit.isEmpty() ? "" : commit + changed + ", ")
                + build.getProperty("day") + ")";
    }

    /** The version, as in {@code 0.1.0}. */
    public static String number() {
        return build().getProperty("version");
    }

    /** The day on which the program was built, in UTC, as in {@code 2026-12-01}. */
    public static String buildDay() {
        return build().getProperty("day");
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream file = Objects.requireNonNull(Version.class.getResourceAsStream(FILE), FILE)) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}

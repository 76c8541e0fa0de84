package dev.tierwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tierwise as users unpack and start it, with a home of its own, so that no configuration of whoever measures shows. */
final class Distribution {

    private static final int MOST_SECONDS_FOR_ARCHIVE = 120;

    private final Path folder;
    private final Path cache;
    private final Map<String, String> environment;

    /**
     * @param folder the unpacked distribution
     * @param home   what its processes take for the home of their user
     */
    Distribution(Path folder, Path home) throws IOException {
        this.folder = folder;
        // of its own for each run: an archive of an earlier build would pass for the one that has to be waited for
        this.cache = Files.createTempDirectory(Files.createDirectories(home), "cache");
        environment = Map.of(
                "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                "JAVA_HOME", System.getProperty("java.home"),
                "LANG", "C.UTF-8",
                "HOME", home.toString(),
                "XDG_CACHE_HOME", cache.toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString());
        if (!Files.isExecutable(launcher())) {
            throw new IOException(launcher() + " is missing: build the distribution");
        }
    }

    private Path launcher() {
        return folder.resolve("bin").resolve("tierwise");
    }

    /** The agency that comes along. */
    Path example() {
        return folder.resolve("examples").resolve("agency");
    }

    /** A command of Tierwise, through its launcher. */
    Program tierwise(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(arguments));
        return new Program(command, environment, null, false);
    }

    /** A main class of the benchmarks, by the same Java with the options that it has by itself. */
    Program java(Class<?> main, String classPath, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new Program(command, environment, null, false);
    }

    /** A JVM that prints a line. */
    Program helloWorld() {
        Path classes = Path.of(HelloWorld.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return java(HelloWorld.class, classes.toString(), List.of());
    }

    /**
     * Another program; empty where it is not installed.
     *
     * @param whichItIs makes it print its own path: what is on the search path may be a script that looks for it
     */
    Optional<Program> other(List<String> whichItIs, String... arguments) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("tierwise-benchmark", ".out");
        try {
            new Program(whichItIs, environment, answer, false).run();
            String path = Files.readString(answer).strip();
            return Optional.of(new Program(List.of(path), environment, null, false).with(arguments));
        } catch (Program.FailedException e) {
            return Optional.empty();
        } finally {
            Files.delete(answer);
        }
    }

    private static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts it until its archive of classes is there, and says whether there is one. */
    boolean warmUp() throws IOException, InterruptedException, Program.FailedException {
        tierwise("--version").run();
        for (int second = 0; second < MOST_SECONDS_FOR_ARCHIVE && !hasArchive(); second++) {
            Thread.sleep(1000);
        }
        tierwise("--version").run();
        return hasArchive();
    }

    /** Whether there is an archive, and none is being made. */
    private boolean hasArchive() throws IOException {
        return has(folder, ".jsa") || (has(cache, ".jsa") && !has(cache, ".making"));
    }

    private long archives() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).count();
        } catch (UncheckedIOException e) {
            // something was deleted meanwhile
            return archives();
        }
    }

    private static boolean has(Path place, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        } catch (UncheckedIOException e) {
            // something was deleted meanwhile
            return false;
        }
    }

    /**
     * The launcher with a Java that does nothing: what is left is the launcher's own work.
     *
     * @param folder where that Java is made
     */
    Program launcherAlone(Path folder) throws IOException, InterruptedException, Program.FailedException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for option in "$@"; do
                  case $option in
                    -XX:DumpLoadedClassList=* | -XX:SharedArchiveFile=*/archive) : >"${option#*=}" ;;
                  esac
                done
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Files.copy(
                Path.of(System.getProperty("java.home"), "release"),
                folder.resolve("release"),
                StandardCopyOption.REPLACE_EXISTING);
        Program launcher = tierwise("--version").withVariable("JAVA_HOME", folder.toString());
        long known = archives();
        launcher.run();
        for (int second = 0; archives() == known; second++) {
            if (second == MOST_SECONDS_FOR_ARCHIVE) {
                throw new IOException("the launcher made nothing of a Java that does nothing");
            }
            Thread.sleep(1000);
        }
        return launcher;
    }
}

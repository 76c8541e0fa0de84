package dev.tierwise.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.packages.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else builds the same commit in another folder, and compares. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is one for a POSIX shell")
class ReproducibleIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void archives_are_the_same_byte_for_byte_when_they_are_built_twice() throws Exception {
        Ended changed = Shell.run(ROOT, "git", "status", "--porcelain");
        boolean isCommitted = changed.exitCode() == 0 && changed.out().isEmpty();
        if (!Required.now()) {
            assumeTrue(isCommitted, "only what is committed can be built elsewhere");
        }
        assertThat(isCommitted).as(changed.out() + changed.err()).isTrue();
        Path clone = folder.resolve("clone");
        assertThat(Shell.run(folder, "git", "clone", "--quiet", ROOT.toString(), clone.toString())
                        .exitCode())
                .isZero();

        List<String> maven = new ArrayList<>(List.of(
                Path.of(property("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + property("local-repository"),
                "-Dbuild.day=" + property("build.day"),
                "-Dmaven.test.skip=true",
                "-DskipChecks",
                "-pl",
                "cli,adapters-jdbc",
                "-am",
                "package"));
        Ended built = Shell.run(clone, Map.of("JAVA_HOME", System.getProperty("java.home")), maven);
        assertThat(built.exitCode()).as(built.out()).isZero();

        List<String> archives = Stream.of("zip", "tar.gz", "sha256")
                .map(ending -> "cli/target/tierwise-" + property("tierwise.version") + "." + ending)
                .toList();
        for (String archive : archives) {
            assertThat(Files.mismatch(ROOT.resolve(archive), clone.resolve(archive)))
                    .as("the first byte of %s that differs", archive)
                    .isEqualTo(-1);
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "the build gives the property " + name);
    }
}

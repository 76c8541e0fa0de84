package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What users unpack and start, with only what it brings along. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is one for a POSIX shell")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DistributionIT {

    @TempDir
    private Path directory;

    private record Ended(int exitCode, String out, String err) {}

    @Test
    void theExampleGetsItsAnswer() throws Exception {
        Ended run =
                start(Map.of(), "evaluate", home().resolve("examples/agency").toString(), "--as-of", "2018-03-15");
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("GOLD").contains("$424.50 missing for Platinum");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aLiveAgencyIsRead() throws Exception {
        try (FakeHubSpot fake = FakeHubSpot.start(7)) {
            SmallAgency agency = new SmallAgency(fake).withTokens();
            agency.configure(directory);
            Ended run = start(agency.secrets(), "evaluate", "--config", "tierwise.yaml", "--format", "json");
            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.out()).contains("\"partner\": \"Nordlicht\"").contains("\"1000.00\"");
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(start(Map.of(), "--version").out())
                .matches("tierwise \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(([0-9a-f]{8}\\+?, )?\\d{4}-\\d\\d-\\d\\d\\)\n");
    }

    @Test
    void what_init_writes_is_taken_also_where_everybody_may_change_new_files() throws Exception {
        List<String> open = List.of("sh", "-c", "umask 000; exec \"$0\" \"$@\"");
        Ended written =
                run(Map.of(), open, "init", "--partner", "N", "--email-domains", "n.example", "--time-zone", "UTC");
        assertThat(written.exitCode()).as("%s", written).isZero();
        Ended read = start(Map.of(), "evaluate", "--config", "tierwise.yaml");
        assertThat(read.err()).contains("HUBSPOT_PARTNER_TOKEN").doesNotContain("can be changed by other users");
    }

    @Test
    void theSchemaOfProgrammeFilesIsInIt() throws Exception {
        assertThat(home().resolve("docs/programme.schema.json"))
                .content()
                .isEqualTo(start(Map.of(), "programme", "schema").out());
    }

    @Test
    void every_library_is_listed_with_its_licence() throws IOException {
        String listed = Files.readString(home().resolve("licences/THIRD-PARTY.txt"));
        try (Stream<Path> jars = Files.list(home().resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString())
                            .filter(jar -> !jar.startsWith("tierwise"))
                            .map(jar -> jar.replaceFirst("-[0-9][^-]*(-jre)?\\.jar$", "")))
                    .isNotEmpty()
                    .allSatisfy(library -> assertThat(listed).contains(":" + library + ":"));
        }
        assertThat(home().resolve("licences/guice/META-INF/NOTICE")).exists();
        assertThat(home().resolve("licences/biweekly/biweekly/biweekly.license"))
                .exists();
    }

    @Test
    void checksums_of_the_archives_lie_beside_them() throws Exception {
        Path archives = Path.of("target").toAbsolutePath();
        String sums = "tierwise-" + System.getProperty("tierwise.version") + ".sha256";
        assertThat(archives.resolve(sums)).content().contains(".zip").contains(".tar.gz");
        Process check = new ProcessBuilder("sha256sum", "-c", sums)
                .directory(archives.toFile())
                .start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void nothingThatNoCommandUsesIsInIt() throws IOException {
        try (Stream<Path> jars = Files.list(home().resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(jar -> jar.matches("(flyway-database-cockroachdb|prometheus-metrics-tracer|checker-qual"
                            + "|error_prone_annotations|j2objc-annotations|listenablefuture).*"));
        }
    }

    @Test
    void nothingThatIsOnlyForTestsIsInIt() throws IOException {
        try (Stream<Path> jars = Files.list(home().resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(jar -> jar.matches(".*(fake|junit|assertj|wiremock|archunit|schema-validator).*"));
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aProgramThatReadsTheOutputOfTheFirstStartIsNotKeptWaitingForTheStartUpCache() throws Exception {
        // the cache is made in the background after the first command, and must not hold on to the pipe
        ProcessBuilder builder =
                new ProcessBuilder(home().resolve("bin/tierwise").toString(), "--version").redirectErrorStream(true);
        builder.environment()
                .put(
                        "XDG_CACHE_HOME",
                        Files.createTempDirectory(home(), "cache-").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).startsWith("tierwise ");
    }

    @Test
    void a_start_takes_its_classes_from_the_archive_and_loads_none_that_its_command_does_not_use() throws Exception {
        String example = home().resolve("examples/agency").toString();
        Path cache = Files.createDirectory(directory.resolve("cache"));
        Path loaded = directory.resolve("loaded");
        Map<String, String> variables = Map.of("TIERWISE_CDS", "on", "XDG_CACHE_HOME", cache.toString());
        assertThat(start(variables, "--version").exitCode()).isZero();
        awaitArchive(cache.resolve("tierwise"));

        Map<String, String> watched = new HashMap<>(variables);
        watched.put("TIERWISE_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        assertThat(start(watched, "evaluate", example, "--as-of", "2018-03-15").exitCode())
                .isZero();
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes)
                .filteredOn(line -> line.matches(".* (dev\\.tierwise|picocli)\\..*") && !line.contains("$$Lambda"))
                .hasSizeGreaterThan(300)
                .filteredOn(line -> !line.endsWith("shared objects file"))
                .as("the JVM writes the list of classes while it runs, and misses one now and then")
                .hasSizeLessThan(4);
        assertThat(classes)
                .filteredOn(line -> line.matches(".* dev\\.tierwise\\.cli\\.command\\.\\w+Command .*"))
                .extracting(line -> line.replaceAll(".*\\.(\\w+Command) .*", "$1"))
                .containsExactlyInAnyOrder("RootCommand", "EvaluateCommand");
        assertThat(classes)
                .noneMatch(line -> line.matches(".* (com\\.google|okhttp3|kotlin|com\\.fasterxml|org\\.sqlite)\\..*"));
    }

    @Test
    void small_work_is_compiled_by_the_fast_compiler_alone() throws Exception {
        String example = home().resolve("examples/agency").toString();
        assertThat(isCompiledFast("evaluate", example)).isTrue();
        assertThat(isCompiledFast("evaluate", "csv:" + example)).isTrue();
        assertThat(isCompiledFast("forecast", "--help")).isTrue();
        assertThat(isCompiledFast("--version")).isTrue();
    }

    @Test
    void large_or_unknown_work_is_compiled_by_both_compilers() throws Exception {
        Path large = Files.createDirectory(directory.resolve("large"));
        Files.writeString(large.resolve("portals.csv"), "portal_id\n" + "1\n".repeat(300_000));
        String example = home().resolve("examples/agency").toString();
        assertThat(isCompiledFast("evaluate", large.toString())).isFalse();
        assertThat(isCompiledFast("evaluate", example, large.toString())).isFalse();
        assertThat(isCompiledFast("evaluate")).isFalse();
        assertThat(isCompiledFast("evaluate", "hubspot:")).isFalse();
        assertThat(isCompiledFast("serve", example, "--no-such-option")).isFalse();
        assertThat(isCompiledFast("--lang", "de", "serve", example, "--no-such-option"))
                .isFalse();
        Path configuration = Files.writeString(directory.resolve("tierwise.yaml"), "");
        assertThat(isCompiledFast("evaluate", "--config", configuration.toString()))
                .isFalse();
        assertThat(isCompiledFast("--lang", "de", "evaluate")).isFalse();
    }

    private boolean isCompiledFast(String... arguments) throws Exception {
        Ended run = start(Map.of("TIERWISE_JAVA_OPTS", "-XX:+PrintFlagsFinal"), arguments);
        return (run.out() + run.err()).matches("(?s).*TieredStopAtLevel\\s+= 1\\s.*");
    }

    private static void awaitArchive(Path cache) throws Exception {
        while (true) {
            try (Stream<Path> files = Files.list(cache)) {
                if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
                    return;
                }
            }
            Thread.sleep(100);
        }
    }

    private Ended start(Map<String, String> variables, String... arguments) throws Exception {
        return run(variables, List.of(), arguments);
    }

    private Ended run(Map<String, String> variables, List<String> before, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(home().resolve("bin/tierwise").toString());
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("TIERWISE_CDS", "off");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Ended(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static Path home() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("target"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("lib/tierwise.jar")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the distribution is not built"))
                    .toAbsolutePath();
        }
    }
}

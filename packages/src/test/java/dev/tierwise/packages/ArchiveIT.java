package dev.tierwise.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.packages.Shell.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive for this platform, unpacked where nobody built it. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the start script is one for a POSIX shell")
class ArchiveIT {

    /** PostgreSQL's data sources, which no command uses, tell listeners of changes; SQLite's driver names a module and uses no class of it. */
    private static final Set<String> NOT_USED = Set.of("java.desktop", "java.sql.rowset");

    @TempDir
    private static Path elsewhere;

    private static Path home;

    @BeforeAll
    static void the_archive_is_unpacked_into_a_folder_with_blanks() throws Exception {
        Path folder = Files.createDirectory(elsewhere.resolve("some where"));
        Ended unpacked = Shell.run(folder, "tar", "xzf", archive().toString());
        assertThat(unpacked.exitCode()).as(unpacked.err()).isZero();
        home = folder.resolve("tierwise-" + System.getProperty("tierwise.version"));
    }

    static Path archive() {
        return Path.of(
                        "target",
                        "tierwise-%s-%s.tar.gz"
                                .formatted(
                                        System.getProperty("tierwise.version"),
                                        System.getProperty("tierwise.platform")))
                .toAbsolutePath();
    }

    @Test
    void the_example_gets_its_answer_with_a_java_of_the_programs_own() throws Exception {
        Ended run =
                tierwise(Map.of("JAVA_HOME", "/nonexistent"), "evaluate", "examples/agency", "--as-of", "2018-03-15");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(Readme.answer());
        assertThat(run.err()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_archive_of_classes_is_used_wherever_the_program_lies_and_leaves_no_cache() throws Exception {
        Path moved = elsewhere.resolve("moved");
        Ended copied = Shell.run(elsewhere, "cp", "-a", home.toString(), moved.toString());
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        for (Path place : List.of(home, moved)) {
            Ended run = Shell.run(
                    elsewhere,
                    // the JVM does not start where the archive does not fit
                    Map.of("TIERWISE_JAVA_OPTS", "-Xshare:on", "HOME", elsewhere.toString()),
                    List.of(place.resolve("bin/tierwise").toString(), "--version"));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(elsewhere.resolve(".cache")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_archive_of_classes_that_fits_no_more_is_left_alone() throws Exception {
        Path touched = elsewhere.resolve("touched");
        Shell.run(elsewhere, "cp", "-r", home.toString(), touched.toString());
        Map<String, String> variables = Map.of("TIERWISE_JAVA_OPTS", "-Xshare:on");
        List<String> command = List.of(touched.resolve("bin/tierwise").toString(), "--version");
        assertThat(Shell.run(elsewhere, variables, command).exitCode()).isNotZero();
        assertThat(Shell.run(elsewhere, Map.of(), command).exitCode()).isZero();
    }

    @Test
    void checksums_are_those_of_the_packages() throws Exception {
        Path folder = archive().getParent();
        String sums = archive().getFileName().toString().replace(".tar.gz", ".sha256");
        Ended checked = Shell.run(folder, "sha256sum", "-c", sums);
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).contains(archive().getFileName() + ": OK");
    }

    @Test
    void a_folder_from_which_java_cannot_start_is_named() throws Exception {
        Path folder = Files.createDirectories(elsewhere.resolve("a:b"));
        Shell.run(elsewhere, "cp", "-a", home.toString(), folder.toString());
        Path program = folder.resolve(home.getFileName()).resolve("bin/tierwise");
        Ended run = Shell.run(elsewhere, program.toString(), "--version");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(folder.toString(), "without a colon");
    }

    @Test
    void plug_ins_beside_the_program_are_found() throws Exception {
        Path extended = elsewhere.resolve("extended");
        Shell.run(elsewhere, "cp", "-a", home.toString(), extended.toString());
        Shell.run(extended, "cp", "-r", "optional-plugins", "plugins");
        Ended run = Shell.run(elsewhere, extended.resolve("bin/tierwise").toString(), "adapters");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("jdbc", extended.resolve("plugins/jdbc").toString());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_version_is_followed_by_the_commit_and_the_day_of_the_build() throws Exception {
        Ended run = tierwise(Map.of(), "--version");
        assertThat(run.out())
                .matches("tierwise " + System.getProperty("tierwise.version")
                        + " \\(([0-9a-f]{8}\\+?, )?\\d{4}-\\d\\d-\\d\\d\\)\n");
    }

    @Test
    void the_runtime_has_the_modules_that_the_program_needs_and_no_others() throws Exception {
        Set<String> given =
                new TreeSet<>(List.of(System.getProperty("tierwise.modules").split(",")));
        Ended listed = Shell.run(home, home.resolve("runtime/bin/java").toString(), "--list-modules");
        assertThat(listed.out().lines().map(module -> module.replaceFirst("@.*", "")))
                .containsExactlyInAnyOrderElementsOf(given);

        Set<String> needed = needed(home.resolve("lib"));
        needed.removeAll(NOT_USED);
        assertThat(given).containsAll(needed);
        // java.sql brings the first two; certificates, encodings and languages are looked for by name, and drivers ask
        // for the last
        given.removeAll(needed);
        assertThat(given)
                .isSubsetOf(
                        "java.xml",
                        "java.transaction.xa",
                        "jdk.crypto.ec",
                        "jdk.charsets",
                        "jdk.localedata",
                        "java.security.sasl");
    }

    /** The modules of the JDK that libraries cannot do without: some say so, of the others the classes tell. */
    private static Set<String> needed(Path lib) throws IOException {
        Set<String> needed = new TreeSet<>();
        List<String> others = new ArrayList<>();
        for (ModuleReference library : ModuleFinder.of(lib).findAll()) {
            if (library.descriptor().isAutomatic()) {
                others.add(Path.of(library.location().orElseThrow()).toString());
            } else {
                library.descriptor().requires().stream()
                        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name)
                        .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
                        .forEach(needed::add);
            }
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        out,
                        out,
                        Stream.concat(
                                        Stream.of(
                                                "--multi-release",
                                                "17",
                                                "--ignore-missing-deps",
                                                "--print-module-deps"),
                                        others.stream())
                                .toArray(String[]::new));
        assertThat(code).as("%s: %s", others, said).isZero();
        needed.addAll(List.of(said.toString().strip().split(",")));
        return needed;
    }

    @Test
    void every_command_has_a_manual_page_in_both_languages() throws Exception {
        Set<String> commands = tierwise(Map.of(), "completion", "bash")
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("'[a-z ]*[a-z]'\\)"))
                .map(line -> "tierwise-" + line.substring(1, line.length() - 2).replace(' ', '-') + ".1")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(commands).hasSizeGreaterThan(30);
        commands.add("tierwise.1");
        for (String folder : List.of("share/man/man1", "share/man/de/man1")) {
            assertThat(names(home.resolve(folder))).containsExactlyElementsOf(commands);
        }
    }

    @Test
    void completions_are_those_that_the_program_prints() throws Exception {
        for (Map.Entry<String, String> file : Map.of(
                        "bash", "bash-completion/completions/tierwise",
                        "zsh", "zsh/site-functions/_tierwise",
                        "fish", "fish/vendor_completions.d/tierwise.fish")
                .entrySet()) {
            assertThat(home.resolve("share").resolve(file.getValue()))
                    .content()
                    .isEqualTo(tierwise(Map.of(), "completion", file.getKey()).out());
        }
    }

    @Test
    void the_licences_of_the_program_its_libraries_and_its_java_come_along() {
        assertThat(home.resolve("LICENSE")).isNotEmptyFile();
        assertThat(home.resolve("licences/THIRD-PARTY.txt")).isNotEmptyFile();
        assertThat(home.resolve("runtime/legal/java.base")).isNotEmptyDirectory();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Ended tierwise(Map<String, String> variables, String... arguments) throws Exception {
        return Shell.run(
                home,
                variables,
                Stream.concat(Stream.of(home.resolve("bin/tierwise").toString()), Stream.of(arguments))
                        .toList());
    }
}

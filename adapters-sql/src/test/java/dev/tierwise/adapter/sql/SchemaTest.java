package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.LedgerLocation;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    Path folder;

    @Test
    void knowsTheScriptsThatThereAre() throws Exception {
        URL scripts = Objects.requireNonNull(Schema.class.getResource("schema"));
        try (Stream<Path> files = Files.list(Path.of(scripts.toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1")))
                    .map(Integer::parseInt)
                    .containsExactlyInAnyOrderElementsOf(Stream.iterate(1, version -> version + 1)
                            .limit(Schema.CURRENT.newest())
                            .toList());
        }
    }

    /** It takes longer to load than everything else together. */
    @Test
    @Tag("process")
    void leavesTheLibraryThatMakesTablesAloneWhenThereIsNothingToMake() throws Exception {
        Path file = folder.resolve("ledger.db");
        assertThat(classesLoadedToOpen(file)).anyMatch(line -> line.contains("org.flywaydb"));
        assertThat(classesLoadedToOpen(file))
                .anyMatch(line -> line.contains("org.sqlite"))
                .noneMatch(line -> line.contains("org.flywaydb"));
    }

    private static List<String> classesLoadedToOpen(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opens.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    /** A process that opens a ledger and looks into it. */
    static final class Opens {

        private Opens() {}

        public static void main(String[] args) {
            Path file = Path.of(args[0]);
            try (var ledger = new Place(new LedgerLocation.InFile(args[0], file), "jdbc:sqlite:" + file).open()) {
                ledger.histories();
            }
        }
    }
}

package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {

    private static final List<String> REQUESTS = List.of(".TH", ".SH", ".PP", ".TP", ".B", ".nf", ".fi", ".nh", ".ad");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void the_pages_are_written() throws IOException {
        ManPages.write(folder);
    }

    @Test
    void a_page_says_what_the_help_says_in_sections_of_its_own() throws IOException {
        String page = read("man1/tierwise-evaluate.1");
        assertThat(page)
                .startsWith(".TH \"TIERWISE\\-EVALUATE\" 1 ")
                .containsSubsequence(
                        ".SH \"NAME\"\ntierwise\\-evaluate \\- Says which tier",
                        ".SH \"SYNOPSIS\"",
                        "tierwise evaluate [OPTIONS] [SOURCE...]",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"ARGUMENTS\"",
                        ".SH \"OPTIONS\"",
                        ".B \"\\-o, \\-\\-output=FILE\"",
                        ".SH \"LESS OFTEN NEEDED\"",
                        ".SH \"SETTINGS OF ADAPTERS\"",
                        ".B \"\\-\\-csv\\-locale=",
                        ".SH \"EXAMPLES\"",
                        "tierwise evaluate examples/agency \\-\\-as\\-of 2018\\-03\\-15",
                        ".SH \"EXIT CODES\"\n0 done,",
                        ".SH \"SEE ALSO\"\ntierwise(1)");
    }

    @Test
    void a_german_page_is_german() throws IOException {
        assertThat(read("de/man1/tierwise-evaluate.1"))
                .containsSubsequence(
                        ".SH \"BEZEICHNUNG\"",
                        ".SH \"ÜBERSICHT\"",
                        "tierwise evaluate [OPTIONEN] [QUELLE...]",
                        ".SH \"BEISPIELE\"",
                        ".SH \"EXIT\\-CODES\"",
                        ".SH \"SIEHE AUCH\"");
    }

    @Test
    void commands_below_a_command_have_pages_and_hidden_options_are_not_on_them() throws IOException {
        assertThat(read("man1/tierwise-programme.1")).contains("tierwise\\-programme\\-show(1)");
        assertThat(read("man1/tierwise-programme-show.1")).contains("tierwise\\-programme(1)");
        assertThat(read("man1/tierwise-completion.1")).doesNotContain("partners");
    }

    @Test
    void no_text_is_taken_for_a_request() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readAllLines(page))
                    .as("%s", page)
                    .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
                    .allMatch(line -> REQUESTS.contains(line.split(" ")[0]));
        }
    }

    @Test
    @Tag("process")
    void mandoc_finds_nothing_to_warn_of() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mandoc")), "mandoc is not installed");
        List<String> command = new ArrayList<>(List.of("mandoc", "-T", "lint", "-W", "warning"));
        pages().forEach(page -> command.add(page.toString()));
        Process mandoc = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(mandoc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(mandoc.waitFor()).isZero();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".1")).toList();
            assertThat(pages).hasSizeGreaterThan(60);
            return pages;
        }
    }

    private static String read(String page) throws IOException {
        return Files.readString(folder.resolve(page));
    }
}

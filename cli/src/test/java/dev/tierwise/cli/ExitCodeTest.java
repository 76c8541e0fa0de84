package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    private static final List<Integer> WORST_FIRST = List.of(1, 4, 5, 3, 2, 10, 0);
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| (?:exit )?code \\|.*\\n\\|[-|]+\\n(?:\\|.*\\n)+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9]+) \\|");

    @Test
    void of_two_codes_the_worse_one_counts_in_either_order() {
        for (ExitCode one : ExitCode.values()) {
            for (ExitCode other : ExitCode.values()) {
                int worse = Math.min(WORST_FIRST.indexOf(one.code()), WORST_FIRST.indexOf(other.code()));
                assertThat(one.orWorse(other).code()).isEqualTo(WORST_FIRST.get(worse));
            }
        }
    }

    @Test
    void the_documentation_has_one_table_with_every_code_in_order() throws IOException {
        assertThat(codes(DOCS.resolve("cli.md")))
                .containsExactlyElementsOf(
                        Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
        try (Stream<Path> files = Files.walk(DOCS)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".md"))
                    .filter(each -> !each.endsWith("cli.md"))
                    .toList()) {
                assertThat(codes(file)).as(file.toString()).isEmpty();
            }
        }
    }

    /** The codes of the tables of exit codes in a file. */
    private static List<Integer> codes(Path file) throws IOException {
        Matcher table = TABLE.matcher(Files.readString(file));
        return table.results()
                .flatMap(found -> ROW.matcher(found.group()).results())
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
    }
}

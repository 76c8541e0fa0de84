package dev.tierwise.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptResultsTest {

    private static final String KEPT = """
            # Results

            | part | what | 0.1 |
            |---|---|---|
            | start-up | --help | 10.0x (0.30 s) |
            | start-up | removed | 2.00x (0.06 s) |

            The machine.
            """;

    @Test
    void a_run_is_a_column_of_its_own() {
        assertThat(new KeptResults(KEPT).with("0.2", List.of(row("--help", "3.90x"), row("new", "1.00x"))))
                .hasToString("""
                # Results

                | part | what | 0.1 | 0.2 |
                |---|---|---|---|
                | start-up | --help | 10.0x (0.30 s) | 3.90x (1 s) |
                | start-up | removed | 2.00x (0.06 s) | - |
                | start-up | new | - | 1.00x (1 s) |

                The machine.
                """);
    }

    @Test
    void a_run_of_the_same_version_replaces_what_it_measured() {
        assertThat(new KeptResults(KEPT)
                        .with("0.1", List.of(row("--help", "3.90x")))
                        .toString())
                .contains("| start-up | --help | 3.90x (1 s) |\n| start-up | removed | 2.00x (0.06 s) |\n");
    }

    private static Row row(String what, String ratio) {
        return new Row("start-up", what, "1 s", "a JVM", "1 s", ratio, "", "", false);
    }
}

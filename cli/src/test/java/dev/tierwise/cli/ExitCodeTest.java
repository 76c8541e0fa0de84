package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    private static final List<Integer> WORST_FIRST = List.of(1, 4, 5, 3, 2, 10, 0);

    @Test
    void of_two_codes_the_worse_one_counts_in_either_order() {
        for (ExitCode one : ExitCode.values()) {
            for (ExitCode other : ExitCode.values()) {
                int worse = Math.min(WORST_FIRST.indexOf(one.code()), WORST_FIRST.indexOf(other.code()));
                assertThat(one.orWorse(other).code()).isEqualTo(WORST_FIRST.get(worse));
            }
        }
    }
}

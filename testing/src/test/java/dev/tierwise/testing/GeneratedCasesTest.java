package dev.tierwise.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedCasesTest {

    private final GeneratedCases cases = GeneratedCases.of(GeneratedCasesTest.class, "numbers", 20);

    @Test
    void two_fifths_of_the_seeds_are_the_same_in_every_build() {
        assertThat(cases.count()).isEqualTo(20);
        assertThat(cases.seeds().limit(8)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(cases.seeds().skip(8)).hasSize(12).doesNotHaveDuplicates().allMatch(seed -> seed > 1_000_000);
    }

    @Test
    void each_case_has_its_seed_and_what_chance_gives_for_it() {
        List<Long> seeds = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        cases.run((seed, random) -> {
            seeds.add(seed);
            numbers.add(random.nextInt(1_000_000));
        });

        assertThat(seeds).hasSize(20);
        assertThat(numbers.get(2)).isEqualTo(GeneratedCases.random(3).nextInt(1_000_000));
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void a_case_that_fails_ends_the_run_and_names_its_seed_and_how_to_repeat_it() {
        List<Long> seeds = new ArrayList<>();

        assertThatThrownBy(() -> cases.run((seed, random) -> {
                    seeds.add(seed);
                    assertThat(seed).as("the case").isNotEqualTo(3);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("numbers, failed with seed 3")
                .hasMessageContaining("mvn -B verify -DskipITs -Dtest=GeneratedCasesTest -Dtierwise.seed=3")
                .hasMessageContaining("the case");
        assertThat(seeds).containsExactly(1L, 2L, 3L);
    }
}

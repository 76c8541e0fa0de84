package dev.tierwise.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();
    private final Results.Figures figures = results.of(new Results.Part() {
        @Override
        public String name() {
            return "part";
        }

        @Override
        public void measure(Results.Figures ignored) {}
    });

    @Test
    void a_ratio_at_its_bound_is_held() {
        figures.held("a", Figure.seconds(3), "b", Figure.seconds(2), Bound.of(1.5));

        assertThat(results.broken()).isEmpty();
    }

    @Test
    void a_ratio_above_its_bound_fails_the_run() {
        figures.held("a", Figure.seconds(3.1), "b", Figure.seconds(2), Bound.of(1.5));

        assertThat(results.broken()).extracting(Row::verdict).containsExactly("MISSED");
    }

    @Test
    void a_ratio_that_is_short_of_its_target_fails_the_run_only_above_its_bound() {
        figures.held("a", Figure.seconds(3.1), "b", Figure.seconds(2), new Bound(1.5, 1.6));
        figures.held("b", Figure.seconds(3.3), "b", Figure.seconds(2), new Bound(1.5, 1.6));

        assertThat(results.rows()).extracting(Row::verdict).containsExactly("short of 1.50x", "MISSED");
        assertThat(results.broken()).extracting(Row::what).containsExactly("b");
    }

    @Test
    void a_ratio_without_a_bound_and_what_is_left_out_fail_nothing() {
        figures.told("a", Figure.seconds(3.1), "b", Figure.seconds(2));
        figures.leftOut("c", "not installed");

        assertThat(results.broken()).isEmpty();
    }

    @Test
    void answers_that_differ_fail_the_run() {
        figures.equal("a", "b", 1, 2);

        assertThat(results.broken()).hasSize(1);
    }

    @Test
    void columns_are_aligned() {
        figures.held("a", Figure.seconds(0.25), "b", Figure.seconds(0.0025), Bound.of(200));
        figures.leftOut("much longer", "not installed");

        assertThat(Table.of(results.rows())).hasToString("""
                part  what         median    beside  its median  ratio   at most  verdict
                part  a            250.0 ms  b       2.5 ms      100.0x  200.0x   held
                part  much longer                                                 not installed
                """);
    }
}

package dev.tierwise.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void the_median_of_an_odd_number_is_the_one_in_the_middle() {
        assertThat(Numbers.median(9, 1, 4)).isEqualTo(4);
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assertThat(Numbers.median(9, 1, 4, 2)).isEqualTo(3);
    }

    @Test
    void there_is_no_median_of_nothing() {
        assertThatIllegalArgumentException().isThrownBy(Numbers::median);
    }

    @Test
    void time_that_grows_with_the_square_has_the_exponent_two() {
        assertThat(Numbers.growthExponent(Map.of(10, 0.03, 100, 3.0, 1_000, 300.0)))
                .isCloseTo(2, within(1e-9));
    }
}

package dev.tierwise.answers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierLadderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-5, 0",
        "500, 0.5",
        "1000, 1",
        "2500, 1.5",
        "4000, 2",
        "12000, 3",
        "18000, 3.25",
        "24000, 3.5",
        "99999, 3.5"
    })
    void every_tier_is_one_step_wide_and_half_a_step_is_half_of_the_way(String value, double steps) {
        assertThat(ladder("1000", "4000", "12000").position(new BigDecimal(value)))
                .isCloseTo(steps / 3.5, within(1e-9));
    }

    @Test
    void tiers_that_ask_for_the_same_share_a_step() {
        assertThat(ladder("3", "3", "3").isFlat()).isTrue();
        assertThat(ladder("3", "5", "5").steps())
                .extracting(TierLadder.Step::tiers)
                .containsExactly(List.of("t1"), List.of("t2", "t3"));
    }

    @Test
    void a_higher_tier_that_asks_for_less_stands_where_its_figure_is() {
        assertThat(ladder("10", "30", "20").steps())
                .extracting(TierLadder.Step::tiers)
                .containsExactly(List.of("t1"), List.of("t3"), List.of("t2"));
    }

    private static TierLadder ladder(String... thresholds) {
        List<TierStatus> tiers = new ArrayList<>();
        for (String threshold : thresholds) {
            Criterion criterion = new Criterion(MetricId.SOLD_MRR, State.UNMET, new BigDecimal(threshold), null, null);
            tiers.add(new TierStatus("t" + (tiers.size() + 1), State.UNMET, List.of(criterion)));
        }
        return TierLadder.of(MetricId.SOLD_MRR, tiers);
    }
}

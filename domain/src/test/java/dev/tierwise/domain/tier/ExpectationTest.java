package dev.tierwise.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.Expectation.ExpectedNumber;
import dev.tierwise.domain.tier.Expectation.ExpectedStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final BigDecimal TEN = BigDecimal.TEN;

    private static List<Expectation.Deviation> deviations(Expectation.OfMetric expected, Measurement found) {
        return new Expectation(Map.of(MetricId.RETENTION, expected), Optional.empty(), Map.of())
                .deviations(new Evaluation(
                        Map.of(MetricId.RETENTION, found),
                        List.of(),
                        new TierAnswer(Optional.empty(), Optional.empty())));
    }

    private static Measurement number(Interval interval) {
        return new Measurement.Quantity(interval);
    }

    @Test
    void a_number_is_met_when_both_of_its_bounds_are_however_they_are_written() {
        ExpectedNumber ten = new ExpectedNumber(Interval.exactly(TEN), BigDecimal.ZERO);

        assertThat(deviations(ten, number(Interval.exactly(new BigDecimal("10.00")))))
                .isEmpty();
        assertThat(deviations(ten, number(Interval.between(TEN, new BigDecimal("10.01")))))
                .containsExactly(new Expectation.OtherNumber(
                        MetricId.RETENTION, Interval.exactly(TEN), Interval.between(TEN, new BigDecimal("10.01"))));
        assertThat(deviations(ten, number(Interval.from(TEN)))).hasSize(1);
        assertThat(deviations(new ExpectedNumber(Interval.from(TEN), BigDecimal.ZERO), number(Interval.from(TEN))))
                .isEmpty();
        assertThat(deviations(new ExpectedNumber(Interval.from(TEN), BigDecimal.ZERO), number(Interval.exactly(TEN))))
                .hasSize(1);
    }

    @Test
    void a_number_may_be_off_by_as_much_as_is_allowed_and_no_more() {
        ExpectedNumber about = new ExpectedNumber(Interval.exactly(TEN), new BigDecimal("0.5"));

        assertThat(deviations(about, number(Interval.between(new BigDecimal("9.5"), new BigDecimal("10.5")))))
                .isEmpty();
        assertThat(deviations(about, number(Interval.exactly(new BigDecimal("9.49")))))
                .hasSize(1);
        assertThat(deviations(about, number(Interval.exactly(new BigDecimal("10.51")))))
                .hasSize(1);
    }

    @Test
    void undetermined_is_neither_met_nor_unmet() {
        Measurement open = new Measurement.Status(State.UNDETERMINED);

        assertThat(deviations(new ExpectedStatus(State.UNDETERMINED), open)).isEmpty();
        assertThat(deviations(new ExpectedStatus(State.MET), open))
                .containsExactly(new Expectation.OtherStatus(MetricId.RETENTION, State.MET, State.UNDETERMINED));
        assertThat(deviations(new ExpectedStatus(State.UNMET), open)).hasSize(1);
        assertThatThrownBy(() -> deviations(new ExpectedNumber(Interval.exactly(TEN), TEN), open))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

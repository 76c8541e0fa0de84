package dev.tierwise.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final BigDecimal THREE = new BigDecimal("3");

    @Test
    void aMinimumIsReachedToTheCentAndMissedByOne() {
        assertThat(exactly("1125.00").reaches(new BigDecimal("1125"))).isEqualTo(State.MET);
        assertThat(exactly("1124.99").reaches(new BigDecimal("1125"))).isEqualTo(State.UNMET);
    }

    @Test
    void aMinimumInsideTheIntervalIsUndetermined() {
        assertThat(between("2", "3").reaches(THREE)).isEqualTo(State.UNDETERMINED);
        assertThat(between("3", "4").reaches(THREE)).isEqualTo(State.MET);
        assertThat(between("1", "2.5").reaches(THREE)).isEqualTo(State.UNMET);
    }

    @Test
    void withoutABoundNoMinimumIsCertainlyMissed() {
        assertThat(Interval.from(BigDecimal.ZERO).reaches(THREE)).isEqualTo(State.UNDETERMINED);
    }

    @Test
    void whatIsMissingIsLeastIfTheUnknownsTurnOutWell() {
        assertThat(between("1", "2.5").shortfallTo(THREE)).isEqualTo(between("0.5", "2"));
        assertThat(between("1", "9").shortfallTo(THREE)).isEqualTo(between("0", "2"));
        assertThat(Interval.from(BigDecimal.ONE).shortfallTo(THREE)).isEqualTo(between("0", "2"));
        assertThat(exactly("7").shortfallTo(THREE)).isEqualTo(exactly("0"));
    }

    @Test
    void itsEndsAreInOrderAndNotNegative() {
        assertThatThrownBy(() -> between("2", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exactly("-1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Interval exactly(String value) {
        return Interval.exactly(new BigDecimal(value));
    }

    private static Interval between(String low, String high) {
        return Interval.between(new BigDecimal(low), new BigDecimal(high));
    }
}

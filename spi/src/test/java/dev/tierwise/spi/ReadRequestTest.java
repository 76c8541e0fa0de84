package dev.tierwise.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadRequestTest {

    @Test
    void itsDaysAscendAndEachIsThereOnce() {
        assertThat(request(Period.ofDays(30), "2018-04-05", "2018-03-15", "2018-04-05")
                        .days())
                .containsExactly(LocalDate.parse("2018-03-15"), LocalDate.parse("2018-04-05"));
    }

    @Test
    void theLookBackOfEachDayEndsOnItAndTheEarliestDayLooksBackFurthest() {
        ReadRequest request = request(Period.ofMonths(1), "2018-03-31", "2018-04-05");
        assertThat(request.usedAfter()).isEqualTo("2018-02-28");
        assertThat(request.usedAfter(LocalDate.parse("2018-04-05"))).isEqualTo("2018-03-05");
    }

    @Test
    void withoutADayOrALookBackItAsksNothing() {
        assertThatThrownBy(() -> request(Period.ofDays(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no day is asked about");
        for (Period nothing : List.of(Period.ZERO, Period.ofDays(-1))) {
            assertThatThrownBy(() -> request(nothing, "2018-03-15"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the look-back " + nothing + " is not longer than nothing");
        }
    }

    @Test
    void null_is_refused_with_the_name_of_what_is_null() {
        List<LocalDate> days = List.of(LocalDate.parse("2018-03-15"));
        assertThatThrownBy(() -> new ReadRequest(null, days, Period.ofDays(30), Instant.MAX))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("zone");
        assertThatThrownBy(() -> new ReadRequest(ZoneOffset.UTC, null, Period.ofDays(30), Instant.MAX))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("days");
        assertThatThrownBy(() -> new ReadRequest(
                        ZoneOffset.UTC, Collections.singletonList(null), Period.ofDays(30), Instant.MAX))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("days holds null");
        assertThatThrownBy(() -> new ReadRequest(ZoneOffset.UTC, days, null, Instant.MAX))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("lookBack");
        assertThatThrownBy(() -> new ReadRequest(ZoneOffset.UTC, days, Period.ofDays(30), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("deadline");
        assertThatThrownBy(() -> request(Period.ofDays(30), "2018-03-15").usedAfter(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("day");
    }

    private static ReadRequest request(Period lookBack, String... days) {
        return new ReadRequest(
                ZoneOffset.UTC, Stream.of(days).map(LocalDate::parse).toList(), lookBack, Instant.MAX);
    }
}

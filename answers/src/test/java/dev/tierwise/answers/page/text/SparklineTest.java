package dev.tierwise.answers.page.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.wording.Typeface;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final Typeface UNICODE = new Typeface(true);

    @Test
    void the_blocks_go_from_the_lowest_value_to_the_highest() {
        Sparkline line = daily("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(line.line(UNICODE, 60)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(line.line(new Typeface(false), 60)).isEqualTo("_.:-=+*#");
    }

    @Test
    void a_value_that_does_not_change_is_in_the_middle_and_nothing_is_at_the_bottom() {
        assertThat(daily("5", "5", "5").line(UNICODE, 60)).isEqualTo("▅▅▅");
        assertThat(daily("0", "0", "0.00").line(UNICODE, 60)).isEqualTo("▁▁▁");
    }

    @Test
    void a_stretch_shows_the_last_value_of_it() {
        assertThat(daily("0", "7", "0", "7", "7", "0").line(UNICODE, 3)).isEqualTo("██▁");
    }

    @Test
    void a_longer_gap_than_usual_is_left_empty() {
        Sparkline line = line(point(0, "0"), point(1, "7"), point(2, "7"), point(5, "0"), point(6, "7"));
        assertThat(line.line(UNICODE, 60)).isEqualTo("▁██  ▁█");
    }

    @Test
    void where_values_are_known_every_seventh_day_a_block_is_a_week() {
        Sparkline line = line(point(0, "0"), point(7, "7"), point(14, "0"), point(21, "7"));
        assertThat(line.line(UNICODE, 60)).isEqualTo("▁█▁█");
    }

    @Test
    void a_single_value_is_a_single_block() {
        assertThat(line(point(0, "5")).line(UNICODE, 60)).isEqualTo("▅");
        assertThat(new Sparkline(List.of(point(10, "5")), FIRST, FIRST.plusDays(30), BigDecimal.ZERO, BigDecimal.TEN)
                        .line(UNICODE, 60))
                .isEqualTo("▅");
    }

    @Test
    void a_stretch_in_which_only_a_range_was_known_is_marked() {
        Sparkline line = line(point(0, "1"), open(1, "1"), point(2, "1"), point(3, "1"));
        assertThat(line.marks(60)).contains(" ?  ");
        assertThat(line.marks(2)).as("also where the last value of it is exact").contains("? ");
        assertThat(daily("1", "2").marks(60)).isEmpty();
    }

    @Test
    void values_of_any_size_and_length_are_drawn() {
        List<Development.Point> points = new ArrayList<>();
        for (int i = 0; i < 1800; i++) {
            points.add(point(i, i + "99999999999999999999.99"));
        }
        Sparkline line = line(points.toArray(Development.Point[]::new));
        assertThat(line.line(UNICODE, 60)).hasSize(60).startsWith("▁").endsWith("█");
        assertThat(line.length(60)).isEqualTo(60);
    }

    private static Sparkline daily(String... values) {
        List<Development.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(point(i, values[i]));
        }
        return line(points.toArray(Development.Point[]::new));
    }

    private static Sparkline line(Development.Point... points) {
        List<BigDecimal> values =
                List.of(points).stream().map(Development.Point::low).sorted().toList();
        return new Sparkline(
                List.of(points),
                points[0].day(),
                points[points.length - 1].day(),
                values.get(0),
                values.get(values.size() - 1));
    }

    private static Development.Point point(int day, String value) {
        return new Development.Point(FIRST.plusDays(day), new BigDecimal(value), false);
    }

    private static Development.Point open(int day, String value) {
        return new Development.Point(FIRST.plusDays(day), new BigDecimal(value), true);
    }
}

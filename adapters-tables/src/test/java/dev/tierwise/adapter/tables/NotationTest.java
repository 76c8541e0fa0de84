package dev.tierwise.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @ValueSource(strings = {"0", "1125", "1125.5", "1125.00", "007", "0.1", "123456789012345678901234567890.99"})
    void englishAmounts(String text) {
        assertThat(Notation.EN.amount(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-5",
                "+5",
                "1e3",
                "1E3",
                ".5",
                "5.",
                "1.120",
                "1,125",
                "1125,5",
                "1.125,00",
                "1 125",
                "1_125",
                "$5",
                "5 $",
                "NaN",
                "0x10",
                "١٢٣",
                "1٣",
                "１２",
                "1.1.1",
                "--5"
            })
    void notEnglishAmounts(String text) {
        assertThat(Notation.EN.amount(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "1125|1125",
                "1125,5|1125.5",
                "1125,50|1125.50",
                "1.125|1125",
                "1.125,00|1125.00",
                "12.345.678,9|12345678.9",
                "123.456|123456"
            })
    void germanAmounts(String text, String meant) {
        assertThat(Notation.DE.amount(text)).isEqualTo(new BigDecimal(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1125.00",
                "1125.5",
                "1.12",
                "1.1255",
                "1234.567",
                "0.125",
                ".125",
                "1..125",
                "1.125.",
                "1.125.00",
                "1,125.00",
                "1,",
                ",5",
                "1,505",
                "1,5,5",
                "1.125,",
                "-5",
                "+5",
                "1e3",
                "1 125",
                "1.12a",
                "١"
            })
    void notGermanAmounts(String text) {
        assertThat(Notation.DE.amount(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-03-15", "2016-02-29", "0001-01-01", "9999-12-31"})
    void isoDaysAreReadInBoth(String text) {
        assertThat(Notation.EN.day(text, UTC)).isEqualTo(LocalDate.parse(text));
        assertThat(Notation.DE.day(text, UTC)).isEqualTo(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2018-02-30",
                "2018-02-29",
                "2018-13-01",
                "2018-00-10",
                "2018-01-00",
                "0000-01-01",
                "10000-01-01",
                "+2018-01-01",
                "-001-01-01",
                "2018-3-15",
                "18-03-15",
                "2018/03/15",
                "20180315",
                "2018-03-15 ",
                "２０１８-03-15",
                "2018-03-1x",
                "30.02.2018",
                "1.3.2018",
                "15.3.2018",
                "15.03.18",
                "15/03/2018",
                "15.03.0000",
                "15.03.-018"
            })
    void theseAreNoDaysInEither(String text) {
        assertThat(Notation.EN.day(text, UTC)).isNull();
        assertThat(Notation.DE.day(text, UTC)).isNull();
    }

    @Test
    void germanDaysAreReadOnlyInGerman() {
        assertThat(Notation.DE.day("15.03.2018", UTC)).isEqualTo(LocalDate.of(2018, 3, 15));
        assertThat(Notation.EN.day("15.03.2018", UTC)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "1125.5", "740.125", "1000000000000000000", "0.0001"})
    void of_a_number_that_is_no_text_every_decimal_counts(String text) {
        assertThat(Notation.EXACT.amount(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".5", "5.", "-1", "1e3", "1,5", "1.5.5", " 1"})
    void what_is_no_number_is_none_however_exact_the_cell(String text) {
        assertThat(Notation.EXACT.amount(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-15, 2018-03-15",
        "2018-03-15T23:30, 2018-03-15",
        "2018-03-15T23:30:00Z, 2018-03-16",
        "2018-03-15 23:30:00+00:00, 2018-03-16",
        "2018-03-15 23:30:00, 2018-03-15"
    })
    void a_moment_is_the_day_in_the_partners_time_zone_or_without_an_offset_the_day_that_it_names(
            String text, LocalDate day) {
        assertThat(Notation.EXACT.day(text, ZoneId.of("Europe/Berlin"))).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2018-02-30", "15.03.2018", "2018-03-15T25:00", "+12018-03-15T09:30"})
    void what_is_no_day_is_none_however_exact_the_cell(String text) {
        assertThat(Notation.EXACT.day(text, UTC)).isNull();
    }
}

package dev.tierwise.adapter.csv.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialsTest {

    @ParameterizedTest
    @CsvSource({
        "7052064.0, 7052064",
        "1200.0, 1200",
        "740.1, 740.1",
        "740.10000000000002, 740.1",
        "740.09999999999991, 740.1",
        "0.30000000000000004, 0.3",
        "1E+20, 100000000000000000000",
        "1.5E-7, 0.00000015",
        "-0, 0",
        "-12.50, -12.5",
        "12345678901234567, 12345678901234567",
        "1.7976931348623157E+308, 17976931348623157" + ZEROS_292
    })
    void a_number_is_written_in_plain_decimals_as_excel_shows_it(String stored, String shown) {
        assertThat(Serials.number(stored)).isEqualTo(new Serials.Value(CellKind.NUMBER, shown, null));
    }

    private static final String ZEROS_73 = "0000000000000000000000000000000000000000000000000000000000000000000000000";
    private static final String ZEROS_292 = ZEROS_73 + ZEROS_73 + ZEROS_73 + ZEROS_73;

    @ParameterizedTest
    @CsvSource({"NaN", "INF", "1e999999999", "1e-999999999", "'1,5'", "1 200", "0x10"})
    void what_is_no_number_of_excel_is_an_error(String stored) {
        assertThat(Serials.number(stored).kind()).isEqualTo(CellKind.ERROR);
        assertThat(Serials.day(stored, false).kind()).isEqualTo(CellKind.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "1, DAY, 1900-01-01",
        "59, DAY, 1900-02-28",
        "61, DAY, 1900-03-01",
        "43174, DAY, 2018-03-15",
        "43174.395833333336, MOMENT, 2018-03-15T09:30",
        "43174.395839, MOMENT, 2018-03-15T09:30",
        "43174.39584, MOMENT, 2018-03-15T09:30:01",
        "43174.999999, DAY, 2018-03-16",
        "43174.99999, MOMENT, 2018-03-15T23:59:59",
        "2958465.5, MOMENT, 9999-12-31T12:00",
        "60, ERROR, 60",
        "60.5, ERROR, 60.5",
        "59.999999, ERROR, 59.999999",
        "0, ERROR, 0",
        "0.5, ERROR, 0.5",
        "-1, ERROR, -1",
        "2958466, ERROR, 2958466",
        "7052064, ERROR, 7052064",
        "1E+20, ERROR, 100000000000000000000"
    })
    void days_count_from_1900_with_the_day_that_only_excel_knows(String stored, CellKind kind, String shown) {
        Serials.Value value = Serials.day(stored, false);

        assertThat(value.kind()).isEqualTo(kind);
        assertThat(value.text()).isEqualTo(shown);
        assertThat(value.problem() != null).isEqualTo(kind == CellKind.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "1, DAY, 1904-01-02",
        "60, DAY, 1904-03-01",
        "41712, DAY, 2018-03-15",
        "2957003, DAY, 9999-12-31",
        "2957004, ERROR, 2957004",
        "0.25, ERROR, 0.25"
    })
    void days_of_old_macs_count_from_1904(String stored, CellKind kind, String shown) {
        assertThat(Serials.day(stored, true).kind()).isEqualTo(kind);
        assertThat(Serials.day(stored, true).text()).isEqualTo(shown);
    }
}

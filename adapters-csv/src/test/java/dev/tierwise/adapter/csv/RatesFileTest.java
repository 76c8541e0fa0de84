package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording rates(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = "currency,rate";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return folder.with("rates.csv", lines).readPartner();
    }

    @Test
    void each_row_is_a_rate_exactly_as_it_is_written_also_where_the_folder_has_no_partner() {
        Recording said = rates("EUR,1.17", "jpy,0.009120", "VND,1.125", "GBP,123456789012345678");

        assertThat(said.places)
                .containsExactly(
                        "rate EUR=1.17 @ rates.csv:2:2",
                        "rate JPY=0.009120 @ rates.csv:3:2",
                        "rate VND=1.125 @ rates.csv:4:2",
                        "rate GBP=123456789012345678 @ rates.csv:5:2");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void german_names_and_rates_are_read() {
        Recording said = folder.locale("de")
                .with("rates.csv", "Währung;Kurs", "EUR;1,1725")
                .readPartner();

        assertThat(said.facts).containsExactly("rate EUR=1.1725");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "EUR,0|rates.csv:2:2: rate: '0'; expected a rate above zero such as 1.17",
                "EUR,-1|rates.csv:2:2: rate: '-1'; expected a rate above zero",
                "EUR,\"1,17\"|rates.csv:2:2: rate: '1,17'; expected a rate above zero such as 1.17 (German rates such as 1,17 need --csv-locale de)",
                "EUR,1e3|rates.csv:2:2: rate: '1e3'; expected",
                "EUR,.5|rates.csv:2:2: rate: '.5'; expected",
                "EUR,5.|rates.csv:2:2: rate: '5.'; expected",
                "EUR,1234567890123456789|rates.csv:2:2: rate: '1234567890123456789'; expected",
                "EUR,|rates.csv:2:2: rate: this is empty",
                "EUR,?|rates.csv:2:2: rate: this must be known, not ?",
                "€,1.17|rates.csv:2:1: currency: '€'; expected the three letters of a currency",
                ",1.17|rates.csv:2:1: currency: this is empty",
            })
    void a_wrong_value_is_an_error_at_its_place(String row, String error) {
        assertThat(rates(row).errors).singleElement().asString().startsWith(error);
    }

    @Test
    void in_a_german_folder_only_german_rates_are_read() {
        folder.locale("de");

        assertThat(rates("EUR,1.17").errors)
                .containsExactly(
                        "rates.csv:2:2: rate: '1.17'; expected a German rate above zero such as 1,17 (rates such as"
                                + " 1.17 need --csv-locale en)");
    }

    @Test
    void a_currency_has_one_rate() {
        assertThat(rates("EUR,1.17", "eur,1.17").errors)
                .containsExactly("rates.csv:3:1: currency: EUR has a rate already; keep one of the rows");
    }

    @Test
    void a_file_without_rates_or_without_a_column_is_read_or_refused_like_any_other() {
        assertThat(rates().errors).isEmpty();
        assertThat(folder.with("rates.csv", "currency", "EUR").readPartner().errors)
                .singleElement()
                .asString()
                .startsWith("rates.csv:1:1: the required column rate is missing");
    }
}

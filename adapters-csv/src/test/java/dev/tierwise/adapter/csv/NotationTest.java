package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

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
        assertThat(Notation.EN.day(text)).isEqualTo(LocalDate.parse(text));
        assertThat(Notation.DE.day(text)).isEqualTo(LocalDate.parse(text));
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
        assertThat(Notation.EN.day(text)).isNull();
        assertThat(Notation.DE.day(text)).isNull();
    }

    @Test
    void germanDaysAreReadOnlyInGerman() {
        assertThat(Notation.DE.day("15.03.2018")).isEqualTo(LocalDate.of(2018, 3, 15));
        assertThat(Notation.EN.day("15.03.2018")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en|1.125,00", "en|1.120", "en|1125,5", "de|1125.00", "de|1,125.00"})
    void anAmountOfTheOtherFormIsAnErrorThatNamesTheOption(String locale, String amount, @TempDir Path path) {
        Recording said = new Folder(path)
                .locale(locale)
                .with("portals.csv", "portal_id\tmrr", "P1\t" + amount)
                .read();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:2: ")
                .contains("'" + amount + "'", "--csv-locale");
        assertThat(said.facts).containsExactly("portal P1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1000000000000000",
                "en|1234567890123456.50",
                "de|1.000.000.000.000.000",
                "de|1000000000000000,5"
            })
    void an_amount_of_more_than_15_digits_before_the_decimals_is_a_wrong_value_at_its_place(
            String locale, String amount, @TempDir Path path) {
        Recording said = new Folder(path)
                .locale(locale)
                .with("portals.csv", "portal_id;mrr;reported_sold_points", "P1;" + amount + ";", "P2;;" + amount)
                .with("sales.csv", "portal_id;product;mrr;sold_on", "P1;sales-hub;" + amount + ";2018-01-10")
                .read();
        assertThat(said.errors)
                .containsExactly(
                        "portals.csv:2:2: mrr: '" + amount
                                + "' is too large; expected at most 15 digits before the decimals",
                        "portals.csv:3:3: reported_sold_points: '" + amount
                                + "' is too large; expected at most 15 digits before the decimals",
                        "sales.csv:2:3: mrr: '" + amount
                                + "' is too large; expected at most 15 digits before the decimals");
    }

    @Test
    void fifteen_digits_before_the_decimals_are_an_amount(@TempDir Path path) {
        Recording said = new Folder(path)
                .with("portals.csv", "portal_id,mrr", "P1,999999999999999.99", "P2,0000000000000000000001")
                .read();
        assertThat(said.errors).isEmpty();
        assertThat(said.facts).contains("P1 mrr 999999999999999.99 USD", "P2 mrr 1.00 USD");
    }

    @Test
    void aGermanFolderIsReadWithTheOption(@TempDir Path path) {
        Recording said = new Folder(path)
                .locale("de")
                .with("portals.csv", "portal_id;mrr;currency;sold_on", "P1;1.125,50;EUR;10.01.2018")
                .with("app_usage.csv", "portal_id;app;used_on", "P1;crm;15.03.2018", "P1;ctas;2018-03-15T10:00:00Z")
                .read();
        assertThat(said.errors).isEmpty();
        assertThat(said.facts)
                .contains(
                        "P1 mrr 1125.50 EUR",
                        "P1 sold on 2018-01-10",
                        "P1 used crm on 2018-03-15",
                        "P1 used ctas on 2018-03-15");
    }

    @Test
    void aGermanDayWithoutTheOptionIsAnErrorThatNamesIt(@TempDir Path path) {
        assertThat(new Folder(path)
                        .with("portals.csv", "portal_id,sold_on", "P1,10.01.2018")
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .contains("--csv-locale de");
    }
}

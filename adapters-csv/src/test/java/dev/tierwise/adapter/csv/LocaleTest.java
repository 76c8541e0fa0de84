package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocaleTest {

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

package dev.tierwise.application.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes as they are typed. */
class ChangeKindTest {

    @Test
    void a_sale_without_a_kind_or_a_market_leaves_both_open() {
        assertThat(ChangeKind.SELL.parse("New customer=1500.50 eur@2026-04-01", "USD"))
                .isEqualTo(new Change.Sell(
                        "New customer",
                        new Money(new BigDecimal("1500.50"), "EUR"),
                        Optional.of(LocalDate.of(2026, 4, 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1500 sourced growth", "A = 1500  Growth SOURCED", "A=1500 USD sourced growth"})
    void a_sale_names_its_kind_and_market_in_any_order(String text) {
        assertThat(ChangeKind.SELL.parse(text, "USD"))
                .isEqualTo(new Change.Sell(
                        "A",
                        new Money(new BigDecimal("1500"), "USD"),
                        Optional.of(DealKind.SOURCED),
                        Optional.of(Market.GROWTH),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, A=1500 assisted@2026-04-01",
        "SELL, A=1500 EUR sourced standard",
        "SELL, A=1500 growth",
        "SELL, A=1500",
        "MARKET, Acme=growth@2026-04-01",
        "MARKET, Acme=standard"
    })
    void what_is_written_down_is_read_as_the_same(ChangeKind kind, String text) {
        assertThat(ChangeKind.written(kind.parse(text, "USD"), "USD")).isEqualTo(new ChangeKind.Written(kind, text));
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, A=1500 sorced, is no MRR",
        "SELL, A=1500 sourced sourced, is no MRR",
        "SELL, A=1500 sourced assisted, is no MRR",
        "SELL, A=sourced, is no MRR",
        "MARKET, A=emerging, expected standard or growth",
        "MARKET, A, is not PORTAL=MARKET[@DATE]"
    })
    void other_words_are_refused(ChangeKind kind, String text, String message) {
        assertThatThrownBy(() -> kind.parse(text, "USD")).hasMessageContaining(message);
    }
}

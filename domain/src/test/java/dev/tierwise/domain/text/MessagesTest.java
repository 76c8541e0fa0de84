package dev.tierwise.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.testing.MessageFilesContract;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(50);
    }

    @Test
    void a_value_that_cannot_be_says_so_in_german() {
        InvalidValueException wrong =
                assertThrows(InvalidValueException.class, () -> new Money(new BigDecimal("-1.5"), "EUR"));

        assertThat(wrong.text().in(Locale.GERMAN)).isEqualTo("Der Betrag -1.5 ist negativ");
        assertThat(wrong).hasMessage("the amount -1.5 is negative");
    }
}

package dev.tierwise.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.testing.MessageFiles;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final MessageFiles files = MessageFiles.ofThisModule();

    @Test
    void every_sentence_is_there_in_both_languages_with_the_same_values() {
        assertThat(files.size()).isGreaterThan(50);
        assertThat(files.faults()).isEmpty();
    }

    @Test
    void every_sentence_that_is_asked_for_is_there_and_none_is_idle() {
        assertThat(files.strayKeys()).isEmpty();
    }

    @Test
    void nothing_that_users_read_is_written_in_one_language_alone() {
        assertThat(files.untranslated()).isEmpty();
    }

    @Test
    void a_value_that_cannot_be_says_so_in_german() {
        InvalidValueException wrong =
                assertThrows(InvalidValueException.class, () -> new Money(new BigDecimal("-1.5"), "EUR"));

        assertThat(wrong.text().in(Locale.GERMAN)).isEqualTo("Der Betrag -1.5 ist negativ");
        assertThat(wrong).hasMessage("the amount -1.5 is negative");
    }
}

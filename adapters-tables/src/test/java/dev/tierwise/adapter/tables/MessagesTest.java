package dev.tierwise.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.MessageFilesContract;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(40);
    }

    @Test
    void a_value_is_shown_with_what_is_expected_in_german() {
        assertThat(Text.of(TableRows.class, "value", ShownValue.shown("1.100,00"), Notation.EN.amountForm())
                        .in(Locale.GERMAN))
                .isEqualTo("'1.100,00'; erwartet wird ein Betrag wie 1125 oder 1125.50, ohne Vorzeichen und"
                        + " Tausendertrennung (deutsche Beträge wie 1.125,50 brauchen --csv-locale de)");
        assertThat(ShownValue.shown("eva@agency.example").in(Locale.GERMAN)).isEqualTo("dieser Wert");
    }
}

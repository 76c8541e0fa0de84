package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.MessageFilesContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(60);
    }

    @Test
    void separators_are_counted_as_german_does() {
        Text counts = Text.counted(FileRows.class, "width", 1, 3);

        assertThat(counts.in(Locale.GERMAN)).isEqualTo("Diese Zeile hat 1 Feld, die Kopfzeile 3");
        assertThat(List.of(1, 2))
                .extracting(count -> Text.counted(FileRows.class, "width.separators", count, counts, "';'")
                        .in(Locale.GERMAN))
                .containsExactly(
                        "Diese Zeile hat 1 Feld, die Kopfzeile 3; am Ende der Zeile steht 1 Trennzeichen (';') zu viel:"
                                + " Entfernen Sie es, oder benennen Sie die weitere Spalte in der Kopfzeile",
                        "Diese Zeile hat 1 Feld, die Kopfzeile 3; am Ende der Zeile stehen 2 Trennzeichen (';') zu viel:"
                                + " Entfernen Sie sie, oder benennen Sie die weiteren Spalten in der Kopfzeile");
    }

    @Test
    void a_value_is_shown_with_what_is_expected_in_german() {
        assertThat(Text.of(FileRows.class, "value", FileRows.shown("1.100,00"), Notation.EN.amountForm())
                        .in(Locale.GERMAN))
                .isEqualTo("'1.100,00'; erwartet wird ein Betrag wie 1125 oder 1125.50, ohne Vorzeichen und"
                        + " Tausendertrennung (deutsche Beträge wie 1.125,50 brauchen --csv-locale de)");
        assertThat(FileRows.shown("eva@agency.example").in(Locale.GERMAN)).isEqualTo("dieser Wert");
    }
}

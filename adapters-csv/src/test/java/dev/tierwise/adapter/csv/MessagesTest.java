package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.MessageFilesContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(35);
    }

    @Test
    void separators_are_counted_as_german_does() {
        Text counts = Text.counted(CsvTable.class, "width", 1, 3);

        assertThat(counts.in(Locale.GERMAN)).isEqualTo("Diese Zeile hat 1 Feld, die Kopfzeile 3");
        assertThat(List.of(1, 2))
                .extracting(count -> Text.counted(CsvTable.class, "width.separators", count, counts, "';'")
                        .in(Locale.GERMAN))
                .containsExactly(
                        "Diese Zeile hat 1 Feld, die Kopfzeile 3; am Ende der Zeile steht 1 Trennzeichen (';') zu viel:"
                                + " Entfernen Sie es, oder benennen Sie die weitere Spalte in der Kopfzeile",
                        "Diese Zeile hat 1 Feld, die Kopfzeile 3; am Ende der Zeile stehen 2 Trennzeichen (';') zu viel:"
                                + " Entfernen Sie sie, oder benennen Sie die weiteren Spalten in der Kopfzeile");
    }
}

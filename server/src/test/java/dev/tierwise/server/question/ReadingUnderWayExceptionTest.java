package dev.tierwise.server.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Worded;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingUnderWayExceptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | en | the sources are being read (nord: 1 row); ask again in a few seconds",
                "2 | en | the sources are being read (nord: 2 rows); ask again in a few seconds",
                "1 | de | Die Quellen werden gelesen (nord: 1 Zeile); fragen Sie in einigen Sekunden noch einmal",
                "2 | de | Die Quellen werden gelesen (nord: 2 Zeilen); fragen Sie in einigen Sekunden noch einmal"
            })
    void one_row_is_not_several(long rows, String language, String words) {
        assertThat(Worded.of(new ReadingUnderWayException(new Progress("nord", rows)))
                        .in(Locale.forLanguageTag(language)))
                .isEqualTo(words);
    }
}

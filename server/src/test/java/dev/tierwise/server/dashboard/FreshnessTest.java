package dev.tierwise.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.partners.PartnersDocument;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static Freshness reading(Optional<PartnersDocument.Reading> reading) {
        return new Freshness(
                Optional.empty(), Optional.empty(), Optional.empty(), ZoneOffset.UTC, reading, false, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | en | Being read: nord, 0 rows",
                "1    | en | Being read: nord, 1 row",
                "2    | en | Being read: nord, 2 rows",
                "0    | de | Wird gelesen: nord, 0 Zeilen",
                "1    | de | Wird gelesen: nord, 1 Zeile",
                "2    | de | Wird gelesen: nord, 2 Zeilen"
            })
    void one_row_is_not_several(long rows, String language, String words) {
        assertThat(reading(Optional.of(new PartnersDocument.Reading("nord", rows)))
                        .progress())
                .hasValueSatisfying(text ->
                        assertThat(text.in(Locale.forLanguageTag(language))).isEqualTo(words));
    }

    @Test
    void where_nothing_is_read_nothing_is_said_of_it() {
        assertThat(reading(Optional.empty()).progress()).isEmpty();
    }
}

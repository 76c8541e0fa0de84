package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.MessageFiles;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final MessageFiles files = MessageFiles.ofThisModule();

    @Test
    void every_sentence_is_there_in_both_languages_with_the_same_values() {
        assertThat(files.size()).isGreaterThan(150);
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
    void waits_are_counted_as_german_does() {
        assertThat(List.of(1, 2))
                .extracting(count -> Text.of(
                                ApiFailures.class, "again.in", Text.counted(ApiFailures.class, "minutes", count))
                        .in(Locale.GERMAN))
                .containsExactly(
                        "Versuchen Sie es in 1 Minute noch einmal.", "Versuchen Sie es in 2 Minuten noch einmal.");
    }

    @Test
    void a_token_is_named_in_german() {
        assertThat(Text.of(ApiFailures.class, "unauthorised", " ${env:ACME_TOKEN}")
                        .in(Locale.GERMAN))
                .isEqualTo("HubSpot akzeptiert das Token ${env:ACME_TOKEN} nicht");
    }
}

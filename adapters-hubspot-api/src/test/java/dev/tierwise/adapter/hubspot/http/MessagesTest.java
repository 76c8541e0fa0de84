package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.MessageFilesContract;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(150);
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

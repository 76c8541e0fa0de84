package dev.tierwise.answers.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.testing.MessageFiles;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final MessageFiles files = MessageFiles.ofThisModule();

    @Test
    void every_sentence_is_there_in_both_languages_with_the_same_values() {
        assertThat(files.size()).isGreaterThan(400);
        assertThat(files.faults()).isEmpty();
    }

    @Test
    void nothing_that_users_read_is_written_in_one_language_alone() {
        assertThat(files.untranslated()).isEmpty();
    }
}

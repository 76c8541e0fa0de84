package dev.tierwise.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds for the message files of every module: a test of the module extends it. */
public abstract class MessageFilesContract {

    private final MessageFiles files = MessageFiles.ofThisModule();
    private final int fewer;

    /** @param fewer a number of sentences that the module surely exceeds, so that none are missed unnoticed */
    protected MessageFilesContract(int fewer) {
        this.fewer = fewer;
    }

    @Test
    void every_sentence_is_there_in_both_languages_with_the_same_values() {
        assertThat(files.size()).isGreaterThan(fewer);
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
}

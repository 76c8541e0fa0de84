package dev.tierwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expected an amount such as 1125.50, found 'many'",
                "HubSpot does not answer; try again later",
                "URL expected",
                "MRR of 12.Mai is no amount",
                "the file agency.Txt is not there",
                "the server answered 503: Service Unavailable",
                "see https://api.hubapi.com/docs"
            })
    void what_people_may_read_has_no_fault(String message) {
        assertThat(Wording.faultsBehindAColon(Text.verbatim(message))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "two\nlines",
                "java.lang.IllegalStateException: no",
                "failed with NullPointerException",
                "com.acme.crm.Client failed",
                "broken\tat com.acme.Crm.read(Crm.java:7)",
                "Expected an amount"
            })
    void what_people_should_not_read_is_found(String message) {
        assertThat(Wording.faultsBehindAColon(Text.verbatim(message))).isNotEmpty();
    }

    @Test
    void a_sentence_of_advice_may_begin_with_a_capital() {
        assertThat(Wording.faults(Text.verbatim("Try again later."))).isEmpty();
    }

    @Test
    void a_text_inside_of_another_is_looked_for_in_both_languages() {
        Text inner = Text.of(WordingTest.class, "twice.english");

        assertThat(Wording.faults(Text.joined(": ", List.of(Text.verbatim("a"), inner.mapped(String::strip)))))
                .singleElement()
                .asString()
                .contains("'twice.english'", "German");
        assertThat(Wording.faults(Text.of(WordingTest.class, "nowhere.at.all").mapped(words -> words)))
                .isNotEmpty();
    }
}

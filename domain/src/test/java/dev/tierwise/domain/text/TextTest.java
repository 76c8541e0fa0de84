package dev.tierwise.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void a_sentence_is_written_in_the_language_of_its_reader() {
        Text text = Text.of(TextTest.class, "greeting", "Nordlicht");

        assertEquals("It's Nordlicht", text.in(Locale.ENGLISH));
        assertEquals("Das ist Nordlicht", text.in(Locale.GERMAN));
    }

    @Test
    void programs_read_the_english_sentence() {
        assertEquals(
                "It's Nordlicht",
                Text.of(TextTest.class, "greeting", "Nordlicht").toString());
    }

    @Test
    void a_text_within_a_text_is_in_the_same_language() {
        Text text = Text.of(TextTest.class, "greeting", Text.counted(TextTest.class, "portals", 1));

        assertEquals("Das ist 1 Portal", text.in(Locale.GERMAN));
    }

    @Test
    void a_number_is_written_as_it_is_and_decides_the_form() {
        assertEquals(
                "1234 Portale", Text.counted(TextTest.class, "portals", 1234).in(Locale.GERMAN));
        assertEquals("0 portals", Text.counted(TextTest.class, "portals", 0).in(Locale.ENGLISH));
        assertEquals("1 portal", Text.counted(TextTest.class, "portals", 1).in(Locale.ENGLISH));
    }

    @Test
    void a_value_is_no_pattern() {
        assertEquals("It's {0} '", Text.of(TextTest.class, "greeting", "{0} '").toString());
    }

    @Test
    void a_sentence_that_was_not_translated_is_english() {
        assertEquals("only in English", Text.of(TextTest.class, "english-only").in(Locale.GERMAN));
        assertEquals("It's x", Text.of(TextTest.class, "greeting", "x").in(Locale.FRENCH));
    }

    @Test
    void a_key_that_no_file_holds_is_a_fault() {
        assertThrows(MissingResourceException.class, Text.of(TextTest.class, "nothing")::toString);
    }

    @Test
    void a_day_is_written_as_a_sentence_names_it() {
        Text day = Text.day(LocalDate.of(2018, 4, 1));

        assertEquals("1. April 2018", day.in(Locale.GERMAN));
        assertEquals("2018-04-01", day.in(Locale.ENGLISH));
        assertEquals("2018-04-01", day.toString());
    }

    @Test
    void words_may_be_others_in_each_language() {
        Text tier = Text.bilingual("platinum", "Platin");

        assertEquals("Platin", tier.in(Locale.GERMAN));
        assertEquals("platinum", tier.in(Locale.ENGLISH));
        assertEquals("platinum", tier.toString());
    }

    @Test
    void a_change_is_made_to_the_words_of_every_language() {
        Text shouted = Text.of(TextTest.class, "greeting", "x").mapped(words -> words.toUpperCase(Locale.ROOT));

        assertEquals("DAS IST X", shouted.in(Locale.GERMAN));
        assertEquals("IT'S X", shouted.toString());
    }

    @Test
    void texts_in_a_row_are_joined() {
        assertEquals(
                "a; b",
                Text.joined("; ", List.of(Text.verbatim("a"), Text.verbatim("b")))
                        .in(Locale.GERMAN));
    }

    @Test
    void an_exception_says_the_same_in_every_language() {
        Text text = Text.of(TextTest.class, "greeting", "x");

        assertEquals(text, Worded.of(new InvalidValueException(text)));
        assertEquals("It's x", new InvalidValueException(text).getMessage());
        assertEquals("plain", Worded.of(new IllegalStateException("plain")).in(Locale.GERMAN));
    }
}

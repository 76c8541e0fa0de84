package dev.tierwise.answers.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypefaceTest {

    private static final Typeface UNICODE = new Typeface(true);
    private static final Typeface ASCII = new Typeface(false);

    @Test
    void quotes_and_products_are_transcribed_where_only_ascii_can_be_shown() {
        assertThat(new Typeface(false).clean("„Benutzer & Teams“: 2 × 3”")).isEqualTo("\"Benutzer & Teams\": 2 x 3\"");
    }

    @Test
    void escape_sequences_are_shown_not_obeyed() {
        assertThat(UNICODE.clean("a\u001B[31mb\u0007\u009B2Jc\u007F")).isEqualTo("a\uFFFD[31mb\uFFFD\uFFFD2Jc\uFFFD");
        assertThat(ASCII.clean("a\u001B[31mb")).isEqualTo("a?[31mb");
    }

    @Test
    void line_ends_and_tabs_are_spaces() {
        assertThat(UNICODE.clean("a\tb\nc\u2028d\u2003e")).isEqualTo("a b c d e");
    }

    @Test
    void an_amount_and_its_currency_stay_on_one_line() {
        assertThat(UNICODE.clean("5,00\u00A0$")).isEqualTo("5,00\u00A0$");
        assertThat(UNICODE.wrap("mindestens 5,00\u00A0$", 16)).containsExactly("mindestens", "5,00\u00A0$");
        assertThat(ASCII.clean("5,00\u00A0$")).isEqualTo("5,00 $");
    }

    @Test
    void what_turns_the_direction_of_writing_or_cannot_be_seen_is_left_out() {
        assertThat(UNICODE.clean("a\u202Eb\u2066c\u200Fd\u200Be\uFEFFf")).isEqualTo("abcdef");
    }

    @Test
    void half_a_character_is_shown_as_an_unknown_one() {
        assertThat(UNICODE.clean("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(UNICODE.width("東京")).isEqualTo(4);
        assertThat(UNICODE.width("é")).isEqualTo(1);
        assertThat(UNICODE.width("e\u0301")).isEqualTo(1);
        assertThat(UNICODE.width("🚀")).isEqualTo(2);
        assertThat(UNICODE.width("👩‍👩‍👧")).isEqualTo(2);
        assertThat(UNICODE.width("Müller – …")).isEqualTo(10);
    }

    @Test
    void a_text_is_cut_between_characters_and_never_wider_than_asked() {
        assertThat(UNICODE.truncate("Nordlicht", 9)).isEqualTo("Nordlicht");
        assertThat(UNICODE.truncate("Nordlicht", 8)).isEqualTo("Nordlic…");
        assertThat(ASCII.truncate("Nordlicht", 8)).isEqualTo("Nordl...");
        assertThat(UNICODE.truncate("東京都", 4)).isEqualTo("東…");
        assertThat(UNICODE.truncate("ae\u0301bc", 3)).isEqualTo("ae\u0301…");
        assertThat(UNICODE.truncate("👩‍👩‍👧👩‍👩‍👧", 3)).isEqualTo("👩‍👩‍👧…");
    }

    @Test
    void lines_break_at_spaces_and_a_long_word_is_cut() {
        assertThat(UNICODE.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(UNICODE.wrap("a Donaudampfschiff b", 8)).containsExactly("a", "Donauda…", "b");
        assertThat(UNICODE.wrap("", 8)).containsExactly("");
    }

    @Test
    void without_unicode_letters_are_transcribed_and_what_has_no_transcription_is_a_question_mark() {
        assertThat(ASCII.clean("Größe, Ärger, Café, 2 € – 東京")).isEqualTo("Groesse, Aerger, Cafe, 2 ? - ??");
    }
}

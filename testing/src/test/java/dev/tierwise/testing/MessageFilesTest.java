package dev.tierwise.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFilesTest {

    @TempDir
    Path folder;

    private MessageFiles files;

    @BeforeEach
    void a_package_with_a_sentence() throws IOException {
        Files.createDirectories(folder.resolve("resources/a"));
        Files.createDirectories(folder.resolve("sources/a"));
        files = MessageFiles.of(folder.resolve("resources"), folder.resolve("sources"));
        say("greeting = it''s {0}", "greeting = das ist {0}");
        use("Text.of(A.class, \"greeting\", name)");
    }

    private void say(String english, String german) throws IOException {
        Files.writeString(folder.resolve("resources/a/messages_en.properties"), english);
        Files.writeString(folder.resolve("resources/a/messages_de.properties"), german);
    }

    private void use(String code) throws IOException {
        Files.writeString(folder.resolve("sources/a/A.java"), "class A { Object a = " + code + "; }");
    }

    @Test
    void nothing_is_wrong_with_a_sentence_in_both_languages() {
        assertThat(files.size()).isEqualTo(1);
        assertThat(files.faults()).isEmpty();
        assertThat(files.strayKeys()).isEmpty();
        assertThat(files.untranslated()).isEmpty();
    }

    @Test
    void a_sentence_that_one_language_lacks_is_a_fault() throws IOException {
        say("greeting = it''s {0}", "");
        assertThat(files.faults()).containsExactly("a: greeting is missing in messages_de.properties");
    }

    @Test
    void a_key_that_is_repeated_is_a_fault() throws IOException {
        say("greeting = it''s {0}", "greeting = das ist {0}\ngreeting = hallo {0}");
        assertThat(files.faults()).containsExactly("a: greeting is repeated in messages_de.properties");
    }

    @Test
    void other_values_are_a_fault() throws IOException {
        say("greeting = it''s {0}, {1}", "greeting = das ist {0}, {2}");
        assertThat(files.faults()).containsExactly("a: greeting has the values [0, 1] in English and [0, 2] in German");
    }

    @Test
    void a_single_apostrophe_is_a_fault() throws IOException {
        say("greeting = it's {0}", "greeting = das ist {0}");
        assertThat(files.faults()).contains("a: greeting has an apostrophe that is not doubled: it's {0}");
    }

    @Test
    void a_form_for_one_thing_needs_one_for_many() throws IOException {
        say("portals.one = {0} portal", "portals.one = ein Portal");
        assertThat(files.faults()).containsExactly("a: portals.one has no portals.many");
    }

    @Test
    void a_form_for_one_thing_may_leave_out_its_number_and_nothing_else() throws IOException {
        say(
                "portals.one = {0} of {1}\nportals.many = {0} of {1}",
                "portals.one = eines von {1}\nportals.many = {0} von {1}");
        assertThat(files.faults()).isEmpty();
        say("portals.one = {0} of {1}\nportals.many = {0} of {1}", "portals.one = {0}\nportals.many = {0} von {1}");
        assertThat(files.faults()).containsExactly("a: portals.one has the values [1] in English and [] in German");
    }

    @Test
    void what_another_program_says_may_be_worded_anew_in_german() throws IOException {
        say("greeting = {0}", "greeting = guten Tag");
        assertThat(files.faults()).isEmpty();
    }

    @Test
    void texts_that_are_no_patterns_have_the_same_placeholders() throws IOException {
        Files.writeString(folder.resolve("resources/a/help_en.properties"), "it = it's ${DEFAULT-VALUE}");
        Files.writeString(folder.resolve("resources/a/help_de.properties"), "it = das ist ${COMPLETION-CANDIDATES}");
        assertThat(files.faults())
                .containsExactly("a: it has the values [${DEFAULT-VALUE}] in English and [${COMPLETION-CANDIDATES}] in"
                        + " German");
    }

    @Test
    void a_key_can_be_put_together_from_parts() throws IOException {
        say("hello.day = good day\nhello.day.late = hi", "hello.day = guten Tag\nhello.day.late = hallo");
        use("Text.of(A.class, \"hello.day\" + (late ? \".late\" : \"\"))");
        assertThat(files.strayKeys()).isEmpty();
        use("say(\"day\") + say(\"day.late\") + Text.of(A.class, \"hello.\" + key)");
        assertThat(files.strayKeys()).isEmpty();
        use("say(\"night\") + Text.of(A.class, \"hello.\" + key)");
        assertThat(files.strayKeys()).containsExactly("A.java: there is no night");
        use("say(\"hello.day\")");
        assertThat(files.strayKeys()).containsExactly("a: hello.day.late is used nowhere");
    }

    @Test
    void the_sentences_of_a_class_of_another_package_are_in_its_folder() throws IOException {
        Files.createDirectories(folder.resolve("resources/b"));
        Files.writeString(
                folder.resolve("sources/a/B.java"),
                "import b.Other; class B { Object b = Text.of(Other.class, \"greeting\"); }");
        assertThat(files.strayKeys()).containsExactly("B.java: there is no greeting");
    }

    @Test
    void a_key_that_no_file_holds_is_a_fault() throws IOException {
        use("Text.of(A.class, \"parting\", name)");
        assertThat(files.strayKeys()).containsExactly("A.java: there is no parting", "a: greeting is used nowhere");
    }

    @Test
    void a_sentence_in_the_code_is_a_fault_and_one_of_a_nested_call_is_none() throws IOException {
        use("sink.warning(at, \"the row is ignored\")");
        assertThat(files.untranslated()).containsExactly("A.java: \"the row is ignored\"");
        use("sink.warning(at, Text.of(A.class, \"greeting\", words(\"a b\")))");
        assertThat(files.untranslated()).isEmpty();
    }
}

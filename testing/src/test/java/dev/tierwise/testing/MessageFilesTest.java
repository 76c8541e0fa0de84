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

package dev.tierwise.files.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

    private final Findings findings = new Findings();

    @TempDir
    private Path folder;

    @Test
    void every_value_keeps_its_own_words_and_its_place() {
        YamlMapping file = parse("""
                rate: 1.10
                day: 2018-01-10
                octal: 010
                flag: yes
                quoted: "null"
                list: [ä, "b"]
                """);

        assertThat(texts(file))
                .containsExactly(
                        "rate=1.10@1:7", "day=2018-01-10@2:6", "octal=010@3:8", "flag=yes@4:7", "quoted=null@5:9");
        assertThat(((YamlList) file.entries().get("list").value()).items())
                .containsExactly(
                        new YamlScalar(new Place("f.yaml", 6, 8), "ä"),
                        new YamlScalar(new Place("f.yaml", 6, 11), "b"));
        assertThat(errors()).isEmpty();
    }

    @Test
    void what_is_not_written_is_not_a_text() {
        YamlMapping file = parse("a:\nb: ~\nc: null\nd: ''\n");

        assertThat(file.entries().get("a").value()).isInstanceOf(YamlNode.Nothing.class);
        assertThat(file.entries().get("b").value()).isInstanceOf(YamlNode.Nothing.class);
        assertThat(file.entries().get("c").value()).isInstanceOf(YamlNode.Nothing.class);
        assertThat(file.entries().get("d").value()).isEqualTo(new YamlScalar(new Place("f.yaml", 4, 4), ""));
    }

    @Test
    void a_value_that_is_not_written_is_an_empty_list_or_mapping_but_no_single_value() {
        YamlFields fields = parse("a:\n").fields(findings);

        assertThat(fields.optionalList("a", Text.verbatim("a list"))
                        .orElseThrow()
                        .items())
                .isEmpty();
        assertThat(fields.optionalMapping("a", Text.verbatim("keys"))
                        .orElseThrow()
                        .entries())
                .isEmpty();
        assertThat(fields.optionalScalar("a", Text.verbatim("a day"))).isEmpty();
        assertThat(errors()).containsExactly("f.yaml:1:3: expected a day, found nothing");
    }

    @Test
    void a_key_that_is_there_twice_is_an_error_and_so_is_everything_else_that_is_wrong() {
        parse("a: 1\nb: &x 2\na: *x\nc: !!str 3\n");

        assertThat(errors())
                .containsExactly(
                        "f.yaml:3:1: the key 'a' is here twice; the first is in line 1",
                        "f.yaml:3:4: aliases such as *name are not read; write the value out",
                        "f.yaml:4:4: tags such as !name are not read; leave it out");
    }

    @Test
    void what_was_refused_is_complained_about_once() {
        YamlFields fields = parse("a: *x\n").fields(findings);

        assertThat(fields.requiredList("a", Text.verbatim("a list"))).isEmpty();
        assertThat(errors()).hasSize(1);
    }

    @Test
    void an_unknown_key_names_the_nearest_known_one() {
        YamlFields fields = parse("curency: USD\nx: 1\n").fields(findings);
        fields.requiredScalar("currency", Text.verbatim("a currency"));
        fields.optionalScalar("id", Text.verbatim("an id"));
        fields.end();

        assertThat(errors())
                .containsExactly(
                        "f.yaml:1:1: the key 'currency' is missing: expected a currency",
                        "f.yaml:1:1: unknown key 'curency'; did you mean 'currency'?",
                        "f.yaml:2:1: unknown key 'x'; known here: currency, id");
    }

    @Test
    void a_value_of_the_wrong_shape_is_not_shown_for_it_may_be_a_secret() {
        YamlFields fields = parse("a: [hush]\nb: hush\nc: {d: hush}\n").fields(findings);
        fields.optionalScalar("a", Text.verbatim("a text"));
        fields.optionalMapping("b", Text.verbatim("a rate for each currency"));
        fields.optionalList("c", Text.verbatim("a list of texts"));

        assertThat(errors())
                .containsExactly(
                        "f.yaml:1:4: expected a text, found a list",
                        "f.yaml:2:4: expected a rate for each currency, found a single value",
                        "f.yaml:3:4: expected a list of texts, found keys with values");
    }

    @Test
    void a_syntax_error_is_located_and_shows_nothing_of_the_file() {
        assertThat(errorsOf("a: 1\nb: {c: hush\nd: 2\n"))
                .singleElement()
                .asString()
                .startsWith("f.yaml:3:2: this is not YAML: ")
                .doesNotContain("hush", "\n");
        assertThat(errorsOf("a: 'hush\n")).singleElement().asString().startsWith("f.yaml:2:1: this is not YAML: ");
        assertThat(errorsOf("a:\n\tb: 1\n")).singleElement().asString().startsWith("f.yaml:2:1: this is not YAML: ");
    }

    @Test
    void a_reference_between_braces_is_asked_to_have_quotes() {
        assertThat(errorsOf("ä: 1\na: {token: ${env:TOKEN}}\n"))
                .containsExactly("f.yaml:2:13: this is not YAML: while parsing a flow mapping, expected ',' or '}', but"
                        + " got {; between braces ${...} needs quotes");
    }

    @Test
    void the_top_level_is_made_of_keys_with_values() {
        String expected = ": expected keys with values, such as 'key: value', found ";
        assertThat(errorsOf("- a\n")).containsExactly("f.yaml:1:1" + expected + "a list");
        assertThat(errorsOf("a\n")).containsExactly("f.yaml:1:1" + expected + "a single value");
        assertThat(errorsOf("# only a comment\n")).containsExactly("f.yaml:1:1: the file says nothing");
        assertThat(errorsOf("")).containsExactly("f.yaml:1:1: the file says nothing");
    }

    @Test
    void there_is_one_document() {
        assertThat(errorsOf("---\na: 1\n...\n")).isEmpty();
        assertThat(errorsOf("a: 1\n---\nb: 2\n"))
                .containsExactly("f.yaml:3:1: a second document begins; expected one per file");
    }

    @Test
    void a_key_is_a_single_text() {
        assertThat(errorsOf("a: 1\n? [b, c]\n: 2\n"))
                .containsExactly("f.yaml:2:3: expected a key that is a single text");
    }

    @Test
    void nesting_has_a_limit() {
        assertThat(errorsOf("a: " + "[".repeat(100_000)))
                .containsExactly("f.yaml:1:53: lists and keys lie more than 50 deep in each other");
    }

    @Test
    void the_encoding_is_utf_8_with_or_without_a_byte_order_mark() {
        assertThat(errorsOf("\uFEFFa: 1\n")).isEmpty();
        assertThat(errorsOf("a: ü\nb: ö".getBytes(ISO_8859_1)))
                .containsExactly("f.yaml:1:4: this is not UTF-8; save the file with the encoding UTF-8");
        assertThat(errorsOf("a: 1\n".getBytes(UTF_16)))
                .containsExactly("f.yaml:1:1: this is not UTF-8; save the file with the encoding UTF-8");
        assertThat(errorsOf("a: 1\r\nb: \u0007\n"))
                .containsExactly("f.yaml:2:4: the character U+0007 is not allowed in a YAML file");
    }

    @Test
    void a_large_file_is_refused() {
        assertThat(errorsOf("#".repeat(YamlFile.MOST_BYTES - 5) + "\na: 1")).isEmpty();
        assertThat(errorsOf("#".repeat(YamlFile.MOST_BYTES - 4) + "\na: 1"))
                .containsExactly("f.yaml:1:1: the file is larger than 1 MiB; expected a small YAML file");
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error_of_the_user() throws IOException {
        Files.writeString(folder.resolve("plain"), "a: 1");

        assertThat(YamlFile.read(folder.resolve("none.yaml"), "none.yaml", findings))
                .isEmpty();
        assertThat(YamlFile.read(folder, "folder", findings)).isEmpty();
        assertThat(YamlFile.read(folder.resolve("plain/none.yaml"), "plain/none.yaml", findings))
                .isEmpty();
        assertThat(errors())
                .containsExactly(
                        "none.yaml:1:1: there is no such file",
                        "folder:1:1: this is a folder; expected a YAML file",
                        "plain/none.yaml:1:1: the file cannot be read: Not a directory");
        assertThat(YamlFile.read(folder.resolve("plain"), "plain", new Findings()))
                .isPresent();
    }

    @Test
    void beyond_a_hundred_errors_only_their_number_is_told() {
        for (int line = 102; line > 0; line--) {
            findings.error(new Place("f.yaml", line, 1), Text.verbatim("wrong"));
        }

        assertThat(errors()).hasSize(101).startsWith("f.yaml:1:1: wrong").endsWith("f.yaml:100:1: wrong", "and 2 more");
    }

    @Test
    void any_bytes_give_either_a_tree_or_located_errors() {
        byte[] alphabet = " \n\r\t:-?[]{},#&*!|>'\"%@`~\\/<=.0123456789_xabeENYtnuü\u2028\uFEFF\0".getBytes(UTF_8);
        byte[] sample = """
                %YAML 1.2
                ---
                a: {b: [1, 0x1F, "\\u00e4\\x41"], c: &d |2-
                  text
                , e: *d, ? f : !!int 0b1}
                """.getBytes(UTF_8);
        GeneratedCases.of(YamlFileTest.class, "files", 10_000).run((seed, random) -> {
            byte[] bytes = new byte[random.nextInt(60)];
            switch (random.nextInt(3)) {
                case 0 -> random.nextBytes(bytes);
                case 1 -> {
                    for (int j = 0; j < bytes.length; j++) {
                        bytes[j] = alphabet[random.nextInt(alphabet.length)];
                    }
                }
                default -> {
                    bytes = sample.clone();
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        bytes[random.nextInt(bytes.length)] = alphabet[random.nextInt(alphabet.length)];
                    }
                }
            }
            Findings found = new Findings();
            Optional<YamlMapping> tree = YamlFile.parse(bytes, "f.yaml", found);
            assertThat(tree.isPresent() || found.hasErrors())
                    .as(Arrays.toString(bytes))
                    .isTrue();
            assertThat(errors(found))
                    .as(Arrays.toString(bytes))
                    .allMatch(error -> error.matches("(?s)f\\.yaml:[1-9][0-9]*:[1-9][0-9]*: .*"));
        });
    }

    private YamlMapping parse(String text) {
        return YamlFile.parse(text.getBytes(UTF_8), "f.yaml", findings).orElseThrow();
    }

    private static List<String> errorsOf(String text) {
        return errorsOf(text.getBytes(UTF_8));
    }

    private static List<String> errorsOf(byte[] bytes) {
        Findings findings = new Findings();
        YamlFile.parse(bytes, "f.yaml", findings);
        return errors(findings);
    }

    private List<String> errors() {
        return errors(findings);
    }

    private static List<String> errors(Findings findings) {
        try {
            findings.throwErrors();
            return List.of();
        } catch (InvalidFileException e) {
            return List.of(e.getMessage().split("\n"));
        }
    }

    private static List<String> texts(YamlMapping mapping) {
        return mapping.entries().entrySet().stream()
                .filter(entry -> entry.getValue().value() instanceof YamlScalar)
                .map(entry -> {
                    YamlScalar scalar = (YamlScalar) entry.getValue().value();
                    return entry.getKey() + "=" + scalar.text() + "@"
                            + scalar.place().line() + ":" + scalar.place().column();
                })
                .collect(Collectors.toList());
    }
}

package dev.tierwise.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users read is in message files: code holds no sentence, but for what only programs and their authors read. */
class SentencesInCodeTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java/dev/tierwise/cli"),
            Path.of("../programmes/src/main/java"),
            Path.of("../files/src/main/java"),
            Path.of("../adapters-tables/src/main/java"),
            Path.of("../server/src/main/java"));
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(?<block>[\\s\\S]*?)\"\"\"|\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z']+[,:;]? [A-Za-z']+[,:;]? [A-Za-z']{2,}");

    private static final Map<String, String> WHY = Map.of(
            "Endpoint.java", "headers of HTTP",
            "ServiceMetrics.java", "Prometheus has one text for each metric, in English",
            "UsageErrors.java", "what picocli says, to tell its mistakes apart",
            "YamlTree.java", "what the parser of YAML says, to tell its complaints apart",
            "FileFailure.java", "what systems say, to tell failures apart",
            "ProgrammeTemplate.java", "the name of a programme, in both languages",
            "ProgrammeWriter.java", "a programme that cannot be written is a fault of ours");

    /** What is said of a fault of ours, to whoever mends it. */
    private static final Set<String> FOR_AUTHORS = Set.of(
            "AssertionError(", "IllegalStateException(", "UncheckedIOException(", "IOException(", "requireNonNull(");

    @Test
    void no_sentence_is_in_code() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Path file : sources()) {
            if (!WHY.containsKey(file.getFileName().toString())) {
                sentences.addAll(
                        sentences(Files.readString(file), file.getFileName().toString()));
            }
        }

        assertThat(sentences).isEmpty();
    }

    @Test
    void a_sentence_in_code_is_found() {
        assertThat(sentences("environment.err().println(\"Wrote the file \" + name);", "X.java"))
                .containsExactly("X.java: Wrote the file ");
        assertThat(sentences("/** \"this is a comment\" */ String key = \"source.nothing\";", "X.java"))
                .isEmpty();
    }

    @Test
    void every_exception_is_needed() throws IOException {
        List<Path> all = sources();
        for (String name : WHY.keySet()) {
            Path file =
                    all.stream().filter(each -> each.endsWith(name)).findFirst().orElseThrow();
            assertThat(sentences(Files.readString(file), name)).as(name).isNotEmpty();
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(each -> each.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> sentences(String source, String name) {
        String code = COMMENT.matcher(source).replaceAll("");
        List<String> sentences = new ArrayList<>();
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
            String text = literal.group("block") == null ? literal.group("text") : literal.group("block");
            String before = code.substring(Math.max(0, literal.start() - 60), literal.start());
            if (SENTENCE.matcher(text).find() && FOR_AUTHORS.stream().noneMatch(before::contains)) {
                sentences.add(name + ": " + text);
            }
        }
        return sentences;
    }
}

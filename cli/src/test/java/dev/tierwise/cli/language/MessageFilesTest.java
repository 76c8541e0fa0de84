package dev.tierwise.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The message files of the command line and of programme files say the same in English and in German. */
class MessageFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<Path> MODULES = List.of(Path.of(""), Path.of("../programmes"));
    private static final Pattern VALUE = Pattern.compile("\\{[0-9]+}|\\$?\\$\\{[A-Z-]+}");

    /** The parser of YAML complains in English: German has words of its own for the same. */
    private static final String WORDS_OF_THE_PARSER = "yaml.parser.";

    static Stream<Path> english() throws IOException {
        List<Path> english = new ArrayList<>();
        for (Path module : MODULES) {
            try (Stream<Path> files = Files.walk(module.resolve(RESOURCES))) {
                files.filter(file -> file.toString().endsWith("_en.properties")).forEach(english::add);
            }
        }
        return english.stream();
    }

    @Test
    void every_package_that_speaks_has_a_file() throws IOException {
        assertThat(english()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("english")
    void both_languages_have_the_same_sentences(Path english) throws IOException {
        assertThat(new TreeSet<>(german(english).stringPropertyNames()))
                .isEqualTo(new TreeSet<>(properties(english).stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("english")
    void both_languages_name_the_same_values(Path english) throws IOException {
        Properties german = german(english);
        properties(english).forEach((key, words) -> {
            if (!key.toString().startsWith(WORDS_OF_THE_PARSER)) {
                assertThat(values(german.getProperty(key.toString())))
                        .as(key.toString())
                        .isEqualTo(values(words.toString()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("english")
    void every_sentence_is_a_pattern_whose_apostrophes_are_doubled(Path english) throws IOException {
        if (english.endsWith("help_en.properties")) {
            return;
        }
        for (Properties sentences : List.of(properties(english), german(english))) {
            sentences.forEach((key, pattern) -> {
                assertThat(pattern.toString()
                                .replace("''", "")
                                .replace("'{'", "")
                                .replace("'}'", ""))
                        .as(key.toString())
                        .doesNotContain("'");
                assertThat(new MessageFormat(pattern.toString()).format(new Object[] {"0", "1", "2", "3", "4"}))
                        .as(key.toString())
                        .isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void no_sentence_is_left_over(Path english) throws IOException {
        if (english.endsWith("help_en.properties")) {
            return;
        }
        String code =
                sources(Path.of(english.getParent().toString().replace(RESOURCES.toString(), SOURCES.toString())));
        for (String key : properties(english).stringPropertyNames()) {
            String called = key.replaceFirst("\\.(one|many)$", "");
            assertThat(code)
                    .as(key)
                    .containsPattern("\"(" + Pattern.quote(called) + "|"
                            + endings(called).map(Pattern::quote).collect(Collectors.joining("|")) + ")\"");
        }
    }

    /** What is left of a key without its first words, or without its last: code puts the rest there. */
    private static Stream<String> endings(String key) {
        return Stream.iterate(1, index -> index <= key.length(), index -> index + 1)
                .filter(index -> index < key.length() && (key.charAt(index - 1) == '.' || key.charAt(index) == '.'))
                .flatMap(index -> Stream.of(key.substring(index), key.substring(0, index)));
    }

    private static List<String> values(String sentence) {
        return VALUE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static String sources(Path folder) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }

    private static Properties german(Path english) throws IOException {
        return properties(Path.of(english.toString().replace("_en.properties", "_de.properties")));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}

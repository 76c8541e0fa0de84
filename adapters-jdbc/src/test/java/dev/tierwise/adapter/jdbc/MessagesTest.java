package dev.tierwise.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.Setting;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final ResourceBundle english = messages(Locale.ENGLISH);
    private final ResourceBundle german = messages(Locale.GERMAN);

    private static ResourceBundle messages(Locale language) {
        return ResourceBundle.getBundle("dev.tierwise.adapter.jdbc.messages", language);
    }

    @Test
    void every_sentence_is_there_in_both_languages_with_the_same_values() {
        assertThat(Collections.list(german.getKeys()))
                .hasSizeGreaterThan(40)
                .containsExactlyInAnyOrderElementsOf(Collections.list(english.getKeys()))
                .allSatisfy(key ->
                        assertThat(values(german.getString(key))).as(key).isEqualTo(values(english.getString(key))));
    }

    private static List<Integer> values(String pattern) {
        String shown = new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {"<0>", "<1>", "<2>", "<3>"});
        return IntStream.range(0, 4)
                .filter(i -> shown.contains("<" + i + ">"))
                .boxed()
                .toList();
    }

    @Test
    void each_query_is_described_in_german() {
        assertThat(Queries.KINDS.stream().map(Queries::description))
                .allSatisfy(text -> assertThat(text.in(Locale.GERMAN)).startsWith("die Abfrage"));
        assertThat(Queries.KINDS.stream().map(Queries::without))
                .allSatisfy(text -> assertThat(text.in(Locale.GERMAN)).startsWith("Ohne sie"));
    }

    @Test
    void settings_are_described_in_german() {
        assertThat(new JdbcSourceFactory().settings())
                .filteredOn(setting -> setting.name().equals("user"))
                .extracting(Setting::description)
                .extracting(text -> text.in(Locale.GERMAN))
                .containsExactly("der Benutzer, der liest");
    }
}

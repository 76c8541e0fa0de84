package dev.tierwise.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.diagnose.Diagnose;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.SourceException;
import dev.tierwise.testing.MessageFilesContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(60);
    }

    @Test
    void one_error_and_several_are_counted() {
        assertThat(bad(1).text().in(Locale.GERMAN)).isEqualTo("1 Fehler in den Daten");
        assertThat(bad(1)).hasMessage("1 error in the data");
        assertThat(bad(2)).hasMessage("2 errors in the data");
    }

    private static BadInputException bad(int count) {
        return new BadInputException(
                IntStream.range(0, count)
                        .mapToObj(i -> new Problem(Problem.Severity.ERROR, "x.csv:" + i + ":1", "wrong"))
                        .toList(),
                count,
                List.of());
    }

    @Test
    void numbers_of_portals_are_written_as_german_does() {
        assertThat(List.of(0, 1, 2))
                .extracting(
                        count -> Text.counted(Diagnose.class, "listed", count, 0, Text.day(LocalDate.of(2018, 3, 15)))
                                .in(Locale.GERMAN))
                .containsExactly(
                        "0 Portale sind aufgeführt, davon am 15. März 2018 aktiv: 0",
                        "1 Portal ist aufgeführt, davon am 15. März 2018 aktiv: 0",
                        "2 Portale sind aufgeführt, davon am 15. März 2018 aktiv: 0");
    }

    @Test
    void a_problem_is_the_same_as_another_if_its_english_words_are() {
        Text text = Text.of(Merging.class, "listed.twice", "7");
        Problem problem = new Problem(Problem.Severity.ERROR, "portals.csv:2:1", text);

        assertThat(problem)
                .isEqualTo(new Problem(Problem.Severity.ERROR, "portals.csv:2:1", text.toString()))
                .hasToString("portals.csv:2:1: portal '7' is listed twice; expected one row per portal");
        assertThat(problem.text().in(Locale.GERMAN))
                .isEqualTo("portals.csv:2:1: Portal '7' ist zweimal aufgeführt; erwartet wird eine Zeile je Portal");
    }

    @Test
    void a_secret_is_hidden_in_every_language() {
        Redaction redaction = new Redaction();
        redaction.hide(new Secret("correct-horse-7"));
        Text masked = new SourceException(
                        SourceException.Kind.REFUSED, Text.of(Merging.class, "listed.twice", "correct-horse-7"))
                .text()
                .mapped(redaction::of);

        assertThat(masked.in(Locale.GERMAN)).contains("Portal '***'").doesNotContain("horse");
        assertThat(masked.toString()).contains("portal '***'").doesNotContain("horse");
    }
}

package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MemberName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook of the Workflows in Teams takes: a message with an Adaptive Card, of 28 KB at most. What others wrote is in runs of
 * rich text, in which Teams looks for no Markdown, unlike in other blocks.
 */
record TeamsMessage(String type, List<Attachment> attachments) {

    TeamsMessage {
        attachments = List.copyOf(attachments);
    }

    record Attachment(String contentType, Card content) {}

    record Card(
            @MemberName("$schema") String contract,
            String type,
            String version,
            String fallbackText,
            List<Element> body) {
        Card {
            body = List.copyOf(body);
        }
    }

    sealed interface Element permits Heading, Runs {}

    record Heading(String type, String text, String size, String weight, boolean wrap) implements Element {}

    record Runs(String type, List<Run> inlines) implements Element {
        Runs {
            inlines = List.copyOf(inlines);
        }

        static Runs of(Run... runs) {
            return new Runs("RichTextBlock", List.of(runs));
        }
    }

    record Run(
            String type,
            String text,
            @LeftOutIfNull @Nullable String weight) {

        static Run plain(String text) {
            return new Run("TextRun", text, null);
        }

        static Run bold(String text) {
            return new Run("TextRun", text, "Bolder");
        }
    }

    static TeamsMessage of(Notice notice) {
        Stream<Element> opening = Stream.of(
                new Heading("TextBlock", notice.title(), "Medium", "Bolder", true), Runs.of(Run.plain(notice.text())));
        Stream<Element> facts =
                notice.facts().stream().map(fact -> Runs.of(Run.bold(fact.label() + ": "), Run.plain(fact.value())));
        return new TeamsMessage(
                "message",
                List.of(new Attachment(
                        "application/vnd.microsoft.card.adaptive",
                        new Card(
                                "http://adaptivecards.io/schemas/adaptive-card.json",
                                "AdaptiveCard",
                                "1.4",
                                notice.text(),
                                Stream.concat(opening, facts).toList()))));
    }
}

package dev.tierwise.answers.announcement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an incoming webhook of Slack takes. It shows the blocks, and the text in notifications. Headers may have 150 characters,
 * sections 3,000 and fields 2,000.
 */
record SlackMessage(String text, List<Block> blocks) {

    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    sealed interface Block permits Titled, Fielded {}

    /** A header, or a section of one text. */
    record Titled(String type, Plain text) implements Block {}

    /** A section of short texts side by side. */
    record Fielded(String type, List<Plain> fields) implements Block {
        Fielded {
            fields = List.copyOf(fields);
        }
    }

    /** Text in which Slack looks for neither markup nor names of emoji. */
    record Plain(String type, String text, boolean emoji) {

        static Plain of(String text) {
            return new Plain("plain_text", text, false);
        }
    }

    static SlackMessage of(Notice notice) {
        Stream<Plain> fields = notice.facts().stream().map(fact -> Plain.of(fact.label() + "\n" + fact.value()));
        return new SlackMessage(
                notice.text(),
                List.of(
                        new Titled("header", Plain.of(notice.title())),
                        new Titled("section", Plain.of(notice.text())),
                        new Fielded("section", fields.toList())));
    }
}

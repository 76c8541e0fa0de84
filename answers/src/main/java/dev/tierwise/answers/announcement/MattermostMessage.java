package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.MemberName;
import java.util.List;

/** What an incoming webhook of Mattermost takes. A text may have 16,383 characters; all of it is Markdown. */
record MattermostMessage(String text, List<Attachment> attachments) {

    MattermostMessage {
        attachments = List.copyOf(attachments);
    }

    record Attachment(String fallback, String title, List<Field> fields) {
        Attachment {
            fields = List.copyOf(fields);
        }
    }

    record Field(@MemberName("short") boolean narrow, String title, String value) {}

    static MattermostMessage of(Notice notice) {
        List<Field> fields = notice.facts().stream()
                .map(fact -> new Field(true, fact.label(), fact.value()))
                .toList();
        return new MattermostMessage(notice.text(), List.of(new Attachment(notice.text(), notice.title(), fields)));
    }
}

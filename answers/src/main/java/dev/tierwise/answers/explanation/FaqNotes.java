package dev.tierwise.answers.explanation;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sentences of the FAQ as numbered notes: many portals refer to the same few. */
final class FaqNotes {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The text with references to the sentences behind it. */
    String refer(String text, List<String> sentences) {
        StringBuilder referring = new StringBuilder(text);
        for (String sentence : sentences) {
            Integer number = numbers.computeIfAbsent(sentence, next -> numbers.size() + 1);
            referring.append(" [").append(number).append(']');
        }
        return referring.toString();
    }

    /** The sentences that were referred to; nothing where none was. */
    void write(Page page) throws IOException {
        if (numbers.isEmpty()) {
            return;
        }
        Words words = page.words();
        page.section(words.say("explain.faq"));
        List<String> notes = new ArrayList<>();
        numbers.forEach((sentence, number) -> notes.add("[" + number + "] " + words.say("explain.quote", sentence)));
        page.list(notes);
    }
}

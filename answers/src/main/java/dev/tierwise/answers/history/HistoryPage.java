package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A history for people: how each figure and each tier developed, then month by month. */
final class HistoryPage {

    private final HistoryDocument history;
    private final Page page;
    private final Words words;

    HistoryPage(HistoryDocument history, Page page) {
        this.history = history;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(history.partner(), words.label(history.programmeRules().name()), words.superseded());
        if (history.days().isEmpty() && history.events().isEmpty()) {
            page.paragraph(words.say("history.empty"));
            return;
        }
        List<LocalDate> known = history.known();
        LocalDate first = Objects.requireNonNullElseGet(history.from(), () -> known.get(0));
        LocalDate last = Objects.requireNonNullElseGet(history.to(), () -> known.get(known.size() - 1));
        page.subheading(words.say(
                "history.range",
                words.day(first),
                words.day(last),
                words.days(history.days().size())));
        List<String> notes = new ArrayList<>();
        if (!history.days().isEmpty()) {
            page.developments(new HistoryDevelopments(history, words).all(), first, last)
                    .ifPresent(notes::add);
        }
        HistoryTable table = new HistoryTable(history, words, first, last);
        page.figures(table.grid());
        if (table.anyLate()) {
            notes.add(words.say("history.late"));
        }
        page.list(notes);
    }
}

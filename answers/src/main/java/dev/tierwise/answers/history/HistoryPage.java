package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history for people: how each figure and each tier developed, then month by month. */
record HistoryPage(HistoryReport report, Words words, Page page) {

    void write() throws IOException {
        page.heading(
                words.foreign(report.history().partner()),
                words.label(report.history().programme().label()),
                lastDay().flatMap(words::superseded));
        if (report.days().isEmpty() && report.events().isEmpty()) {
            page.paragraph(words.say("history.empty"));
            return;
        }
        LocalDate first = report.from().orElseGet(() -> known().get(0));
        LocalDate last = report.to().orElseGet(() -> known().get(known().size() - 1));
        page.subheading(words.say(
                "history.range",
                words.day(first),
                words.day(last),
                words.days(report.days().size())));
        List<String> notes = new ArrayList<>();
        if (!report.days().isEmpty()) {
            page.developments(new HistoryDevelopments(this, words).all(), first, last)
                    .ifPresent(notes::add);
        }
        HistoryRows rows = new HistoryRows(this, first, last);
        page.figures(rows.grid());
        if (rows.anyLate()) {
            notes.add(words.say("history.late"));
        }
        page.list(notes);
    }

    /** The last day that is shown. */
    private Optional<LocalDate> lastDay() {
        List<LocalDate> known = known();
        return known.isEmpty() ? report.to() : Optional.of(report.to().orElse(known.get(known.size() - 1)));
    }

    /** The refreshed days or, where there is none, those on which something was published. */
    private List<LocalDate> known() {
        return report.days().isEmpty()
                ? report.events().stream().map(RecordedEvent::day).toList()
                : report.days().stream().map(RecordedDay::day).toList();
    }

    /** The tier that was credited by a day; empty when the history does not tell. */
    Optional<TierRange> creditedBy(LocalDate day) {
        List<RecordedEvent> events = report.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof RecordedEvent.TierUpdate update
                    && !update.day().isAfter(day)) {
                return Optional.of(update.tier());
            }
        }
        return report.before().map(RecordedEvent.TierUpdate::tier);
    }
}

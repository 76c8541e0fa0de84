package dev.tierwise.answers.history;

import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A history for people: how each figure and each tier developed as a line of blocks, then month by month. */
record HistoryTable(HistoryReport report, Words words, Paper paper) {

    private static final String INDENT = "  ";

    void write() throws IOException {
        paper.heading(
                words.foreign(report.history().partner()),
                words.label(report.history().programme().label()),
                lastDay().flatMap(words::superseded));
        if (report.days().isEmpty() && report.events().isEmpty()) {
            paper.line("");
            paper.wrapped(INDENT, words.say("history.empty"));
            return;
        }
        LocalDate first = report.from().orElseGet(() -> known().get(0));
        LocalDate last = report.to().orElseGet(() -> known().get(known().size() - 1));
        paper.wrapped(
                "",
                words.say(
                        "history.range",
                        words.day(first),
                        words.day(last),
                        words.days(report.days().size())));
        boolean open = false;
        if (!report.days().isEmpty()) {
            paper.line("");
            open = new HistoryLines(this, first, last).write();
        }
        paper.line("");
        boolean late = new HistoryRows(this, first, last).write();
        if (open || late) {
            paper.line("");
        }
        if (open) {
            paper.wrapped(INDENT, words.say("history.open"));
        }
        if (late) {
            paper.wrapped(INDENT, words.say("history.late"));
        }
    }

    /** The refreshed days or, where there is none, those on which something was published. */
    /** The last day that is shown. */
    private Optional<LocalDate> lastDay() {
        List<LocalDate> known = known();
        return known.isEmpty() ? report.to() : Optional.of(report.to().orElse(known.get(known.size() - 1)));
    }

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

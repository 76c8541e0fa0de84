package dev.tierwise.cli.render;

import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A history for people: how each figure and each tier developed as a line of blocks, then month by month. */
record HistoryTable(HistoryReport report, Words words, Paper paper) {

    private static final String INDENT = "  ";

    void write() throws IOException {
        paper.heading(
                words.foreign(report.history().partner()),
                words.label(report.history().programme().label()));
        Optional<LocalDate> first = report.from().or(() -> days().min(LocalDate::compareTo));
        Optional<LocalDate> last = report.to().or(() -> days().max(LocalDate::compareTo));
        if (first.isEmpty() || last.isEmpty() || days().findAny().isEmpty()) {
            paper.line("");
            paper.wrapped(INDENT, words.say("history.empty"));
            return;
        }
        paper.wrapped(
                "",
                words.say(
                        "history.range",
                        words.day(first.get()),
                        words.day(last.get()),
                        words.days(report.days().size())));
        boolean open = false;
        if (!report.days().isEmpty()) {
            paper.line("");
            open = new HistoryLines(this, first.get(), last.get()).write();
        }
        paper.line("");
        boolean late = new HistoryRows(this, first.get(), last.get()).write();
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

    private Stream<LocalDate> days() {
        return Stream.concat(
                report.days().stream().map(RecordedDay::day),
                report.events().stream().map(RecordedEvent::day));
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

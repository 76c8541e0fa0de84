package dev.tierwise.answers.schedule;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A schedule for people: what comes day by day, and what that means. */
final class SchedulePage {

    /** Something on a day. */
    private record Row(LocalDate day, String what) {}

    private final ScheduleDocument schedule;
    private final Page page;
    private final Words words;

    SchedulePage(ScheduleDocument schedule, Page page) {
        this.schedule = schedule;
        this.page = page;
        this.words = page.words();
    }

    /** What is published. */
    static String event(ScheduleDocument.Kind kind, Words words) {
        return words.say("event." + MachineForm.code(kind));
    }

    /** What it changes. */
    static String about(ScheduleDocument.Kind kind, Words words) {
        boolean kept = kind == ScheduleDocument.Kind.TIER && words.keepTiers();
        return words.say("event." + MachineForm.code(kind) + ".about" + (kept ? ".kept" : ""));
    }

    void draw() throws IOException {
        page.heading(
                words.label(schedule.programmeRules().name()),
                words.say("schedule.range", words.day(schedule.asOf()), words.day(schedule.through())),
                words.superseded());
        if (schedule.partner() != null) {
            page.subtitle(
                    schedule.refreshedOn() == null
                            ? words.say("schedule.deadlines", schedule.partner())
                            : words.say(
                                    "schedule.deadlines.ledger",
                                    schedule.partner(),
                                    words.day(schedule.refreshedOn())));
        }
        Grid grid = new Grid();
        grid.columns(List.of(
                Cell.right(words.say("column.day")),
                Cell.of(words.say("column.weekday")),
                Cell.right(words.say("column.when")),
                Cell.of(words.say("column.what"))));
        for (Row row : rows()) {
            grid.row(
                    Cell.right(words.day(row.day())),
                    Cell.of(words.weekday(row.day()), Style.FAINT),
                    Cell.right(words.distance(
                            row.day().toEpochDay() - schedule.asOf().toEpochDay())),
                    Cell.of(row.what()));
        }
        page.table(grid);
        page.terms(Stream.concat(
                        Arrays.stream(ScheduleDocument.Kind.values())
                                .filter(kind -> kind != ScheduleDocument.Kind.DOWNGRADE || words.keepTiers())
                                .map(kind -> new Page.Term(event(kind, words), about(kind, words))),
                        schedule.ownDeadlines().stream()
                                .map(DatedEvent::event)
                                .distinct()
                                .sorted()
                                .map(kind -> new Page.Term(words.deadline(kind), words.aboutDeadline(kind))))
                .toList());
    }

    /** What is published and what of the agency's own ends, day by day. */
    private List<Row> rows() {
        return Stream.concat(
                        schedule.events().stream().map(event -> new Row(event.day(), event(event.event(), words))),
                        schedule.ownDeadlines().stream()
                                .map(deadline -> new Row(deadline.day(), words.deadline(deadline))))
                .sorted(Comparator.comparing(Row::day))
                .toList();
    }
}

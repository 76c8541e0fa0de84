package dev.tierwise.answers.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.lookahead.ForecastAnswer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.deadline.DeadlineReport;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.schedule.ScheduledEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The monthly reports and mid-month tiers to come, and the agency's own deadlines. */
public final class ScheduleAnswer {

    private static final String SCHEMA = "tierwise/schedule/1";

    private ScheduleAnswer() {}

    /**
     * A schedule, in every format that it has.
     *
     * @param now when it is written, which calendar programs want to know
     */
    public static Answer of(Agenda agenda, Instant now) {
        return Answer.of(SCHEMA, answer -> writeMembers(agenda, answer))
                .drawn(agenda.programme(), page -> draw(agenda, page))
                .in(Format.ICS, (options, out) -> CalendarFile.write(agenda, now, options.language(), out));
    }

    private static void writeMembers(Agenda agenda, JsonAnswer answer) throws IOException {
        JsonGenerator json = answer.json();
        json.writeStringField("programme", agenda.programme().id());
        json.writeStringField("asOf", agenda.asOf().toString());
        json.writeStringField("through", agenda.through().toString());
        json.writeArrayFieldStart("events");
        for (ScheduledEvent event : agenda.events()) {
            json.writeStartObject();
            json.writeStringField("event", MachineForm.code(event.kind()));
            json.writeStringField("day", event.day().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        answer.field("partner", agenda.deadlines().map(DeadlineReport::partner));
        answer.field(
                "refreshedOn",
                agenda.deadlines().flatMap(DeadlineReport::refreshedOn).map(LocalDate::toString));
        if (agenda.deadlines().isPresent()) {
            ForecastAnswer.events(answer, "deadlines", agenda.programme(), agenda.ownDeadlines());
        } else {
            json.writeNullField("deadlines");
        }
    }

    /** Something on a day. */
    private record Row(LocalDate day, String what) {}

    private static void draw(Agenda agenda, Page page) throws IOException {
        Words words = page.words();
        page.heading(
                words.label(agenda.programme().label()),
                words.say("schedule.range", words.day(agenda.asOf()), words.day(agenda.through())),
                words.superseded(agenda.asOf()));
        if (agenda.deadlines().isPresent()) {
            DeadlineReport deadlines = agenda.deadlines().get();
            page.subtitle(deadlines
                    .refreshedOn()
                    .map(day ->
                            words.say("schedule.deadlines.ledger", words.foreign(deadlines.partner()), words.day(day)))
                    .orElseGet(() -> words.say("schedule.deadlines", words.foreign(deadlines.partner()))));
        }
        Grid grid = new Grid();
        grid.columns(List.of(
                Cell.right(words.say("column.day")),
                Cell.of(words.say("column.weekday")),
                Cell.right(words.say("column.when")),
                Cell.of(words.say("column.what"))));
        for (Row row : rows(agenda, words)) {
            grid.row(
                    Cell.right(words.day(row.day())),
                    Cell.of(words.weekday(row.day()), Style.FAINT),
                    Cell.right(words.distance(
                            row.day().toEpochDay() - agenda.asOf().toEpochDay())),
                    Cell.of(row.what()));
        }
        page.table(grid);
        page.terms(Stream.concat(
                        Arrays.stream(ScheduledEvent.Kind.values())
                                .map(kind -> new Page.Term(words.event(kind), words.about(kind))),
                        agenda.ownDeadlines().stream()
                                .map(ForecastEvent::kind)
                                .distinct()
                                .sorted()
                                .map(kind -> new Page.Term(words.deadline(kind), words.aboutDeadline(kind))))
                .toList());
    }

    /** What is published and what of the agency's own ends, day by day. */
    private static List<Row> rows(Agenda agenda, Words words) {
        return Stream.concat(
                        agenda.events().stream().map(event -> new Row(event.day(), words.event(event.kind()))),
                        agenda.ownDeadlines().stream()
                                .map(deadline -> new Row(deadline.day(), words.deadline(deadline))))
                .sorted(Comparator.comparing(Row::day))
                .toList();
    }
}

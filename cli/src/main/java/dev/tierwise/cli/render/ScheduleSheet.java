package dev.tierwise.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.application.schedule.ScheduledEvent;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/** The monthly reports and mid-month tiers to come. */
public final class ScheduleSheet {

    /** How it is written. */
    public enum Format {
        /** For people at a terminal. */
        TABLE,
        /** For programs; the contract. */
        JSON,
        /** For calendar programs. */
        ICS;

        /** As people type it. */
        @Override
        public String toString() {
            return MachineForm.code(this);
        }
    }

    private static final String SCHEMA = "tierwise/schedule/1";
    private static final String INDENT = "  ";

    private ScheduleSheet() {}

    /**
     * Writes a schedule, complete with a last line end, and flushes; the writer stays open.
     *
     * @param now when it is written, which calendar programs want to know
     * @throws IOException when the writer refuses
     */
    public static void write(Agenda agenda, Format format, Instant now, RenderOptions options, Writer out)
            throws IOException {
        switch (format) {
            case TABLE -> writeTable(agenda, options, out);
            case JSON -> JsonAnswer.write(out, SCHEMA, answer -> writeMembers(agenda, answer.json()));
            case ICS -> CalendarFile.write(agenda, now, options.language(), out);
        }
        out.flush();
    }

    private static void writeMembers(Agenda agenda, JsonGenerator json) throws IOException {
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
    }

    private static void writeTable(Agenda agenda, RenderOptions options, Writer out) throws IOException {
        Paper paper = Paper.forText(options, out);
        Words words = Words.onTerminal(options.language(), agenda.programme(), paper.typeface());
        paper.heading(
                words.label(agenda.programme().label()),
                words.say("schedule.range", words.day(agenda.asOf()), words.day(agenda.through())),
                words.superseded(agenda.asOf()));
        paper.line("");
        Grid grid = new Grid();
        for (ScheduledEvent event : agenda.events()) {
            grid.row(
                    Cell.right(words.day(event.day())),
                    Cell.of(words.weekday(event.day()), Style.FAINT),
                    Cell.right(words.distance(
                            event.day().toEpochDay() - agenda.asOf().toEpochDay())),
                    Cell.of(words.event(event.kind())));
        }
        grid.write(paper, INDENT);
        paper.line("");
        for (ScheduledEvent.Kind kind : ScheduledEvent.Kind.values()) {
            paper.titled(INDENT, words.event(kind), words.about(kind));
        }
    }
}

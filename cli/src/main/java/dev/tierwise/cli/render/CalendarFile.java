package dev.tierwise.cli.render;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import dev.tierwise.application.schedule.ScheduledEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;

/** Writes iCalendar, RFC 5545: an event of a whole day for everything that is published. */
final class CalendarFile {

    private static final String PRODUCT = "-//Tierwise//tierwise schedule//EN";
    /** A line may have 75 bytes. The library counts characters, of which each takes up to three. */
    private static final int LONGEST_LINE = 25;

    private CalendarFile() {}

    static void write(Agenda agenda, Instant now, Language language, Writer out) throws IOException {
        Words words = Words.onTerminal(language, agenda.programme(), new Typeface(true));
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        String name = words.label(agenda.programme().label());
        calendar.setName(name);
        // what calendar programs read that are older than RFC 7986; such properties are written as they are
        calendar.setExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        for (ScheduledEvent event : agenda.events()) {
            calendar.addEvent(event(event, agenda.programme().id(), now, words));
        }
        ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0);
        writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LONGEST_LINE);
        writer.write(calendar);
        writer.flush();
    }

    private static VEvent event(ScheduledEvent scheduled, String programme, Instant now, Words words) {
        VEvent event = new VEvent();
        event.setUid(uid(scheduled, programme));
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(new DateStart(date(scheduled.day())));
        event.setDateEnd(new DateEnd(date(scheduled.day().plusDays(1))));
        event.setSummary(words.say("ics.summary", words.event(scheduled.kind())));
        event.setDescription(words.about(scheduled.kind()));
        // nobody is busy all day because of it
        event.setTransparency(Transparency.transparent());
        return event;
    }

    /** The same for the same event, so that a calendar that takes a newer file changes events instead of adding some. */
    private static String uid(ScheduledEvent event, String programme) {
        return UUID.nameUUIDFromBytes(String.join(
                                "\n",
                                "tierwise schedule",
                                programme,
                                MachineForm.code(event.kind()),
                                event.day().toString())
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ICalDate date(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}

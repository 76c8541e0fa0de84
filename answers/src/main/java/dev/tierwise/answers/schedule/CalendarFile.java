package dev.tierwise.answers.schedule;

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
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;

/** Writes iCalendar, RFC 5545: an event of a whole day for everything that is published and every deadline of the agency. */
final class CalendarFile {

    private static final String PRODUCT = "-//Tierwise//tierwise schedule//EN";
    /** A line may have 75 bytes. The library counts characters, of which each takes up to three. */
    private static final int LONGEST_LINE = 25;

    private CalendarFile() {}

    static void write(ScheduleDocument schedule, RenderOptions options, Writer out) throws IOException {
        Words words = new Words(options.language(), schedule.programmeRules(), new Typeface(true));
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        String name = words.label(schedule.programmeRules().name());
        calendar.setName(name);
        // what calendar programs read that are older than RFC 7986; such properties are written as they are
        calendar.setExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        for (ScheduleDocument.Event event : schedule.events()) {
            calendar.addEvent(event(
                    uid(
                            "tierwise schedule",
                            schedule.programme(),
                            MachineForm.code(event.event()),
                            event.day().toString()),
                    event.day(),
                    SchedulePage.event(event.event(), words),
                    SchedulePage.about(event.event(), words),
                    options.now(),
                    words));
        }
        for (DatedEvent deadline : schedule.ownDeadlines()) {
            calendar.addEvent(event(
                    uid(schedule, deadline),
                    deadline.day(),
                    words.deadline(deadline),
                    words.aboutDeadline(deadline.event()),
                    options.now(),
                    words));
        }
        ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0);
        writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LONGEST_LINE);
        writer.write(calendar);
        writer.flush();
    }

    private static VEvent event(String uid, LocalDate day, String what, String about, Instant now, Words words) {
        VEvent event = new VEvent();
        event.setUid(uid);
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(new DateStart(date(day)));
        event.setDateEnd(new DateEnd(date(day.plusDays(1))));
        event.setSummary(words.say("ics.summary", what));
        event.setDescription(about);
        // nobody is busy all day because of it
        event.setTransparency(Transparency.transparent());
        return event;
    }

    /** The same for the same deadline on whatever day: a certification that is renewed ends later. */
    private static String uid(ScheduleDocument schedule, DatedEvent deadline) {
        return uid(
                "tierwise deadline",
                schedule.programme(),
                Objects.requireNonNullElse(schedule.partner(), ""),
                MachineForm.code(deadline.event()),
                deadline.portal() == null ? "" : deadline.portal().id());
    }

    /** The same for the same event, so that a calendar that takes a newer file changes events instead of adding some. */
    private static String uid(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ICalDate date(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}

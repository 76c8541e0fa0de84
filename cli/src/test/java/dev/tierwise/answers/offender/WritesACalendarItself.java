package dev.tierwise.answers.offender;

import biweekly.ICalendar;

/** What only the class that writes calendar files may do. */
public class WritesACalendarItself {
    Object calendar() {
        return new ICalendar();
    }
}

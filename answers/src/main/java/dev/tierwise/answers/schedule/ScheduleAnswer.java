package dev.tierwise.answers.schedule;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.deadline.DeadlineReport;

/** The monthly reports and mid-month tiers to come, and the agency's own deadlines. */
public final class ScheduleAnswer {

    public static final AnswerKind<ScheduleDocument> KIND = AnswerKind.of(
                    "schedule", ScheduleDocument.class, (document, page) -> new SchedulePage(document, page).draw())
            .withCalendar(CalendarFile::write);

    private ScheduleAnswer() {}

    public static Answer<ScheduleDocument> of(Agenda agenda) {
        return KIND.of(new ScheduleDocument(
                agenda.programme().id(),
                agenda.asOf(),
                agenda.through(),
                agenda.events().stream()
                        .map(event -> new ScheduleDocument.Event(
                                ScheduleDocument.Kind.valueOf(event.kind().name()), event.day()))
                        .toList(),
                agenda.deadlines().map(DeadlineReport::partner).orElse(null),
                agenda.deadlines().flatMap(DeadlineReport::refreshedOn).orElse(null),
                agenda.deadlines()
                        .map(known -> DatedEvent.all(known.deadlines(), agenda.programme()))
                        .orElse(null),
                Rules.of(agenda.programme(), agenda.asOf())));
    }
}

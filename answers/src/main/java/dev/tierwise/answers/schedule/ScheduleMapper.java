package dev.tierwise.answers.schedule;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.deadline.DeadlineAnswer;

/** Makes the document of a schedule: the monthly reports and mid-month tiers to come, and the agency's own deadlines. */
public final class ScheduleMapper {

    public static final AnswerKind<ScheduleDocument> KIND = AnswerKind.of(
                    "schedule", ScheduleDocument.class, (document, page) -> new SchedulePage(document, page).draw())
            .withCalendar(CalendarFile::write);

    private ScheduleMapper() {}

    public static Answer<ScheduleDocument> of(Agenda agenda) {
        return KIND.of(new ScheduleDocument(
                agenda.programme().id(),
                agenda.asOf(),
                agenda.through(),
                agenda.events().stream()
                        .map(event -> new ScheduleDocument.Event(
                                ScheduleDocument.Kind.valueOf(event.kind().name()), event.day()))
                        .toList(),
                agenda.deadlines().map(DeadlineAnswer::partner).orElse(null),
                agenda.deadlines().flatMap(DeadlineAnswer::refreshedOn).orElse(null),
                agenda.deadlines()
                        .map(known -> DatedEvent.all(known.deadlines(), agenda.programme()))
                        .orElse(null),
                Rules.of(agenda.programme(), agenda.asOf())));
    }
}

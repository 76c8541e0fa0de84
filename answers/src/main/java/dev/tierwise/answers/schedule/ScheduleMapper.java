package dev.tierwise.answers.schedule;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.deadline.DeadlineAnswer;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.programme.Programme;
import java.util.stream.Stream;

/** Makes the document of a schedule: the monthly reports and mid-month tiers to come, and the agency's own deadlines. */
public final class ScheduleMapper {

    public static final AnswerKind<ScheduleDocument> KIND = AnswerKind.of(
                    "schedule", ScheduleDocument.class, (document, page) -> new SchedulePage(document, page).draw())
            .withCalendar(CalendarFile::write);

    private ScheduleMapper() {}

    /** What is published; where tiers are kept, also that one can be lost with it. */
    private static Stream<ScheduleDocument.Event> events(ScheduledEvent event, Programme programme) {
        ScheduleDocument.Event published = new ScheduleDocument.Event(
                ScheduleDocument.Kind.valueOf(event.kind().name()), event.day());
        return event.kind() == ScheduledEvent.Kind.TIER
                        && programme.on(event.day()).updateDays().downgrades().isPresent()
                        && Schedule.of(programme).canFall(event.day())
                ? Stream.of(published, new ScheduleDocument.Event(ScheduleDocument.Kind.DOWNGRADE, event.day()))
                : Stream.of(published);
    }

    public static Answer<ScheduleDocument> of(Agenda agenda) {
        Programme programme = agenda.programme().on(agenda.asOf());
        return KIND.of(new ScheduleDocument(
                programme.id(),
                agenda.asOf(),
                agenda.through(),
                agenda.events().stream()
                        .flatMap(event -> events(event, programme))
                        .toList(),
                agenda.deadlines().map(DeadlineAnswer::partner).orElse(null),
                agenda.deadlines().flatMap(DeadlineAnswer::refreshedOn).orElse(null),
                agenda.deadlines()
                        .map(known -> DatedEvent.all(known.deadlines(), programme))
                        .orElse(null),
                Rules.of(programme, agenda.asOf())));
    }
}

package dev.tierwise.answers.schedule;

import dev.tierwise.application.deadline.DeadlineAnswer;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is published in some time to come.
 *
 * @param programme the rules that say when
 * @param asOf      the first day of that time
 * @param through   the last day of it
 * @param events    what is published, in chronological order
 * @param deadlines the agency's own deadlines in that time; empty where no agency is known
 */
public record Agenda(
        Programme programme,
        LocalDate asOf,
        LocalDate through,
        List<ScheduledEvent> events,
        Optional<DeadlineAnswer> deadlines) {

    public Agenda {
        events = List.copyOf(events);
    }

    /**
     * What is published in some months from a day on.
     *
     * @param found the agency's own deadlines; empty where no agency is known
     */
    public static Agenda of(Programme programme, LocalDate first, int months, Optional<DeadlineAnswer> found) {
        LocalDate last = first.plusMonths(months).minusDays(1);
        return new Agenda(programme, first, last, Schedule.of(programme).events(first.minusDays(1), last), found);
    }
}

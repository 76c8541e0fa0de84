package dev.tierwise.cli.render;

import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;

/**
 * What is published in some time to come.
 *
 * @param programme the rules that say when
 * @param asOf      the first day of that time
 * @param through   the last day of it
 * @param events    what is published, in chronological order
 */
public record Agenda(Programme programme, LocalDate asOf, LocalDate through, List<ScheduledEvent> events) {

    public Agenda {
        events = List.copyOf(events);
    }
}

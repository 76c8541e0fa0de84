package dev.tierwise.application.deadline;

import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.snapshot.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An agency's own deadlines in a time to come.
 *
 * @param partner     the agency's name
 * @param day         the first day of that time
 * @param refreshedOn the day of the refresh of a ledger that they are taken from; empty where sources were read
 * @param deadlines   the last day of the certification, and for each portal the next monthly report that leaves a sale out; by
 *                    day
 * @param problems    what was ignored or could not be read
 */
public record DeadlineAnswer(
        String partner,
        LocalDate day,
        Optional<LocalDate> refreshedOn,
        List<ForecastEvent> deadlines,
        List<Problem> problems) {

    public DeadlineAnswer {
        deadlines = List.copyOf(deadlines);
        problems = List.copyOf(problems);
    }
}

package dev.tierwise.application.status;

import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.schedule.Due;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger knew after the last refresh on a day or before it.
 *
 * @param history   whom it is about, and the rules of the last refresh
 * @param asOf      the day that was asked about
 * @param refreshed the day of that refresh, with its figures and the live tier
 * @param credited  the last update of the tier by then
 * @param since     the day of the first of the unbroken run of updates that came to the same answer
 * @param held      why it is credited, and until when at least; empty where no tier is certain, and where every update takes a tier
 *                  that is not met any more
 * @param published the last monthly report by then
 * @param pending   customers whose MRR does not count yet, in the order in which the sources listed them
 * @param next      for each variable of the programme the first day after the refresh on which it is updated
 * @param deadlines the agency's own deadlines in the twelve months from the day that was asked about on, as that refresh knew
 *                  them; by day
 */
public record StatusAnswer(
        History history,
        LocalDate asOf,
        RecordedDay refreshed,
        RecordedEvent.TierUpdate credited,
        LocalDate since,
        Optional<Held> held,
        RecordedEvent.Report published,
        List<PendingPortal> pending,
        List<Due> next,
        List<ForecastEvent> deadlines) {

    public StatusAnswer {
        pending = List.copyOf(pending);
        next = List.copyOf(next);
        deadlines = List.copyOf(deadlines);
    }
}

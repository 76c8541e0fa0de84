package dev.tierwise.application.refresh;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.snapshot.Problem;
import java.time.LocalDate;
import java.util.List;

/**
 * What a refresh did.
 *
 * @param history  the history that it continued
 * @param day      the day that was refreshed
 * @param changed  false where the day had been refreshed already and was left as it is
 * @param events   what was published since the last refresh, in chronological order
 * @param problems what was ignored or could not be read
 */
public record RefreshAnswer(
        HistoryId history, LocalDate day, boolean changed, List<RecordedEvent> events, List<Problem> problems) {

    public RefreshAnswer {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }
}

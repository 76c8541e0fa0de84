package dev.tierwise.application.history;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a ledger remembers of some time.
 *
 * @param history whom it is about, and the rules of the last refresh
 * @param from    the first day that was asked about; empty for all that came before {@code to}
 * @param to      the last day that was asked about; empty for all that came after {@code from}
 * @param before  the update of the tier that held when that time began; empty when the history begins later
 * @param days    the refreshed days of that time, ascending
 * @param events  what was published in that time, in chronological order, a report before a tier of the same day
 */
public record HistoryAnswer(
        History history,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<RecordedEvent.TierUpdate> before,
        List<RecordedDay> days,
        List<RecordedEvent> events) {

    public HistoryAnswer {
        days = List.copyOf(days);
        events = List.copyOf(events);
    }
}

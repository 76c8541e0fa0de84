package dev.tierwise.application.ledger;

import dev.tierwise.application.credit.PortalStanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What Tierwise remembers: one history per partner and programme. Days are days in the partner's time zone. Used by one
 * thread; other processes may use the same ledger at the same time. Every method may throw a {@link LedgerException}.
 */
public interface Ledger extends AutoCloseable {

    /** Every history, by partner and programme. */
    List<History> histories();

    /** The history of a partner under a programme; empty if there is none. */
    default Optional<History> history(HistoryId id) {
        return histories().stream().filter(history -> history.id().equals(id)).findFirst();
    }

    /** The day of the last refresh; empty when there is no such history. */
    Optional<LocalDate> lastRefreshed(HistoryId id);

    /** The refreshed days from one day to another, both included, ascending. */
    List<RecordedDay> days(HistoryId id, LocalDate from, LocalDate to);

    /** The last day that was refreshed on a day or before it; empty when there is none. */
    Optional<RecordedDay> latestDay(HistoryId id, LocalDate onOrBefore);

    /** The last refreshed day, with what was known then; empty if there is no such history. */
    default Optional<RecordedDay> lastDay(HistoryId id) {
        return lastRefreshed(id).flatMap(day -> latestDay(id, day));
    }

    /**
     * What was published from one day to another, both included, in chronological order, a report before a tier of the
     * same day.
     */
    List<RecordedEvent> events(HistoryId id, LocalDate from, LocalDate to);

    /** What a history remembers of how the tier went. */
    TierRecord tierRecord(HistoryId id);

    /**
     * What was published last on a day or before it.
     *
     * @return empty when there is no report or no tier by then
     */
    Optional<LastPublished> lastPublished(HistoryId id, LocalDate onOrBefore);

    /**
     * Tells how each portal stood on a refreshed day: those that were pending first, in the order in which the sources
     * listed them, then the others by id.
     *
     * @param day a day that was refreshed
     */
    void forEachPortal(HistoryId id, LocalDate day, Consumer<PortalStanding> consumer);

    /**
     * Changes a history: all of it or, if the work fails or the process dies, nothing. Nobody else changes that history
     * meanwhile; one that does not exist is created. What the work reads from this ledger is as changed so far.
     *
     * @return what the work answers
     */
    <T> T change(HistoryId id, Function<HistoryChange, T> work);

    /** The announcements that have not been delivered yet, oldest first. */
    List<Delivery> undelivered();

    /** Notes that a recipient has an announcement. */
    void delivered(Delivery delivery);

    /** Lets go of everything that the ledger holds. */
    @Override
    void close();
}

package dev.tierwise.application.ledger;

import dev.tierwise.application.credit.PortalStanding;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger that is asked about today. What is asked of a history whose last refreshed day has not come yet fails with a
 * {@link LedgerAheadException}: its last days would pass for those of today.
 */
public final class LedgerOfToday implements Ledger {

    private final Ledger ledger;
    private final InstantSource clock;
    private final Set<HistoryId> checked = new HashSet<>();

    /** @param clock tells today */
    public LedgerOfToday(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private HistoryId checked(HistoryId id) {
        if (checked.add(id)) {
            ledger.history(id)
                    .ifPresent(history -> ledger.lastRefreshed(id)
                            .ifPresent(last -> LedgerAheadException.check(
                                    id, last, LocalDate.ofInstant(clock.instant(), history.timeZone()))));
        }
        return id;
    }

    @Override
    public List<History> histories() {
        return ledger.histories();
    }

    @Override
    public Optional<LocalDate> lastRefreshed(HistoryId id) {
        return ledger.lastRefreshed(checked(id));
    }

    @Override
    public List<RecordedDay> days(HistoryId id, LocalDate from, LocalDate to) {
        return ledger.days(checked(id), from, to);
    }

    @Override
    public Optional<RecordedDay> latestDay(HistoryId id, LocalDate onOrBefore) {
        return ledger.latestDay(checked(id), onOrBefore);
    }

    @Override
    public List<RecordedEvent> events(HistoryId id, LocalDate from, LocalDate to) {
        return ledger.events(checked(id), from, to);
    }

    @Override
    public TierRecord tierRecord(HistoryId id) {
        return ledger.tierRecord(checked(id));
    }

    @Override
    public Optional<LastPublished> lastPublished(HistoryId id, LocalDate onOrBefore) {
        return ledger.lastPublished(checked(id), onOrBefore);
    }

    @Override
    public void forEachPortal(HistoryId id, LocalDate day, Consumer<PortalStanding> consumer) {
        ledger.forEachPortal(checked(id), day, consumer);
    }

    @Override
    public <T> T change(HistoryId id, Function<HistoryChange, T> work) {
        return ledger.change(checked(id), work);
    }

    @Override
    public List<Delivery> undelivered() {
        return ledger.undelivered();
    }

    @Override
    public void delivered(Delivery delivery) {
        ledger.delivered(delivery);
    }

    @Override
    public void close() {
        ledger.close();
    }
}

package dev.tierwise.application.ledger;

import java.time.LocalDate;
import java.util.List;

/** What a ledger remembers of how the tier of one history went. Every method may throw a {@link LedgerException}. */
public interface TierRecord {

    /** The updates of the tier through a day, in chronological order. */
    List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through);

    /**
     * What was met on the tier days through a day, in chronological order: where a programme says how tiers are kept also those
     * of the window before the first update. Where nothing but the update is kept, its tier was met.
     */
    List<MetTier> met(LocalDate through);
}

package dev.tierwise.application.ledger;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One history while it is changed. It shows what was there before together with what was changed so far. */
public interface HistoryChange extends TierRecord {

    /** The last refreshed day; empty for a new history. */
    Optional<RecordedDay> lastDay();

    /**
     * The last monthly report with all that it published, as the last refresh left it; empty for a new history. It is asked
     * for before anything is published or replaced.
     */
    Optional<MonthlyReport> lastReport();

    /** The last mid-month update before a day; empty when there is none. */
    Optional<RecordedEvent.TierUpdate> lastTierUpdate(LocalDate before);

    /** Adds what was met on a tier day; it replaces what was kept of the same day. */
    void met(MetTier met);

    /** Says what the partner and the rules are like from this refresh on; comes before anything that changes the history. */
    void describe(History history);

    /** Adds what was published; it replaces what was published of the same kind on the same day. */
    void publish(RecordedEvent event);

    /**
     * Replaces how the portals stand on a day, the last refreshed one or a later one.
     *
     * @param day  the day
     * @param work tells each portal's standing, each portal once
     * @return what the work answers
     */
    <T> T portals(LocalDate day, Function<Consumer<PortalStanding>, T> work);

    /** Adds a refreshed day, the last one or a later one; it replaces what was known of the same day. */
    void refreshed(RecordedDay day);

    /** Leaves an announcement to be delivered to each recipient; one that was left before is not left again. */
    void announce(Announcement announcement, Collection<String> recipients);
}

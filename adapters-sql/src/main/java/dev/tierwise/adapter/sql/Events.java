package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.Reached;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was published in a history. */
final class Events {

    private static final EnumWords<ScheduledEvent.Kind> KINDS = new EnumWords<>(ScheduledEvent.Kind.class);
    private static final EnumWords<State> STATES = new EnumWords<>(State.class);
    private static final TierRange NONE = new TierRange(Optional.empty(), Optional.empty());

    private final Session session;
    private final long history;

    Events(Session session, long history) {
        this.session = session;
        this.history = history;
    }

    List<RecordedEvent> between(LocalDate from, LocalDate to) {
        return session.sql("""
                        select day, kind, late, low, high, portals_low, portals_high, at_least, at_most, reached_from, reached_by
                        from event
                        where history_id = :history and day between :from_day and :to_day
                        order by day, kind
                        """)
                .with("history", history)
                .with("from_day", from)
                .with("to_day", to)
                .list(Events::read);
    }

    Optional<RecordedEvent.Report> lastReport() {
        return last(ScheduledEvent.Kind.MONTHLY_REPORT, LocalDate.MAX).map(RecordedEvent.Report.class::cast);
    }

    Optional<RecordedEvent.TierUpdate> lastTierUpdate(LocalDate before) {
        return last(ScheduledEvent.Kind.TIER, before).map(RecordedEvent.TierUpdate.class::cast);
    }

    Optional<LastPublished> lastPublished(LocalDate onOrBefore) {
        LocalDate after = onOrBefore.equals(LocalDate.MAX) ? onOrBefore : onOrBefore.plusDays(1);
        Optional<RecordedEvent> report = last(ScheduledEvent.Kind.MONTHLY_REPORT, after);
        return lastTierUpdate(after)
                .flatMap(tier -> report.map(RecordedEvent.Report.class::cast)
                        .map(published -> new LastPublished(published, tier, since(tier))));
    }

    /** The first of the updates in a row, up to this one, that led to the same tier. */
    private LocalDate since(RecordedEvent.TierUpdate update) {
        return session.sql("""
                        select min(day) as day
                        from event
                        where history_id = :history and kind = :kind and day <= :day
                            and day > coalesce((
                                select max(day)
                                from event
                                where history_id = :history and kind = :kind and day <= :day
                                    and (coalesce(at_least, '') <> :at_least or coalesce(at_most, '') <> :at_most)), '')
                        """)
                .with("history", history)
                .with("kind", EnumWords.of(ScheduledEvent.Kind.TIER))
                .with("day", update.day())
                .with("at_least", update.tier().atLeast().orElse(""))
                .with("at_most", update.tier().atMost().orElse(""))
                .first(row -> row.day("day"))
                .orElseThrow();
    }

    private Optional<RecordedEvent> last(ScheduledEvent.Kind kind, LocalDate before) {
        return session.sql("""
                        select day, kind, late, low, high, portals_low, portals_high, at_least, at_most, reached_from, reached_by
                        from event
                        where history_id = :history and kind = :kind and day < :before
                        order by day desc
                        limit 1
                        """)
                .with("history", history)
                .with("kind", EnumWords.of(kind))
                .with("before", before)
                .first(Events::read);
    }

    private static RecordedEvent read(Row row) {
        return switch (row.word("kind", KINDS)) {
            case MONTHLY_REPORT ->
                new RecordedEvent.Report(row.day("day"), row.flag("late"), Figures.read(row, Unit.MONEY));
            case TIER ->
                new RecordedEvent.TierUpdate(row.day("day"), row.flag("late"), Tiers.read(row, ""), reached(row));
        };
    }

    List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
        return between(LocalDate.MIN, through).stream()
                .filter(RecordedEvent.TierUpdate.class::isInstance)
                .map(RecordedEvent.TierUpdate.class::cast)
                .toList();
    }

    /** What was met on the tier days through a day; where only an update is kept, its tier was met. */
    List<MetTier> met(LocalDate through) {
        return session.sql("""
                        select day, at_least, at_most, certified
                        from met_tier
                        where history_id = :history and day <= :through
                        union all
                        select day, at_least, at_most, 'undetermined'
                        from event e
                        where history_id = :history and day <= :through and kind = :kind
                            and not exists (select 1 from met_tier m where m.history_id = e.history_id and m.day = e.day)
                        order by day
                        """)
                .with("history", history)
                .with("through", through)
                .with("kind", EnumWords.of(ScheduledEvent.Kind.TIER))
                .list(row -> new MetTier(row.day("day"), Tiers.read(row, ""), row.word("certified", STATES)));
    }

    /** Adds what was met on a tier day; it replaces what was kept of the same day. */
    void put(MetTier met) {
        Sql row = session.sql("""
                        insert into met_tier (history_id, day, at_least, at_most, certified)
                        values (:history, :day, :at_least, :at_most, :certified)
                        on conflict (history_id, day) do update
                        set at_least = excluded.at_least, at_most = excluded.at_most, certified = excluded.certified
                        """)
                .with("history", history)
                .with("day", met.day())
                .with("certified", EnumWords.of(met.certified()));
        Tiers.bind(row, "", met.tier()).execute();
    }

    private static Optional<Reached> reached(Row row) {
        return row.optionalDay("reached_by")
                .map(by -> row.made(() -> new Reached(row.optionalDay("reached_from"), by)));
    }

    private static void bind(Sql row, Optional<Reached> reached) {
        row.with("reached_from", reached.flatMap(Reached::atEarliest).map(LocalDate::toString))
                .with("reached_by", reached.map(Reached::atLatest).map(LocalDate::toString));
    }

    /** Adds what was published; it replaces what was published of the same kind on the same day. */
    void put(RecordedEvent event) {
        Sql row = session.sql("""
                        insert into event (history_id, day, kind, late, low, high, portals_low, portals_high, at_least, at_most,
                            reached_from, reached_by)
                        values (:history, :day, :kind, :late, :low, :high, :portals_low, :portals_high, :at_least, :at_most,
                            :reached_from, :reached_by)
                        on conflict (history_id, day, kind) do update
                        set late = excluded.late, low = excluded.low, high = excluded.high,
                            portals_low = excluded.portals_low, portals_high = excluded.portals_high,
                            at_least = excluded.at_least, at_most = excluded.at_most, reached_from = excluded.reached_from,
                            reached_by = excluded.reached_by
                        """)
                .with("history", history)
                .with("day", event.day())
                .with("kind", EnumWords.of(event.kind()))
                .with("late", event.late() ? 1 : 0);
        if (event instanceof RecordedEvent.Report report) {
            Figures.bind(row, report.soldMrr(), Unit.MONEY);
            Tiers.bind(row, "", NONE);
            bind(row, Optional.empty());
        } else if (event instanceof RecordedEvent.TierUpdate update) {
            Figures.bindNone(row);
            Tiers.bind(row, "", update.tier());
            bind(row, update.reached());
        }
        row.execute();
    }
}

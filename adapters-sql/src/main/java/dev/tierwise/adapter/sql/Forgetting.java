package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.LaterDays;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.programme.UpdateDays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes back what the last refreshes of a history did, within a change. */
final class Forgetting {

    private final Session session;
    private final long history;

    Forgetting(Session session, long history) {
        this.session = session;
        this.history = history;
    }

    /** The refreshed days after a given one, by partner and programme. */
    static List<LaterDays> later(Session session, LocalDate day) {
        return session
                .read(() -> session.sql("""
                        select h.partner, h.programme,
                            count(case when r.day > :day then 1 end) as later,
                            min(case when r.day > :day then r.day end) as first_day,
                            max(r.day) as last_day,
                            case when min(r.day) > :day then 1 else 0 end as whole
                        from history h join refresh r on r.history_id = h.id
                        group by h.partner, h.programme
                        having max(r.day) > :day
                        """)
                        .with("day", day)
                        .list(row -> new LaterDays(
                                Histories.id(row),
                                row.count("later"),
                                row.day("first_day"),
                                row.day("last_day"),
                                row.flag("whole"))))
                .stream()
                .sorted(Comparator.comparing(LaterDays::history))
                .toList();
    }

    /**
     * Every refresh writes what was published since the one before it: so what lies after the last day that stays goes,
     * whatever the day from which on days are forgotten.
     */
    void forget(LocalDate after) {
        Optional<RecordedCalendar> last = lastCalendar(after);
        if (last.isEmpty()) {
            for (String table :
                    List.of("delivery", "portal_standing", "portal", "event", "met_tier", "metric_value", "refresh")) {
                session.sql("delete from " + table + " where history_id = :history")
                        .with("history", history)
                        .execute();
            }
            session.sql("delete from history where id = :history")
                    .with("history", history)
                    .execute();
            return;
        }
        LocalDate day = last.get().day();
        forgetAnnouncements(day, last.get().calendar());
        onDay("delete from metric_value where history_id = :history and day > :day", day);
        onDay("delete from refresh where history_id = :history and day > :day", day);
        onDay("delete from met_tier where history_id = :history and day > :day", day);
        onDay("delete from event where history_id = :history and day > :day", day);
        onDay("delete from portal_standing where history_id = :history and from_day > :day", day);
        onDay("update portal_standing set until_day = null where history_id = :history and until_day > :day", day);
        session.sql("""
                        delete from portal
                        where history_id = :history and not exists (
                            select 1 from portal_standing s
                            where s.history_id = portal.history_id and s.portal = portal.portal)
                        """).with("history", history).execute();
    }

    /** A refreshed day, and the days of a month on which things were published then. */
    private record RecordedCalendar(LocalDate day, UpdateDays calendar) {}

    private Optional<RecordedCalendar> lastCalendar(LocalDate onOrBefore) {
        return session.sql("""
                        select day, report_day, tier_day, tier_months
                        from refresh
                        where history_id = :history and day <= :day
                        order by day desc
                        limit 1
                        """)
                .with("history", history)
                .with("day", onOrBefore)
                .first(row -> new RecordedCalendar(row.day("day"), UpdateCalendar.read(row)));
    }

    /**
     * A change is announced for its own day. A warning is announced for the next update of the tier: one for the next update
     * after the last day that stays may be as old as that day, so it stays too.
     */
    private void forgetAnnouncements(LocalDate day, UpdateDays calendar) {
        session.sql("""
                        delete from delivery
                        where history_id = :history and day > :day and (kind <> :warning or day > :next)
                        """)
                .with("history", history)
                .with("day", day)
                .with("warning", EnumWords.of(Announcement.Kind.TIER_AT_RISK))
                .with("next", new Schedule(calendar).next(ScheduledEvent.Kind.TIER, day))
                .execute();
    }

    private void onDay(String statement, LocalDate day) {
        session.sql(statement).with("history", history).with("day", day).execute();
    }
}

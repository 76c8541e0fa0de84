package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** How the portals of a history stood, and from when until when. */
final class Standings {

    private static final EnumWords<PortalStanding.Kind> KINDS = new EnumWords<>(PortalStanding.Kind.class);
    private static final EnumWords<Count> COUNTS = new EnumWords<>(Count.class);
    private static final EnumWords<SoldReason> SOLD_REASONS = new EnumWords<>(SoldReason.class);
    private static final EnumWords<ManagedReason> MANAGED_REASONS = new EnumWords<>(ManagedReason.class);

    private final Session session;
    private final long history;

    Standings(Session session, long history) {
        this.session = session;
        this.history = history;
    }

    /**
     * Tells how each portal stood on a refreshed day: of each portal the last standing that began by then, if it had not
     * ended. It is looked up portal by portal, so that the length of the history does not matter: SQLite keeps to the
     * order in which a cross join names the tables.
     */
    void forEach(LocalDate day, Consumer<PortalStanding> consumer) {
        session.sql("""
                        select s.*
                        from portal p cross join portal_standing s
                        where p.history_id = :history and s.history_id = p.history_id and s.portal = p.portal
                            and s.from_day = (
                                select max(earlier.from_day)
                                from portal_standing earlier
                                where earlier.history_id = p.history_id and earlier.portal = p.portal
                                    and earlier.from_day <= :day)
                            and (s.until_day is null or s.until_day > :day)
                        order by case when s.place is null then 1 else 0 end, s.place, s.portal
                        """).with("history", history).with("day", day).forEach(row -> consumer.accept(read(row)));
    }

    /** What the last report published, by portal: how those stand now that it published. */
    Map<String, PublishedPortal> published() {
        Map<String, PublishedPortal> published = new LinkedHashMap<>();
        session.sql("""
                        select portal, mrr_low, mrr_high, sold, sold_reason, points
                        from portal_standing
                        where history_id = :history and until_day is null and sold is not null
                        """)
                .with("history", history)
                .forEach(row -> published.put(
                        row.text("portal"),
                        new PublishedPortal(
                                mrr(row), sold(row).orElseThrow(), row.optionalValue("points", StoredPoints::parse))));
        return published;
    }

    static PortalStanding read(Row row) {
        PortalStanding standing = new PortalStanding(
                row.text("portal"),
                row.optionalText("name"),
                row.word("kind", KINDS),
                mrr(row),
                sold(row),
                row.optionalWord("managed", COUNTS)
                        .map(count -> new Verdict<>(count, row.word("managed_reason", MANAGED_REASONS))),
                apps(row.text("used_apps")),
                apps(row.text("unknown_apps")),
                row.optionalValue("points", StoredPoints::parse),
                row.optionalDay("sold_through"));
        boolean reported =
                standing.kind() == PortalStanding.Kind.PUBLISHED || standing.kind() == PortalStanding.Kind.UNLISTED;
        boolean listed = standing.kind() != PortalStanding.Kind.UNLISTED;
        return row.made(() -> {
            if (standing.sold().isPresent() != reported || standing.managed().isPresent() != listed) {
                throw new InvalidValueException(
                        Text.of(Standings.class, "standing.kind", standing.id(), EnumWords.of(standing.kind())));
            }
            return standing;
        });
    }

    private static Interval mrr(Row row) {
        return row.made(() -> Storable.interval(row.number("mrr_low"), row.optionalNumber("mrr_high"), Unit.MONEY));
    }

    private static Optional<Verdict<SoldReason>> sold(Row row) {
        return row.optionalWord("sold", COUNTS)
                .map(count -> new Verdict<>(count, row.word("sold_reason", SOLD_REASONS)));
    }

    static List<String> apps(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /** Replaces how the portals stand on a day, the last refreshed one or a later one. */
    <T> T replace(LocalDate day, Function<Consumer<PortalStanding>, T> work) {
        undo(day);
        T result = stage(work);
        onDay("""
                update portal_standing set until_day = :day
                where history_id = :history and until_day is null and not exists (
                    select 1 from staged_standing s
                    where s.portal = portal_standing.portal
                        and s.name is not distinct from portal_standing.name
                        and s.kind = portal_standing.kind
                        and s.place is not distinct from portal_standing.place
                        and s.mrr_low = portal_standing.mrr_low
                        and s.mrr_high is not distinct from portal_standing.mrr_high
                        and s.sold is not distinct from portal_standing.sold
                        and s.sold_reason is not distinct from portal_standing.sold_reason
                        and s.managed is not distinct from portal_standing.managed
                        and s.managed_reason is not distinct from portal_standing.managed_reason
                        and s.used_apps = portal_standing.used_apps
                        and s.unknown_apps = portal_standing.unknown_apps
                        and s.points is not distinct from portal_standing.points
                        and s.sold_through is not distinct from portal_standing.sold_through)
                """, day);
        session.sql("""
                        insert into portal (history_id, portal)
                        select :history, portal from staged_standing where true
                        on conflict do nothing
                        """).with("history", history).execute();
        onDay("""
                insert into portal_standing (history_id, portal, from_day, name, kind, place, mrr_low, mrr_high,
                    sold, sold_reason, managed, managed_reason, used_apps, unknown_apps, points,
                    sold_through)
                select :history, s.portal, :day, s.name, s.kind, s.place, s.mrr_low, s.mrr_high,
                    s.sold, s.sold_reason, s.managed, s.managed_reason, s.used_apps, s.unknown_apps, s.points,
                    s.sold_through
                from staged_standing s
                where not exists (
                    select 1 from portal_standing o
                    where o.history_id = :history and o.until_day is null and o.portal = s.portal)
                """, day);
        session.run("delete from staged_standing");
        return result;
    }

    /** Takes back what a day changed: what began on it is gone, and what it ended goes on. */
    private void undo(LocalDate day) {
        onDay("delete from portal_standing where history_id = :history and until_day is null and from_day = :day", day);
        onDay("update portal_standing set until_day = null where history_id = :history and until_day = :day", day);
    }

    private void onDay(String statement, LocalDate day) {
        session.sql(statement).with("history", history).with("day", day).execute();
    }

    /** Writes the standings of a day into a table of this connection's own, a few at a time. */
    private <T> T stage(Function<Consumer<PortalStanding>, T> work) {
        session.run("""
                create temporary table if not exists staged_standing (
                    portal text collate %s primary key, name text, kind text, place bigint,
                    mrr_low bigint, mrr_high bigint, sold text, sold_reason text, managed text, managed_reason text,
                    used_apps text, unknown_apps text, points text, sold_through text)
                """.formatted(session.database().collation()));
        session.run("delete from staged_standing");
        Sql row = session.sql("""
                insert into staged_standing (portal, name, kind, place, mrr_low, mrr_high, sold, sold_reason,
                    managed, managed_reason, used_apps, unknown_apps, points, sold_through)
                values (:portal, :name, :kind, :place, :mrr_low, :mrr_high, :sold, :sold_reason,
                    :managed, :managed_reason, :used_apps, :unknown_apps, :points, :sold_through)
                """);
        try (Sql.Batch batch = row.batch()) {
            Staging staging = new Staging(row, batch);
            T result = work.apply(staging);
            batch.finish();
            return result;
        }
    }

    /** Takes one standing after the other. */
    private static final class Staging implements Consumer<PortalStanding> {

        private final Sql row;
        private final Sql.Batch batch;
        private long pending;

        Staging(Sql row, Sql.Batch batch) {
            this.row = row;
            this.batch = batch;
        }

        @Override
        public void accept(PortalStanding standing) {
            row.with("portal", standing.id())
                    .with("name", standing.name())
                    .with("kind", EnumWords.of(standing.kind()))
                    .with("place", place(standing))
                    .with("mrr_low", Storable.number(standing.mrr().low(), Unit.MONEY))
                    .with("mrr_high", Storable.high(standing.mrr(), Unit.MONEY))
                    .with("sold", standing.sold().map(verdict -> EnumWords.of(verdict.count())))
                    .with("sold_reason", standing.sold().map(verdict -> EnumWords.of(verdict.reason())))
                    .with("managed", standing.managed().map(verdict -> EnumWords.of(verdict.count())))
                    .with("managed_reason", standing.managed().map(verdict -> EnumWords.of(verdict.reason())))
                    .with("used_apps", String.join(" ", standing.usedApps()))
                    .with("unknown_apps", String.join(" ", standing.unknownApps()))
                    .with("points", standing.points().map(StoredPoints::text))
                    .with("sold_through", standing.soldThrough().map(LocalDate::toString));
            batch.add();
        }

        private OptionalLong place(PortalStanding standing) {
            return standing.kind() == PortalStanding.Kind.PENDING ? OptionalLong.of(pending++) : OptionalLong.empty();
        }
    }
}

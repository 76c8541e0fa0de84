package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRecord;
import dev.tierwise.domain.text.Worded;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A ledger in a database. */
final class SqlLedger implements Ledger {

    private static final EnumWords<Announcement.Kind> NEWS = new EnumWords<>(Announcement.Kind.class);

    private final Session session;
    private final ProgrammeCodec programmes;

    SqlLedger(Session session, ProgrammeCodec programmes) {
        this.session = session;
        this.programmes = programmes;
    }

    @Override
    public List<History> histories() {
        return session.read(() -> Histories.all(session, programmes)).stream()
                .map(Histories.Kept::history)
                .sorted(Comparator.comparing(History::id))
                .toList();
    }

    @Override
    public Optional<LocalDate> lastRefreshed(HistoryId id) {
        return session.read(() -> Histories.find(session, id).flatMap(number -> new Days(session, number).last()));
    }

    @Override
    public List<RecordedDay> days(HistoryId id, LocalDate from, LocalDate to) {
        return session.read(() -> Histories.find(session, id)
                .map(number -> new Days(session, number).between(from, to))
                .orElse(List.of()));
    }

    @Override
    public Optional<RecordedDay> latestDay(HistoryId id, LocalDate onOrBefore) {
        return session.read(
                () -> Histories.find(session, id).flatMap(number -> new Days(session, number).latest(onOrBefore)));
    }

    @Override
    public List<RecordedEvent> events(HistoryId id, LocalDate from, LocalDate to) {
        return session.read(() -> Histories.find(session, id)
                .map(number -> new Events(session, number).between(from, to))
                .orElse(List.of()));
    }

    @Override
    public TierRecord tierRecord(HistoryId id) {
        return new TierRecord() {

            @Override
            public List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
                return read(events -> events.tierUpdates(through));
            }

            @Override
            public List<MetTier> met(LocalDate through) {
                return read(events -> events.met(through));
            }

            private <T> List<T> read(Function<Events, List<T>> asking) {
                return session.read(() -> Histories.find(session, id)
                        .map(number -> asking.apply(new Events(session, number)))
                        .orElse(List.of()));
            }
        };
    }

    @Override
    public Optional<LastPublished> lastPublished(HistoryId id, LocalDate onOrBefore) {
        return session.read(() ->
                Histories.find(session, id).flatMap(number -> new Events(session, number).lastPublished(onOrBefore)));
    }

    @Override
    public void forEachPortal(HistoryId id, LocalDate day, Consumer<PortalStanding> consumer) {
        session.read(() -> {
            Histories.find(session, id).ifPresent(number -> new Standings(session, number).forEach(day, consumer));
            return id;
        });
    }

    @Override
    public <T> T change(HistoryId id, Function<HistoryChange, T> work) {
        return session.change(() -> {
            session.database().lock(session, id.toString());
            try {
                return work.apply(new SqlHistoryChange(session, programmes, id));
            } catch (ContradictionException e) {
                throw session.database().damaged("no.room", Worded.of(e));
            }
        });
    }

    @Override
    public List<Delivery> undelivered() {
        return session.read(() -> session.sql("""
                        select h.partner, h.programme, d.kind, d.day, d.before_at_least, d.before_at_most,
                            d.after_at_least, d.after_at_most, d.recipient
                        from delivery d join history h on h.id = d.history_id
                        where d.delivered = 0
                        order by d.number
                        """)
                .list(row -> new Delivery(
                        new Announcement(
                                Histories.id(row),
                                row.word("kind", NEWS),
                                row.day("day"),
                                Tiers.read(row, "before_"),
                                Tiers.read(row, "after_")),
                        row.text("recipient"))));
    }

    @Override
    public void delivered(Delivery delivery) {
        session.change(() -> session.sql("""
                        update delivery set delivered = 1
                        where announcement = :announcement and recipient = :recipient
                        """)
                .with("announcement", delivery.announcement().id().toString())
                .with("recipient", delivery.recipient())
                .execute());
    }

    @Override
    public void close() {
        session.close();
    }
}

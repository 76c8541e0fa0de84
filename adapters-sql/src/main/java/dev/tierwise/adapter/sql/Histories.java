package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.text.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Which histories there are. */
final class Histories {

    private Histories() {}

    /**
     * A history and the number by which the other tables know it.
     *
     * @param number  the number
     * @param history the history
     */
    record Kept(long number, History history) {}

    static List<Kept> all(Session session, ProgrammeCodec programmes) {
        return session.sql("select id, partner, programme, time_zone, rules from history")
                .list(row -> new Kept(
                        row.number("id"),
                        new History(
                                id(row), zone(session, row.text("time_zone")), programmes.read(row.text("rules")))));
    }

    /** Which history a row is about. */
    static HistoryId id(Row row) {
        return row.made(() -> new HistoryId(row.text("partner"), row.text("programme")));
    }

    private static ZoneId zone(Session session, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw session.database().damaged("holds.time.zone", name);
        }
    }

    static Optional<Long> find(Session session, HistoryId id) {
        return session.sql("select id from history where partner = :partner and programme = :programme")
                .with("partner", id.partner())
                .with("programme", id.programme())
                .first(row -> row.number("id"));
    }

    /** Notes what a history is like; one that is not there yet is created. */
    static long describe(Session session, ProgrammeCodec programmes, History history) {
        session.sql("""
                        insert into history (partner, programme, time_zone, rules)
                        values (:partner, :programme, :time_zone, :rules)
                        on conflict (partner, programme)
                        do update set time_zone = excluded.time_zone, rules = excluded.rules
                        """)
                .with("partner", history.partner())
                .with("programme", history.id().programme())
                .with("time_zone", history.timeZone().getId())
                .with("rules", programmes.write(history.programme()))
                .execute();
        return find(session, history.id())
                .orElseThrow(() -> new LedgerException(
                        LedgerException.Kind.UNAVAILABLE,
                        Text.of(Histories.class, "lost", session.database().name())));
    }
}

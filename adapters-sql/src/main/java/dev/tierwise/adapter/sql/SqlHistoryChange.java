package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.domain.programme.UpdateDays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A history within the transaction that changes it. */
final class SqlHistoryChange implements HistoryChange {

    private final Session session;
    private final ProgrammeCodec programmes;
    private final HistoryId id;
    private final Optional<Long> before;
    private @Nullable Described described;

    SqlHistoryChange(Session session, ProgrammeCodec programmes, HistoryId id) {
        this.session = session;
        this.programmes = programmes;
        this.id = id;
        this.before = Histories.find(session, id);
    }

    /** What {@link #describe} said. */
    private record Described(long number, UpdateDays calendar) {}

    @Override
    public Optional<RecordedDay> lastDay() {
        return number().flatMap(number -> new Days(session, number).latest(LocalDate.MAX));
    }

    @Override
    public Optional<MonthlyReport> lastReport() {
        return number().flatMap(number -> new Events(session, number)
                .lastReport()
                .map(report ->
                        new MonthlyReport(report.day(), report.soldMrr(), new Standings(session, number).published())));
    }

    @Override
    public Optional<RecordedEvent.TierUpdate> lastTierUpdate(LocalDate day) {
        return number().flatMap(number -> new Events(session, number).lastTierUpdate(day));
    }

    @Override
    public List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
        return number().map(number -> new Events(session, number).tierUpdates(through))
                .orElse(List.of());
    }

    @Override
    public List<MetTier> met(LocalDate through) {
        return number().map(number -> new Events(session, number).met(through)).orElse(List.of());
    }

    @Override
    public void met(MetTier met) {
        new Events(session, described().number()).put(met);
    }

    private Optional<Long> number() {
        return described == null ? before : Optional.of(described.number());
    }

    @Override
    public void describe(History history) {
        if (!history.id().equals(id)) {
            throw new IllegalArgumentException("a change of " + id + " cannot describe " + history.id());
        }
        described = new Described(
                Histories.describe(session, programmes, history),
                history.programme().updateDays());
    }

    @Override
    public void publish(RecordedEvent event) {
        new Events(session, described().number()).put(event);
    }

    @Override
    public <T> T portals(LocalDate day, Function<Consumer<PortalStanding>, T> work) {
        checkNotBeforeLast(day);
        return new Standings(session, described().number()).replace(day, work);
    }

    @Override
    public void refreshed(RecordedDay day) {
        checkNotBeforeLast(day.day());
        new Days(session, described().number()).put(day, described().calendar());
    }

    private void checkNotBeforeLast(LocalDate day) {
        new Days(session, described().number()).last().filter(day::isBefore).ifPresent(last -> {
            throw new IllegalArgumentException(day + " lies before " + last + ", the last refreshed day of " + id);
        });
    }

    @Override
    public void announce(Announcement announcement, Collection<String> recipients) {
        for (String recipient : recipients) {
            Sql row = session.sql("""
                            insert into delivery (announcement, history_id, kind, day, before_at_least, before_at_most,
                                after_at_least, after_at_most, recipient, delivered)
                            values (:announcement, :history, :kind, :day, :before_at_least, :before_at_most,
                                :after_at_least, :after_at_most, :recipient, 0)
                            on conflict (announcement, recipient) do nothing
                            """)
                    .with("announcement", announcement.id().toString())
                    .with("history", described().number())
                    .with("kind", EnumWords.of(announcement.kind()))
                    .with("day", announcement.day())
                    .with("recipient", recipient);
            Tiers.bind(row, "before_", announcement.before());
            Tiers.bind(row, "after_", announcement.after()).execute();
        }
    }

    private Described described() {
        if (described == null) {
            throw new IllegalStateException("a history is described before anything else of it is changed");
        }
        return described;
    }
}

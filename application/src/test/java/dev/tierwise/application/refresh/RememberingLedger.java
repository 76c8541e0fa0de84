package dev.tierwise.application.refresh;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRecord;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.schedule.ScheduledEvent.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A ledger of one history that forgets everything when the test ends. */
final class RememberingLedger implements Ledger, HistoryChange {

    private final NavigableMap<LocalDate, RecordedDay> days = new TreeMap<>();
    private final NavigableMap<ScheduledEvent, RecordedEvent> events = new TreeMap<>();
    private final NavigableMap<LocalDate, MetTier> met = new TreeMap<>();
    private final Map<String, PublishedPortal> published = new LinkedHashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<History> history = Optional.empty();

    /** What was announced since somebody asked last. */
    List<Announcement> news() {
        List<Announcement> news =
                deliveries.stream().map(Delivery::announcement).distinct().toList();
        deliveries.clear();
        return news;
    }

    @Override
    public List<History> histories() {
        return history.stream().toList();
    }

    @Override
    public Optional<LocalDate> lastRefreshed(HistoryId id) {
        return lastDay().map(RecordedDay::day);
    }

    @Override
    public List<RecordedDay> days(HistoryId id, LocalDate from, LocalDate to) {
        return List.copyOf(days.subMap(from, true, to, true).values());
    }

    @Override
    public Optional<RecordedDay> latestDay(HistoryId id, LocalDate onOrBefore) {
        return Optional.ofNullable(days.floorEntry(onOrBefore)).map(Map.Entry::getValue);
    }

    @Override
    public List<RecordedEvent> events(HistoryId id, LocalDate from, LocalDate to) {
        return List.copyOf(events.values());
    }

    @Override
    public TierRecord tierRecord(HistoryId id) {
        return this;
    }

    @Override
    public List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
        return events.headMap(new ScheduledEvent(Kind.TIER, through), true).values().stream()
                .filter(RecordedEvent.TierUpdate.class::isInstance)
                .map(RecordedEvent.TierUpdate.class::cast)
                .toList();
    }

    @Override
    public List<MetTier> met(LocalDate through) {
        return List.copyOf(met.headMap(through, true).values());
    }

    @Override
    public void met(MetTier tier) {
        met.put(tier.day(), tier);
    }

    @Override
    public Optional<LastPublished> lastPublished(HistoryId id, LocalDate onOrBefore) {
        throw new UnsupportedOperationException("no answer is given here");
    }

    @Override
    public void forEachPortal(HistoryId id, LocalDate day, Consumer<PortalStanding> consumer) {}

    @Override
    public <T> T change(HistoryId id, Function<HistoryChange, T> work) {
        return work.apply(this);
    }

    @Override
    public List<Delivery> undelivered() {
        return List.copyOf(deliveries);
    }

    @Override
    public void delivered(Delivery delivery) {
        deliveries.remove(delivery);
    }

    @Override
    public void close() {}

    @Override
    public Optional<RecordedDay> lastDay() {
        return Optional.ofNullable(days.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<MonthlyReport> lastReport() {
        return events.values().stream()
                .filter(RecordedEvent.Report.class::isInstance)
                .map(RecordedEvent.Report.class::cast)
                .reduce((earlier, later) -> later)
                .map(report -> new MonthlyReport(report.day(), report.soldMrr(), new LinkedHashMap<>(published)));
    }

    @Override
    public Optional<RecordedEvent.TierUpdate> lastTierUpdate(LocalDate before) {
        return events.headMap(new ScheduledEvent(Kind.MONTHLY_REPORT, before)).values().stream()
                .filter(RecordedEvent.TierUpdate.class::isInstance)
                .map(RecordedEvent.TierUpdate.class::cast)
                .reduce((earlier, later) -> later);
    }

    @Override
    public void describe(History now) {
        history = Optional.of(now);
    }

    @Override
    public void publish(RecordedEvent event) {
        events.put(new ScheduledEvent(kind(event), event.day()), event);
    }

    private static Kind kind(RecordedEvent event) {
        return event instanceof RecordedEvent.Report ? Kind.MONTHLY_REPORT : Kind.TIER;
    }

    @Override
    public <T> T portals(LocalDate day, Function<Consumer<PortalStanding>, T> work) {
        published.clear();
        return work.apply(standing -> standing.sold()
                .ifPresent(sold ->
                        published.put(standing.id(), new PublishedPortal(standing.mrr(), sold, standing.points()))));
    }

    @Override
    public void refreshed(RecordedDay day) {
        days.put(day.day(), day);
    }

    @Override
    public void announce(Announcement announcement, Collection<String> recipients) {
        recipients.forEach(recipient -> deliveries.add(new Delivery(announcement, recipient)));
    }
}

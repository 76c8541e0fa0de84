package dev.tierwise.application.ledger;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A ledger that lasts as long as a test: it keeps its promises, and nothing else. */
public final class InMemoryLedger implements Ledger {

    private TreeMap<HistoryId, Kept> histories = new TreeMap<>();
    private Set<Delivery> undelivered = new LinkedHashSet<>();
    private Set<Delivery> left = new LinkedHashSet<>();

    /** What is kept of one history. */
    private static final class Kept implements TierRecord {

        private History history;
        private final TreeMap<LocalDate, RecordedDay> days = new TreeMap<>();
        private final TreeMap<ScheduledEvent, RecordedEvent> events = new TreeMap<>();
        private final Map<LocalDate, List<PortalStanding>> portals = new HashMap<>();

        private final TreeMap<LocalDate, MetTier> met = new TreeMap<>();

        @Override
        public List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
            return events.headMap(new ScheduledEvent(ScheduledEvent.Kind.TIER, through), true).values().stream()
                    .filter(RecordedEvent.TierUpdate.class::isInstance)
                    .map(RecordedEvent.TierUpdate.class::cast)
                    .toList();
        }

        @Override
        public List<MetTier> met(LocalDate through) {
            TreeMap<LocalDate, MetTier> all = new TreeMap<>();
            tierUpdates(through)
                    .forEach(update ->
                            all.put(update.day(), new MetTier(update.day(), update.tier(), State.UNDETERMINED)));
            all.putAll(met.headMap(through, true));
            return List.copyOf(all.values());
        }

        Kept copy() {
            Kept copy = new Kept();
            copy.met.putAll(met);
            copy.history = history;
            copy.days.putAll(days);
            copy.events.putAll(events);
            copy.portals.putAll(portals);
            return copy;
        }
    }

    @Override
    public List<History> histories() {
        return histories.values().stream().map(kept -> kept.history).toList();
    }

    @Override
    public Optional<LocalDate> lastRefreshed(HistoryId id) {
        return latestDay(id, LocalDate.MAX).map(RecordedDay::day);
    }

    @Override
    public List<RecordedDay> days(HistoryId id, LocalDate from, LocalDate to) {
        return List.copyOf(kept(id).days.subMap(from, true, to, true).values());
    }

    @Override
    public Optional<RecordedDay> latestDay(HistoryId id, LocalDate onOrBefore) {
        return Optional.ofNullable(kept(id).days.floorEntry(onOrBefore)).map(Map.Entry::getValue);
    }

    @Override
    public List<RecordedEvent> events(HistoryId id, LocalDate from, LocalDate to) {
        return kept(id).events.values().stream()
                .filter(event -> !event.day().isBefore(from) && !event.day().isAfter(to))
                .toList();
    }

    @Override
    public TierRecord tierRecord(HistoryId id) {
        return kept(id);
    }

    @Override
    public Optional<LastPublished> lastPublished(HistoryId id, LocalDate onOrBefore) {
        RecordedEvent.Report report = null;
        RecordedEvent.TierUpdate tier = null;
        LocalDate since = null;
        for (RecordedEvent event : events(id, LocalDate.MIN, onOrBefore)) {
            if (event instanceof RecordedEvent.TierUpdate update) {
                since = tier != null && tier.tier().equals(update.tier()) ? since : update.day();
                tier = update;
            } else if (event instanceof RecordedEvent.Report published) {
                report = published;
            }
        }
        return report == null || tier == null ? Optional.empty() : Optional.of(new LastPublished(report, tier, since));
    }

    @Override
    public void forEachPortal(HistoryId id, LocalDate day, Consumer<PortalStanding> consumer) {
        List<PortalStanding> standings = kept(id).portals.get(day);
        if (standings == null) {
            throw new IllegalArgumentException(day + " was not refreshed");
        }
        standings.stream()
                .filter(portal -> portal.kind() == PortalStanding.Kind.PENDING)
                .forEach(consumer);
        standings.stream()
                .filter(portal -> portal.kind() != PortalStanding.Kind.PENDING)
                .sorted(Comparator.comparing(PortalStanding::id))
                .forEach(consumer);
    }

    private Kept kept(HistoryId id) {
        return histories.getOrDefault(id, new Kept());
    }

    @Override
    public <T> T change(HistoryId id, Function<HistoryChange, T> work) {
        TreeMap<HistoryId, Kept> before = histories;
        Set<Delivery> undeliveredBefore = undelivered;
        Set<Delivery> leftBefore = left;
        histories = new TreeMap<>(before);
        undelivered = new LinkedHashSet<>(undeliveredBefore);
        left = new LinkedHashSet<>(leftBefore);
        Kept changing = kept(id).copy();
        histories.put(id, changing);
        boolean done = false;
        try {
            T answer = work.apply(new Change(changing));
            done = true;
            return answer;
        } finally {
            if (!done) {
                histories = before;
                undelivered = undeliveredBefore;
                left = leftBefore;
            }
        }
    }

    @Override
    public List<Delivery> undelivered() {
        return List.copyOf(undelivered);
    }

    @Override
    public void delivered(Delivery delivery) {
        undelivered.remove(delivery);
    }

    @Override
    public void close() {
        // a test's memory is let go with the test
    }

    private final class Change implements HistoryChange {

        private final Kept kept;

        Change(Kept kept) {
            this.kept = kept;
        }

        @Override
        public Optional<RecordedDay> lastDay() {
            return Optional.ofNullable(kept.days.lastEntry()).map(Map.Entry::getValue);
        }

        @Override
        public Optional<MonthlyReport> lastReport() {
            RecordedEvent.Report last = null;
            for (RecordedEvent event : kept.events.values()) {
                last = event instanceof RecordedEvent.Report report ? report : last;
            }
            if (last == null) {
                return Optional.empty();
            }
            Map<String, PublishedPortal> published = new LinkedHashMap<>();
            for (PortalStanding portal : kept.portals.get(kept.days.lastKey())) {
                portal.sold()
                        .ifPresent(sold ->
                                published.put(portal.id(), new PublishedPortal(portal.mrr(), sold, portal.points())));
            }
            return Optional.of(new MonthlyReport(last.day(), last.soldMrr(), published));
        }

        @Override
        public List<RecordedEvent.TierUpdate> tierUpdates(LocalDate through) {
            return kept.tierUpdates(through);
        }

        @Override
        public List<MetTier> met(LocalDate through) {
            return kept.met(through);
        }

        @Override
        public void met(MetTier met) {
            kept.met.put(met.day(), met);
        }

        @Override
        public Optional<RecordedEvent.TierUpdate> lastTierUpdate(LocalDate before) {
            RecordedEvent.TierUpdate last = null;
            for (RecordedEvent event : kept.events.values()) {
                if (event instanceof RecordedEvent.TierUpdate update
                        && update.day().isBefore(before)) {
                    last = update;
                }
            }
            return Optional.ofNullable(last);
        }

        @Override
        public void describe(History history) {
            kept.history = history;
        }

        @Override
        public void publish(RecordedEvent event) {
            ScheduledEvent.Kind kind = event instanceof RecordedEvent.Report
                    ? ScheduledEvent.Kind.MONTHLY_REPORT
                    : ScheduledEvent.Kind.TIER;
            kept.events.put(new ScheduledEvent(kind, event.day()), event);
        }

        @Override
        public <T> T portals(LocalDate day, Function<Consumer<PortalStanding>, T> work) {
            List<PortalStanding> standings = new ArrayList<>();
            T answer = work.apply(standings::add);
            kept.portals.put(day, List.copyOf(standings));
            return answer;
        }

        @Override
        public void refreshed(RecordedDay day) {
            if (!kept.days.isEmpty() && day.day().isBefore(kept.days.lastKey())) {
                throw new IllegalArgumentException(day.day() + " lies before " + kept.days.lastKey());
            }
            kept.days.put(day.day(), day);
        }

        @Override
        public void announce(Announcement announcement, Collection<String> recipients) {
            for (String recipient : recipients) {
                Delivery delivery = new Delivery(announcement, recipient);
                if (left.add(delivery)) {
                    undelivered.add(delivery);
                }
            }
        }
    }
}

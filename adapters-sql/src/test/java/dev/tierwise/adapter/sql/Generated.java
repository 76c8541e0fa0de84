package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** A history that is lived through at random, remembered in the plainest way: every day with everything that was told. */
final class Generated {

    private static final List<String> APPS = List.of("contacts", "crm", "email", "forms", "workflows");

    final History history;
    final TreeMap<LocalDate, RecordedDay> days = new TreeMap<>();
    final TreeMap<LocalDate, List<PortalStanding>> portals = new TreeMap<>();
    final TreeMap<ScheduledEvent, RecordedEvent> events = new TreeMap<>();

    private final Random random;
    private final Random ends;
    private final boolean withPoints;
    private final List<String> ids = new ArrayList<>();
    private Map<String, PublishedPortal> published = new LinkedHashMap<>();
    private Map<String, PortalStanding> before = Map.of();

    /** A history of a partner whose programme has these update days; without months the tier follows every month. */
    Generated(
            Random random,
            int portals,
            boolean withPoints,
            String partner,
            int reportDay,
            int tierDay,
            Month... tierMonths) {
        this.random = random;
        this.withPoints = withPoints;
        this.history = new History(
                partner, ZoneId.of("Europe/Berlin"), Programmes.programme("rules", reportDay, tierDay, tierMonths));
        for (int i = 0; i < portals; i++) {
            ids.add("p" + random.nextInt(10 * portals));
        }
        this.ends = new Random(ids.hashCode());
    }

    /** Refreshes the ledger once more: mostly a day later, sometimes the same day again, sometimes months later. */
    void refresh(Ledger ledger) {
        LocalDate day = days.isEmpty()
                ? LocalDate.of(2015 + random.nextInt(3), 1, 1).plusDays(random.nextInt(365))
                : days.lastKey().plusDays(random.nextInt(8) == 0 ? random.nextInt(100) : random.nextInt(3));
        boolean redo = !days.isEmpty() && days.lastKey().equals(day) && random.nextBoolean();
        Schedule schedule = new Schedule(history.programme().updateDays());
        List<ScheduledEvent> due = days.isEmpty()
                ? schedule.eventsUpTo(day)
                : schedule.events(redo ? day.minusDays(1) : days.lastKey(), day);
        Optional<MonthlyReport> lastReport = lastReport();
        Optional<RecordedDay> lastDay = Optional.ofNullable(days.lastEntry()).map(Map.Entry::getValue);
        List<RecordedEvent> fresh = new ArrayList<>();
        due.forEach(event -> fresh.add(happen(event, day)));
        fresh.forEach(event -> events.put(new ScheduledEvent(event.kind(), event.day()), event));
        List<PortalStanding> told = stand();
        RecordedDay recorded = record(day, told);
        ledger.change(history.id(), change -> {
            check(change.lastReport(), lastReport);
            check(change.lastDay(), lastDay);
            change.describe(history);
            fresh.forEach(change::publish);
            change.portals(day, standings -> {
                told.forEach(standings);
                return 0;
            });
            change.refreshed(recorded);
            if (random.nextInt(5) == 0) {
                change.announce(
                        new Announcement(
                                history.id(),
                                Announcement.Kind.values()[random.nextInt(Announcement.Kind.values().length)],
                                day,
                                tier(),
                                tier()),
                        List.of("team", "boss"));
            }
            return 0;
        });
        days.put(day, recorded);
        portals.put(day, inOrder(told));
    }

    private static void check(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError("within a change: expected " + expected + ", found " + found);
        }
    }

    Optional<MonthlyReport> lastReport() {
        return events.values().stream()
                .filter(RecordedEvent.Report.class::isInstance)
                .map(RecordedEvent.Report.class::cast)
                .reduce((earlier, later) -> later)
                .map(report -> new MonthlyReport(report.day(), report.soldMrr(), published));
    }

    private RecordedEvent happen(ScheduledEvent event, LocalDate day) {
        boolean late = event.day().isBefore(day);
        if (event.kind() == ScheduledEvent.Kind.TIER) {
            return new RecordedEvent.TierUpdate(event.day(), late, tier());
        }
        Map<String, PublishedPortal> now = new LinkedHashMap<>();
        for (String id : ids) {
            if (random.nextInt(3) > 0) {
                now.put(
                        id,
                        random.nextBoolean() && published.containsKey(id)
                                ? published.get(id)
                                : new PublishedPortal(mrr(), sold(), points()));
            }
        }
        published = now;
        return new RecordedEvent.Report(
                event.day(),
                late,
                sum(now.values(), PublishedPortal::mrr, portal -> portal.sold().count()));
    }

    /** In the order in which the sources list them, which is not that of a ledger. */
    private List<PortalStanding> stand() {
        List<PortalStanding> told = new ArrayList<>();
        List<String> listed = new ArrayList<>(ids);
        Collections.shuffle(listed, random);
        for (String id : listed.stream().distinct().toList()) {
            PublishedPortal report = published.get(id);
            PortalStanding old = before.get(id);
            boolean same = random.nextInt(10) > 0 && old != null;
            if (report != null) {
                boolean stays = same
                        && old.sold().equals(Optional.of(report.sold()))
                        && old.mrr().equals(report.mrr())
                        && old.points().equals(report.points());
                told.add(stays ? old : reported(id, report));
            } else if (same && old.sold().isEmpty()) {
                told.add(old);
            } else if (random.nextInt(4) > 0) {
                told.add(new PortalStanding(
                        id,
                        name(id),
                        random.nextBoolean() ? Kind.PENDING : Kind.INACTIVE,
                        mrr(),
                        Optional.empty(),
                        Optional.of(managed()),
                        apps(),
                        apps(),
                        points(),
                        perhapsDay()));
            }
        }
        before = new LinkedHashMap<>();
        told.forEach(standing -> before.put(standing.id(), standing));
        return told;
    }

    private PortalStanding reported(String id, PublishedPortal report) {
        boolean unlisted = random.nextInt(5) == 0;
        return new PortalStanding(
                id,
                unlisted ? Optional.empty() : name(id),
                unlisted ? Kind.UNLISTED : Kind.PUBLISHED,
                report.mrr(),
                Optional.of(report.sold()),
                unlisted ? Optional.empty() : Optional.of(managed()),
                unlisted ? List.of() : apps(),
                unlisted ? List.of() : apps(),
                report.points(),
                unlisted ? Optional.empty() : perhapsDay());
    }

    private Optional<LocalDate> perhapsDay() {
        return ends.nextBoolean()
                ? Optional.of(LocalDate.of(2016, 1, 1).plusDays(ends.nextInt(2000)))
                : Optional.empty();
    }

    /** None now and then: the programme has not always known points. */
    private Optional<PortalPoints> points() {
        return withPoints && random.nextInt(40) > 0
                ? Optional.of(new PortalPoints(
                        new PortalPoints.Credit(any(Count.values()), range()),
                        new PortalPoints.Credit(any(Count.values()), range()),
                        range(),
                        range()))
                : Optional.empty();
    }

    private PointRange range() {
        Fraction low = fraction();
        return random.nextInt(60) == 0
                ? new PointRange(low, Optional.empty())
                : PointRange.between(low, random.nextBoolean() ? low : low.plus(fraction()));
    }

    private Fraction fraction() {
        return Fraction.of(BigDecimal.valueOf(random.nextInt(1000)))
                .dividedBy(Fraction.of(BigDecimal.valueOf(1 + random.nextInt(4))));
    }

    private RecordedDay record(LocalDate day, List<PortalStanding> told) {
        Map<MetricId, Measurement> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_MRR, lastReport().orElseThrow().soldMrr());
        figures.put(
                MetricId.MANAGED_MRR,
                sum(
                        told.stream()
                                .filter(portal -> portal.kind() == Kind.PUBLISHED)
                                .toList(),
                        PortalStanding::mrr,
                        portal -> portal.managed().orElseThrow().count()));
        figures.put(
                MetricId.MEDIAN_APP_USAGE,
                new Measurement.Figure(
                        Interval.exactly(random.nextBoolean() ? BigDecimal.TEN : new BigDecimal("3.5")),
                        new PortalCount(1, 2)));
        figures.put(MetricId.CERTIFICATION, new Measurement.Status(any(State.values())));
        if (withPoints) {
            figures.put(
                    MetricId.SOLD_POINTS,
                    points(
                            told,
                            portal -> portal.points()
                                    .orElse(PortalPoints.UNKNOWN)
                                    .sold()
                                    .points(),
                            portal -> portal.points()
                                    .orElse(PortalPoints.UNKNOWN)
                                    .sold()
                                    .count()));
            figures.put(MetricId.RETENTION, new Measurement.Quantity(Interval.from(new BigDecimal("85.25"))));
            figures.put(MetricId.CERTIFIED_PEOPLE, new Measurement.Quantity(Interval.exactly(new BigDecimal("12"))));
        }
        return new RecordedDay(
                day, Instant.ofEpochSecond(random.nextInt(), random.nextInt(1000)), figures, tier(), perhapsDay());
    }

    private static Measurement.Figure points(
            List<PortalStanding> told,
            Function<PortalStanding, PointRange> points,
            Function<PortalStanding, Count> counts) {
        PointRange sum = PointRange.ZERO;
        int certain = 0;
        int possible = 0;
        for (PortalStanding portal : told) {
            if (portal.kind() == Kind.PUBLISHED || portal.kind() == Kind.UNLISTED) {
                sum = sum.plus(points.apply(portal));
                certain += counts.apply(portal) == Count.COUNTS ? 1 : 0;
                possible += counts.apply(portal) == Count.DOES_NOT_COUNT ? 0 : 1;
            }
        }
        return new Measurement.Figure(sum.inDecimals(), new PortalCount(certain, possible));
    }

    private static <T> Measurement.Figure sum(
            Iterable<T> portals, Function<T, Interval> mrr, Function<T, Count> counts) {
        BigDecimal low = new BigDecimal("0.00");
        Optional<BigDecimal> high = Optional.of(low);
        int certain = 0;
        int possible = 0;
        for (T portal : portals) {
            Interval amount = mrr.apply(portal);
            if (counts.apply(portal) == Count.COUNTS) {
                certain++;
                low = low.add(amount.low());
            }
            if (counts.apply(portal) != Count.DOES_NOT_COUNT) {
                possible++;
                high = high.flatMap(sum -> amount.high().map(sum::add));
            }
        }
        return new Measurement.Figure(new Interval(low, high), new PortalCount(certain, possible));
    }

    private static List<PortalStanding> inOrder(List<PortalStanding> told) {
        List<PortalStanding> ordered = new ArrayList<>(told);
        ordered.removeIf(portal -> portal.kind() == Kind.PENDING);
        ordered.sort(Comparator.comparing(PortalStanding::id));
        ordered.addAll(
                0, told.stream().filter(portal -> portal.kind() == Kind.PENDING).toList());
        return ordered;
    }

    private Interval mrr() {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(500_000), 2);
        return random.nextInt(6) == 0 ? Standing.unknown() : Interval.exactly(amount);
    }

    private Verdict<SoldReason> sold() {
        return new Verdict<>(any(Count.values()), any(SoldReason.values()));
    }

    private Verdict<ManagedReason> managed() {
        return new Verdict<>(any(Count.values()), any(ManagedReason.values()));
    }

    private Optional<String> name(String id) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("");
            case 2 -> Optional.of("Größe, \"" + id + "\"\r\nx");
            default -> Optional.of("Portal " + id);
        };
    }

    private List<String> apps() {
        return APPS.stream().filter(app -> random.nextInt(3) == 0).toList();
    }

    private TierRange tier() {
        boolean certain = !random.nextBoolean();
        boolean possible = !random.nextBoolean();
        return new TierRange(
                certain ? Optional.of("silver") : Optional.empty(),
                certain || possible ? Optional.of("gold") : Optional.empty());
    }

    private <E> E any(E[] values) {
        return values[random.nextInt(values.length)];
    }
}

package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the standings of a history in the order in which they began, and keeps the sums of those that hold: on
 * every refreshed day they are what was recorded.
 */
final class StandingsCheck {

    private final Session session;
    private final long history;
    private final Set<LocalDate> refreshed;
    private final PriorityQueue<Ending> endings = new PriorityQueue<>(Comparator.comparing(Ending::day));
    private final Sum sold = new Sum(PortalStanding::countsAsSold);
    private final Sum managed = new Sum(PortalStanding::countsAsManaged);
    private final Map<LocalDate, RecordedDay> days;
    private final Optional<Vocabulary> known;
    /** Of the metrics of points that were recorded; most histories have none. */
    private final List<PointSum> points;

    /**
     * @param refreshed the refreshed days, ascending
     * @param days      what was recorded of them
     * @param known     the ids that the rules have; empty when the rules cannot be read
     */
    StandingsCheck(
            Session session,
            long history,
            Set<LocalDate> refreshed,
            Map<LocalDate, RecordedDay> days,
            Optional<Vocabulary> known) {
        this.known = known;
        this.session = session;
        this.history = history;
        this.refreshed = refreshed;
        this.days = days;
        this.points = days.values().stream()
                .flatMap(day -> day.figures().keySet().stream())
                .filter(MetricId.POINTS::contains)
                .distinct()
                .sorted(Comparator.comparing(MetricId::value))
                .map(PointSum::new)
                .toList();
    }

    private record Ending(LocalDate day, PortalStanding standing) {}

    /**
     * @param problems is told each problem and its day
     * @param reports  what each monthly report came to
     */
    void run(BiConsumer<LocalDate, Text> problems, NavigableMap<LocalDate, Measurement.Figure> reports) {
        checkOverlaps(problems);
        List<LocalDate> ahead = new ArrayList<>(refreshed);
        session.sql("select * from portal_standing where history_id = :history order by from_day")
                .with("history", history)
                .forEach(row -> {
                    LocalDate from = row.day("from_day");
                    while (!ahead.isEmpty() && ahead.get(0).isBefore(from)) {
                        compare(ahead.remove(0), problems, reports);
                    }
                    begin(Standings.read(row), from, row.optionalDay("until_day"), problems);
                });
        ahead.forEach(day -> compare(day, problems, reports));
    }

    private void checkOverlaps(BiConsumer<LocalDate, Text> problems) {
        session.sql("""
                        select portal, from_day, next_day
                        from (
                            select portal, from_day, until_day,
                                lead(from_day) over (partition by portal order by from_day) as next_day
                            from portal_standing
                            where history_id = :history) as standing
                        where next_day is not null and (until_day is null or until_day > next_day)
                        """)
                .with("history", history)
                .forEach(row -> problems.accept(
                        row.day("next_day"),
                        Text.of(StandingsCheck.class, "standing.twice", row.text("portal"), row.text("from_day"))));
    }

    private void begin(
            PortalStanding standing, LocalDate from, Optional<LocalDate> until, BiConsumer<LocalDate, Text> problems) {
        if (!refreshed.contains(from)) {
            problems.accept(from, Text.of(StandingsCheck.class, "standing.begins", standing.id()));
        }
        until.filter(day -> !refreshed.contains(day))
                .ifPresent(day -> problems.accept(day, Text.of(StandingsCheck.class, "standing.ends", standing.id())));
        known.filter(rules -> rules.isFixed() || until.isEmpty())
                .flatMap(rules ->
                        rules.faultOfApps(standing.usedApps()).or(() -> rules.faultOfApps(standing.unknownApps())))
                .ifPresent(fault ->
                        problems.accept(from, Text.of(StandingsCheck.class, "standing.fault", standing.id(), fault)));
        sold.add(standing, 1);
        managed.add(standing, 1);
        points.forEach(sum -> sum.add(standing, 1));
        until.ifPresent(day -> endings.add(new Ending(day, standing)));
    }

    private void compare(
            LocalDate day, BiConsumer<LocalDate, Text> problems, NavigableMap<LocalDate, Measurement.Figure> reports) {
        while (!endings.isEmpty() && !endings.peek().day().isAfter(day)) {
            Ending ending = endings.remove();
            sold.add(ending.standing(), -1);
            managed.add(ending.standing(), -1);
            points.forEach(sum -> sum.add(ending.standing(), -1));
        }
        Map.Entry<LocalDate, Measurement.Figure> report = reports.floorEntry(day);
        if (report != null) {
            sold.compare(Text.of(StandingsCheck.class, "sold.of.report", report.getKey()), report.getValue())
                    .ifPresent(problem -> problems.accept(day, problem));
        }
        RecordedDay recorded = days.get(day);
        @Nullable Measurement figure = recorded == null ? null : recorded.figures().get(MetricId.MANAGED_MRR);
        if (figure != null) {
            managed.compare(Text.of(StandingsCheck.class, "managed"), figure)
                    .ifPresent(problem -> problems.accept(day, problem));
        }
        if (recorded != null) {
            points.forEach(sum -> sum.compare(recorded).ifPresent(problem -> problems.accept(day, problem)));
        }
    }

    /** The points of the portals that stand now: what began, and beside it what has ended. */
    private static final class PointSum {

        private final MetricId metric;
        private Fraction low = Fraction.ZERO;
        private Fraction high = Fraction.ZERO;
        private int unbounded;
        private int certain;
        private int possible;

        PointSum(MetricId metric) {
            this.metric = metric;
        }

        /** @param times 1 for a standing that begins, -1 for one that ends */
        void add(PortalStanding standing, int times) {
            standing.credit(metric).ifPresent(credit -> add(credit, times));
        }

        private void add(PortalPoints.Credit credited, int times) {
            certain += credited.count() == Count.COUNTS ? times : 0;
            possible += credited.count() == Count.DOES_NOT_COUNT ? 0 : times;
            low = changed(low, credited.points().low(), times);
            high = changed(high, credited.points().high().orElse(Fraction.ZERO), times);
            unbounded += credited.points().high().isPresent() ? 0 : times;
        }

        private static Fraction changed(Fraction sum, Fraction points, int times) {
            return times > 0 ? sum.plus(points) : sum.minus(points);
        }

        Optional<Text> compare(RecordedDay day) {
            if (!(day.figures().get(metric) instanceof Measurement.Figure recorded)) {
                return Optional.empty();
            }
            Interval sum = new PointRange(low, unbounded == 0 ? Optional.of(high) : Optional.empty()).inDecimals();
            boolean same = isSame(recorded.value().low(), sum.low())
                    && recorded.value().high().isPresent() == sum.high().isPresent()
                    && isSame(
                            recorded.value().high().orElse(BigDecimal.ZERO),
                            sum.high().orElse(BigDecimal.ZERO))
                    && recorded.portals().equals(new PortalCount(certain, possible));
            return same
                    ? Optional.empty()
                    : Optional.of(Text.of(
                            StandingsCheck.class,
                            "points.differ",
                            metric,
                            words(recorded),
                            words(new Measurement.Figure(sum, new PortalCount(certain, possible)))));
        }

        private static boolean isSame(BigDecimal recorded, BigDecimal sum) {
            return Storable.number(recorded, Unit.POINTS) == Storable.number(sum, Unit.POINTS);
        }
    }

    private static Text words(Measurement measurement) {
        if (!(measurement instanceof Measurement.Figure figure)) {
            return Text.of(StandingsCheck.class, "no.figure");
        }
        return figure.value()
                .high()
                .map(high -> Text.of(
                        StandingsCheck.class,
                        "figure",
                        figure.value().low(),
                        high,
                        figure.portals().low(),
                        figure.portals().high()))
                .orElse(Text.of(
                        StandingsCheck.class,
                        "figure.unbounded",
                        figure.value().low(),
                        figure.portals().low(),
                        figure.portals().high()));
    }

    /** The MRR of the portals that count now. */
    private static final class Sum {

        private final Function<PortalStanding, Count> counts;
        private BigDecimal low = BigDecimal.ZERO.setScale(2);
        private BigDecimal high = BigDecimal.ZERO.setScale(2);
        private int unbounded;
        private int certain;
        private int possible;

        Sum(Function<PortalStanding, Count> counts) {
            this.counts = counts;
        }

        /** @param times 1 for a standing that begins, -1 for one that ends */
        void add(PortalStanding standing, int times) {
            Count count = counts.apply(standing);
            if (count == Count.DOES_NOT_COUNT) {
                return;
            }
            possible += times;
            if (count == Count.COUNTS) {
                certain += times;
                low = low.add(signed(standing.mrr().low(), times));
            }
            if (standing.mrr().high().isPresent()) {
                high = high.add(signed(standing.mrr().high().get(), times));
            } else {
                unbounded += times;
            }
        }

        private static BigDecimal signed(BigDecimal amount, int times) {
            return times > 0 ? amount : amount.negate();
        }

        Optional<Text> compare(Text what, Measurement recorded) {
            Measurement.Figure sum = new Measurement.Figure(
                    unbounded == 0 ? Interval.between(low, high) : Interval.from(low),
                    new PortalCount(certain, possible));
            return recorded.equals(sum)
                    ? Optional.empty()
                    : Optional.of(Text.of(StandingsCheck.class, "mrr.differs", what, words(recorded), words(sum)));
        }
    }
}

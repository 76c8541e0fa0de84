package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.programme.MetricId;
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

    /** @param refreshed the refreshed days, ascending */
    StandingsCheck(Session session, long history, Set<LocalDate> refreshed) {
        this.session = session;
        this.history = history;
        this.refreshed = refreshed;
    }

    private record Ending(LocalDate day, PortalStanding standing) {}

    /**
     * @param problems is told each problem and its day
     * @param days     what was recorded of the refreshed days
     * @param reports  what each monthly report came to
     */
    void run(
            BiConsumer<LocalDate, String> problems,
            Map<LocalDate, RecordedDay> days,
            NavigableMap<LocalDate, Measurement.Figure> reports) {
        checkOverlaps(problems);
        List<LocalDate> ahead = new ArrayList<>(refreshed);
        session.sql("select * from portal_standing where history_id = :history order by from_day")
                .with("history", history)
                .forEach(row -> {
                    LocalDate from = row.day("from_day");
                    while (!ahead.isEmpty() && ahead.get(0).isBefore(from)) {
                        compare(ahead.remove(0), problems, days, reports);
                    }
                    begin(Standings.read(row), from, row.optionalDay("until_day"), problems);
                });
        ahead.forEach(day -> compare(day, problems, days, reports));
    }

    private void checkOverlaps(BiConsumer<LocalDate, String> problems) {
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
                        "portal " + row.text("portal") + " stands in two ways at once, one of them from "
                                + row.text("from_day") + " on"));
    }

    private void begin(
            PortalStanding standing,
            LocalDate from,
            Optional<LocalDate> until,
            BiConsumer<LocalDate, String> problems) {
        if (!refreshed.contains(from)) {
            problems.accept(
                    from, "the standing of portal " + standing.id() + " begins on a day that was not refreshed");
        }
        until.filter(day -> !refreshed.contains(day))
                .ifPresent(day -> problems.accept(
                        day, "the standing of portal " + standing.id() + " ends on a day that was not refreshed"));
        sold.add(standing, 1);
        managed.add(standing, 1);
        until.ifPresent(day -> endings.add(new Ending(day, standing)));
    }

    private void compare(
            LocalDate day,
            BiConsumer<LocalDate, String> problems,
            Map<LocalDate, RecordedDay> days,
            NavigableMap<LocalDate, Measurement.Figure> reports) {
        while (!endings.isEmpty() && !endings.peek().day().isAfter(day)) {
            Ending ending = endings.remove();
            sold.add(ending.standing(), -1);
            managed.add(ending.standing(), -1);
        }
        Map.Entry<LocalDate, Measurement.Figure> report = reports.floorEntry(day);
        if (report != null) {
            sold.compare("sold MRR of the report of " + report.getKey(), report.getValue())
                    .ifPresent(problem -> problems.accept(day, problem));
        }
        RecordedDay recorded = days.get(day);
        @Nullable Measurement figure = recorded == null ? null : recorded.figures().get(MetricId.MANAGED_MRR);
        if (figure != null) {
            managed.compare("managed MRR", figure).ifPresent(problem -> problems.accept(day, problem));
        }
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

        Optional<String> compare(String what, Measurement recorded) {
            Measurement.Figure sum = new Measurement.Figure(
                    unbounded == 0 ? Interval.between(low, high) : Interval.from(low),
                    new PortalCount(certain, possible));
            return recorded.equals(sum)
                    ? Optional.empty()
                    : Optional.of(
                            what + " is recorded as " + words(recorded) + ", but the portals come to " + words(sum));
        }

        private static String words(Measurement measurement) {
            if (!(measurement instanceof Measurement.Figure figure)) {
                return "no figure";
            }
            return figure.value().low() + " to "
                    + figure.value().high().map(BigDecimal::toString).orElse("no bound") + " of "
                    + figure.portals().low() + " to " + figure.portals().high() + " portals";
        }
    }
}

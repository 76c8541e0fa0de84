package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.UpdateDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refreshed days of a history, with what each metric came to. */
final class Days {

    private static final EnumWords<State> STATES = new EnumWords<>(State.class);

    private final Session session;
    private final long history;

    Days(Session session, long history) {
        this.session = session;
        this.history = history;
    }

    Optional<LocalDate> last() {
        return session.sql("select max(day) as day from refresh where history_id = :history")
                .with("history", history)
                .first(row -> row.optionalDay("day"))
                .flatMap(day -> day);
    }

    Optional<RecordedDay> latest(LocalDate onOrBefore) {
        return session.sql("select max(day) as day from refresh where history_id = :history and day <= :day")
                .with("history", history)
                .with("day", onOrBefore)
                .first(row -> row.optionalDay("day"))
                .flatMap(day -> day)
                .flatMap(day -> between(day, day).stream().findFirst());
    }

    List<RecordedDay> between(LocalDate from, LocalDate to) {
        Map<LocalDate, Map<MetricId, Measurement>> figures = figures(from, to);
        return session.sql("""
                        select day, refreshed_at, live_at_least, live_at_most, certified_through
                        from refresh
                        where history_id = :history and day between :from_day and :to_day
                        order by day
                        """)
                .with("history", history)
                .with("from_day", from)
                .with("to_day", to)
                .list(row -> {
                    LocalDate day = row.day("day");
                    TierRange live = Tiers.read(row, "live_");
                    return new RecordedDay(
                            day,
                            instant(row.text("refreshed_at")),
                            figures.getOrDefault(day, Map.of()),
                            live,
                            row.optionalDay("certified_through"));
                });
    }

    private Map<LocalDate, Map<MetricId, Measurement>> figures(LocalDate from, LocalDate to) {
        Map<LocalDate, Map<MetricId, Measurement>> figures = new LinkedHashMap<>();
        session.sql("""
                        select day, metric, low, high, portals_low, portals_high, state
                        from metric_value
                        where history_id = :history and day between :from_day and :to_day
                        order by day, place
                        """)
                .with("history", history)
                .with("from_day", from)
                .with("to_day", to)
                .forEach(row -> {
                    String metric = row.text("metric");
                    Unit unit = unit(metric);
                    figures.computeIfAbsent(row.day("day"), day -> new LinkedHashMap<>())
                            .put(
                                    new MetricId(metric),
                                    unit == Unit.NONE
                                            ? new Measurement.Status(row.word("state", STATES))
                                            : Figures.readNumber(row, unit));
                });
        return figures;
    }

    /** Adds a day that comes after all others, or replaces the last one; how often it was refreshed is counted. */
    void put(RecordedDay day, UpdateDays calendar) {
        Sql refresh = session.sql("""
                        insert into refresh (history_id, day, refreshed_at, times, report_day, tier_day, tier_months,
                            live_at_least, live_at_most, certified_through)
                        values (:history, :day, :refreshed_at, 1, :report_day, :tier_day, :tier_months,
                            :live_at_least, :live_at_most, :certified_through)
                        on conflict (history_id, day) do update
                        set refreshed_at = excluded.refreshed_at, times = refresh.times + 1,
                            live_at_least = excluded.live_at_least, live_at_most = excluded.live_at_most,
                            certified_through = excluded.certified_through
                        """)
                .with("history", history)
                .with("day", day.day())
                .with("refreshed_at", day.refreshedAt().toString())
                .with("report_day", calendar.reportDay())
                .with("tier_day", calendar.tierDay())
                .with("tier_months", Months.text(calendar.tierMonths()))
                .with("certified_through", day.certifiedThrough().map(LocalDate::toString));
        Tiers.bind(refresh, "live_", day.live()).execute();
        session.sql("delete from metric_value where history_id = :history and day = :day")
                .with("history", history)
                .with("day", day.day())
                .execute();
        List<MetricId> metrics = new ArrayList<>(day.figures().keySet());
        day.figures().forEach((metric, value) -> put(day.day(), metrics.indexOf(metric), metric, value));
    }

    private void put(LocalDate day, int place, MetricId metric, Measurement value) {
        Sql row = session.sql("""
                        insert into metric_value (history_id, day, place, metric, low, high, portals_low, portals_high, state)
                        values (:history, :day, :place, :metric, :low, :high, :portals_low, :portals_high, :state)
                        """)
                .with("history", history)
                .with("day", day)
                .with("place", place)
                .with("metric", metric.value());
        if (value instanceof Measurement.Figure figure) {
            Figures.bind(row, figure, unit(metric.value())).with("state", Optional.empty());
        } else if (value instanceof Measurement.Quantity quantity) {
            Figures.bind(row, quantity, unit(metric.value())).with("state", Optional.empty());
        } else if (value instanceof Measurement.Status status) {
            Figures.bindNone(row).with("state", EnumWords.of(status.state()));
        }
        row.execute();
    }

    private Unit unit(String metric) {
        return Metrics.all().stream()
                .filter(known -> known.id().value().equals(metric))
                .map(Metric::unit)
                .findFirst()
                .orElseThrow(() -> session.database().damaged("holds.metric", metric));
    }

    private Instant instant(String text) {
        try {
            return StoredTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw session.database().damaged("holds.refresh.time", text);
        }
    }
}

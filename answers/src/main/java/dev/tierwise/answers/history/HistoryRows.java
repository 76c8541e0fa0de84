package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row for each month of a history or, where it is about a month at most, for each day: the last figures of that time,
 * and the tiers at its end.
 */
final class HistoryRows {

    private static final int DAYS_OF_A_MONTH = 31;
    private static final String LATE = "*";

    private final HistoryPage history;
    private final Words words;
    private final boolean daily;
    private final List<MetricId> figures;
    private final List<String> tiers;

    HistoryRows(HistoryPage history, LocalDate first, LocalDate last) {
        this.history = history;
        this.words = history.words();
        this.daily = last.toEpochDay() - first.toEpochDay() < DAYS_OF_A_MONTH;
        this.figures = history.report().history().programme().metrics().stream()
                .filter(metric -> Metrics.get(metric).unit() != Unit.NONE)
                .toList();
        this.tiers = history.report().history().programme().tiers().stream()
                .map(Tier::id)
                .toList();
    }

    /** What is known of a month or a day: the last of everything. */
    private static final class Stretch {
        private Optional<RecordedDay> day = Optional.empty();
        private Optional<RecordedEvent.Report> report = Optional.empty();
        private Optional<RecordedEvent.TierUpdate> update = Optional.empty();

        void add(RecordedEvent event) {
            if (event instanceof RecordedEvent.Report published) {
                report = Optional.of(published);
            } else if (event instanceof RecordedEvent.TierUpdate updated) {
                update = Optional.of(updated);
            }
        }

        /** Sold MRR is what a report says that came after the last refresh of the time, if there was one. */
        Optional<Interval> figure(MetricId metric) {
            if (metric.equals(MetricId.SOLD_MRR)
                    && report.isPresent()
                    && day.filter(refreshed ->
                                    !refreshed.day().isBefore(report.get().day()))
                            .isEmpty()) {
                return report.map(published -> published.soldMrr().value());
            }
            return day.map(refreshed -> refreshed.figures().get(metric))
                    .filter(Measurement.Numeric.class::isInstance)
                    .map(Measurement.Numeric.class::cast)
                    .map(Measurement.Numeric::value);
        }
    }

    /** The rows, below one that names the columns. */
    Grid grid() {
        Grid grid = new Grid();
        grid.row(row(
                daily
                        ? Cell.right(words.say("column.day"), Style.BOLD)
                        : Cell.of(words.say("column.month"), Style.BOLD),
                figures.stream()
                        .map(metric -> Cell.right(words.column(metric), Style.BOLD))
                        .toList(),
                Cell.of(words.say("tier.live"), Style.BOLD),
                Cell.of(words.say("tier.credited"), Style.BOLD)));
        Optional<TierRange> credited = history.report().before().map(RecordedEvent.TierUpdate::tier);
        for (Map.Entry<LocalDate, Stretch> entry : stretches().entrySet()) {
            Stretch stretch = entry.getValue();
            grid.row(row(
                    daily
                            ? Cell.right(words.day(entry.getKey()))
                            : Cell.of(words.month(YearMonth.from(entry.getKey()))),
                    figures.stream().map(metric -> figure(metric, stretch)).toList(),
                    Cell.of(stretch.day
                            .map(day -> words.tier(day.live()))
                            .orElseGet(() -> words.typeface().dash())),
                    credited(stretch.update, credited)));
            if (stretch.update.isPresent()) {
                credited = stretch.update.map(RecordedEvent.TierUpdate::tier);
            }
        }
        return grid;
    }

    /** Whether anything in the rows was worked out late. */
    boolean anyLate() {
        return stretches().values().stream()
                .anyMatch(stretch -> stretch.update.filter(RecordedEvent::late).isPresent()
                        || (figures.contains(MetricId.SOLD_MRR)
                                && stretch.report.filter(RecordedEvent::late).isPresent()));
    }

    private static List<Cell> row(Cell label, List<Cell> figures, Cell live, Cell credited) {
        List<Cell> cells = new ArrayList<>();
        cells.add(label);
        cells.addAll(figures);
        cells.add(live);
        cells.add(credited);
        return cells;
    }

    private Map<LocalDate, Stretch> stretches() {
        Map<LocalDate, Stretch> stretches = new TreeMap<>();
        history.report().days().forEach(day -> stretch(stretches, day.day()).day = Optional.of(day));
        history.report()
                .events()
                .forEach(event -> stretch(stretches, event.day()).add(event));
        return stretches;
    }

    private Stretch stretch(Map<LocalDate, Stretch> stretches, LocalDate day) {
        return stretches.computeIfAbsent(daily ? day : day.withDayOfMonth(1), begin -> new Stretch());
    }

    private Cell figure(MetricId metric, Stretch stretch) {
        Optional<Interval> value = stretch.figure(metric);
        String text = value.map(known -> words.briefFigures(metric, known))
                .orElseGet(() -> words.typeface().dash());
        boolean published = metric.equals(MetricId.SOLD_MRR)
                && stretch.report.filter(RecordedEvent::late).isPresent();
        return Cell.right(
                marked(text, published),
                value.filter(known -> !known.isExact()).isPresent() ? Style.WARN : Style.PLAIN);
    }

    /** The tier at the end of the time; one that was updated in it shows where it went. */
    private Cell credited(Optional<RecordedEvent.TierUpdate> update, Optional<TierRange> before) {
        if (update.isEmpty()) {
            return Cell.of(
                    before.map(words::tier).orElseGet(() -> words.typeface().dash()), Style.FAINT);
        }
        TierRange now = update.get().tier();
        int direction = before.filter(TierRange::settled)
                .filter(earlier -> now.settled())
                .map(earlier -> Integer.compare(rank(now), rank(earlier)))
                .orElse(0);
        String text = marked(words.tier(now), update.get().late());
        return switch (direction) {
            case 1 -> Cell.of(text + " " + words.typeface().up(), Style.GOOD);
            case -1 -> Cell.of(text + " " + words.typeface().down(), Style.BAD);
            default -> Cell.of(text, now.settled() ? Style.PLAIN : Style.WARN);
        };
    }

    private int rank(TierRange range) {
        return range.atLeast().map(tiers::indexOf).orElse(-1);
    }

    private String marked(String text, boolean workedOutLate) {
        return workedOutLate ? text + LATE : text;
    }
}

package dev.tierwise.answers.history;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row for each month of a history or, where it is about a month at most, for each day: the last figures of that time,
 * and the tiers at its end.
 */
final class HistoryTable {

    private static final int DAYS_OF_A_MONTH = 31;
    private static final String LATE = "*";

    private final HistoryDocument history;
    private final Words words;
    private final boolean daily;
    private final List<MetricId> figures;

    HistoryTable(HistoryDocument history, Words words, LocalDate first, LocalDate last) {
        this.history = history;
        this.words = words;
        this.daily = last.toEpochDay() - first.toEpochDay() < DAYS_OF_A_MONTH;
        this.figures = history.metrics().stream()
                .filter(metric -> Metrics.get(metric).unit() != Unit.NONE)
                .toList();
    }

    /** What is known of a month or a day: the last of everything. */
    private static final class Stretch {
        private Optional<HistoryDocument.Day> day = Optional.empty();
        private Optional<HistoryDocument.Event> report = Optional.empty();
        private Optional<HistoryDocument.Event> update = Optional.empty();

        void add(HistoryDocument.Event event) {
            if (event.tier() == null) {
                report = Optional.of(event);
            } else {
                update = Optional.of(event);
            }
        }

        private Optional<HeldTier> credited() {
            return update.map(HistoryDocument.Event::tier);
        }

        /** Sold MRR is what a report says that came after the last refresh of the time, if there was one. */
        Optional<Interval> figure(MetricId metric) {
            if (metric.equals(MetricId.SOLD_MRR)
                    && report.isPresent()
                    && day.filter(refreshed ->
                                    !refreshed.day().isBefore(report.get().day()))
                            .isEmpty()) {
                return report.map(HistoryDocument.Event::soldMrr).map(Measured.Figure::value);
            }
            return day.map(refreshed -> refreshed.metrics().get(metric))
                    .filter(Measured.Figure.class::isInstance)
                    .map(Measured.Figure.class::cast)
                    .map(Measured.Figure::value);
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
        Optional<HeldTier> credited = Optional.ofNullable(history.before());
        for (Map.Entry<LocalDate, Stretch> entry : stretches().entrySet()) {
            Stretch stretch = entry.getValue();
            grid.row(row(
                    daily
                            ? Cell.right(words.day(entry.getKey()))
                            : Cell.of(words.month(YearMonth.from(entry.getKey()))),
                    figures.stream().map(metric -> figure(metric, stretch)).toList(),
                    Cell.of(stretch.day
                            .map(day -> words.tier(day.live().tier()))
                            .orElseGet(() -> words.typeface().dash())),
                    credited(stretch, credited)));
            if (stretch.update.isPresent()) {
                credited = stretch.credited();
            }
        }
        return grid;
    }

    /** Whether anything in the rows was worked out late. */
    boolean anyLate() {
        return stretches().values().stream()
                .anyMatch(stretch ->
                        stretch.update.filter(HistoryDocument.Event::late).isPresent()
                                || (figures.contains(MetricId.SOLD_MRR)
                                        && stretch.report
                                                .filter(HistoryDocument.Event::late)
                                                .isPresent()));
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
        history.days().forEach(day -> stretch(stretches, day.day()).day = Optional.of(day));
        history.events().stream()
                .filter(event -> event.tier() != null || !event.day().isAfter(soldMrrThrough()))
                .forEach(event -> stretch(stretches, event.day()).add(event));
        return stretches;
    }

    /** The last day through which reports are about sold MRR: where the rules do not ask for it, earlier ones did. */
    private LocalDate soldMrrThrough() {
        return history.programmeRules().metrics().contains(MetricId.SOLD_MRR)
                ? LocalDate.MAX
                : history.days().stream()
                        .filter(day -> day.metrics().containsKey(MetricId.SOLD_MRR))
                        .map(HistoryDocument.Day::day)
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.MIN);
    }

    private Stretch stretch(Map<LocalDate, Stretch> stretches, LocalDate day) {
        return stretches.computeIfAbsent(daily ? day : day.withDayOfMonth(1), begin -> new Stretch());
    }

    private Cell figure(MetricId metric, Stretch stretch) {
        Optional<Interval> value = stretch.figure(metric);
        String text = value.map(known -> words.briefFigures(metric, known))
                .orElseGet(() -> words.typeface().dash());
        boolean published = metric.equals(MetricId.SOLD_MRR)
                && stretch.report.filter(HistoryDocument.Event::late).isPresent();
        return Cell.right(
                marked(text, published),
                value.filter(known -> !known.isExact()).isPresent() ? Style.WARN : Style.PLAIN);
    }

    /** The tier at the end of the time; one that was updated in it shows where it went. */
    private Cell credited(Stretch stretch, Optional<HeldTier> before) {
        if (stretch.update.isEmpty()) {
            return Cell.of(
                    before.map(words::tier).orElseGet(() -> words.typeface().dash()), Style.FAINT);
        }
        HeldTier now = stretch.credited().orElseThrow();
        int direction = before.filter(HeldTier::settled)
                .filter(earlier -> now.settled())
                .map(earlier -> Integer.compare(rank(now), rank(earlier)))
                .orElse(0);
        String text = marked(words.tier(now), stretch.update.get().late());
        return switch (direction) {
            case 1 -> Cell.of(text + " " + words.typeface().up(), Style.GOOD);
            case -1 -> Cell.of(text + " " + words.typeface().down(), Style.BAD);
            default -> Cell.of(text, now.settled() ? Style.PLAIN : Style.WARN);
        };
    }

    private int rank(HeldTier tier) {
        return history.programmeRules().rank(tier.atLeast());
    }

    private String marked(String text, boolean workedOutLate) {
        return workedOutLate ? text + LATE : text;
    }
}

package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.page.text.TableLayout;
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
import java.io.IOException;
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

    private static final String INDENT = "  ";
    private static final int DAYS_OF_A_MONTH = 31;
    private static final String LATE = "*";

    private final HistoryTable table;
    private final Words words;
    private final Paper paper;
    private final boolean daily;
    private final List<MetricId> figures;
    private final List<String> tiers;
    private boolean late;

    HistoryRows(HistoryTable table, LocalDate first, LocalDate last) {
        this.table = table;
        this.words = table.words();
        this.paper = table.paper();
        this.daily = last.toEpochDay() - first.toEpochDay() < DAYS_OF_A_MONTH;
        this.figures = table.report().history().programme().metrics().stream()
                .filter(metric -> Metrics.get(metric).unit() != Unit.NONE)
                .toList();
        this.tiers = table.report().history().programme().tiers().stream()
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

    /**
     * A row.
     *
     * @param label   the month or the day
     * @param figures in the order of the programme's metrics
     */
    private record Row(Cell label, List<Cell> figures, Cell live, Cell credited) {

        List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            cells.add(label);
            cells.addAll(figures);
            cells.add(live);
            cells.add(credited);
            return cells;
        }
    }

    /** Writes the rows; whether anything in them was worked out late. */
    boolean write() throws IOException {
        List<Row> rows = rows();
        Grid grid = new Grid();
        grid.row(new Row(
                        daily
                                ? Cell.right(words.say("column.day"), Style.BOLD)
                                : Cell.of(words.say("column.month"), Style.BOLD),
                        figures.stream()
                                .map(metric -> Cell.right(words.column(metric), Style.BOLD))
                                .toList(),
                        Cell.of(words.say("tier.live"), Style.BOLD),
                        Cell.of(words.say("tier.credited"), Style.BOLD))
                .cells());
        rows.forEach(row -> grid.row(row.cells()));
        if (new TableLayout(grid).fits(paper, INDENT)) {
            new TableLayout(grid).write(paper, INDENT);
        } else {
            writeNarrow(rows);
        }
        return late;
    }

    private void writeNarrow(List<Row> rows) throws IOException {
        Grid tiersOnly = new Grid();
        for (Row row : rows) {
            tiersOnly.row(
                    row.label(),
                    Cell.of(words.say("tier.live") + " " + row.live().text()),
                    Cell.of(
                            words.say("tier.credited") + " " + row.credited().text(),
                            row.credited().style()));
        }
        new TableLayout(tiersOnly)
                .write(
                        paper,
                        INDENT,
                        i -> paper.wrapped(INDENT + INDENT, figures(rows.get(i).figures())));
    }

    private String figures(List<Cell> cells) {
        List<String> values = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            values.add(
                    words.column(figures.get(column)) + " " + cells.get(column).text());
        }
        return String.join(", ", values);
    }

    private List<Row> rows() {
        Map<LocalDate, Stretch> stretches = new TreeMap<>();
        table.report().days().forEach(day -> stretch(stretches, day.day()).day = Optional.of(day));
        table.report().events().forEach(event -> stretch(stretches, event.day()).add(event));
        List<Row> rows = new ArrayList<>();
        Optional<TierRange> credited = table.report().before().map(RecordedEvent.TierUpdate::tier);
        for (Map.Entry<LocalDate, Stretch> entry : stretches.entrySet()) {
            Stretch stretch = entry.getValue();
            rows.add(new Row(
                    daily
                            ? Cell.right(words.day(entry.getKey()))
                            : Cell.of(words.month(YearMonth.from(entry.getKey()))),
                    figures.stream().map(metric -> figure(metric, stretch)).toList(),
                    Cell.of(stretch.day
                            .map(day -> words.tier(day.live()))
                            .orElseGet(() -> paper.typeface().dash())),
                    credited(stretch.update, credited)));
            if (stretch.update.isPresent()) {
                credited = stretch.update.map(RecordedEvent.TierUpdate::tier);
            }
        }
        return rows;
    }

    private Stretch stretch(Map<LocalDate, Stretch> stretches, LocalDate day) {
        return stretches.computeIfAbsent(daily ? day : day.withDayOfMonth(1), begin -> new Stretch());
    }

    private Cell figure(MetricId metric, Stretch stretch) {
        Optional<Interval> value = stretch.figure(metric);
        String text = value.map(known -> words.briefFigures(metric, known))
                .orElseGet(() -> paper.typeface().dash());
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
                    before.map(words::tier).orElseGet(() -> paper.typeface().dash()), Style.FAINT);
        }
        TierRange now = update.get().tier();
        int direction = before.filter(TierRange::settled)
                .filter(earlier -> now.settled())
                .map(earlier -> Integer.compare(rank(now), rank(earlier)))
                .orElse(0);
        String text = marked(words.tier(now), update.get().late());
        return switch (direction) {
            case 1 -> Cell.of(text + " " + paper.typeface().up(), Style.GOOD);
            case -1 -> Cell.of(text + " " + paper.typeface().down(), Style.BAD);
            default -> Cell.of(text, now.settled() ? Style.PLAIN : Style.WARN);
        };
    }

    private int rank(TierRange range) {
        return range.atLeast().map(tiers::indexOf).orElse(-1);
    }

    private String marked(String text, boolean workedOutLate) {
        late |= workedOutLate;
        return workedOutLate ? text + LATE : text;
    }
}

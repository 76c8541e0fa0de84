package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.page.text.Sparkline;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A line of blocks for each figure and each tier of a history, with its last value and the values that it lies between. */
final class HistoryLines {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int LONGEST_LINE = 60;
    private static final int SHORTEST_LINE = 12;

    private final HistoryTable table;
    private final LocalDate first;
    private final LocalDate last;
    private final Words words;
    private final Paper paper;

    HistoryLines(HistoryTable table, LocalDate first, LocalDate last) {
        this.table = table;
        this.first = first;
        this.last = last;
        this.words = table.words();
        this.paper = table.paper();
    }

    /**
     * How something developed.
     *
     * @param label what it is called
     * @param line  its values
     * @param now   the last of them
     * @param scale the values that the line lies between; empty where there is nothing to say
     */
    private record Development(String label, Sparkline line, String now, String scale) {}

    /** Writes the lines; whether anything in them is open. */
    boolean write() throws IOException {
        List<Development> all = new ArrayList<>();
        table.report()
                .history()
                .programme()
                .metrics()
                .forEach(metric -> development(metric).ifPresent(all::add));
        tier("history.live", day -> Optional.of(day.live())).ifPresent(all::add);
        tier("history.credited", day -> table.creditedBy(day.day())).ifPresent(all::add);
        int label = widest(all, Development::label);
        int now = widest(all, Development::now);
        int scale = widest(all, Development::scale);
        int beside = paper.columns() - INDENT.length() - label - 2 * GAP.length() - now;
        int withScale = scale == 0 ? beside : beside - GAP.length() - scale;
        int below = paper.columns() - 2 * INDENT.length() - GAP.length() - now;
        boolean scaleBeside = withScale >= SHORTEST_LINE;
        boolean labelBeside = scaleBeside || beside >= SHORTEST_LINE;
        int columns = Math.min(LONGEST_LINE, scaleBeside ? withScale : labelBeside ? beside : below);
        int longest = all.stream()
                .mapToInt(development -> development.line().length(columns))
                .max()
                .orElse(0);
        boolean open = false;
        for (Development development : all) {
            String start = INDENT + INDENT;
            if (labelBeside) {
                start = INDENT + paper.typeface().left(development.label(), label) + GAP;
            } else {
                paper.wrapped(INDENT, development.label());
            }
            String line = paper.typeface().left(development.line().line(paper.typeface(), columns), longest);
            String value = paper.typeface().right(development.now(), now);
            paper.line(start + line + GAP + value + (scaleBeside ? GAP + development.scale() : ""));
            String indent = " ".repeat(paper.typeface().width(start));
            Optional<String> marks = development.line().marks(columns);
            if (marks.isPresent()) {
                open = true;
                paper.line(indent + paper.paint(Style.WARN, marks.get().stripTrailing()));
            }
            if (!scaleBeside && !development.scale().isEmpty()) {
                paper.wrapped(indent, development.scale());
            }
        }
        return open;
    }

    private int widest(List<Development> developments, Function<Development, String> text) {
        return developments.stream()
                .map(text)
                .mapToInt(paper.typeface()::width)
                .max()
                .orElse(0);
    }

    private Optional<Development> development(MetricId metric) {
        List<Sparkline.Point> points = new ArrayList<>();
        String now = "";
        boolean figures = false;
        for (RecordedDay day : table.report().days()) {
            if (day.figures().get(metric) instanceof Measurement.Numeric number) {
                figures = true;
                points.add(new Sparkline.Point(
                        day.day(), number.value().low(), !number.value().isExact()));
                now = words.briefFigures(metric, number.value());
            } else if (day.figures().get(metric) instanceof Measurement.Status status) {
                points.add(new Sparkline.Point(
                        day.day(),
                        status.state() == State.MET ? BigDecimal.ONE : BigDecimal.ZERO,
                        status.state() == State.UNDETERMINED));
                now = words.state(status.state());
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal least = figures ? least(points) : BigDecimal.ZERO;
        BigDecimal greatest = figures ? greatest(points) : BigDecimal.ONE;
        String scale = figures && least.compareTo(greatest) < 0
                ? words.say("history.scale", words.figure(metric, least), words.figure(metric, greatest))
                : "";
        return Optional.of(
                new Development(words.metric(metric), new Sparkline(points, first, last, least, greatest), now, scale));
    }

    private static BigDecimal least(List<Sparkline.Point> points) {
        return points.stream().map(Sparkline.Point::low).reduce(BigDecimal::min).orElseThrow();
    }

    private static BigDecimal greatest(List<Sparkline.Point> points) {
        return points.stream().map(Sparkline.Point::low).reduce(BigDecimal::max).orElseThrow();
    }

    private Optional<Development> tier(String key, Function<RecordedDay, Optional<TierRange>> held) {
        List<String> tiers = table.report().history().programme().tiers().stream()
                .map(Tier::id)
                .toList();
        List<Sparkline.Point> points = new ArrayList<>();
        String now = "";
        for (RecordedDay day : table.report().days()) {
            Optional<TierRange> range = held.apply(day);
            if (range.isPresent()) {
                // no tier is the lowest block, and so is one that the programme does not know any more
                int rank = range.get().atLeast().map(tiers::indexOf).orElse(-1) + 1;
                points.add(new Sparkline.Point(
                        day.day(), BigDecimal.valueOf(rank), !range.get().settled()));
                now = words.tier(range.get());
            }
        }
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Development(
                        words.say(key),
                        new Sparkline(points, first, last, BigDecimal.ZERO, BigDecimal.valueOf(tiers.size())),
                        now,
                        ""));
    }
}
